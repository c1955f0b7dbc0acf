package results

import (
	"encoding/json"
	"io"
)

// WriteJSON writes the report as JSON, with the number of lines of each verdict.
func (r Report) WriteJSON(w io.Writer) error {
	counts := map[Verdict]int{}
	for _, v := range Verdicts {
		counts[v] = r.Count(v)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Report
		Counts map[Verdict]int `json:"counts"`
	}{r, counts})
}
