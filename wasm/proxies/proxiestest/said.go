package proxiestest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"wsaccept/wasm/proxies/passage"
)

var update = flag.Bool("update", false, "rewrite what is said in testdata/*.said")

// Said holds read against what is to be said of the configurations in testdata, for
// programs that can't be run here. Beside NAME.conf stands NAME.said. Its first lines
// are written by hand, from the program's documentation: “ask host/path” for each
// handshake (without any, the addresses that the text names), and for each, in order,
// “want OUTCOME STATUS SECONDS”, SECONDS being those until an idle connection is cut,
// or “-” if that is not known. Below an empty line stands what is said, which -update
// rewrites. Each fix must let its handshake through.
func Said(t *testing.T, read Reader) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "*.conf"))
	if err != nil || len(names) == 0 {
		t.Fatal("no configurations", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file := strings.TrimSuffix(name, ".conf") + ".said"
		expected, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head, words, _ := strings.Cut(string(expected), "\n\n")
		asks, wants := expectations(head)
		report, ok := read(string(text), asks...)
		if !ok {
			t.Errorf("%s: not taken for a configuration", name)
			continue
		}
		if got := strings.Join(outcomes(report), "\n"); got != strings.Join(wants, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s\n%s", name, got, strings.Join(wants, "\n"), said(report, string(text)))
		}
		switch got := said(report, string(text)); {
		case *update:
			if err := os.WriteFile(file, []byte(strings.TrimSpace(head)+"\n\n"+got), 0o644); err != nil {
				t.Fatal(err)
			}
		case got != words:
			t.Errorf("%s: said\n%s\nwant\n%s", name, got, words)
		}
		fixes(t, Case{Name: name, Text: string(text), Asks: asks}, read)
	}
}

// expectations reads the lines that are written by hand.
func expectations(head string) (asks []passage.Ask, wants []string) {
	for line := range strings.Lines(head) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if word == "want" {
			wants = append(wants, rest)
			continue
		}
		host, path, _ := strings.Cut(rest, "/")
		asks = append(asks, passage.Ask{Host: host, Path: "/" + path})
	}
	return asks, wants
}

// outcomes are the routes of a report, each as a line that begins with want has it.
func outcomes(report passage.Report) []string {
	var all []string
	for _, r := range report.Routes {
		seconds := "-"
		if r.Idle.Known {
			seconds = strconv.Itoa(r.Idle.Seconds)
		}
		all = append(all, fmt.Sprintf("%s %d %s", r.Outcome, r.Status, seconds))
	}
	return all
}

// said is what is told of a configuration.
func said(report passage.Report, text string) string {
	var b strings.Builder
	say := func(what, says string, at int) {
		if says != "" {
			fmt.Fprintf(&b, "%s: %s", what, says)
			if at > 0 {
				fmt.Fprintf(&b, " [line %d]", 1+strings.Count(text[:at], "\n"))
			}
			b.WriteByte('\n')
		}
	}
	say(report.Program, report.Versions, 0)
	for _, r := range report.Routes {
		fmt.Fprintf(&b, "\n%s %s", r.Address, r.Outcome)
		if r.Backend != "" {
			b.WriteString(" to " + r.Backend)
		}
		b.WriteByte('\n')
		say("cause", r.Cause, r.Blame.Start)
		say("fix", r.Fix, 0)
		b.WriteString(passage.Diff(text, r.Edits))
		for _, w := range r.Warns {
			say("warning", w.Says, w.Span.Start)
		}
		for _, n := range r.Notes {
			say("note", n.Says, n.Span.Start)
		}
		say("idle", r.Idle.Says, r.Idle.Span.Start)
		if r.Arrives != nil {
			b.WriteString("arrives: " + strings.Join(r.Arrives.Lines(), " | ") + "\n")
		}
	}
	for _, u := range report.Unknown {
		say("unknown", u.Says, u.Span.Start)
	}
	return b.String()
}
