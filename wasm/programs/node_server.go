package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Node 20's HTTP server before an upgrade listener runs: its parser llhttp
// 8.1.2, lib/_http_server.js and lib/_http_incoming.js. What llhttp refuses gets
// a 400 without a body (H01, H05, H07-H10).

const (
	nodeHeadLimit  = 16 << 10 // --max-http-header-size, of target, names and values
	nodeFieldLimit = 1000     // fields after that are dropped (maxHeaderPairs)
)

// nodeRequest is a request as a listener gets it.
type nodeRequest struct {
	method, target, version string
	fields                  []field
	upgrade                 bool // a field Upgrade with a value, and the option in Connection
	connection              nodeConnection
	length                  nodeLength
}

// header returns request.headers[name], and whether there is one: the values of
// all fields of that name joined by a comma and a space (H13).
func (r nodeRequest) header(name string) (string, bool) {
	var values []string
	for _, f := range r.fields[:min(len(r.fields), nodeFieldLimit)] {
		if handshake.EqualFold(f.name, name) {
			values = append(values, f.value)
		}
	}
	return strings.Join(values, ", "), len(values) > 0
}

var nodeBadRequest = &answer{status: 400}

// readNodeRequest reads request as Node does, and returns its answer if no
// upgrade listener gets to see it. body is that of its 426.
func readNodeRequest(request handshake.Message, body string) (nodeRequest, *answer) {
	var r nodeRequest
	raw := request.Raw
	rest := strings.TrimLeft(raw[:request.Body.Start], "\r\n") // H04
	line, rest, refusal := nodeLine(rest)
	if refusal != nil && !canBeNodeLine(line) {
		return r, nodeBadRequest
	}
	if refusal != nil {
		return r, refusal
	}
	if refusal := r.readRequestLine(line); refusal != nil {
		return r, refusal
	}
	size := len(r.target)
	for {
		if line, rest, refusal = nodeLine(rest); refusal != nil {
			return r, refusal
		}
		if line == "" {
			break
		}
		f, ok := r.readField(line)
		if !ok {
			return r, nodeBadRequest
		}
		if size += len(f.name) + len(f.value); size >= nodeHeadLimit {
			return r, &answer{status: 431}
		}
	}
	return r, r.answerItself(body)
}

// nodeLine cuts off the first line of text. A CR without LF and a LF without CR
// are refused where they stand (H05, H06).
func nodeLine(text string) (line, rest string, refusal *answer) {
	end := strings.IndexAny(text, "\r\n")
	switch {
	case end < 0:
		return text, "", &answer{note: waitsForHead}
	case text[end] == '\n':
		return text[:end], "", nodeBadRequest
	case end+1 == len(text):
		return text[:end], "", &answer{note: waitsForHead}
	case text[end+1] != '\n':
		return text[:end], "", nodeBadRequest
	}
	return text[:end], text[end+2:], nil
}

// answerItself returns what Node answers if no upgrade listener fires: S07.
func (r *nodeRequest) answerItself(body string) *answer {
	switch {
	case r.method == "CONNECT":
		return &answer{note: closes}
	case r.upgrade && r.connection.upgrade:
		return nil
	}
	if _, ok := r.header("Host"); !ok && r.version == "1.1" {
		return nodeBadRequest
	}
	expect, hasExpect := r.header("Expect")
	if hasExpect && r.version == "1.1" && !strings.Contains(strings.ToLower(expect), "100-continue") {
		return &answer{status: 417}
	}
	a := answer{status: 426, message: body}
	if r.method == "HEAD" {
		a.message = ""
	}
	if hasExpect && r.version == "1.1" {
		a.note = "A 100 (Continue) comes first."
	}
	return &a
}
