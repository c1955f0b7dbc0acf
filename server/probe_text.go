package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"wsaccept/server/probe"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/handshake/notes"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/words"
)

// Limits on what is shown of a head, and the columns that text is wrapped to.
const (
	probeWidth = 100
	shownLines = 200
	shownBytes = 400 // of a line
)

// text is the report for people. The answer to their question is the first line.
func (p probed) text() string {
	b := &strings.Builder{}
	b.WriteString(p.verdict() + "\n")
	for _, advice := range p.advice() {
		wrap(b, "  ", visible(advice))
	}
	if p.Opened && p.report.Request.Verdict == handshake.Fail {
		wrap(b, "  ", "The server accepts a request that it must refuse: see the findings about the request.")
	}
	p.writeConnection(b)
	for _, note := range p.report.Notes {
		wrap(b, "  ", note)
	}
	if p.Sent != "" {
		b.WriteString("\nRequest: " + string(p.report.Request.Verdict) + ", " + words.Count(len(p.Sent), "byte") + "\n")
		writeHead(b, p.shown.Request)
		writeFound(b, p.report.Request.Findings)
	}
	if p.Received != "" {
		b.WriteString("\nAnswer: " + string(p.report.Response.Verdict) + ", " + words.Count(len(p.Received), "byte") + "\n")
		writeHead(b, append(p.shown.Interim[:len(p.shown.Interim):len(p.shown.Interim)], p.shown.Response)...)
		p.writeBody(b)
		writeFound(b, p.report.Response.Findings)
	}
	p.writeDiagnosis(b)
	p.writeClients(b)
	p.writeLink(b)
	return b.String()
}

// advice says why no WebSocket opened, and what to do.
func (p probed) advice() []string {
	var all []string
	if p.report.Cause != "" && p.diagnosis == nil { // a wrong Accept has a section of its own
		all = append(all, "Why: "+p.report.Cause)
		if p.report.Fix != "" {
			all = append(all, "What to do: "+p.report.Fix)
		}
	}
	if p.Failure != nil && p.Failure.Advice != "" {
		all = append(all, p.Failure.Advice)
	}
	return all
}

// verdict says in a sentence what came of it.
func (p probed) verdict() string {
	if p.Opened {
		verdict := "✓ The WebSocket opens: " + p.report.Address + " in " + duration(p.Seconds.Sum())
		if t := p.TLS; t != nil && !t.Verified {
			verdict += ", though its certificate can’t be verified"
		}
		return verdict + "."
	}
	if p.report.Outcome == judge.NotHTTP && p.Received != "" {
		return "✗ " + visible(firstError(p.report.Response.Findings)) + " The WebSocket does not open."
	}
	if p.Failure != nil {
		return "✗ " + p.Failure.What
	}
	m := p.shown.Response
	_, _, reason := m.StatusLine()
	answers := "✗ The server answers " + strings.TrimSpace(visible(m.Status()+" "+reason.Of(m.Raw)))
	location := m.Lookup("Location")
	switch status := m.Status(); {
	case status == "101":
		if fault := firstError(p.report.Response.Findings); fault != "" {
			return answers + ", and a client must not open the WebSocket: " + visible(fault)
		}
		return answers + ", and nobody can check its Accept: the request has no single key."
	case strings.HasPrefix(status, "3") && len(location) > 0:
		return answers + " and points to " + visible(m.Value(location[0])) + ", which is not followed."
	}
	return answers + ": the WebSocket does not open."
}

// firstError returns the title of the first error in findings, or "".
func firstError(findings []findingReport) string {
	for _, f := range findings {
		if f.Severity == handshake.Error {
			return f.Title
		}
	}
	return ""
}

// writeConnection tells of everything below and after the handshake.
func (p probed) writeConnection(b *strings.Builder) {
	if p.Peer == "" {
		return
	}
	line := "Connected to " + p.Peer + " in " + duration(p.Seconds.Connect)
	if p.TLS != nil && (p.Failure == nil || p.Failure.Phase == probe.Answering) {
		line += ", TLS in " + duration(p.Seconds.TLS)
	}
	if p.Received != "" && p.Failure == nil {
		line += ", the response in " + duration(p.Seconds.Answer)
	}
	wrap(b, "  ", line+".")
	if t := p.TLS; t != nil {
		alpn := "no ALPN"
		if t.ALPN != "" {
			alpn = "ALPN " + t.ALPN
		}
		wrap(b, "  ", t.Version+", "+t.Cipher+", "+visible(alpn)+".")
		trust := "verified."
		if !t.Verified {
			trust = "not verified. " + t.WhyNot
		}
		wrap(b, "  ", visible("Certificate of "+t.Subject+", issued by "+t.Issuer+", valid from "+t.NotBefore.Format(time.DateOnly)+" to "+t.NotAfter.Format(time.DateOnly)+": "+trust))
	}
	if c := p.Close; c != nil {
		says := "Closed cleanly: the server answered the Close frame 1000 with " + strconv.Itoa(c.Code) + "."
		switch {
		case !c.Clean:
			says = "Not closed cleanly: " + c.Problem
		case c.Code == 0:
			says = "Closed cleanly: the server answered the Close frame 1000 with one without a code."
		}
		wrap(b, "  ", says)
	}
}

// writeHead shows heads line by line, numbered as in the findings, each with its
// note.
func writeHead(b *strings.Builder, heads ...handshake.Message) {
	number, left := 0, 0
	for _, m := range heads {
		for i, line := range m.Lines {
			if number++; number > shownLines {
				left++
				continue
			}
			fmt.Fprintf(b, "%4d  %s\n", number, headLine(m.Raw, line))
			note := notes.Of(m, i)
			wrap(b, "        ", note.What+" ("+string(note.Need)+"; "+string(note.Section)+")")
		}
	}
	if left > 0 {
		b.WriteString("      … and " + words.Count(left, "line") + " more\n")
	}
}

// headLine shows a line of a head, and its end if that is not CR LF.
func headLine(raw string, line handshake.Line) string {
	text := line.Text.Of(raw)
	shown := visible(text)
	if len(text) > shownBytes {
		shown = visible(text[:shownBytes]) + "… and " + words.Count(len(text)-shownBytes, "byte") + " more"
	}
	if shown == "" {
		shown = "(empty line)"
	}
	switch line.End.Of(raw) {
	case "\n":
		shown += "  (ends in LF alone)"
	case "":
		shown += "  (no line ending)"
	}
	return shown
}

func (p probed) writeBody(b *strings.Builder) {
	if p.Body == "" {
		return
	}
	b.WriteString("      The body, as far as it was read (" + words.Count(len(p.Body), "byte") + "):\n")
	for line := range strings.Lines(string(p.report.Body)) {
		b.WriteString("      │ " + visible(strings.TrimRight(line, "\r\n")) + "\n")
	}
}

func writeFound(b *strings.Builder, findings []findingReport) {
	for _, f := range findings {
		where := ""
		if f.Line > 0 {
			where = ", line " + strconv.Itoa(f.Line)
		}
		wrap(b, "  ", visible(string(f.Severity)+" "+f.Rule+where+": "+f.Title+" "+f.Detail+" ("+string(f.Section)+")"))
	}
}

func (p probed) writeDiagnosis(b *strings.Builder) {
	d := p.diagnosis
	if d == nil {
		return
	}
	b.WriteString("\nWhy the Accept is wrong:\n")
	for line := range strings.Lines(d.text()) {
		b.WriteString("  " + line)
	}
	if d.Target != nil {
		b.WriteString("  To search for a GUID that somebody invented:\n  wsaccept diagnose -key " + d.Target.Key + " -accept " + d.of.Accept + "\n")
	}
}

// writeClients tells what browsers and libraries would do, in short.
func (p probed) writeClients(b *strings.Builder) {
	switch {
	case len(p.report.Clients) == 0, p.Failure != nil && p.Received != "":
		return
	case p.Received == "":
		b.WriteString("\nWhen it ends so:\n")
	default:
		b.WriteString("\nWith this answer:\n")
	}
	one := map[programs.Verdict]string{programs.Opens: "opens", programs.Fails: "fails", programs.Unknown: "not known"}
	many := map[programs.Verdict]string{programs.Opens: "Libraries that open: ", programs.Fails: "Libraries that fail: ", programs.Unknown: "Libraries not known: "}
	libraries := map[programs.Verdict][]string{}
	for _, c := range p.report.Clients {
		if c.Client != "chromium" && c.Client != "firefox" {
			libraries[c.Verdict] = append(libraries[c.Verdict], c.Client)
			continue
		}
		major, _, _ := strings.Cut(c.Version, ".")
		says := strings.ToUpper(c.Client[:1]) + c.Client[1:] + " " + major + ": " + one[c.Verdict]
		if c.Message != "" {
			says += ", and prints: " + c.Message
		}
		wrap(b, "  ", visible(says))
	}
	for _, verdict := range []programs.Verdict{programs.Opens, programs.Fails, programs.Unknown} {
		if names := libraries[verdict]; len(names) > 0 {
			wrap(b, "  ", many[verdict]+strings.Join(names, ", "))
		}
	}
}

func (p probed) writeLink(b *strings.Builder) {
	if p.Sent == "" {
		return
	}
	b.WriteString("\n")
	if p.report.Link == "" {
		b.WriteString("The headers are too long for a link to the page; -json prints them in full.\n")
	} else {
		b.WriteString("To see it in the page:\n" + p.report.Link + "\n")
	}
	if names := p.report.Redacted; len(names) > 0 {
		wrap(b, "", visible("Here and in the link, x replaces: "+strings.Join(names, ", ")+". The values themselves were sent. Secrets are recognised only by their names and their form, so check this before you share it."))
	}
}

// wrap writes text at indent, in lines of at most probeWidth columns where its
// words allow that; the second and further lines stand two columns to the right.
func wrap(b *strings.Builder, indent, text string) {
	column := 0
	for word := range strings.FieldsSeq(text) {
		width := utf8.RuneCountInString(word)
		switch {
		case column == 0:
			b.WriteString(indent)
			column = len(indent)
		case column+1+width > probeWidth:
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

// visible writes every byte of s that does not show, or is not UTF-8, as \xNN.
func visible(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if strconv.IsPrint(r) && (r != utf8.RuneError || size > 1) {
			b.WriteString(s[:size])
		} else {
			for i := range size {
				b.WriteString(`\x` + words.Hex(s[i]))
			}
		}
		s = s[size:]
	}
	return b.String()
}

// duration writes seconds so that people can compare them.
func duration(seconds float64) string {
	switch ms := seconds * 1000; {
	case ms < 1:
		return "under 1 ms"
	case ms < 1000:
		return strconv.Itoa(int(ms+0.5)) + " ms"
	}
	return strconv.FormatFloat(seconds, 'f', 1, 64) + " s"
}
