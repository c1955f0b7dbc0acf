package site

import (
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/snippets"
)

// mistakePages are the ways to a wrong Accept.
func mistakePages() ([]Page, error) {
	type hint struct{ Language, Text string }
	var pages []Page
	for _, m := range diagnose.Mistakes() {
		var hints []hint
		for _, s := range snippets.All() {
			if text := s.Hint(m.ID); text != "" {
				hints = append(hints, hint{s.Name, text})
			}
		}
		body, err := execute("mistake.html", map[string]any{
			"Mistake": m,
			"Hints":   hints,
			"Shown":   firsts(judged().byMistake[m.ID], shownLinks),
		})
		if err != nil {
			return nil, err
		}
		pages = append(pages, Page{
			Kind: Mistakes, ID: m.ID,
			Title: strings.TrimSuffix(byServer(m.Title), "."), Description: byServer(m.Title) + " " + m.Fix,
			Body: body,
		})
	}
	return pages, nil
}

// byServer says who did it, which is clear only beside an Accept.
func byServer(title string) string {
	if did, found := strings.CutPrefix(title, "It "); found {
		return "The server " + did
	}
	return title
}
