package nodehttp

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Request is a request as an upgrade listener gets it.
type Request struct {
	Method, Target string
	Head           string // the bytes behind the request
	version        string
	section        section
}

// Header returns request.headers[name], and whether there is one.
func (r Request) Header(name string) (string, bool) { return header(r.section.fields, name) }

// ReadRequest reads request as Node's HTTP server does, and returns its answer if
// no upgrade listener gets to see it. What llhttp refuses gets a 400 without a
// body (H01, H05, H07-H10). body is that of the application's 426 to what is no
// upgrade.
func ReadRequest(request handshake.Message, body string) (Request, *wire.Answer) {
	r := Request{section: section{framing: framing{ofRequest: true}}}
	rest, fault := r.readLine(strings.TrimLeft(request.Raw, "\r\n")) // H04
	if fault == "" {
		r.Head, fault = r.section.read(rest)
	}
	switch {
	case len(r.Target)+r.section.size >= HeadLimit:
		return r, &wire.Answer{Status: 431}
	case fault == hangUp:
		return r, &wire.Answer{Note: wire.WaitsForHead}
	case fault != "":
		return r, badRequest
	}
	return r, r.answerItself(body)
}

var badRequest = &wire.Answer{Status: 400}

// answerItself returns what Node answers if no upgrade listener fires: S07.
func (r *Request) answerItself(body string) *wire.Answer {
	switch {
	case r.Method == "CONNECT":
		return &wire.Answer{Note: wire.Closes}
	case r.section.framing.upgrade && r.section.framing.option:
		return nil
	}
	if _, ok := r.Header("Host"); !ok && r.version == "1.1" {
		return badRequest
	}
	expect, hasExpect := r.Header("Expect")
	if hasExpect && r.version == "1.1" && !strings.Contains(strings.ToLower(expect), "100-continue") {
		return &wire.Answer{Status: 417}
	}
	a := wire.Answer{Status: 426, Message: body}
	if r.Method == "HEAD" {
		a.Message = ""
	}
	if hasExpect && r.version == "1.1" {
		a.Note = "A 100 (Continue) comes first."
	}
	return &a
}
