package cli

import (
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"wsaccept/server/check"
	"wsaccept/server/terminal"
	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/evidence/code"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// runDiagnose names the mistake behind a wrong Accept.
func runDiagnose(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("diagnose", flag.ContinueOnError)
	key := flags.String("key", "", "")
	accept := flags.String("accept", "", "")
	expected := flags.String("expected", "", "")
	guid := flags.String("guid", "", "")
	source := flags.String("code", "", "")
	quick := flags.Bool("quick", false, "")
	asJSON := flags.Bool("json", false, "")
	if status, ok := parse(flags, args, stdout, stderr); !ok {
		return status
	}
	fail := func(says ...any) int {
		fmt.Fprintln(stderr, append([]any{"wsaccept: diagnose:"}, says...)...)
		return exitUsage
	}
	switch {
	case flags.NArg() > 0:
		return fail("unexpected argument", strconv.Quote(flags.Arg(0))+"; values come after -key and -accept")
	case *accept == "" && *source == "":
		return fail("say which Accept the server sent, and the key if you have it, such as: wsaccept diagnose -key", handshake.SampleKey, "-accept hHLtf2V1k8aDQZfNjw3Ia1hCwt0=")
	}
	program := ""
	if *source != "" {
		var err error
		if program, err = check.Input(*source, stdin); err != nil {
			return fail(err)
		}
	}

	d := newDiagnosis(*key, *accept, *expected, *guid, program)
	if d.of.Accept == "" && *source == "" {
		return fail(append([]any{"there is no Accept in the value of -accept."}, anys(d.notes)...)...)
	}
	if d.Target != nil && !*quick {
		d.search(progressOn(stderr, *asJSON))
	}

	var err error
	if *asJSON {
		err = printJSON(stdout, d.result())
	} else {
		_, err = io.WriteString(stdout, d.text())
	}
	switch {
	case err != nil:
		return fail(err)
	case d.result().Verdict == diagnose.Correct:
		return exitOK
	}
	return exitBad
}

func anys(texts []string) []any {
	var all []any
	for _, text := range texts {
		all = append(all, text)
	}
	return all
}

// diagnosis is a case and what became of it.
type diagnosis struct {
	of        diagnose.Case
	guid      string              // the constant that was given by itself, or ""
	constants []evidence.Constant // in the code that was given
	program   string              // that code
	remarks   []code.Remark       // on it
	notes     []string            // what was taken from where
	diagnose.Diagnosis
	searched int // messages hashed in all
}

// newDiagnosis diagnoses what the flags say. Any of the first two may be a line of
// a log, as on the page.
func newDiagnosis(key, accept, expected, guid, program string) diagnosis {
	d := diagnosis{guid: guid}
	d.of, d.constants, d.notes = evidence.Read(key, accept, program)
	d.program, d.remarks = program, code.Remarks(program)
	if expected != "" {
		d.of.Expected = expected
	}
	if guid != "" {
		d.of.GUIDs = append([]string{guid}, d.of.GUIDs...)
	}
	if d.of.Accept != "" || program == "" {
		d.Diagnosis = diagnose.Diagnose(d.of)
		d.searched = d.Tried
	}
	return d
}

// search looks for the GUID among those that people invent. If it finds it, the
// diagnosis is made anew with it.
func (d *diagnosis) search(progress func(tried, of int, what string)) {
	guid, tried := searchGUID(*d.Target, progress)
	progress(tried, tried, "")
	d.searched += tried
	if guid != "" {
		d.of.GUIDs = append([]string{guid}, d.of.GUIDs...)
		d.Diagnosis = diagnose.Diagnose(d.of)
		d.searched += d.Tried
	}
}

// progressOn returns what shows the progress of a search on w if that is a
// terminal. Elsewhere it says once what is going on, unless it must be quiet.
func progressOn(w io.Writer, quiet bool) func(tried, of int, what string) {
	said := quiet
	announce := func(_, of int, _ string) {
		if !said {
			said = true
			fmt.Fprintf(w, "Searching %d million GUIDs that people and programs invent; -quick skips this.\n", millions(of))
		}
	}
	under := w
	if safe, ok := w.(terminal.Writer); ok {
		under = safe.Unwrap()
	}
	file, isFile := under.(*os.File)
	if !isFile {
		return announce
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return announce
	}
	return func(tried, of int, what string) {
		const clear = "\r\x1b[K"
		if tried == of {
			fmt.Fprint(file, clear)
			return
		}
		fmt.Fprintf(file, clear+"%3d %% of %d million: %s", tried*100/of, millions(of), what)
	}
}

// millions rounds n to millions.
func millions(n int) int { return (n + 500_000) / 1_000_000 }

// The diagnosis as JSON. It is part of the program's interface; the README
// documents it.
type (
	diagnosisJSON struct {
		Verdict diagnose.Verdict `json:"verdict"`
		explanationJSON
		Others    []explanationJSON `json:"others"` // that make the same bytes
		Constants []constantJSON    `json:"constants"`
		Notes     []string          `json:"notes"`
		Code      []remarkJSON      `json:"code"` // what is wrong in the code beside the GUID
		Searched  int               `json:"searched"`
	}
	remarkJSON struct {
		Mistake string `json:"mistake"`
		Title   string `json:"title"`
		Fix     string `json:"fix"`
		Line    int    `json:"line"`
		Start   int    `json:"start"`
		End     int    `json:"end"`
	}
	explanationJSON struct {
		Mistake string     `json:"mistake"`
		Title   string     `json:"title"`
		GUID    string     `json:"guid"`
		Proof   *proofJSON `json:"proof"`
		Fix     string     `json:"fix"`
	}
	proofJSON struct {
		Input    string `json:"input"`
		Hash     string `json:"hash"`
		Digest   string `json:"digest"`
		Encoding string `json:"encoding"`
		Output   string `json:"output"`
	}
	constantJSON struct {
		Text  string `json:"text"`
		Right bool   `json:"right"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}
)

func (d diagnosis) result() diagnosisJSON {
	r := diagnosisJSON{
		Verdict: d.Verdict, Others: []explanationJSON{}, Constants: []constantJSON{}, Code: []remarkJSON{},
		Notes: append(append([]string{}, d.notes...), d.Notes...), Searched: d.searched,
	}
	switch d.Verdict {
	case diagnose.Correct:
		r.Title = "The Accept is right. The fault is elsewhere in the handshake."
		r.Fix = "Give the whole handshake to wsaccept check."
	case diagnose.Unexplained:
		r.Title = diagnose.Unknown(d.of)
	}
	for i, e := range d.Explanations {
		if i == 0 {
			r.explanationJSON = newExplanationJSON(e)
		} else {
			r.Others = append(r.Others, newExplanationJSON(e))
		}
	}
	if d.of.Accept == "" {
		r.Verdict, r.explanationJSON = d.ofCode()
	}
	for _, m := range d.remarks {
		r.Code = append(r.Code, remarkJSON{m.ID, m.Title, m.Fix, 1 + strings.Count(d.program[:m.Span.Start], "\n"), m.Span.Start, m.Span.End})
	}
	for _, c := range d.constants {
		r.Constants = append(r.Constants, constantJSON{c.Text, c.Right(), c.Span.Start, c.Span.End})
	}
	return r
}

// ofCode says what there is to say of code alone.
func (d diagnosis) ofCode() (diagnose.Verdict, explanationJSON) {
	for _, c := range d.constants {
		if x, wrong := diagnose.AsGUID(c.Text); wrong {
			if !c.Like {
				x.Title += " The GUID is the same for every server, fixed by RFC 6455, and not to be made anew."
			}
			return diagnose.Mistake, explanationJSON{Mistake: x.Mistake, Title: x.Title, GUID: c.Text, Fix: x.Fix}
		}
	}
	switch {
	case len(d.remarks) > 0:
		m := d.remarks[0]
		return diagnose.Mistake, explanationJSON{Mistake: m.ID, Title: m.Title, Fix: m.Fix}
	case len(d.constants) > 0:
		return diagnose.Correct, explanationJSON{Title: "The GUID in this code is right, and nothing else in it is known to be wrong."}
	}
	if code.WritesResponse(d.program) {
		return diagnose.Unexplained, explanationJSON{Title: "Nothing is known to be wrong in the response that this code writes. The GUID is not in it: give the code that computes the Accept, too."}
	}
	return diagnose.Unexplained, explanationJSON{Title: "Nothing in this code looks like the GUID " + handshake.GUID + ", or is known to be wrong."}
}

func newExplanationJSON(e diagnose.Explanation) explanationJSON {
	return explanationJSON{
		Mistake: e.Mistake, Title: e.Title, GUID: e.GUID, Fix: e.Fix,
		Proof: &proofJSON{
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

// text is the result for people.
func (d diagnosis) text() string {
	r := d.result()
	var b strings.Builder
	for _, note := range r.Notes {
		b.WriteString(note + "\n")
	}
	byRemark := d.of.Accept == "" && len(r.Code) > 0 && r.Title == r.Code[0].Title // told with its line below
	if !byRemark {
		r.explanationJSON.write(&b)
	}
	for _, other := range r.Others {
		b.WriteString("\nAnother mistake that makes the very same bytes:\n")
		other.write(&b)
	}
	if d.of.Key != "" && d.of.Accept != "" && d.Verdict != diagnose.Correct {
		b.WriteString("The right Accept for this key: " + handshake.Accept(d.of.Key) + "\n")
	}
	if d.guid != "" {
		says(&b, "What you gave, ", d.guid)
	}
	for _, m := range r.Code {
		b.WriteString("In your code, line " + strconv.Itoa(m.Line) + ": " + m.Title + "\n  | " + escape([]byte(sourceLine(d.program, m.Start))) + "\nFix: " + m.Fix + "\n")
	}
	for _, c := range d.constants {
		says(&b, "In your code, line "+strconv.Itoa(1+strings.Count(d.program[:c.Span.Start], "\n"))+", ", c.Text)
	}
	if d.of.Accept == "" {
		return b.String()
	}
	b.WriteString(words.Count(r.Searched, "message") + " tried.\n")
	return b.String()
}

// sourceLine returns the line of a program in which offset at is, without its
// indentation, and not all of a long one.
func sourceLine(program string, at int) string {
	const longest = 100
	start := strings.LastIndexByte(program[:at], '\n') + 1
	line, _, _ := strings.Cut(program[start:], "\n")
	if at-start > longest {
		line = line[max(0, at-start-longest/2):]
	}
	line = strings.TrimSpace(line)
	if len(line) > longest {
		line = strings.ToValidUTF8(line[:longest], "") + "…"
	}
	return line
}

// says tells whether text is the GUID.
func says(b *strings.Builder, where, text string) {
	if text == handshake.GUID {
		b.WriteString(where + text + " is the GUID.\n")
		return
	}
	b.WriteString(where + escape([]byte(text)) + " is not the GUID, " + handshake.GUID + ".\n")
}

func (r explanationJSON) write(b *strings.Builder) {
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
