package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/intake"
	"wsaccept/wasm/page/home"
)

// longestValue is the length of a text, in bytes, that may be something else than
// handshakes: a key, an Accept, or a program.
const longestValue = 256 << 10

// shortestKey is the length, in bytes, of a text that is taken for a key by itself. A
// shorter one is a word.
const shortestKey = 16

// peek returns the text of the one file, or of stdin, if it is so short that it may be
// a value, and what to read as stdin from then on.
func peek(files []string, stdin io.Reader) (text string, again io.Reader) {
	if len(files) == 0 || files[0] == "-" {
		data, err := io.ReadAll(io.LimitReader(stdin, longestValue+1))
		again = io.MultiReader(bytes.NewReader(data), stdin)
		if err != nil || len(data) > longestValue || !utf8.Valid(data) {
			return "", again
		}
		return string(data), again
	}
	info, err := os.Stat(files[0])
	if err != nil || !info.Mode().IsRegular() || info.Size() > longestValue {
		return "", stdin
	}
	data, err := os.ReadFile(files[0])
	if err != nil || !utf8.Valid(data) {
		return "", stdin
	}
	return string(data), stdin
}

// checkValue answers what is no handshake, and what the page takes, too: a key, an
// Accept, both, or code. done is false if text is none of these.
func checkValue(in intake.Intake, text string, asJSON bool, stdout, stderr io.Writer) (status int, done bool) {
	var d diagnosis
	switch in.Kind {
	case intake.Key:
		key := strings.TrimSuffix(strings.TrimSuffix(in.Key, "\n"), "\r") // the line end is the file's, or echo's
		if len(key) < shortestKey {
			return exitOK, false
		}
		return checkKey(key, asJSON, stdout, stderr), true
	case intake.Accept, intake.Pair:
		key, accept := in.Key, in.Accept
		if in.Case != nil { // a line that says more
			key, accept = "", text
		}
		d = newDiagnosis(key, accept, "", "", "")
	case intake.GUID, intake.Code:
		d = newDiagnosis("", "", "", "", text)
	default:
		return exitOK, false
	}
	var err error
	if asJSON {
		err = printJSON(stdout, d.result())
	} else {
		_, err = io.WriteString(stdout, d.text())
	}
	switch {
	case err != nil:
		fmt.Fprintln(stderr, "wsaccept: check:", err)
		return exitUsage, true
	case d.result().Verdict == diagnose.Correct:
		return exitOK, true
	}
	return exitBad, true
}

// keyJSON is what there is to say of a key, as JSON.
type keyJSON struct {
	Key      string        `json:"key"`
	Accept   string        `json:"accept"`
	Findings []findingJSON `json:"findings"`
}

func checkKey(key string, asJSON bool, stdout, stderr io.Writer) int {
	findings := handshake.CheckKey(key)
	r := keyJSON{Key: key, Accept: handshake.Accept(key), Findings: []findingJSON{}}
	for _, f := range findings {
		r.Findings = append(r.Findings, findingJSON{
			Rule: f.Rule.ID, Severity: f.Severity, Section: f.Section, Title: f.Title, Detail: f.Detail,
			Line: 1, Start: f.Span.Start, End: f.Span.End,
		})
	}
	var err error
	if asJSON {
		err = printJSON(stdout, r)
	} else {
		var b strings.Builder
		b.WriteString(home.Summary(key) + "\nAccept: " + r.Accept + "\n")
		writeFindings(&b, r.Findings)
		_, err = io.WriteString(stdout, b.String())
	}
	switch {
	case err != nil:
		fmt.Fprintln(stderr, "wsaccept: check:", err)
		return exitUsage
	case handshake.Worst(findings) == handshake.Error:
		return exitBad
	}
	return exitOK
}
