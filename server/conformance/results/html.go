package results

import (
	_ "embed" // for the page
	"html/template"
	"io"
	"strings"
)

//go:embed report.html
var page string

var pageTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"sign": func(v Verdict) string { return signs[v] },
	"shown": func(message []byte) string {
		var b strings.Builder
		for line := range strings.Lines(string(message)) {
			b.WriteString(visible(line) + "\n")
		}
		return b.String()
	},
}).Parse(page))

// WriteHTML writes the report as one page that needs no other file and no network.
func (r Report) WriteHTML(w io.Writer) error {
	return pageTemplate.Execute(w, struct {
		Report
		Verdicts []Verdict
		Groups   []group
	}{r, Verdicts, r.groups()})
}
