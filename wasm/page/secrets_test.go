package page

import (
	"strings"
	"testing"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/link"
	"wsaccept/wasm/secrets/secretstest"
)

// decoded returns the parts of a link, by their names.
func decoded(t *testing.T, fragment string) map[string]string {
	t.Helper()
	parts := map[string]string{}
	for pair := range strings.SplitSeq(strings.TrimPrefix(fragment, "#"), "&") {
		name, value, _ := strings.Cut(pair, "=")
		text, whole := link.Decode(value)
		if !whole {
			t.Fatalf("the link is damaged: %s", fragment)
		}
		parts[name] = text
	}
	return parts
}

// The field for the key takes whatever is pasted, and what is secret in it is not
// in the link. The field itself keeps it.
func TestKeyIsMasked(t *testing.T) {
	for _, c := range secretstest.Cases() {
		s := State{Key: c.Text}
		got := decoded(t, s.Link())["key"]
		want := c.Masked
		if c.Kind == secretstest.Target { // the corpus has it in a request line
			s.Key, want = "GET "+c.Text+" HTTP/1.1", "GET "+c.Masked+" HTTP/1.1"
			got = decoded(t, s.Link())["key"]
		}
		if got != want {
			t.Errorf("%q: the link has %q, want %q", s.Key, got, want)
		}
		inEditors, elsewhere := s.Secrets()
		if len(inEditors) > 0 || (len(elsewhere) > 0) != c.HasSecret() {
			t.Errorf("%q: told %q and %q", s.Key, inEditors, elsewhere)
		}
		if c.HasSecret() && !strings.Contains(SecretsNotice(elsewhere), elsewhere[0]) {
			t.Errorf("%q: the notice is %q", s.Key, SecretsNotice(elsewhere))
		}
	}
}

// So are all the other parts.
func TestEveryPartIsMasked(t *testing.T) {
	const secret = "token=S3CRET-S3CRET"
	for name, s := range map[string]State{
		"key":             {Key: secret},
		"example":         {Draft: Draft{Own: true, Example: secret}},
		"request":         {Draft: ownDraft("GET /?"+secret+" HTTP/1.1\nHost: a\n\n", "", true, true)},
		"response":        {Draft: ownDraft("", "HTTP/1.1 302 Found\nLocation: /?"+secret+"\n\n", true, true)},
		"address":         {Draft: Draft{}.with("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "", "wss://a/?"+secret)},
		"diagnose-key":    {Case: diagnosis.Case{}.WithKey(secret)},
		"diagnose-accept": {Case: diagnosis.Case{}.WithAccept(secret)},
		"diagnose-code":   {Case: diagnosis.Case{}.WithCode(`const guid = "258EAFA5-E914-47DA-95CA-` + secret + `"`)},
		"diagnose-found":  {Case: diagnosis.Case{Found: secret}},
		"language":        {Case: diagnosis.Case{Language: secret}},
		"fault":           {Lab: Lab{Fault: secret}},
	} {
		parts := decoded(t, s.Link())
		for part, text := range parts {
			if strings.Contains(text, "S3CRET") {
				t.Errorf("%s: %s has %q", name, part, text)
			}
		}
		if _, found := parts[name]; !found && name != "diagnose-code" {
			t.Errorf("%s: there is no such part in %s", name, s.Link())
		}
	}
}

// A handshake in the editors is passed on as it is but for its secrets.
func TestEditorsAreMasked(t *testing.T) {
	for _, c := range secretstest.Cases() {
		request := func(text string) string {
			switch c.Kind {
			case secretstest.Target:
				return "GET " + text + " HTTP/1.1\r\nHost: a\r\n\r\n"
			case secretstest.Field:
				return "GET / HTTP/1.1\r\nHost: a\r\n" + text + "\r\n\r\n"
			}
			return text
		}
		s := State{Draft: Draft{Own: true, Request: request(c.Text)}}
		s.Draft.judged = s.Draft.judge()
		link := s.Link()
		for _, text := range decoded(t, link) {
			for _, secret := range c.Secrets {
				if strings.Contains(text, secret) {
					t.Errorf("%q: %q is in the link", c.Text, secret)
				}
			}
		}
		if len(secretsOf(s)) > 0 != c.HasSecret() {
			t.Errorf("%q: told %q", c.Text, secretsOf(s))
		}
		if c.Kind == secretstest.Text {
			continue
		}
		back, _, _ := ParseLink(link)
		if got := back.result().Request.Text; got != request(c.Masked) {
			t.Errorf("%q came back as %q, want %q", c.Text, got, request(c.Masked))
		}
	}
}

// The fields of the diagnosis take whatever is pasted, too.
func TestCaseIsMasked(t *testing.T) {
	for _, c := range secretstest.Cases() {
		for name, diagnosed := range map[string]diagnosis.Case{"key": (diagnosis.Case{}).WithKey(c.Text), "Accept": (diagnosis.Case{}).WithAccept(c.Text), "code": (diagnosis.Case{}).WithCode(c.Text)} {
			link := State{Case: diagnosed}.Link()
			for _, text := range decoded(t, link) {
				for _, secret := range c.Secrets {
					if strings.Contains(text, secret) {
						t.Errorf("%q as the %s: %q is in the link", c.Text, name, secret)
					}
				}
			}
			back, _, _ := ParseLink(link)
			if again := back.Link(); again != link {
				t.Errorf("%q as the %s: %s became %s", c.Text, name, link, again)
			}
		}
	}
}
