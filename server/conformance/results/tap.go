package results

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// WriteTAP writes the Test Anything Protocol, version 13. A warning is ok, with its
// details; what is not applicable is skipped.
func (r Report) WriteTAP(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "TAP version 13\n1..%d\n", len(r.Lines))
	for i, l := range r.Lines {
		status, directive := "ok", ""
		switch l.Verdict {
		case Fail, NoAnswer:
			status = "not ok"
		case NotApplicable:
			directive = " # SKIP " + tapText(l.Says)
		}
		fmt.Fprintf(&b, "%s %d - %s: %s%s\n", status, i+1, l.ID, tapText(l.Title), directive)
		if l.Verdict != Pass && l.Verdict != NotApplicable {
			l.writeYAML(&b)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeYAML writes what is behind a result. Its values are JSON, which is YAML.
func (l Line) writeYAML(b *strings.Builder) {
	b.WriteString("  ---\n")
	for _, field := range [][2]string{
		{"verdict", string(l.Verdict)}, {"rule", l.Rule}, {"section", string(l.Section)}, {"message", l.Says},
		{"request", string(l.Request)}, {"response", string(l.Response)}, {"repeat", l.Repeat},
	} {
		value, _ := json.Marshal(field[1]) // of a string it never fails
		fmt.Fprintf(b, "  %s: %s\n", field[0], value)
	}
	b.WriteString("  ...\n")
}

// tapText is text in a description, where # begins a directive.
func tapText(text string) string {
	return strings.NewReplacer("\\", "\\\\", "#", "\\#", "\r", " ", "\n", " ").Replace(text)
}
