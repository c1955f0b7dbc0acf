package results

import (
	"fmt"
	"io"
	"strings"

	"wsaccept/server/terminal"
	"wsaccept/wasm/words"
)

// signs show a verdict at a glance, beside its word.
var signs = map[Verdict]string{Fail: "✗", NoAnswer: "?", Warn: "!", NotApplicable: "–", Pass: "✓"}

// shownBytes is how much of a message is shown in text.
const shownBytes = 1200

// WriteText writes the report for people: a line for each case, the details of those
// that did not pass, and the sum at the end.
func (r Report) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, g := range r.groups() {
		b.WriteString("\n" + g.Name + "\n")
		for _, l := range g.Lines {
			fmt.Fprintf(&b, "  %s %-14s %-4s %s\n", signs[l.Verdict], l.Verdict, l.Rule, l.Title)
			switch l.Verdict {
			case Pass:
			case NotApplicable:
				b.WriteString("      " + l.Says + "\n")
			default:
				for line := range strings.Lines(l.details()) {
					b.WriteString("      " + line)
				}
			}
		}
	}
	b.WriteString("\n" + r.Sum() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// Sum says in a sentence how many cases came to what.
func (r Report) Sum() string {
	says := fmt.Sprintf("%s: %s in %.1f s: ", r.Target, words.Count(len(r.Lines), "case"), r.Seconds)
	var parts []string
	for i := range Verdicts {
		v := Verdicts[len(Verdicts)-1-i]
		if n := r.Count(v); n > 0 || v == Fail {
			parts = append(parts, fmt.Sprintf("%d %s", n, v))
		}
	}
	return says + strings.Join(parts, ", ") + "."
}

// details say all there is to say of a line: each in a line of its own, all ended.
func (l Line) details() string {
	var b strings.Builder
	b.WriteString(l.Says + "\n")
	fmt.Fprintf(&b, "rule %s, %s: %s\ncase %s\n", l.Rule, l.Section, l.Requirement, l.ID)
	writeBytes(&b, "request", l.Request)
	writeBytes(&b, "response", l.Response)
	if l.Link != "" {
		b.WriteString("in the page: " + l.Link + "\n")
	}
	if l.Repeat != "" {
		b.WriteString("to repeat it:\n")
		for line := range strings.Lines(l.Repeat) {
			b.WriteString("  " + strings.TrimRight(line, "\n") + "\n")
		}
	}
	return b.String()
}

// writeBytes shows a message, line by line.
func writeBytes(b *strings.Builder, name string, message []byte) {
	if len(message) == 0 {
		b.WriteString(name + ": nothing\n")
		return
	}
	b.WriteString(name + ":\n")
	for line := range strings.Lines(string(message[:min(len(message), shownBytes)])) {
		b.WriteString("  │ " + visible(line) + "\n")
	}
	if left := len(message) - shownBytes; left > 0 {
		b.WriteString("  │ … and " + words.Count(left, "byte") + " more\n")
	}
}

// visible is a line as it can be read: an end that is not CR LF, and what can't be
// seen, as escapes.
func visible(line string) string {
	text, ended := strings.CutSuffix(line, "\r\n")
	escaped := terminal.Escape(strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\t", `\t`))
	if strings.HasSuffix(escaped, " ") {
		escaped = strings.TrimSuffix(escaped, " ") + `\x20`
	}
	if !ended && strings.HasSuffix(line, "\n") {
		escaped += `\n`
	}
	return escaped
}
