package main

import (
	"cmp"
	"os"
	"slices"
	"testing"

	"wsaccept/web/site"
)

// What a browser loads of a static page, over the wire. The search has its index
// beside that, which is only loaded when somebody searches.
func TestPagesAreLight(t *testing.T) {
	const most = 20_000 // bytes
	size := func(name string, data []byte) int {
		f, err := compress(name, data)
		if err != nil {
			t.Fatal(err)
		}
		return min(len(f.plain), len(f.brotli))
	}
	shared := 0
	for _, name := range []string{"style.css", "favicon.svg"} {
		data, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		shared += size(name, data)
	}
	pages, err := site.All()
	if err != nil {
		t.Fatal(err)
	}
	type rendered struct {
		path string
		html []byte
	}
	var all []rendered
	s := site.Site{Pages: pages}
	for i, p := range pages {
		html, err := s.Render(i)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rendered{p.Path(), html})
	}
	slices.SortFunc(all, func(a, b rendered) int { return cmp.Compare(len(b.html), len(a.html)) })
	largest, of := 0, ""
	for _, page := range all[:20] { // the largest before compression
		if total := shared + size(page.path, page.html); total > largest {
			largest, of = total, page.path
		}
	}
	t.Logf("%s, the largest page, is %d bytes with what it loads", of, largest)
	if largest > most {
		t.Errorf("want at most %d bytes", most)
	}
}
