package handshake_test

import (
	"encoding/base64"
	"strings"
	"testing"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

func TestCheckKey(t *testing.T) {
	type want struct {
		rule     string
		severity handshake.Severity
		title    string // part of it
		bytes    string // what the span covers
	}
	tests := []struct {
		name, key string
		want      []want
	}{
		{"random", "5JtXz1cPkoXrw/9Z3hWqUg==", nil},
		{"RFC sample", "dGhlIHNhbXBsZSBub25jZQ==", []want{
			{"C13", handshake.Info, "sample key of RFC 6455", "dGhlIHNhbXBsZSBub25jZQ=="}}},
		{"Wikipedia sample", "x3JJHMbDL1EzLkh9GBhXDw==", []want{
			{"C13", handshake.Info, "Wikipedia", "x3JJHMbDL1EzLkh9GBhXDw=="}}},
		{"erratum 3150, as corrected", "AQIDBAUGBwgJCgsMDQ4PEA==", []want{
			{"C13", handshake.Info, "count up from 1", "AQIDBAUGBwgJCgsMDQ4PEA=="}}},
		{"erratum 3150, as printed", "AQIDBAUGBwgJCgsMDQ4PEC==", []want{
			{"C11", handshake.Warning, "“C” belong to no byte", "C"},
			{"C13", handshake.Info, "count up from 1", "AQIDBAUGBwgJCgsMDQ4PEC=="}}},
		{"zeros", "AAAAAAAAAAAAAAAAAAAAAA==", []want{
			{"C13", handshake.Info, "All 16 bytes are 0x00", "AAAAAAAAAAAAAAAAAAAAAA=="}}},
		{"printable", "aGVsbG8sIHdlYnNvY2tldA==", []want{
			{"C13", handshake.Info, "“hello, websocket”", "aGVsbG8sIHdlYnNvY2tldA=="}}},
		{"empty", "", []want{{"C10", handshake.Error, "empty", ""}}},
		{"only spaces", "  ", []want{{"H15", handshake.Warning, "nothing else in the key: a space (0x20), a space (0x20)", "  "},
			{"C10", handshake.Error, "empty", ""}}},
		{"space after", "5JtXz1cPkoXrw/9Z3hWqUg== ", []want{
			{"H15", handshake.Warning, "white space after the key: a space (0x20)", " "}}},
		{"tab before", "\t5JtXz1cPkoXrw/9Z3hWqUg==", []want{
			{"H15", handshake.Warning, "white space before the key: a tab (0x09)", "\t"}}},
		{"line feed after (autobahn-java#1)", "3jKMMV2fG1WxWTeEsSoTWg==\n", []want{
			{"H10", handshake.Error, "line break after the key: a line feed (0x0A)", "\n"}}},
		{"line feed inside", "3jKMMV2fG1Wx\nWTeEsSoTWg==", []want{
			{"H10", handshake.Error, "character 13 is a line feed (0x0A)", "\n"}}},
		{"space inside", "5JtXz1cPkoXr w/9Z3hWqUg==", []want{
			{"C10", handshake.Error, "character 13 is a space (0x20)", " "}}},
		{"URL-safe", "5JtXz1cPkoXrw_9Z3hWqUg==", []want{
			{"C10", handshake.Error, "character 14 is “_” (0x5F)", "_"}}},
		{"not ASCII", "clé", []want{{"C10", handshake.Error, "character 3 is “é” (U+00E9)", "é"}}},
		{"not UTF-8", "ab\xff", []want{{"C10", handshake.Error, "character 3 is U+FFFD", "\xff"}}},
		{"no padding", "5JtXz1cPkoXrw/9Z3hWqUg", []want{
			{"C10", handshake.Error, "the padding is no =, and 22 characters need ==", "5JtXz1cPkoXrw/9Z3hWqUg"}}},
		{"half padding", "5JtXz1cPkoXrw/9Z3hWqUg=", []want{
			{"C10", handshake.Error, "the padding is =, and 22 characters need ==", "5JtXz1cPkoXrw/9Z3hWqUg="}}},
		{"one character too many", "5JtXz1cPkoXrw/9Z3hWqUgA", []want{
			{"C10", handshake.Error, "the padding is no =, and 23 characters need =", "5JtXz1cPkoXrw/9Z3hWqUgA"}}},
		{"impossible length", "5JtXz", []want{{"C10", handshake.Error, "5 characters can't be made of whole bytes", "5JtXz"}}},
		{"text after the padding", "5JtXz1cPkoXrw/9Z3hWqUg==garbage", []want{
			{"C10", handshake.Error, "text follows the padding at character 23", "="}}},
		{"two keys", "5JtXz1cPkoXrw/9Z3hWqUg==, 5JtXz1cPkoXrw/9Z3hWqUg==", []want{
			{"C10", handshake.Error, "text follows the padding", "="}}},
		{"32 bytes (ws#1571)", "JCMCrKJENqcrTU9erFxGoiP5P8JhjeocERQs9vgR/Y4=", []want{
			{"C10", handshake.Error, "base64 of 32 bytes", "JCMCrKJENqcrTU9erFxGoiP5P8JhjeocERQs9vgR/Y4="}}},
		{"12 printable bytes (fs2-http#8)", "U3RyZWFtKDIsID8p", []want{
			{"C10", handshake.Error, "base64 of 12 bytes", "U3RyZWFtKDIsID8p"},
			{"C13", handshake.Info, "“Stream(2, ?)”", "U3RyZWFtKDIsID8p"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := handshake.CheckKey(test.key)
			if len(got) != len(test.want) {
				t.Fatalf("%d findings, want %d: %+v", len(got), len(test.want), got)
			}
			for i, want := range test.want {
				f := got[i]
				if f.Rule != want.rule || f.Severity != want.severity || !strings.Contains(f.Title, want.title) || f.Span.Of(test.key) != want.bytes {
					t.Errorf("finding %d = %+v on %q, want %+v", i, f, f.Span.Of(test.key), want)
				}
			}
		})
	}
}

// A finding that gives another form of the key, or its Accept, must be right.
func TestCheckKeyGivesRightValues(t *testing.T) {
	for _, test := range []struct{ key, detail string }{
		{"dGhlIHNhbXBsZSBub25jZQ== ", "Without it the Accept is s3pPLMBiTxaQ9kYGzzhZRbK+xOo=."},
		{"dGhlIHNhbXBsZSBub25jZQ==\r\n", "Without it the Accept is s3pPLMBiTxaQ9kYGzzhZRbK+xOo=."},
		{"dGhlIHNhbXBsZSBub25jZQ", "Here that makes dGhlIHNhbXBsZSBub25jZQ==."},
		{"dGhlIHNhbXBsZSBub25jZR==", "The canonical form of the same 16 bytes is dGhlIHNhbXBsZSBub25jZQ==."},
		{"", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w="},
	} {
		if f := handshake.CheckKey(test.key)[0]; !strings.Contains(f.Detail, test.detail) {
			t.Errorf("%q: detail %q lacks %q", test.key, f.Detail, test.detail)
		}
	}
}

func FuzzCheckKey(f *testing.F) {
	for _, v := range readVectors(f) {
		f.Add(v.Key)
	}
	f.Add("=\xff=\xff")
	f.Fuzz(func(t *testing.T, key string) {
		findings := handshake.CheckKey(key)
		for _, finding := range findings {
			if s := finding.Span; s.Start < 0 || s.End < s.Start || s.End > len(key) {
				t.Fatalf("span %v is outside of %q", s, key)
			}
			if finding.Title == "" || finding.Detail == "" || finding.Rule == "" || finding.Section.URL() == "" {
				t.Errorf("%q: incomplete finding %+v", key, finding)
			}
			if utf8.ValidString(key) && !utf8.ValidString(finding.Title+finding.Detail) {
				t.Errorf("%q: finding is not UTF-8: %+v", key, finding)
			}
		}
		// What the standard library takes for 16 bytes, and nothing else, is
		// free of errors. White space at the ends belongs to the field line.
		bare := strings.Trim(key, " \t")
		nonce, err := base64.StdEncoding.DecodeString(bare)
		valid := err == nil && len(nonce) == 16 && !strings.ContainsAny(bare, "\r\n")
		if worst := handshake.Worst(findings); valid != (worst != handshake.Error) {
			t.Errorf("%q: valid is %t, worst finding is %s", key, valid, worst)
		}
	})
}
