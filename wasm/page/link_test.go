package page_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"wsaccept/wasm/page"
	"wsaccept/wasm/secrets"
)

// The format is documented in the README and must stay readable for ever, so
// these links are written out, not computed.
func TestParseLink(t *testing.T) {
	tests := []struct {
		name, fragment, key string
		notice              string // part of it
		ok                  bool
	}{
		{"none", "", page.Default().Key, "", false},
		{"an anchor of the page", "#steps", page.Default().Key, "", false},
		{"version 1", "#v=1&key=dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZQ==", "", true},
		{"empty key", "#v=1&key=", "", "", true},
		{"escapes", "#v=1&key=a%2Bb%20%0A%3c%C3%A9", "a+b \n<é", "", true},
		{"written by hand", "key=a+b/c==", "a+b/c==", "", true},
		{"escaped for HTML", "#v=1&amp;key=abc", "abc", "", true},
		{"version only", "#v=1", page.Default().Key, "", true},
		{"fields from the future", "#v=1&diagnose=x&key=abc", "abc", "", true},
		{"another version", "#v=9&key=abc", "abc", "another version", true},
		{"cut in an escape", "#v=1&key=abc%2", "abc%2", "damaged", true},
		{"not an escape", "#v=1&key=100%&x", "100%", "damaged", true},
		{"not UTF-8", "#v=1&key=a%FFb", "a\uFFFDb", "damaged", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, notice, ok := page.ParseLink(test.fragment)
			if s.Key != test.key || ok != test.ok {
				t.Errorf("key %q, ok %t", s.Key, ok)
			}
			if (test.notice == "") != (notice == "") || !strings.Contains(notice, test.notice) {
				t.Errorf("notice %q, want %q", notice, test.notice)
			}
		})
	}
}

func TestLink(t *testing.T) {
	for key, want := range map[string]string{
		"dGhlIHNhbXBsZSBub25jZQ==": "#v=1&key=dGhlIHNhbXBsZSBub25jZQ==",
		"a+b/c&d=e#f%g\né ":        "#v=1&key=a%2Bb/c%26d=e%23f%25g%0A%C3%A9%20",
		strings.Repeat("k", 40000): "",
	} {
		if got := (page.State{Key: key}).Link(); got != want {
			t.Errorf("Link(%.40q) = %q, want %q", key, got, want)
		}
	}
}

func FuzzLink(f *testing.F) {
	f.Add("a+b/c&d=e#f%g\né ")
	f.Fuzz(func(t *testing.T, key string) {
		if len(key) > 8<<10 || !utf8.ValidString(key) { // a page's text is always valid
			return
		}
		link := page.State{Key: key}.Link()
		if strings.ContainsAny(link, " \"<>`\n") {
			t.Errorf("%q: a program would cut %q", key, link)
		}
		s, notice, ok := page.ParseLink(link)
		if want, _ := secrets.Mask(key); s.Key != want || notice != "" || !ok {
			t.Errorf("%q came back as %q, %q, %t", key, s.Key, notice, ok)
		}
	})
}

// The parts of a link that hold a case are documented in the README.
func TestCaseLink(t *testing.T) {
	const guid = "258EAFA5-E914-47DA-95CA-5AB5DC11B735"
	s, notice, ok := page.ParseLink("#v=1&key=abc&diagnose-key=a%2Bb&diagnose-accept=hHLtf2V1k8aDQZfNjw3Ia1hCwt0=&diagnose-code=" + guid + "&diagnose-found=x&language=go")
	if c := s.Case; !ok || notice != "" || s.Key != "abc" || c.Key != "a+b" || c.Accept != "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=" || c.Code != guid || c.Found != "x" || c.Language != "go" {
		t.Errorf("%+v, %q, %t", c, notice, ok)
	}
	if got, want := s.Link(), "#v=1&key=abc&diagnose-key=a%2Bb&diagnose-accept=hHLtf2V1k8aDQZfNjw3Ia1hCwt0=&diagnose-code="+guid+"&diagnose-found=x&language=go"; got != want {
		t.Errorf("Link() = %s, want %s", got, want)
	}
	if s, _, ok := page.ParseLink("#language=klingon"); !ok || s.Case.Language != "" {
		t.Errorf("a language that is not known: %q", s.Case.Language)
	}
	if _, notice, _ := page.ParseLink("#diagnose-accept=%F"); !strings.Contains(notice, "damaged") {
		t.Errorf("notice %q", notice)
	}
}

// What is around the values in the fields is not for others.
func TestCaseLinkIsDiscreet(t *testing.T) {
	const guid = "258EAFA5-E914-47DA-95CA-5AB5DC11B735"
	const answer = "HTTP/1.1 101 Switching Protocols\nSet-Cookie: id=verysecret\nX-Inner: hunter2\nSec-WebSocket-Accept: hHLtf2V1k8aDQZfNjw3Ia1hCwt0=\n\n"
	s := page.Default()
	s.Case = s.Case.WithKey("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==").WithAccept(answer).WithCode("password = \"hunter2\"\nguid = \"" + guid + "\"\n")
	link := s.Link()
	if strings.Contains(link, "hunter2") || strings.Contains(link, "verysecret") {
		t.Errorf("secrets are in %s", link)
	}
	if got, want := link, "#v=1&key=dGhlIHNhbXBsZSBub25jZQ==&diagnose-key=dGhlIHNhbXBsZSBub25jZQ==&diagnose-accept=hHLtf2V1k8aDQZfNjw3Ia1hCwt0=&diagnose-code="+guid; got != want {
		t.Errorf("Link() = %s, want %s", got, want)
	}
	s.Case = s.Case.With("", "Cookie: id=verysecret")
	if link := s.Link(); strings.Contains(link, "verysecret") {
		t.Errorf("secrets are in %s", link)
	}
}

// What is too long for a link is not in it, and then no secret of it is said to be
// masked there. A short message in a long text is in the link.
func TestTooLongForALink(t *testing.T) {
	const cookie = "GET / HTTP/1.1\r\nHost: a\r\nCookie: sid=0123456789abcdef0123456789abcdef\r\n\r\n"
	long := page.Default().WithRequest(strings.Replace(cookie, "\r\n\r\n", "\r\nX: "+strings.Repeat("long ", 32<<10)+"\r\n\r\n", 1))
	if inEditors, _ := long.Secrets(); long.Link() != "" || len(inEditors) > 0 {
		t.Errorf("%d bytes of link, masked: %q", len(long.Link()), inEditors)
	}
	log := page.Default().WithRequest(strings.Repeat("nothing\n", 32<<10) + "> " + strings.ReplaceAll(cookie, "\r\n", "\n> ") + "\n< HTTP/1.1 101 Switching Protocols\n< \n")
	if inEditors, _ := log.Secrets(); !strings.Contains(log.Link(), "Cookie") || strings.Contains(log.Link(), "0123456789") || len(inEditors) != 1 {
		t.Errorf("%.300s, masked: %q", log.Link(), inEditors)
	}
}
