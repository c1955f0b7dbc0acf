package nodehttp

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Node 20's HTTP server before an upgrade listener runs: its parser llhttp
// 8.1.2, lib/_http_server.js and lib/_http_incoming.js. What llhttp refuses gets
// a 400 without a body (H01, H05, H07-H10).

const (
	HeadLimit  = 16 << 10 // --max-http-header-size, of target, names and values
	FieldLimit = 1000     // fields after that are dropped (maxHeaderPairs)
)

// Request is a request as a listener gets it.
type Request struct {
	Method, target, version string
	fields                  []wire.Field
	upgrade                 bool // a field Upgrade with a value, and the option in Connection
	connection              connectionOptions
	length                  bodyLength
}

// Header returns request.headers[name], and whether there is one: the values of
// all fields of that name joined by a comma and a space (H13).
func (r Request) Header(name string) (string, bool) {
	var values []string
	for _, f := range r.fields[:min(len(r.fields), FieldLimit)] {
		if handshake.EqualFold(f.Name, name) {
			values = append(values, f.Value)
		}
	}
	return strings.Join(values, ", "), len(values) > 0
}

var badRequest = &wire.Answer{Status: 400}

// ReadRequest reads request as Node does, and returns its answer if no
// upgrade listener gets to see it. body is that of its 426.
func ReadRequest(request handshake.Message, body string) (Request, *wire.Answer) {
	var r Request
	raw := request.Raw
	rest := strings.TrimLeft(raw[:request.Body.Start], "\r\n") // H04
	line, rest, refusal := cutLine(rest)
	if refusal != nil && !canBeLine(line) {
		return r, badRequest
	}
	if refusal != nil {
		return r, refusal
	}
	if refusal := r.readRequestLine(line); refusal != nil {
		return r, refusal
	}
	size := len(r.target)
	for {
		if line, rest, refusal = cutLine(rest); refusal != nil {
			return r, refusal
		}
		if line == "" {
			break
		}
		f, ok := r.readField(line)
		if !ok {
			return r, badRequest
		}
		if size += len(f.Name) + len(f.Value); size >= HeadLimit {
			return r, &wire.Answer{Status: 431}
		}
	}
	return r, r.answerItself(body)
}

// CutLine cuts off the first line of text. A CR without LF and a LF without CR
// are refused where they stand (H05, H06).
func cutLine(text string) (line, rest string, refusal *wire.Answer) {
	end := strings.IndexAny(text, "\r\n")
	switch {
	case end < 0:
		return text, "", &wire.Answer{Note: wire.WaitsForHead}
	case text[end] == '\n':
		return text[:end], "", badRequest
	case end+1 == len(text):
		return text[:end], "", &wire.Answer{Note: wire.WaitsForHead}
	case text[end+1] != '\n':
		return text[:end], "", badRequest
	}
	return text[:end], text[end+2:], nil
}

// answerItself returns what Node answers if no upgrade listener fires: S07.
func (r *Request) answerItself(body string) *wire.Answer {
	switch {
	case r.Method == "CONNECT":
		return &wire.Answer{Note: wire.Closes}
	case r.upgrade && r.connection.upgrade:
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
