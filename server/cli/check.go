package cli

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"wsaccept/server/check"
	"wsaccept/wasm/intake"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/proxies/chain"
	"wsaccept/wasm/words"
)

// runCheck judges the handshakes in files and directories, or on stdin. One handshake
// in one file is told in full; of several there is a list.
func runCheck(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "")
	raw := flags.Bool("raw", false, "")
	format := flags.String("format", "", "")
	inRow := flags.Bool("chain", false, "")
	if status, ok := parse(flags, args, stdout, stderr); !ok {
		return status
	}
	if *format == "" {
		*format = "text"
		if *asJSON {
			*format = "json"
		}
	}
	write, known := checkFormats[*format]
	if !known || *asJSON && *format != "json" {
		fmt.Fprintf(stderr, "wsaccept: check: -format is text, json, sarif, junit or github, not %q\n", *format)
		return exitUsage
	}
	if *inRow {
		if *raw || *format != "text" && *format != "json" {
			fmt.Fprintln(stderr, "wsaccept: check: -chain goes with -format text or json, and without -raw")
			return exitUsage
		}
		return runChain(flags.Args(), stdin, *format == "json", stdout, stderr)
	}
	files, stdin := flags.Args(), stdin
	if len(files) <= 1 && !*raw && (*format == "text" || *format == "json") {
		var text string
		if text, stdin = peek(files, stdin); text != "" {
			if _, inRow := chain.Read(text); inRow {
				name := "-"
				if len(files) == 1 {
					name = files[0]
				}
				return runChain([]string{name}, strings.NewReader(text), *format == "json", stdout, stderr)
			}
			if status, done := checkValue(intake.Read(text), text, *format == "json", stdout, stderr); done {
				return status
			}
		}
	}
	found := check.Read(files, stdin, *raw)
	for _, t := range found.Unread {
		fmt.Fprintf(stderr, "wsaccept: check: %s: %s\n", t.File, t.Why)
	}
	if len(found.Handshakes) == 0 && len(found.Unread) == 0 {
		fmt.Fprintln(stderr, "wsaccept: check:", found.Nothing())
		return exitUsage
	}
	if len(found.Handshakes) > 0 || *format != "text" && *format != "json" {
		if err := write(stdout, found); err != nil {
			fmt.Fprintln(stderr, "wsaccept: check:", err)
			return exitUsage
		}
	}
	switch {
	case len(found.Failing()) > 0:
		return exitBad
	case len(found.Unread) > 0:
		return exitUsage
	}
	return exitOK
}

// checkFormats are the forms of the result, by the names that -format has for them.
var checkFormats = map[string]func(io.Writer, *check.Found) error{
	"text": func(w io.Writer, r *check.Found) error {
		if r.Alone() {
			_, err := io.WriteString(w, checkText(r.Handshakes[0]))
			return err
		}
		if routes := r.Configured(); routes != nil {
			_, err := io.WriteString(w, routesText(routes))
			return err
		}
		return r.WriteText(w, checkText)
	},
	"json": func(w io.Writer, r *check.Found) error {
		if report := r.Configured(); report != nil {
			return printJSON(w, newConfigurationJSON(report))
		}
		if r.Alone() {
			return printJSON(w, newCheckJSON(r.Handshakes[0].Result()))
		}
		all := []any{}
		for _, h := range r.Handshakes {
			if h.Configuration != nil {
				all = append(all, listedRouteJSON{h.File, h.Number, h.Line, h.Title, h.Configuration.Report.Program, newRouteJSON(h)})
				continue
			}
			all = append(all, listedJSON{h.File, h.Number, h.Line, h.Packet, h.Title, newPlacedJSON(h)})
		}
		return printJSON(w, all)
	},
	"sarif":  func(w io.Writer, r *check.Found) error { return r.WriteSARIF(w) },
	"junit":  func(w io.Writer, r *check.Found) error { return r.WriteJUnit(w) },
	"github": func(w io.Writer, r *check.Found) error { return r.WriteGitHub(w) },
}

// listedJSON is the result for one of several handshakes.
type listedJSON struct {
	File   string `json:"file"`
	Number int    `json:"number"`           // in its file, from 1
	Begins int    `json:"begins"`           // the line in which it begins, from 1
	Packet int    `json:"packet,omitempty"` // in a capture, the first of its connection
	Title  string `json:"title"`
	checkJSON
}

// checkText tells all there is to say of a handshake, for people.
func checkText(h check.Handshake) string {
	if h.Configuration != nil {
		return configurationText(h)
	}
	return verdict.Outcome(h.Result()) + "\n" + newPlacedJSON(h).text()
}

// printJSON writes result for programs, and for people who look at it.
func printJSON(w io.Writer, result any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(result)
}

// text is the result for people, below the sentence on the outcome.
func (r checkJSON) text() string {
	var b strings.Builder
	for _, says := range r.advice() {
		wrap(&b, "  ", words.Escape(says))
	}
	writeMessages(&b, r.Messages)
	for _, note := range r.Notes {
		wrap(&b, "  ", words.Escape(note))
	}
	b.WriteString("Request: " + string(r.Request.Verdict) + "\n")
	writeFindings(&b, r.Request.Findings)
	b.WriteString("Response: " + string(r.Response.Verdict) + "\n")
	writeFindings(&b, r.Response.Findings)
	if r.Address != nil {
		b.WriteString("Address: " + string(r.Address.Verdict) + "\n")
		writeFindings(&b, r.Address.Findings)
	}
	if r.Accept != nil {
		b.WriteString("Accept: " + r.Accept.Got)
		if r.Accept.Expected != "" {
			b.WriteString(", computed " + r.Accept.Expected)
		}
		b.WriteString("\n")
		if r.Accept.Title != "" {
			b.WriteString("  why: " + r.Accept.Title + "\n")
		}
	}
	r.writeClients(&b)
	r.writeServers(&b)
	return b.String()
}

// writeMessages writes what is known of each error text. What is said of two of them
// in the same words is said once.
func writeMessages(b *strings.Builder, all []messageJSON) {
	said := map[string]bool{}
	for _, m := range all {
		if said[m.Means] {
			continue
		}
		said[m.Means] = true
		var names []string
		for _, p := range m.Programs {
			if !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
		fmt.Fprintf(b, "Message: %s (%s)\n  %s (%s)\n", m.Text, strings.Join(names, ", "), m.Means, m.Phase)
		for _, c := range m.Causes {
			b.WriteString("  cause: " + c.Why)
			if c.Tell != "" {
				b.WriteString(" To check: " + c.Tell)
			}
			b.WriteString("\n")
		}
		b.WriteString("  what to do: " + m.Fix + "\n")
	}
}
