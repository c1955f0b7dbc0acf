package annotation

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

func TestMarks(t *testing.T) {
	m := marks{faults: []mark{{handshake.Span{Start: 2, End: 6}, handshake.Warning}, {handshake.Span{Start: 4, End: 5}, handshake.Error}}}
	got := m.show("abcdefgh", handshake.Span{Start: 1, End: 8}, false).HTML()
	want := `b<mark class="warning">cd</mark><mark class="error">e</mark><mark class="warning">f</mark>gh`
	if got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A word of a line and its explanation have the same class, also where something is
// wrong with a part of the word.
func TestWords(t *testing.T) {
	m := handshake.ParseRequest("GET /chat HTTP/1.1\r\nConnection: keep-alive, Upgrade\r\n\r\n")
	fault := handshake.Finding{Rule: handshake.C05, Severity: handshake.Error, Span: handshake.Span{Start: 48, End: 50}}
	html := Head(m, "request", []handshake.Finding{fault}, nil).HTML()
	for _, want := range []string{
		`<span class="w0">GET</span> <span class="w1">/chat</span> <span class="w2">HTTP/1.1</span>`,
		`<li class="w1"><code>/chat</code>`,
		`<span class="w0">keep-alive</span>, <span class="w1">Upgr</span><mark class="error"><span class="w1">ad</span></mark><span class="w1">e</span>`,
		`<li class="w1"><code>Upgrade</code>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("%q is not in %q", want, html)
		}
	}
}
