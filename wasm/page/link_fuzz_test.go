package page

import (
	"strings"
	"testing"
	"unicode/utf8"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/link"
)

// typeable reports whether the fields of the page can hold these texts, and together
// no more than longest bytes.
func typeable(longest int, texts ...string) bool {
	for _, text := range texts {
		if longest -= len(text); longest < 0 || !utf8.ValidString(text) || strings.ContainsAny(text, "\r\x00") {
			return false
		}
	}
	return true
}

// opened reads link, and fails if it is not whole, or if a program would cut it. Nothing
// of it is judged or diagnosed.
func opened(t *testing.T, link string) State {
	t.Helper()
	if strings.ContainsAny(link, " \"<>`\n") {
		t.Errorf("a program would cut %q", link)
	}
	s, notice, ok := parseLink(link)
	if notice != "" || !ok {
		t.Errorf("%q: %q, %t", link, notice, ok)
	}
	return s
}

// FuzzCaseLink: who opens a link sees the same case, and passes on the same link.
func FuzzCaseLink(f *testing.F) {
	f.Add("a+b/c&d=e#f%g\né ", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", "258EAFA5-E914-47DA-95CA-5AB5DC11B735", "x")
	f.Add("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n", "expected s3pPLMBiTxaQ9kYGzzhZRbK+xOo= actual hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", "a = '258EAFA5-E914-47DA-' +\n'95CA-C5AB0DC85B11'", "")
	f.Add("0", "''''", "", "0") // of which one pair of quotes is the Accept
	f.Fuzz(func(t *testing.T, key, accept, code, found string) {
		if !typeable(1<<10, key, accept, code, found) {
			return
		}
		link := State{Case: diagnosis.Case{Key: key, Accept: accept, Code: code, Found: found}}.Link()
		if again := opened(t, link).Link(); again != link {
			t.Errorf("%q became\n%q", link, again)
		}
	})
}

// FuzzDraft: a link brings back what was judged, whatever was typed.
func FuzzDraft(f *testing.F) {
	request, response := home.Sample(Default().Key)
	f.Add(strings.ReplaceAll(request, "\r", ""), strings.ReplaceAll(response, "\r", ""))
	f.Add(curlDump, "")
	f.Add(`GET / HTTP/1.1\r\nCookie: a\xff\r\n\r\n`, "HTTP/1.1 101\n")
	f.Fuzz(func(t *testing.T, request, response string) {
		if !typeable(1<<10, request, response) {
			return
		}
		s := State{Draft: ownDraft(request, response, true, true)}
		back := opened(t, s.Link())
		if len(secretsOf(s)) > 0 {
			return // what was escaped may have become longer
		}
		was, is := s.result(), back.result()
		wantRequest, wantResponse := link.Masked(was.Request.Text), link.Masked(was.Response.Text)
		if is.Request.Text != wantRequest || is.Response.Text != wantResponse {
			t.Errorf("%q and %q became %q and %q by %s", wantRequest, wantResponse, is.Request.Text, is.Response.Text, s.Link())
		}
	})
}
