package page_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"wsaccept/wasm/page"
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
		if s.Key != key || notice != "" || !ok {
			t.Errorf("%q came back as %q, %q, %t", key, s.Key, notice, ok)
		}
	})
}
