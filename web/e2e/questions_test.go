package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"wsaccept/web/questions"
)

// The page of a question fits a narrow phone, the list fits every screen, and the first link of it into the playground
// opens the view that it should, in a real browser. What that shows, the tests of the
// questions compare.
func TestQuestions(t *testing.T) {
	t.Parallel()
	all, err := questions.All()
	if err != nil {
		t.Fatal(err)
	}
	url := program(t)
	b := newTab(t)
	narrow := look{320, 640, "light"}
	for _, q := range all {
		b.look(narrow, func() { b.do(chromedp.Navigate(url + "questions/" + q.ID + "/")) })
	}
	for _, l := range append(looks, narrow) {
		b.look(l, func() { b.do(chromedp.Navigate(url + "questions/")) })
	}

	b.size(1280, 900, "light")
	for id, s := range map[string]sight{
		"accept-wrong":  {"#diagnosis .verdict", "decoded the key before hashing"},
		"nginx":         {"#judgement .verdict", "does not pass the handshake"},
		"status-hidden": {"#fault-title, #fault-detail, #view-lab", "404"},
	} {
		b.do(chromedp.Navigate(url + "questions/" + id + "/"))
		eval[bool](b, `(document.querySelector('main a[href*="#v=1"]').click(), true)`)
		b.wait(fmt.Sprintf(`[...document.querySelectorAll(%q)].some((e) => e.getBoundingClientRect().height > 0 && e.textContent.includes(%q))`, s.selector, s.says))
	}
}
