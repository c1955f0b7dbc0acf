package cli

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"wsaccept/server/probe"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/handshake/notes"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/words"
)

// shownLines is how many lines are shown of the heads of a side.
const shownLines = 200

// text is the result for people. The answer to their question is the first line.
func (p probed) text() string {
	b := &strings.Builder{}
	b.WriteString(p.verdict() + "\n")
	for _, advice := range p.advice() {
		wrap(b, "  ", words.Escape(advice))
	}
	if p.Opened && p.result.Request.Verdict == handshake.Fail {
		wrap(b, "  ", "The server accepts a request that it must refuse: see the findings about the request.")
	}
	p.writeConnection(b)
	for _, note := range p.result.Notes {
		wrap(b, "  ", note)
	}
	if p.Sent != "" {
		b.WriteString("\nRequest: " + string(p.result.Request.Verdict) + ", " + words.Count(len(p.Sent), "byte") + "\n")
		writeHead(b, p.shown.Request)
		writeFindings(b, p.result.Request.Findings)
	}
	if p.Received != "" {
		b.WriteString("\nResponse: " + string(p.result.Response.Verdict) + ", " + words.Count(len(p.Received), "byte") + "\n")
		writeHead(b, append(p.shown.Interim[:len(p.shown.Interim):len(p.shown.Interim)], p.shown.Response)...)
		p.writeBody(b)
		writeFindings(b, p.result.Response.Findings)
	}
	p.writeDiagnosis(b)
	if len(p.result.Clients) > 0 && (p.Failure == nil || p.Received == "") { // of a part it is not known
		b.WriteString("\n")
		p.result.writeClients(b)
	}
	p.writeLink(b)
	return b.String()
}

// advice says why no WebSocket opened, and what to do.
func (p probed) advice() []string {
	var all []string
	if p.diagnosis == nil { // a wrong Accept has a section of its own
		all = p.result.advice()
	}
	if p.Failure != nil && p.Failure.Advice != "" {
		all = append(all, p.Failure.Advice)
	}
	return all
}

// verdict says in a sentence what came of it.
func (p probed) verdict() string {
	if p.Opened {
		verdict := "✓ The WebSocket opens: " + p.result.Address + " in " + duration(p.Seconds.Sum())
		if t := p.TLS; t != nil && !t.Verified {
			verdict += ", though its certificate can’t be verified"
		}
		return verdict + "."
	}
	if p.result.Outcome == judge.NotHTTP && p.Received != "" {
		return "✗ " + words.Escape(firstError(p.result.Response.Findings)) + " The WebSocket does not open."
	}
	if p.Failure != nil {
		return "✗ " + p.Failure.What
	}
	m := p.shown.Response
	_, _, reason := m.StatusLine()
	answers := "✗ The server answers " + strings.TrimSpace(words.Escape(m.Status()+" "+reason.Of(m.Raw)))
	location := m.Lookup("Location")
	switch status := m.Status(); {
	case status == "101":
		if fault := firstError(p.result.Response.Findings); fault != "" {
			return answers + ", and a client must not open the WebSocket: " + words.Escape(fault)
		}
		return answers + ", and nobody can check its Accept: the request has no single key."
	case strings.HasPrefix(status, "3") && len(location) > 0:
		return answers + " and points to " + words.Escape(m.Value(location[0])) + ", which is not followed."
	}
	return answers + ": the WebSocket does not open."
}

// firstError returns the title of the first error in findings, or "".
func firstError(findings []findingJSON) string {
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
		wrap(b, "  ", t.Version+", "+t.Cipher+", "+words.Escape(alpn)+".")
		trust := "verified."
		if !t.Verified {
			trust = "not verified. " + t.WhyNot
		}
		wrap(b, "  ", words.Escape("Certificate of "+t.Subject+", issued by "+t.Issuer+", valid from "+t.NotBefore.Format(time.DateOnly)+" to "+t.NotAfter.Format(time.DateOnly)+": "+trust))
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
			fmt.Fprintf(b, "%4d  %s\n", number, paste.ProbeLine(line.Text.Of(m.Raw), line.End.Of(m.Raw)))
			note := notes.Of(m, i)
			wrap(b, "        ", note.What+" ("+string(note.Need)+"; "+string(note.Section)+")")
		}
	}
	if left > 0 {
		b.WriteString("      … and " + words.Count(left, "line") + " more\n")
	}
}

func (p probed) writeBody(b *strings.Builder) {
	if p.Body == "" {
		return
	}
	b.WriteString("      The body, as far as it was read (" + words.Count(len(p.Body), "byte") + "):\n")
	for line := range strings.Lines(string(p.result.Body)) {
		b.WriteString("      │ " + words.Escape(strings.TrimRight(line, "\r\n")) + "\n")
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

func (p probed) writeLink(b *strings.Builder) {
	if p.Sent == "" {
		return
	}
	b.WriteString("\n")
	if p.result.Link == "" {
		b.WriteString("The headers are too long for a link to the page; -json prints them in full.\n")
	} else {
		b.WriteString("To see it in the page:\n" + p.result.Link + "\n")
	}
	if names := p.result.Redacted; len(names) > 0 {
		wrap(b, "", words.Escape("Here and in the link, x replaces: "+strings.Join(names, ", ")+". The values themselves were sent. Secrets are recognised only by their names and their form, so check this before you share it."))
	}
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
