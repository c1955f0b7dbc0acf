package site

import (
	"html/template"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/page"
	"wsaccept/wasm/page/lesson"
	"wsaccept/wasm/wire"
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
			"Changes": template.HTML(lesson.Changes(e)),
		})
		if err != nil {
			return nil, err
		}
		pages = append(pages, Page{
			Kind: Examples, ID: e.ID, Group: string(e.Group),
			Title: e.Title, Description: e.Lesson, Words: e.Source,
			Open: wire.Link(wire.PartExample, e.ID), Body: body,
		})
	}
	return pages, nil
}
