package cli

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/words"
)

// textWidth is how many columns text is wrapped to.
const textWidth = 100

// What check and probe both print for people.

// advice says why no WebSocket opens, and what to do.
func (r checkJSON) advice() []string {
	var all []string
	if r.Cause != "" {
		all = append(all, "Why: "+r.Cause)
	}
	if r.Fix != "" {
		all = append(all, "What to do: "+r.Fix)
	}
	return all
}

func writeFindings(b *strings.Builder, findings []findingJSON) {
	for _, f := range findings {
		where := ""
		if f.Line > 0 {
			where = ", line " + strconv.Itoa(f.Line)
		}
		wrap(b, "  ", words.Escape(string(f.Severity)+" "+f.Rule+where+": "+f.Title+" "+f.Detail+" ("+string(f.Section)+")"))
	}
}

// writeClients tells what each client does, and what it prints.
func (r checkJSON) writeClients(b *strings.Builder) {
	switch {
	case len(r.Clients) == 0:
		return
	case r.ended:
		b.WriteString("Clients when it ends so:\n")
	default:
		b.WriteString("Clients with this response:\n")
	}
	for _, c := range r.Clients {
		writeProgram(b, c.title, string(c.Verdict), c.Message)
	}
}

// writeServers tells what each server does, and the status of its response.
func (r checkJSON) writeServers(b *strings.Builder) {
	if len(r.Servers) == 0 {
		return
	}
	b.WriteString("Servers with this request:\n")
	for _, s := range r.Servers {
		status := ""
		if s.Status > 0 {
			status = strconv.Itoa(s.Status)
		}
		writeProgram(b, s.title, string(s.Verdict), status)
	}
}

// writeProgram writes a line of a table.
func writeProgram(b *strings.Builder, title, verdict, says string) {
	b.WriteString(strings.TrimRight(fmt.Sprintf("  %-45s %-7s %s", title, verdict, words.Escape(says)), " ") + "\n")
}

// wrap writes text at indent, in lines of at most textWidth columns where its
// words allow that; the second and further lines stand two columns to the right.
func wrap(b *strings.Builder, indent, text string) {
	column := 0
	for word := range strings.FieldsSeq(text) {
		width := utf8.RuneCountInString(word)
		switch {
		case column == 0:
			b.WriteString(indent)
			column = len(indent)
		case column+1+width > textWidth:
			b.WriteString("\n" + indent + "  ")
			column = len(indent) + 2
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += width
	}
	b.WriteByte('\n')
}
