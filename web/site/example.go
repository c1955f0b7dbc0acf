package site

import (
	"html/template"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/page"
)

// examplePages are the examples of the gallery.
func examplePages() ([]Page, error) {
	var pages []Page
	for _, e := range gallery.All() {
		state := page.Default().WithExample(e)
		var paste template.HTML
		var err error
		if aboutProxy(e.Entry) {
			if paste, err = pasteConfiguration(e.ID); err != nil {
				return nil, err
			}
		}
		body, err := execute("example.html", map[string]any{
			"Example": e,
			"Island":  islands(state),
			"Paste":   paste,
			"Changes": template.HTML(page.ProxyChanges(e)),
		})
		if err != nil {
			return nil, err
		}
		pages = append(pages, Page{
			Kind: Examples, ID: e.ID, Group: string(e.Group),
			Title: e.Title, Description: e.Lesson, Words: e.Source,
			Open: page.ExampleLink(e.ID), Body: body,
		})
	}
	return pages, nil
}
