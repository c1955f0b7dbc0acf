package probe

import (
	"net/url"
	"strings"
	"testing"
)

func TestParseAddress(t *testing.T) {
	tests := []struct{ text, address, authority, dialled, target string }{
		{"ws://a/chat", "ws://a/chat", "a", "a:80", "/chat"},
		{"wss://a", "wss://a/", "a", "a:443", "/"},
		{"http://a:8080/x?y=z&b", "ws://a:8080/x?y=z&b", "a:8080", "a:8080", "/x?y=z&b"},
		{"HTTPS://a?q", "wss://a/?q", "a", "a:443", "/?q"},
		{"localhost:9000/chat", "ws://localhost:9000/chat", "localhost:9000", "localhost:9000", "/chat"},
		{"a", "ws://a/", "a", "a:80", "/"},
		{"ws://a:80/", "ws://a/", "a", "a:80", "/"},
		{"wss://a:80/", "wss://a:80/", "a:80", "a:80", "/"},
		{"ws://a:/", "ws://a/", "a", "a:80", "/"},
		{"ws://[::1]:8080/x", "ws://[::1]:8080/x", "[::1]:8080", "[::1]:8080", "/x"},
		{"ws://[2001:db8::1]", "ws://[2001:db8::1]/", "[2001:db8::1]", "[2001:db8::1]:80", "/"},
		{"ws://[fe80::1%25eth0]:81/", "ws://[fe80::1]:81/", "[fe80::1]:81", "[fe80::1%eth0]:81", "/"},
		{"ws://a/über x?\"ü\"", "ws://a/%C3%BCber%20x?%22%C3%BC%22", "a", "a:80", "/%C3%BCber%20x?%22%C3%BC%22"},
		{"ws://a/b%2Fc", "ws://a/b%2Fc", "a", "a:80", "/b%2Fc"},
		{"ws://a/b\r\nX: y", "ws://a/b%0D%0AX:%20y", "a", "a:80", "/b%0D%0AX:%20y"},
		{"ws://a/@b", "ws://a/@b", "a", "a:80", "/@b"},
	}
	for _, test := range tests {
		a, err := ParseAddress(test.text)
		if err != nil {
			t.Errorf("%q: %v", test.text, err)
			continue
		}
		if a.String() != test.address || a.Authority() != test.authority || a.Dialled() != test.dialled || a.Target != test.target {
			t.Errorf("%q: %q, authority %q, dialled %q, target %q", test.text, a, a.Authority(), a.Dialled(), a.Target)
		}
	}
}

func TestParseAddressErrors(t *testing.T) {
	for text, part := range map[string]string{
		"ws://a/#b":           "%23",
		"ws://u:p@a/":         "-H 'Authorization",
		"ftp://a/":            "must be ws or wss",
		"a/b://c":             "must be ws or wss",
		"ws://":               "no host",
		"":                    "no host",
		"ws://:80/":           "no host",
		"ws://a:0/":           "from 1 to 65535",
		"ws://a:65536/":       "from 1 to 65535",
		"ws://a:b/":           "from 1 to 65535",
		"ws://::1/":           "IPv6 address needs brackets",
		"ws://[::1/":          "brackets",
		"ws://[1.2.3.4]/":     "brackets",
		"ws://[a]/":           "brackets",
		"ws://bücher.example": "xn--",
		"ws://a b/":           "not allowed in a host",
		"ws://a\r\nX/":        "not allowed in a host",
	} {
		if _, err := ParseAddress(text); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%q: %v, want %q in it", text, err, part)
		}
	}
}

// Whatever is typed: what comes out can stand in a request, and net/url reads the
// same host, port and target in it.
func FuzzParseAddress(f *testing.F) {
	for _, seed := range []string{"ws://a/chat", "wss://[::1]:8080/x?y", "localhost:80", "http://a/%zz", "ws://u@a/#b", "ws://[fe80::1%25eth0]/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := ParseAddress(text)
		if err != nil {
			return
		}
		request, err := Request{Key: "x"}.Bytes(a)
		if err != nil || strings.Count(request, "\r\n") != 7 || strings.Count(strings.SplitN(request, "\r\n", 2)[0], " ") != 2 {
			t.Fatalf("%q: %q, %v", text, request, err)
		}
		u, err := url.Parse(a.String())
		if err != nil {
			if strings.Contains(err.Error(), "invalid URL escape") { // which servers must judge
				return
			}
			t.Fatalf("%q: %v", text, err)
		}
		host, _, _ := strings.Cut(a.Host, "%")
		if u.Hostname() != host || u.Port() != "" && u.Port() != a.Port || u.User != nil || u.Fragment != "" {
			t.Fatalf("%q: %q has the host %q and the port %q", text, a, u.Hostname(), u.Port())
		}
		if again, err := ParseAddress(a.String()); err != nil || again.String() != a.String() {
			t.Fatalf("%q: %q becomes %q, %v", text, a, again, err)
		}
	})
}
