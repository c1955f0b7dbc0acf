package judge

import (
	"sync"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// Limits on what programs are asked about, which is more than any handshake has: how
// many findings about a side, and how long a message, in bytes and lines.
const (
	mostOthers   = 8
	longestAsked = 16 << 10
	mostLines    = 200
)

// Others returns what programs do with the fault that finding i about a side is
// about, if nothing else is wrong: servers with a request, clients with a response.
// The lines that the finding is about are put into a valid handshake, or left out of
// it, and the predictions are asked. It is empty for notes, for the address, for
// excerpts, for HTTP/2, for what is no HTTP response, and if the fault is another one
// in a valid handshake.
func (r *Result) Others(side Side, i int) []Behaviour {
	findings := r.About(side)
	switch {
	case i >= min(len(findings), mostOthers), findings[i].Severity == handshake.Info, r.Excerpt(), side == Response && r.Outcome == NotHTTP,
		r.Pair.Request.IsExtended(), r.Pair.Response.IsExtended():
		return nil
	}
	f := findings[i]
	switch {
	case side == Request && isShort(r.Pair.Request):
		return r.othersOfRequest(f)
	case side == Response && !r.Pair.Response.Absent() && isShort(r.Pair.Request) && isShort(r.Pair.Response):
		return r.othersOfResponse(f)
	}
	return nil
}

// isShort reports whether programs are asked about parts of m.
func isShort(m handshake.Message) bool {
	return len(m.Raw) <= longestAsked && len(m.Lines) <= mostLines
}

func (r *Result) othersOfRequest(f handshake.Finding) []Behaviour {
	names := f.Rule.Fields
	base := validRequest
	if contains(names, "Host") && !contains(names, "Origin") {
		base = requestWithoutOrigin // it would be another host's
	}
	text := isolate(base, r.Pair.Request, f.Span, names)
	if text == base || !reproduces(handshake.Check(handshake.ParsePair(text, "")).Request, r.Findings.Request, f) {
		return nil
	}
	return serversWith(text, base)
}

func (r *Result) othersOfResponse(f handshake.Finding) []Behaviour {
	names := f.Rule.Fields
	request, base := validRequest, validResponse
	if !r.Pair.Request.Absent() {
		asked := []string{}
		for _, name := range names {
			if name == "Sec-WebSocket-Accept" {
				name = "Sec-WebSocket-Key"
			}
			asked = append(asked, name)
		}
		request = isolate(request, r.Pair.Request, handshake.Span{Start: -1, End: -1}, asked)
	}
	text := isolate(base, r.Pair.Response, f.Span, names)
	pair := handshake.ParsePair(request, text)
	if text == base && request == validRequest || !reproduces(handshake.Check(pair).Response, r.Findings.Response, f) {
		return nil
	}
	return clientsWith(request, text)
}

// reproduces reports whether f is among the findings about a valid message with its
// fault, and no error that the message before did not have.
func reproduces(findings, before []handshake.Finding, f handshake.Finding) bool {
	known := map[*handshake.Rule]bool{}
	for _, b := range before {
		known[b.Rule] = known[b.Rule] || b.Severity == handshake.Error
	}
	found := false
	for _, now := range findings {
		found = found || now.Rule == f.Rule && now.Severity == f.Severity
		if now.Severity == handshake.Error && !known[now.Rule] {
			return false
		}
	}
	return found
}

// remembered is what programs do with messages, because a fault stays the same while
// something else is being typed.
var remembered = cache[question, []Behaviour]{most: 256}

// A question to programs: servers are asked for the request, and clients for the
// response to it.
type question struct {
	request, response string
	valid             string // the request that servers must accept to be told of; "" if clients are asked
}

// accepting are the servers, by id, that accept each of the valid requests. The others
// do not because of the way they are set up.
var accepting = map[string]func() map[string]bool{
	validRequest:         sync.OnceValue(func() map[string]bool { return serversThatAccept(validRequest) }),
	requestWithoutOrigin: sync.OnceValue(func() map[string]bool { return serversThatAccept(requestWithoutOrigin) }),
}

func serversThatAccept(request string) map[string]bool {
	all := map[string]bool{}
	for _, s := range programs.Servers(handshake.ParseRequest(request)) {
		all[s.ID] = s.Verdict == programs.Accepts
	}
	return all
}

// serversWith groups the servers by what they do with request, but for those that do
// not even accept valid.
func serversWith(request, valid string) []Behaviour {
	return remembered.of(question{request: request, valid: valid}, len(request), func() []Behaviour {
		var g grouped
		accepts := accepting[valid]()
		for _, s := range programs.Servers(handshake.ParseRequest(request)) {
			if !accepts[s.ID] || s.Verdict == programs.UnknownToServer {
				continue
			}
			b := Behaviour{Does: Deed(s.Verdict), Status: s.Status}
			if s.Status == 0 {
				b.Note = s.Note
			}
			g.add(b, s.Title())
		}
		return g
	})
}

// clientsWith groups the clients by what they do with response to request.
func clientsWith(request, response string) []Behaviour {
	return remembered.of(question{request: request, response: response}, len(request)+len(response), func() []Behaviour {
		var g grouped
		for _, c := range programs.Clients(handshake.ParsePair(request, response)) {
			if c.Verdict != programs.Unknown {
				g.add(Behaviour{Does: Deed(c.Verdict)}, c.Program.Title())
			}
		}
		return g
	})
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}
