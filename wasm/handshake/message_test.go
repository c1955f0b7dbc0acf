package handshake_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

func TestParse(t *testing.T) {
	raw := "GET /chat HTTP/1.1\r\nHOST:\t example.com \r\nX: 1\nno colon\r\nX:2\r\n folded: yes\r\n: nameless\r\n\r\n\x81\x05hello"
	m := handshake.Parse(raw)

	var lines []string
	for _, line := range m.Lines {
		lines = append(lines, line.Text.Of(raw)+"|"+line.End.Of(raw))
	}
	wantLines := []string{"GET /chat HTTP/1.1|\r\n", "HOST:\t example.com |\r\n", "X: 1|\n", "no colon|\r\n", "X:2|\r\n", " folded: yes|\r\n", ": nameless|\r\n", "|\r\n"}
	if got, want := strings.Join(lines, "~"), strings.Join(wantLines, "~"); got != want {
		t.Errorf("lines %q, want %q", got, want)
	}

	type field struct {
		line        int
		name, value string
	}
	want := []field{{1, "HOST", "example.com"}, {2, "X", "1"}, {4, "X", "2\r\n folded: yes"}, {6, "", "nameless"}}
	if len(m.Fields) != len(want) {
		t.Fatalf("%d fields, want %d", len(m.Fields), len(want))
	}
	for i, f := range m.Fields {
		if got := (field{f.Line, f.Name.Of(raw), f.Value.Of(raw)}); got != want[i] {
			t.Errorf("field %d = %+v, want %+v", i, got, want[i])
		}
	}
	if got := m.Body.Of(raw); got != "\x81\x05hello" {
		t.Errorf("body %q", got)
	}
	if len(m.Lookup("hOsT")) != 1 || len(m.Lookup("x")) != 2 || len(m.Lookup("y")) != 0 {
		t.Error("Lookup must find all fields of a name, in any case")
	}
	// U+212A is a K only to Unicode.
	if got := handshake.Parse("GET / HTTP/1.1\r\n\u212aey: v\r\n\r\n").Lookup("key"); len(got) != 0 {
		t.Error("Lookup folds beyond ASCII")
	}
}

func TestStatus(t *testing.T) {
	for raw, want := range map[string]string{
		"HTTP/1.1 101 Switching Protocols\r\n": "101",
		"HTTP/1.1 101\r\n":                     "101",
		"HTTP/1.1\r\n":                         "",
		"HTTP/1.1  101 Switching Protocols":    "101",
		" HTTP/1.1\t101":                       "101",
		"101 Switching Protocols\r\n":          "101",
		"GET /101 HTTP/1.1\r\n":                "",
		"":                                     "",
	} {
		if got := handshake.Parse(raw).Status(); got != want {
			t.Errorf("Status(%q) = %q, want %q", raw, got, want)
		}
	}
}

func TestValueUnfolds(t *testing.T) {
	for raw, want := range map[string]string{
		"X\r\nA: b\r\n":               "b",
		"X\r\nA:\r\n b\r\n":           "b",
		"X\r\nA: b\r\n\tc \r\n d\r\n": "b c d",
		"X\r\nA: b\r\n \r\n":          "b",
	} {
		m := handshake.Parse(raw)
		if got := m.Value(m.Fields[0]); got != want {
			t.Errorf("%q: value %q, want %q", raw, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(handshake.ExampleRequest(handshake.SampleKey))
	f.Add("HTTP/1.1 101 \r\nA: b\n \tc\r\n\r\n\r\nrest")
	f.Fuzz(func(t *testing.T, raw string) {
		m := handshake.Parse(raw)
		var b strings.Builder
		for _, line := range m.Lines {
			b.WriteString(line.Text.Of(raw) + line.End.Of(raw))
		}
		b.WriteString(m.Body.Of(raw))
		if b.String() != raw {
			t.Errorf("Parse lost bytes: %q became %q", raw, b.String())
		}
		for _, field := range m.Fields {
			if field.Value.Start < field.Name.End || field.Value.End < field.Value.Start {
				t.Errorf("%q: field %+v", raw, field)
			}
		}
	})
}

func TestSectionURL(t *testing.T) {
	for section, want := range map[handshake.Section]string{
		"RFC 6455":              "https://www.rfc-editor.org/rfc/rfc6455",
		"RFC 6455 §4.2.2":       "https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2",
		"RFC 6455 erratum 3150": "https://www.rfc-editor.org/errata/eid3150",
		"WHATWG WebSockets":     "https://websockets.spec.whatwg.org/#feedback-from-the-protocol",
	} {
		if got := section.URL(); got != want {
			t.Errorf("%s: %s, want %s", section, got, want)
		}
	}
}

func TestCompare(t *testing.T) {
	const sample = "dGhlIHNhbXBsZSBub25jZQ=="
	const right = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
	request := handshake.ExampleRequest(sample)
	answer := func(accept string) string { return "HTTP/1.1 101 X\r\nSec-WebSocket-Accept: " + accept + "\r\n\r\n" }
	const valueAt = len("HTTP/1.1 101 X\r\nSec-WebSocket-Accept: ")
	tests := []struct {
		name, request, response string
		equal                   bool
		at, offset              int
		problem                 string
	}{
		{"equal", request, answer(right), true, -1, -1, ""},
		{"space around", request, answer(" " + right + "\t"), true, -1, -1, ""},
		{"first byte", request, answer("S3pPLMBiTxaQ9kYGzzhZRbK+xOo="), false, 0, valueAt, ""},
		{"byte 5", request, answer("s3pPMMBiTxaQ9kYGzzhZRbK+xOo="), false, 4, valueAt + 4, ""},
		{"last byte", request, answer("s3pPLMBiTxaQ9kYGzzhZRbK+xOo."), false, 27, valueAt + 27, ""},
		{"too short", request, answer("s3pPLMBiTxaQ9kYGzzhZRbK+xOo"), false, 27, valueAt + 27, ""},
		{"too long", request, answer(right + "="), false, 28, valueAt + 28, ""},
		{"empty", request, answer(""), false, 0, valueAt, ""},
		{"folded", "GET / HTTP/1.1\r\nSec-WebSocket-Key:\r\n " + sample + "\r\n\r\n", answer("\r\n " + right), true, -1, -1, ""},
		{"folded and wrong", request, answer("\r\n S3pPLMBiTxaQ9kYGzzhZRbK+xOo="), false, 0, -1, ""},
		{"no key", "GET / HTTP/1.1\r\n\r\n", answer(right), false, -1, -1, "The request has 0 Sec-WebSocket-Key lines"},
		{"no Accept", request, "HTTP/1.1 403 Forbidden\r\n\r\n", false, -1, -1, "The response has 0 Sec-WebSocket-Accept lines"},
		{"two Accepts", request, "HTTP/1.1 101 X\r\nsec-websocket-accept: a\r\nSec-WebSocket-Accept: b\r\n\r\n", false, -1, -1, "The response has 2 Sec-WebSocket-Accept lines"},
		{"no response", request, "", false, -1, -1, "The server sent nothing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := handshake.Compare(handshake.Parse(test.request), handshake.Parse(test.response))
			if c.Equal() != test.equal || c.At != test.at || c.Offset != test.offset || !strings.HasPrefix(c.Problem, test.problem) || (test.problem == "") != (c.Problem == "") {
				t.Errorf("%+v", c)
			}
			if test.problem == "" && c.Expected != right {
				t.Errorf("expected %s, want %s", c.Expected, right)
			}
		})
	}
}
