package site

import (
	"html/template"
	"regexp"

	"wsaccept/wasm/page"
	"wsaccept/wasm/page/effect"
)

// islands are the pieces of the playground for a state, by their ids.
func islands(s page.State) map[string]template.HTML {
	all := map[string]template.HTML{}
	for _, island := range page.View(s, effect.Page).Islands {
		all[island.ID] = template.HTML(island.HTML) // escaped by construction
	}
	return all
}

// inward matches the links of the playground to itself and to pages of the site,
// which are written as seen from the site's root.
var inward = regexp.MustCompile(`href="(#v=|examples/|rules/|mistakes/|faults/|messages/|questions/)`)

// rebased makes the links in html lead from a page whose root is there.
func rebased(html template.HTML, root string) template.HTML {
	return template.HTML(inward.ReplaceAllString(string(html), `href="`+root+`$1`))
}
