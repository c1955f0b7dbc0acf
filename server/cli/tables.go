package cli

import (
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

// rulesTable is the table of rules in Markdown, as it stands in the README.
func rulesTable() string {
	var b strings.Builder
	b.WriteString("| rule | about | requirement | section | if it is broken |\n|---|---|---|---|---|\n")
	for _, r := range handshake.Rules() {
		consequence := r.Consequence
		switch {
		case r.As != nil:
			consequence += "; reported as " + r.As.ID
		case r.Unjudged != "":
			consequence += "; not judged: " + r.Unjudged
		}
		b.WriteString("| " + strings.Join([]string{r.ID, string(r.Side), r.Title, "[" + string(r.Section) + "](" + r.Section.URL() + ")", consequence}, " | ") + " |\n")
	}
	return b.String()
}

// mistakesTable is the table of mistakes in Markdown, as it stands in the README.
func mistakesTable() string {
	var b strings.Builder
	b.WriteString("| mistake | what the server did | fix |\n|---|---|---|\n")
	for _, m := range diagnose.Mistakes() {
		b.WriteString("| " + strings.Join([]string{"`" + m.ID + "`", m.Title, m.Fix}, " | ") + " |\n")
	}
	return b.String()
}
