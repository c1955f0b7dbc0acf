package page

import (
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/page/event"
	"wsaccept/wasm/wire"
)

// An example that can't be loaded changes nothing: what was typed stays, and its link can
// be opened again.
func TestExampleNotLoaded(t *testing.T) {
	s := &host{}
	b := openTab(t, s, "")
	b.settle()
	b.take(event.Typed{Field: RequestField, Text: "GET /mine HTTP/1.1\r\nHost: a\r\n\r\n"})
	b.settle()
	mine := b.state.Link()

	s.down = true
	b.goTo(wire.Link(wire.PartExample, "nginx-right"))
	b.settle()
	if b.state.Link() != mine || b.hash() != mine {
		t.Errorf("the address is %s, and the page has %s, want %s", b.hash(), b.state.Link(), mine)
	}
	if got := b.state.Notice; !strings.Contains(got, "could not be loaded (TypeError: Failed to fetch)") {
		t.Errorf("the page says %q", got)
	}

	s.down = false
	b.goTo(wire.Link(wire.PartExample, "nginx-right"))
	b.settle()
	if b.state.Draft.Example != "nginx-right" || b.state.Draft.Request == "" || b.state.Notice != "" {
		t.Errorf("the second try brings %q and says %q", b.state.Draft.Example, b.state.Notice)
	}
}

// Who does something else while an example is on its way does not want it any more.
func TestExampleTooLate(t *testing.T) {
	for name, does := range map[string]func(*tab){
		"types":                func(b *tab) { b.take(event.Typed{Field: RequestField, Text: "GET /mine HTTP/1.1\r\n\r\n"}) },
		"opens another one":    func(b *tab) { b.goTo(wire.Link(wire.PartExample, "caddy")) },
		"goes to another link": func(b *tab) { b.goTo("#v=1&key=" + otherKey) },
		"goes to a view":       func(b *tab) { b.goTo("#lab") },
	} {
		b := openTab(t, plainFiles{}, "")
		b.settle()
		b.goTo(wire.Link(wire.PartExample, "nginx-right"))
		if b.state.Notice != loading {
			t.Errorf("%s: while it loads, the page says %q", name, b.state.Notice)
		}
		does(b)
		b.wait(10 * time.Millisecond)
		b.settle()
		if b.state.Draft.Example == "nginx-right" || b.state.Notice != "" {
			t.Errorf("%s, and has the example %q; the page says %q", name, b.state.Draft.Example, b.state.Notice)
		}
	}
}
