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
		rule     *handshake.Rule
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
			{handshake.C13, handshake.Info, "sample key of RFC 6455", "dGhlIHNhbXBsZSBub25jZQ=="}}},
		{"Wikipedia sample", "x3JJHMbDL1EzLkh9GBhXDw==", []want{
			{handshake.C13, handshake.Info, "Wikipedia", "x3JJHMbDL1EzLkh9GBhXDw=="}}},
		{"erratum 3150, as corrected", "AQIDBAUGBwgJCgsMDQ4PEA==", []want{
			{handshake.C13, handshake.Info, "count up from 1", "AQIDBAUGBwgJCgsMDQ4PEA=="}}},
		{"erratum 3150, as printed", "AQIDBAUGBwgJCgsMDQ4PEC==", []want{
			{handshake.C11, handshake.Warning, "“C” are unused", "C"},
			{handshake.C13, handshake.Info, "count up from 1", "AQIDBAUGBwgJCgsMDQ4PEC=="}}},
		{"zeros", "AAAAAAAAAAAAAAAAAAAAAA==", []want{
			{handshake.C13, handshake.Info, "All 16 bytes are 0x00", "AAAAAAAAAAAAAAAAAAAAAA=="}}},
		{"one zero byte", "AA==", []want{
			{handshake.C10, handshake.Error, "base64 of 1 byte.", "AA=="}}},
		{"printable", "aGVsbG8sIHdlYnNvY2tldA==", []want{
			{handshake.C13, handshake.Info, "“hello, websocket”", "aGVsbG8sIHdlYnNvY2tldA=="}}},
		{"empty", "", []want{{handshake.C10, handshake.Error, "empty", ""}}},
		{"only spaces", "  ", []want{{handshake.C10, handshake.Error, "nothing but white space", "  "}}},
		{"space after", "5JtXz1cPkoXrw/9Z3hWqUg== ", []want{
			{handshake.H15, handshake.Warning, "white space after the key: a space (0x20)", " "}}},
		{"tab before", "\t5JtXz1cPkoXrw/9Z3hWqUg==", []want{
			{handshake.H15, handshake.Warning, "white space before the key: a tab (0x09)", "\t"}}},
		{"line feed after (autobahn-java#1)", "3jKMMV2fG1WxWTeEsSoTWg==\n", []want{
			{handshake.H10, handshake.Error, "line break after the key: a line feed (0x0A)", "\n"}}},
		{"line breaks around", "\r\n3jKMMV2fG1WxWTeEsSoTWg== \n", []want{
			{handshake.H10, handshake.Error, "before and after the key: a carriage return (0x0D), a line feed (0x0A) and a space (0x20), a line feed (0x0A)", "\r\n3jKMMV2fG1WxWTeEsSoTWg== \n"}}},
		{"NUL inside", "3jKMMV2fG1Wx\x00WTeEsSoTWg==", []want{
			{handshake.H10, handshake.Error, "character 13 is a NUL (0x00)", "\x00"}}},
		{"NUL after the padding", "3jKMMV2fG1WxWTeEsSoTWg==\x00", []want{
			{handshake.H10, handshake.Error, "after the padding (==) comes a NUL (0x00), character 25", "\x00"}}},
		{"no-break space after", "dGhlIHNhbXBsZSBub25jZQ==\u00a0", []want{
			{handshake.C10, handshake.Error, "after the padding (==) comes U+00A0, character 25", "\u00a0"}}},
		{"UUID as text (AndroidAsync#28)", "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", []want{
			{handshake.C10, handshake.Error, "character 9 is “-” (0x2D)", "-"}}},
		{"the whole line", "sec-websocket-KEY: dGhlIHNhbXBsZSBub25jZQ==\r\n", []want{
			{handshake.C10, handshake.Error, "This is a whole field line", "sec-websocket-KEY: dGhlIHNhbXBsZSBub25jZQ=="}}},
		{"a whole request", "GET / HTTP/1.1\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nHost: x", []want{
			{handshake.C10, handshake.Error, "This is a whole field line", "GET / HTTP/1.1\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nHost: x"}}},
		{"line feed inside", "3jKMMV2fG1Wx\nWTeEsSoTWg==", []want{
			{handshake.H10, handshake.Error, "character 13 is a line feed (0x0A)", "\n"}}},
		{"space inside", "5JtXz1cPkoXr w/9Z3hWqUg==", []want{
			{handshake.C10, handshake.Error, "character 13 is a space (0x20)", " "}}},
		{"URL-safe", "5JtXz1cPkoXrw_9Z3hWqUg==", []want{
			{handshake.C10, handshake.Error, "character 14 is “_” (0x5F)", "_"}}},
		{"not ASCII", "clé", []want{{handshake.C10, handshake.Error, "character 3 is “é” (U+00E9)", "é"}}},
		{"not UTF-8", "ab\xff", []want{{handshake.C10, handshake.Error, "character 3 is U+FFFD", "\xff"}}},
		{"no padding", "5JtXz1cPkoXrw/9Z3hWqUg", []want{
			{handshake.C10, handshake.Error, "the padding == is missing", "5JtXz1cPkoXrw/9Z3hWqUg"}}},
		{"half padding", "5JtXz1cPkoXrw/9Z3hWqUg=", []want{
			{handshake.C10, handshake.Error, "the padding at the end is = and must be ==", "5JtXz1cPkoXrw/9Z3hWqUg="}}},
		{"one character too many", "5JtXz1cPkoXrw/9Z3hWqUgA", []want{
			{handshake.C10, handshake.Error, "the padding = is missing", "5JtXz1cPkoXrw/9Z3hWqUgA"}}},
		{"impossible length", "5JtXz", []want{{handshake.C10, handshake.Error, "5 characters don't make whole bytes", "5JtXz"}}},
		{"too much padding", "5JtXz1cPkoXrw/9Z3hWqUgAA==", []want{
			{handshake.C10, handshake.Error, "24 characters need no padding, but == follows", "5JtXz1cPkoXrw/9Z3hWqUgAA=="}}},
		{"text after the padding", "5JtXz1cPkoXrw/9Z3hWqUg==garbage", []want{
			{handshake.C10, handshake.Error, "after the padding (==) comes “g” (0x67), character 25", "g"}}},
		{"two keys", "5JtXz1cPkoXrw/9Z3hWqUg==, 5JtXz1cPkoXrw/9Z3hWqUg==", []want{
			{handshake.C10, handshake.Error, "after the padding (==) comes “,”", ","}}},
		{"32 bytes (ws#1571)", "JCMCrKJENqcrTU9erFxGoiP5P8JhjeocERQs9vgR/Y4=", []want{
			{handshake.C10, handshake.Error, "base64 of 32 bytes", "JCMCrKJENqcrTU9erFxGoiP5P8JhjeocERQs9vgR/Y4="}}},
		{"12 printable bytes (fs2-http#8)", "U3RyZWFtKDIsID8p", []want{
			{handshake.C10, handshake.Error, "base64 of 12 bytes", "U3RyZWFtKDIsID8p"},
			{handshake.C13, handshake.Info, "“Stream(2, ?)”", "U3RyZWFtKDIsID8p"}}},
		{"base64 of a UUID's text (vibe.d#1508)", "YTM3ZDQ1ZDItMGU0Yi00YjM2LTk1YzktNmJhM2UyZDgzNzk0", []want{
			{handshake.C10, handshake.Error, "base64 of 36 bytes", "YTM3ZDQ1ZDItMGU0Yi00YjM2LTk1YzktNmJhM2UyZDgzNzk0"},
			{handshake.C13, handshake.Info, "“a37d45d2-0e4b-4b36-95c9-6ba3e2d83794”", "YTM3ZDQ1ZDItMGU0Yi00YjM2LTk1YzktNmJhM2UyZDgzNzk0"}}},
		{"21 characters (uNetworking/bindings#15)", "5JtXz1cPkoXrw/9Z3hWqU", []want{
			{handshake.C10, handshake.Error, "21 characters don't make whole bytes", "5JtXz1cPkoXrw/9Z3hWqU"}}},
		{"16 hexadecimal digits (ktor#5855)", "8f3a0c5d9b7e2146", []want{
			{handshake.C10, handshake.Error, "base64 of 12 bytes", "8f3a0c5d9b7e2146"}}},
		{"32 hexadecimal digits", "a37d45d20e4b4b3695c96ba3e2d83794", []want{
			{handshake.C10, handshake.Error, "base64 of 24 bytes", "a37d45d20e4b4b3695c96ba3e2d83794"}}},
		{"bytes of a random UUID (bun#36496)", "o31F0g5LSzaVyWuj4tg3lA==", []want{
			{handshake.C13, handshake.Info, "the form of a random UUID (version 4)", "o31F0g5LSzaVyWuj4tg3lA=="}}},
		{"version 4 without the variant", "o31F0g5LSzYVyWuj4tg3lA==", nil},
		{"bytes of a UUID of version 1", "PyUE4E+JEdOaDAMF6CwzAQ==", nil},
		{"two keys without a space (netty#7973)", "x3JJHMbDL1EzLkh9GBhXDw==,dGhlIHNhbXBsZSBub25jZQ==", []want{
			{handshake.C10, handshake.Error, "after the padding (==) comes “,” (0x2C), character 25", ","}}},
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

// A finding that gives another form of the key, its Accept, or advice, must be
// right; one that would be wrong must not be there.
func TestCheckKeyDetails(t *testing.T) {
	for _, test := range []struct{ key, has, lacks string }{
		{"dGhlIHNhbXBsZSBub25jZQ== ", "Without it the Accept is s3pPLMBiTxaQ9kYGzzhZRbK+xOo=.", ""},
		{"dGhlIHNhbXBsZSBub25jZQ==\r\n", "Without it the Accept is s3pPLMBiTxaQ9kYGzzhZRbK+xOo=.", "Good for experiments"},
		{"dGhlIHNhbXBsZSBub25jZQ", "Here that makes dGhlIHNhbXBsZSBub25jZQ==.", "Good for experiments"},
		{"dGhlIHNhbXBsZSBub25jZR==", "The canonical form of the same 16 bytes is dGhlIHNhbXBsZSBub25jZQ==.", ""},
		{"dGhlIHNhbXBsZSBub25jZQ==", "Good for experiments", ""},
		{"", "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", ""},
		{"  ", "finds the key empty", "Without it the Accept"},
		{" abc", "Without it the Accept", ""},
		{"5JtXz1cPkoXrw_9Z3hWqUg==", "URL-safe", ""},
		{"258EAFA5-E914-47DA-95CA-C5AB0DC85B11", "UUID", "URL-safe"},
		{"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "The key in it is dGhlIHNhbXBsZSBub25jZQ==, and its Accept is s3pPLMBiTxaQ9kYGzzhZRbK+xOo=.", "URL-safe"},
		{"258EAFA5-E914-47DA-95CA-C5AB0DC85B11", "The key is a UUID as text. Its 16 bytes in base64 are JY6vpekUR9qVysWrDchbEQ==,", ""},
		{"YTM3ZDQ1ZDItMGU0Yi00YjM2LTk1YzktNmJhM2UyZDgzNzk0", "The bytes are a UUID as text. Its 16 bytes in base64 are o31F0g5LSzaVyWuj4tg3lA==,", ""},
		{"a37d45d20e4b4b3695c96ba3e2d83794", "The key is 32 hexadecimal digits. Their 16 bytes in base64 are o31F0g5LSzaVyWuj4tg3lA==,", "UUID"},
		{"YTM3ZDQ1ZDIwZTRiNGIzNjk1Yzk2YmEzZTJkODM3OTQ=", "The bytes are 32 hexadecimal digits. Their 16 bytes in base64 are o31F0g5LSzaVyWuj4tg3lA==,", ""},
		{"8f3a0c5d9b7e2146", "The key is 16 hexadecimal digits.", "UUID"},
		{"U3RyZWFtKDIsID8p", "choose 16 new random bytes", "hexadecimal"},
		{"o31F0g5LSzaVyWuj4tg3lA==", "one key in 64", "choose 16 new random bytes"},
		{"x3JJHMbDL1EzLkh9GBhXDw==", "Wikipedia", ""},
		{"x3JJHMbDL1EzLkh9GBhXDw==garbage", "the key is x3JJHMbDL1EzLkh9GBhXDw==, and its Accept is HSmrc0sMlYUkAGmm5OPpG2HaGWk=.", ""},
		{"x3JJHMbDL1EzLkh9GBhXDw==,dGhlIHNhbXBsZSBub25jZQ==", "hints at 2 keys joined", ""},
		{"x3JJHMbDL1EzLkh9GBhXDw==, dGhlIHNhbXBsZSBub25jZQ==, AQIDBAUGBwgJCgsMDQ4PEA==", "hints at 3 keys joined", ""},
		{"JCMCrKJENqcrTU9erFxGoiP5P8JhjeocERQs9vgR/Y4=", "does not require it to decode", ""},
		{"a,b", "two keys", ""},
		{"ab\x00d", "control character", "101"},
		{"ab\x00d", "control character", "ends the line"},
		{"ab\nd", "ends the line", "101"},
	} {
		said := ""
		for _, f := range handshake.CheckKey(test.key) {
			said += f.Title + " " + f.Detail + "\n"
		}
		if !strings.Contains(said, test.has) || test.lacks != "" && strings.Contains(said, test.lacks) {
			t.Errorf("%q: want %q and not %q in:\n%s", test.key, test.has, test.lacks, said)
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
			if finding.Title == "" || finding.Detail == "" || finding.Rule == nil || finding.Section.URL() == "" {
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
