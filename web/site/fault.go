package site

import (
	"html/template"

	"wsaccept/wasm/lab"
	"wsaccept/wasm/page"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/wire"
)

// faultPages are the faults of the laboratory.
func faultPages() ([]Page, error) {
	var pages []Page
	for _, f := range lab.All() {
		state := page.Default()
		state.Lab.Fault = f.ID
		shown := map[string]template.HTML{}
		for _, island := range page.View(state, effect.Lab).Islands {
			shown[island.ID] = template.HTML(island.HTML)
		}
		r := judged().faults[f.ID]
		body, err := execute("fault.html", map[string]any{
			"Fault":    f,
			"Outcome":  shown["fault-outcome"],
			"Response": template.HTML(verdict.Response(r).HTML()),
			"Programs": template.HTML(verdict.Clients(r).HTML()),
		})
		if err != nil {
			return nil, err
		}
		pages = append(pages, Page{
			Kind: Faults, ID: f.ID, Group: string(f.Group),
			Title: f.Title, Description: f.Does,
			Open: wire.Link(wire.PartFault, f.ID), Body: body,
		})
	}
	return pages, nil
}
