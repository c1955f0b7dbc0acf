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

// Serve is Node's HTTP server: it gives request to upgrade, or to ordinary if it
// takes it for no upgrade (S07), and answers itself what it can't read: 400 without
// a body (H01, H05, H07-H10).
func Serve(request handshake.Message, ordinary, upgrade func(Request) wire.Answer) wire.Answer {
	r := Request{section: section{framing: framing{ofRequest: true}}}
	rest, fault := r.readLine(strings.TrimLeft(request.Raw, "\r\n")) // H04
	if fault == "" {
		r.Head, fault = r.section.read(rest)
	}
	var answer wire.Answer
	switch {
	case len(r.Target)+r.section.size >= HeadLimit:
		answer.Status = 431
	case fault == hangUp:
		answer.Note = wire.WaitsForHead
	case fault != "":
		answer.Status = 400
	case r.Method == "CONNECT":
		answer.Note = wire.Closes
	case r.section.framing.upgrade && r.section.framing.option:
		answer = upgrade(r)
	default:
		answer = r.serveOrdinary(ordinary)
	}
	if answer.Note == "" {
		answer.Note = r.section.framing.newer
	}
	return answer
}

// serveOrdinary is what comes before a listener of ordinary requests, and after.
func (r Request) serveOrdinary(listener func(Request) wire.Answer) wire.Answer {
	if _, ok := r.Header("Host"); !ok && r.version == "1.1" {
		return wire.Answer{Status: 400}
	}
	expect, expects := r.Header("Expect")
	expects = expects && r.version == "1.1"
	if expects && !strings.Contains(strings.ToLower(expect), "100-continue") {
		return wire.Answer{Status: 417}
	}
	answer := listener(r)
	if r.Method == "HEAD" {
		answer.Message = ""
	}
	if expects {
		answer.Note = "A 100 (Continue) comes first."
	}
	return answer
}

// UpgradeRequired is a listener that answers ordinary requests with a 426 of body.
func UpgradeRequired(body string) func(Request) wire.Answer {
	return func(Request) wire.Answer { return wire.Answer{Status: 426, Message: body} }
}
