package secrets_test

import (
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/secrets"
	"wsaccept/wasm/secrets/secretstest"
)

// least is how many cases of each sort there must be.
const least = 300

func TestCorpus(t *testing.T) {
	with, without := 0, 0
	for _, c := range secretstest.Cases() {
		if c.HasSecret() {
			with++
		} else {
			without++
		}
		text, want := c.Text, c.Masked
		if c.Kind == secretstest.Target { // as it stands in a request
			text, want = "GET "+text+" HTTP/1.1\r\nHost: a\r\n\r\n", "GET "+want+" HTTP/1.1\r\nHost: a\r\n\r\n"
		}
		got, names := secrets.Mask(text)
		if got != want {
			t.Errorf("%q became\n%q (%q), want\n%q", text, got, names, want)
		}
		if again, names := secrets.Mask(got); again != got || names != nil {
			t.Errorf("%q became %q (%q)", got, again, names)
		}
	}
	if with < least || without < least {
		t.Errorf("%d texts with secrets and %d without", with, without)
	}
}

// A secret is one wherever its field stands in a head.
func TestCorpusInHead(t *testing.T) {
	var head, want strings.Builder
	for _, c := range secretstest.Of(secretstest.Field) {
		if !strings.HasPrefix(c.Text, ":") && !strings.HasPrefix(strings.ToLower(c.Text), "sec-websocket-protocol") {
			head.WriteString(c.Text + "\r\n")
			want.WriteString(c.Masked + "\r\n")
		}
	}
	if got, _ := secrets.Mask("GET / HTTP/1.1\r\n" + head.String() + "\r\n"); got != "GET / HTTP/1.1\r\n"+want.String()+"\r\n" {
		lines, wanted := strings.Split(got, "\r\n"), strings.Split("GET / HTTP/1.1\r\n"+want.String()+"\r\n", "\r\n")
		if len(lines) != len(wanted) {
			t.Fatalf("%d lines, want %d", len(lines), len(wanted))
		}
		for i, line := range lines {
			if line != wanted[i] {
				t.Errorf("%q, want %q", line, wanted[i])
			}
		}
	}
}

// FuzzMask: masking keeps all offsets, comes to an end, and leaves keys.
func FuzzMask(f *testing.F) {
	for _, c := range secretstest.Cases() {
		f.Add(c.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		masked, names := secrets.Mask(text)
		if len(masked) != len(text) || (masked == text) != (names == nil) {
			t.Fatalf("%q became %q (%q)", text, masked, names)
		}
		for i := range len(text) {
			if masked[i] != text[i] && masked[i] != 'x' {
				t.Fatalf("%q became %q", text, masked)
			}
		}
		if again, more := secrets.Mask(masked); again != masked || more != nil {
			t.Fatalf("%q became %q, and then %q (%q)", text, masked, again, more)
		}
		end := 0
		for _, s := range secrets.Find(text) {
			if s.Start < end || s.End <= s.Start || s.End > len(text) || s.Name == "" {
				t.Fatalf("%q: %+v", text, s)
			}
			end = s.End
		}
		const line = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
		if head, _ := secrets.Mask("GET / HTTP/1.1\r\n" + line + "X: " + text); !slices.Contains(strings.SplitAfter(head, "\n"), line) {
			t.Fatalf("%q: the key is masked: %q", text, head)
		}
	})
}
