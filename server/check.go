package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/programs"
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
	c := newCheck(input, *raw)
	if c.request.Text == "" && c.response.Text == "" {
		if input == "" {
			c.notes = []string{"the input is empty"}
		}
		fmt.Fprintln(stderr, "wsaccept: check:", strings.Join(c.notes, " "))
		return exitUsage
	}
	if *asJSON {
		err = printJSON(stdout, c.report())
	} else {
		_, err = io.WriteString(stdout, c.text())
	}
	if err != nil {
		fmt.Fprintln(stderr, "wsaccept: check:", err)
		return exitUsage
	}
	if c.bad() {
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
		return "", fmt.Errorf("one file at a time, and %d are named", len(args))
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

// check is a judged input.
type check struct {
	input             string
	request, response paste.Part
	address           paste.Part
	notes             []string
	pair              handshake.Pair
	found             handshake.Judgement
}

// newCheck finds the handshake in input and judges it. If raw is true, input is
// one message, byte for byte.
func newCheck(input string, raw bool) check {
	c := check{input: input}
	if raw {
		whole := paste.Exact(input)
		if handshake.Parse(input).IsResponse() {
			c.response = whole
		} else {
			c.request = whole
		}
	} else {
		found := paste.Find(input, paste.Either)
		c.request, c.response, c.notes, c.address = found.Request, found.Response, found.Notes, found.Address()
	}
	c.pair = handshake.ParsePair(c.request.Text, c.response.Text)
	c.pair.Address = c.address.Text
	c.pair.Request.Hidden, c.pair.Response.Hidden = c.request.Hidden, c.response.Hidden
	c.found = handshake.Check(c.pair)
	return c
}

// bad reports whether no WebSocket opens: an RFC says that somebody must refuse,
// or the server did.
func (c check) bad() bool {
	return c.pair.Response.Verdict(c.found.Response) == handshake.Refused || handshake.Worst(c.found.Address) == handshake.Error || handshake.Worst(c.found.Request) == handshake.Error || handshake.Worst(c.found.Response) == handshake.Error
}

// The report as JSON. It is part of the program's interface; the README
// documents it.
type (
	checkReport struct {
		Address  *sideReport    `json:"address,omitempty"`
		Request  sideReport     `json:"request"`
		Response sideReport     `json:"response"`
		Accept   *acceptReport  `json:"accept,omitempty"`
		Clients  []clientReport `json:"clients"`
		Servers  []serverReport `json:"servers"`
		Notes    []string       `json:"notes"`
	}
	sideReport struct {
		Verdict  handshake.Verdict `json:"verdict"`
		Findings []findingReport   `json:"findings"`
	}
	findingReport struct {
		Rule     string             `json:"rule"`
		Severity handshake.Severity `json:"severity"`
		Section  handshake.Section  `json:"section"`
		Title    string             `json:"title"`
		Detail   string             `json:"detail"`
		Line     int                `json:"line"`
		Start    int                `json:"start"`
		End      int                `json:"end"`
	}
	acceptReport struct {
		Key      string `json:"key"`
		Expected string `json:"expected"`
		Got      string `json:"got"`
		Match    bool   `json:"match"`
		Mistake  string `json:"mistake,omitempty"` // as diagnose names it
		Title    string `json:"title,omitempty"`
	}
	clientReport struct {
		Client  string           `json:"client"`
		Version string           `json:"version"`
		Verdict programs.Verdict `json:"verdict"`
		Message string           `json:"message"`
		Note    string           `json:"note,omitempty"`
	}
	serverReport struct {
		Server  string                 `json:"server"`
		Setup   string                 `json:"setup,omitempty"`
		Version string                 `json:"version"`
		Verdict programs.ServerVerdict `json:"verdict"`
		Status  int                    `json:"status"`
		Message string                 `json:"message,omitempty"`
		Note    string                 `json:"note,omitempty"`
	}
)

func (c check) report() checkReport {
	r := checkReport{
		Request:  c.side(c.request, c.pair.Request.Verdict(c.found.Request), c.found.Request),
		Response: c.side(c.response, c.pair.Response.Verdict(c.found.Response), c.found.Response),
		Clients:  []clientReport{},
		Servers:  []serverReport{},
		Notes:    append([]string{}, c.notes...),
	}
	if len(c.found.Address) > 0 {
		verdict := handshake.Ok
		if handshake.Worst(c.found.Address) == handshake.Error {
			verdict = handshake.Fail
		}
		side := c.side(c.address, verdict, c.found.Address)
		r.Address = &side
	}
	if comparison := handshake.Compare(c.pair.Request, c.pair.Response); comparison.Problem == "" {
		r.Accept = &acceptReport{Key: comparison.Key, Expected: comparison.Expected, Got: comparison.Got, Match: comparison.Equal()}
		if d := diagnose.Diagnose(diagnose.Case{Key: comparison.Key, Accept: comparison.Got}); len(d.Explanations) > 0 {
			r.Accept.Mistake, r.Accept.Title = d.Explanations[0].Mistake, d.Explanations[0].Title
		}
	}
	excerpt := len(c.request.Hidden)+len(c.response.Hidden) > 0 // nobody knows what a program would do with a part
	if !c.pair.Response.Absent() && !excerpt {
		for _, p := range programs.Clients(c.pair) {
			r.Clients = append(r.Clients, clientReport{p.Name, p.Version, p.Verdict, p.Message, p.Note})
		}
	}
	if !c.pair.Request.Absent() && !excerpt {
		for _, p := range programs.Servers(c.pair.Request) {
			r.Servers = append(r.Servers, serverReport{p.Name, p.Setup, p.Version, p.Verdict, p.Status, p.Message, p.Note})
		}
	}
	return r
}

// side reports the findings about one message, at their places in the input.
func (c check) side(part paste.Part, verdict handshake.Verdict, findings []handshake.Finding) sideReport {
	r := sideReport{Verdict: verdict, Findings: []findingReport{}}
	for _, f := range findings {
		span := part.Span(f.Span)
		r.Findings = append(r.Findings, findingReport{
			Rule: f.Rule, Severity: f.Severity, Section: f.Section, Title: f.Title, Detail: f.Detail,
			Line: c.line(span.Start), Start: span.Start, End: span.End,
		})
	}
	return r
}

// line returns the number of the line of the input that holds offset, from 1.
func (c check) line(offset int) int {
	return 1 + strings.Count(c.input[:min(offset, len(c.input))], "\n")
}

// text is the report for people.
func (c check) text() string {
	r := c.report()
	var b strings.Builder
	for _, note := range r.Notes {
		b.WriteString(note + "\n")
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
		b.WriteString("Accept: " + r.Accept.Got + ", computed " + r.Accept.Expected + "\n")
		if r.Accept.Title != "" {
			b.WriteString("  why: " + r.Accept.Title + "\n")
		}
	}
	if len(r.Clients) > 0 {
		b.WriteString("Clients with this response:\n")
	}
	for _, p := range r.Clients {
		fmt.Fprintf(&b, "  %-30s %-7s %s\n", p.Client, p.Verdict, p.Message)
	}
	if len(r.Servers) > 0 {
		b.WriteString("Servers with this request:\n")
	}
	for _, p := range r.Servers {
		status := ""
		if p.Status > 0 {
			status = strconv.Itoa(p.Status)
		}
		fmt.Fprintf(&b, "  %-30s %-7s %s\n", p.Server, p.Verdict, status)
	}
	return plain(b.String())
}

// plain writes the control characters of s but line feeds as \xNN: what a foreign
// server sent must not command the terminal.
func plain(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < ' ' && r != '\n' || r >= 0x7F && r < 0xA0 {
			fmt.Fprintf(&b, "\\x%02X", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func writeFindings(b *strings.Builder, findings []findingReport) {
	for _, f := range findings {
		where := ""
		if f.Line > 0 {
			where = "line " + strconv.Itoa(f.Line) + ": "
		}
		fmt.Fprintf(b, "  %s %s %s%s %s (%s)\n", f.Severity, f.Rule, where, f.Title, f.Detail, f.Section)
	}
}
