package e2e

import "testing"

// explained lists the lines whose explanation can be seen.
const explained = `[...document.querySelectorAll(".conversation .about")].filter((e) => e.getClientRects().length > 0)
	.map((e) => e.closest("li").querySelector(".name")?.textContent ?? "").join()`

// A line that has the focus is explained, beside it where there is room: then no line
// moves. What else stands for the same bytes lights up.
func TestConversation(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	const height = `document.getElementById("conversation-response").offsetHeight`
	for _, c := range []struct {
		look
		first string // explained before anything is pointed at
		moves bool
	}{
		{look{1280, 900, "light"}, "Sec-WebSocket-Key", false},
		{look{1000, 900, "light"}, "", true},
		{look{390, 844, "light"}, "", true},
	} {
		b.size(c.width, c.height, c.scheme)
		b.open(program(t))
		if got := eval[string](b, explained); got != c.first {
			t.Errorf("%v: at first, %q is explained", c.look, got)
		}
		before := eval[int](b, height)
		eval[bool](b, `(document.querySelector("#conversation-response li:has(.accept)").focus(), true)`)
		if got := eval[string](b, explained); got != "Sec-WebSocket-Accept" {
			t.Errorf("%v: with the focus on the Accept, %q is explained", c.look, got)
		}
		if moved := eval[int](b, height) != before; moved != c.moves {
			t.Errorf("%v: the lines moved: %t", c.look, moved)
		}
		if !eval[bool](b, `[...document.querySelectorAll(".accept")].every((e) => getComputedStyle(e).outlineStyle === "solid")`) {
			t.Errorf("%v: not every Accept lights up", c.look)
		}
		if got := eval[string](b, tooWide); got != "[]" {
			t.Errorf("%v: too wide: %s", c.look, got)
		}
	}
}

// Large type stays when the page is opened again.
func TestLargeType(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.size(1280, 900, "light")
	url := program(t)
	const size = `getComputedStyle(document.documentElement).fontSize`
	b.open(url)
	b.waitAsked()
	for _, want := range []string{"24px", "16px"} {
		b.click("type")
		b.wait(size + ` === "` + want + `"`)
		if got := eval[string](b, tooWide); got != "[]" {
			t.Errorf("%s: too wide: %s", want, got)
		}
		b.open(url + "?" + want)
		b.waitAsked()
		if got := eval[string](b, size); got != want {
			t.Errorf("opened again, the type is %s, not %s", got, want)
		}
	}
}
