package main

import (
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/handshake"
)

// runDiagnose names the mistake behind a wrong Accept.
func runDiagnose(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("diagnose", flag.ContinueOnError)
	var c diagnose.Case
	flags.StringVar(&c.Key, "key", "", "")
	flags.StringVar(&c.Accept, "accept", "", "")
	flags.StringVar(&c.Expected, "expected", "", "")
	guid := flags.String("guid", "", "")
	code := flags.String("code", "", "")
	quick := flags.Bool("quick", false, "")
	asJSON := flags.Bool("json", false, "")
	if status, ok := parse(flags, args, stdout, stderr); !ok {
		return status
	}
	fail := func(says ...any) int {
		fmt.Fprintln(stderr, append([]any{"wsaccept: diagnose:"}, says...)...)
		return exitUsage
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch {
	case flags.NArg() > 0:
		return fail(strconv.Quote(flags.Arg(0)), "is not wanted; values come after -key and -accept")
	case !given["accept"]:
		return fail("say which Accept the server sent, and the key if you have it, such as: wsaccept diagnose -key", handshake.SampleKey, "-accept hHLtf2V1k8aDQZfNjw3Ia1hCwt0=")
	}
	d := diagnosis{of: c}
	if *code != "" {
		text, err := readInput([]string{*code}, stdin)
		if err != nil {
			return fail(err)
		}
		d.constants = evidence.Constants(text)
	}
	if given["guid"] {
		d.of.GUIDs = []string{*guid}
		d.constants = append(d.constants, evidence.Constants(*guid)...)
	}
	for _, constant := range d.constants {
		d.of.GUIDs = append(d.of.GUIDs, constant.Text)
	}

	d.Diagnosis = diagnose.Diagnose(d.of)
	d.searched = d.Tried
	if d.Target != nil && !*quick {
		d.search(progressOn(stderr))
	}

	var err error
	if *asJSON {
		err = printJSON(stdout, d.report())
	} else {
		_, err = io.WriteString(stdout, plain(d.text()))
	}
	switch {
	case err != nil:
		return fail(err)
	case d.Verdict == diagnose.Correct:
		return exitOK
	}
	return exitBad
}

// diagnosis is a case and what became of it.
type diagnosis struct {
	of        diagnose.Case
	constants []evidence.Constant // in the code that was given
	diagnose.Diagnosis
	searched int // messages hashed in all
}

// search looks for the GUID among those that people invent. If it finds it, the
// diagnosis is made anew with it.
func (d *diagnosis) search(progress func(tried, of int, what string)) {
	guid, tried := searchGUID(*d.Target, progress)
	d.searched += tried
	if guid != "" {
		d.of.GUIDs = append(d.of.GUIDs, guid)
		d.Diagnosis = diagnose.Diagnose(d.of)
		d.searched += d.Tried
	}
}

// progressOn returns what shows the progress of a search on w, if that is a
// terminal; elsewhere nobody is waiting for it.
func progressOn(w io.Writer) func(tried, of int, what string) {
	file, isFile := w.(*os.File)
	if !isFile {
		return func(int, int, string) {}
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(int, int, string) {}
	}
	const clear = "\r\x1b[K"
	return func(tried, of int, what string) {
		if tried == of {
			fmt.Fprint(w, clear)
			return
		}
		fmt.Fprintf(w, clear+"%3d %% of %d million: %s", tried*100/of, of/1e6, what)
	}
}

// The diagnosis as JSON. It is part of the program's interface; the README
// documents it.
type (
	diagnosisReport struct {
		Verdict diagnose.Verdict `json:"verdict"`
		explanationReport
		Others    []explanationReport `json:"others"` // that make the same bytes
		Constants []constantReport    `json:"constants"`
		Notes     []string            `json:"notes"`
		Searched  int                 `json:"searched"`
	}
	explanationReport struct {
		Mistake string       `json:"mistake"`
		Title   string       `json:"title"`
		GUID    string       `json:"guid"`
		Proof   *proofReport `json:"proof"`
		Fix     string       `json:"fix"`
	}
	proofReport struct {
		Input    string `json:"input"`
		Hash     string `json:"hash"`
		Digest   string `json:"digest"`
		Encoding string `json:"encoding"`
		Output   string `json:"output"`
	}
	constantReport struct {
		Text  string `json:"text"`
		Right bool   `json:"right"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}
)

func (d diagnosis) report() diagnosisReport {
	r := diagnosisReport{
		Verdict: d.Verdict, Others: []explanationReport{}, Constants: []constantReport{},
		Notes: append([]string{}, d.Notes...), Searched: d.searched,
	}
	switch d.Verdict {
	case diagnose.Correct:
		r.Title = "The Accept is right. The fault is elsewhere in the handshake."
		r.Fix = "Give the whole handshake to wsaccept check."
	case diagnose.Unexplained:
		r.Title = "No known mistake made this Accept. Most likely it is the answer to another key."
	}
	for i, e := range d.Explanations {
		if i == 0 {
			r.explanationReport = reportExplanation(e)
		} else {
			r.Others = append(r.Others, reportExplanation(e))
		}
	}
	for _, c := range d.constants {
		r.Constants = append(r.Constants, constantReport{c.Text, c.Right(), c.Span.Start, c.Span.End})
	}
	return r
}

func reportExplanation(e diagnose.Explanation) explanationReport {
	return explanationReport{
		Mistake: e.Mistake, Title: e.Title, GUID: e.GUID, Fix: e.Fix,
		Proof: &proofReport{
			Input: escape(e.Proof.Bytes()), Hash: e.Proof.Hash, Digest: hex.EncodeToString(e.Proof.Digest),
			Encoding: e.Proof.Encoding, Output: e.Proof.Output,
		},
	}
}

// escape writes what is not printable ASCII as in a Go string.
func escape(data []byte) string {
	quoted := strconv.QuoteToASCII(string(data))
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

// text is the report for people.
func (d diagnosis) text() string {
	r := d.report()
	var b strings.Builder
	for _, note := range r.Notes {
		b.WriteString(note + "\n")
	}
	r.explanationReport.write(&b)
	for _, other := range r.Others {
		b.WriteString("\nAnother mistake that makes the very same bytes:\n")
		other.write(&b)
	}
	if d.of.Key != "" && d.Verdict != diagnose.Correct {
		b.WriteString("The right Accept for this key: " + handshake.Accept(d.of.Key) + "\n")
	}
	for _, c := range r.Constants {
		says := "is the GUID."
		if !c.Right {
			says = "is not the GUID, " + handshake.GUID + "."
		}
		b.WriteString("In your code, " + c.Text + " " + says + "\n")
	}
	fmt.Fprintf(&b, "%d messages hashed.\n", r.Searched)
	return b.String()
}

func (r explanationReport) write(b *strings.Builder) {
	b.WriteString(r.Title + "\n")
	if p := r.Proof; p != nil {
		if p.Input != "" {
			b.WriteString("  input   " + p.Input + "\n")
		}
		if p.Hash != "" {
			b.WriteString("  hashed  " + p.Digest + " (" + p.Hash + ")\n")
		}
		b.WriteString("  written " + p.Output + " (" + p.Encoding + "), the Accept that was sent\n")
	}
	if r.Fix != "" {
		b.WriteString("Fix: " + r.Fix + "\n")
	}
}
