package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/page"
	"wsaccept/wasm/words"
)

// maxInput is how much of a file or of the standard input is read, in bytes.
const maxInput = 16 << 20

// runCheck judges the handshake in a file or on stdin.
func runCheck(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "")
	raw := flags.Bool("raw", false, "")
	if status, ok := parse(flags, args, stdout, stderr); !ok {
		return status
	}
	input, err := readInput(flags.Args(), stdin)
	if err != nil {
		fmt.Fprintln(stderr, "wsaccept: check:", err)
		return exitUsage
	}
	judged := judge.Text(input)
	if *raw {
		judged = judge.Raw(input)
	}
	if judged.Empty() {
		says := strings.Join(judged.Notes, " ")
		if input == "" {
			says = "the input is empty"
		}
		fmt.Fprintln(stderr, "wsaccept: check:", says)
		return exitUsage
	}
	report := newCheckReport(judged)
	if *asJSON {
		err = printJSON(stdout, report)
	} else {
		_, err = io.WriteString(stdout, page.Outcome(judged)+"\n"+report.text())
	}
	if err != nil {
		fmt.Fprintln(stderr, "wsaccept: check:", err)
		return exitUsage
	}
	if !judged.OK() {
		return exitBad
	}
	return exitOK
}

// printJSON writes report for programs, and for people who look at it.
func printJSON(w io.Writer, report any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(report)
}

// readInput returns the content of the one file in args, or of stdin.
func readInput(args []string, stdin io.Reader) (string, error) {
	switch {
	case len(args) > 1:
		return "", fmt.Errorf("one file at a time, not %d", len(args))
	case len(args) == 1 && args[0] != "-":
		file, err := os.Open(args[0])
		if err != nil {
			return "", err
		}
		defer file.Close()
		stdin = file
	}
	data, err := io.ReadAll(io.LimitReader(stdin, maxInput+1))
	if len(data) > maxInput {
		return "", fmt.Errorf("the input is longer than %d MiB", maxInput>>20)
	}
	return string(data), err
}

// text is the report for people, below the sentence on the outcome.
func (r checkReport) text() string {
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
func writeMessages(b *strings.Builder, all []messageReport) {
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
				b.WriteString(" To tell: " + c.Tell)
			}
			b.WriteString("\n")
		}
		b.WriteString("  what to do: " + m.Fix + "\n")
	}
}
