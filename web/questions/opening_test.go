package questions_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/page"
	"wsaccept/wasm/page/effect"
)

// Each link into the playground opens what its question says: it is read back as the
// page reads it, and the page then shows those words.
func TestOpenings(t *testing.T) {
	for _, q := range all(t) {
		for _, d := range q.See {
			if d.Opening == nil {
				continue
			}
			link := d.Opening.Link()
			s, notice, ok := page.ParseLink(link)
			if !ok || notice != "" {
				t.Errorf("%s, %s: the page does not understand %.200s: %s", q.ID, d.Title, link, notice)
				continue
			}
			if id := s.Draft.Example; id != "" { // the page fetches it
				e, _ := gallery.Find(id)
				view := s.ChosenView
				s = s.WithExample(e)
				s.ChosenView = view
			}
			if s.Link() != link {
				t.Errorf("%s, %s: the link %.200s comes back as %.200s", q.ID, d.Title, link, s.Link())
			}
			shown := textOf(t, s)
			for _, words := range d.Opening.Says {
				if !strings.Contains(shown, words) {
					t.Errorf("%s, %s: the page does not show %q", q.ID, d.Title, words)
				}
			}
		}
	}
}

// textOf is what the page shows of s, without markup.
func textOf(t *testing.T, s page.State) string {
	t.Helper()
	screen := page.View(s, effect.All)
	var b strings.Builder
	for _, island := range screen.Islands {
		nodes, err := html.Parse(strings.NewReader(island.HTML))
		if err != nil {
			t.Fatal(err)
		}
		for n := range nodes.Descendants() {
			if n.Type == html.TextNode {
				b.WriteString(n.Data)
			}
		}
		b.WriteByte('\n')
	}
	for _, f := range screen.Fields {
		b.WriteString(f.Text + "\n")
	}
	return b.String()
}
