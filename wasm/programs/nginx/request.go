package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// nginx's own parser: ngx_http_parse.c and ngx_http_request.c of 1.22. Its
// error pages are HTML.

const (
	lineLimit = 8 << 10         // large_client_header_buffers 4 8k
	headLimit = 1<<10 + 4*8<<10 // and client_header_buffer_size 1k
	bodyLimit = int64(1) << 20  // client_max_body_size 1m
)

// passedRequest is a request as nginx passes it on.
type passedRequest struct {
	method, target string
	authority      string // of a target in absolute form
	body           string
	http10         bool
	fields         []wire.Field
}

var badRequest = &wire.Answer{Status: 400}

// first returns the value of the first field called name.
func (r passedRequest) first(name string) string { return wire.First(r.fields, name) }

// has reports whether there is a field called name.
func (r passedRequest) has(name string) bool { return len(wire.Values(r.fields, name)) > 0 }

// readRequest reads request as nginx does, and returns its answer if it
// does not ask the upstream.
func readRequest(request handshake.Message) (r passedRequest, refusal *wire.Answer) {
	head := request.Raw[:request.Body.Start]
	line, rest, refusal := cutLine(strings.TrimLeft(head, "\r\n")) // H04
	if len(line) >= lineLimit {
		return r, &wire.Answer{Status: 414}
	}
	switch {
	case refusal != nil && refusal.Note == wire.WaitsForHead && !mayBecomeRequestLine(line):
		return r, r.readRequestLine(line)
	case refusal != nil:
		return r, refusal
	}
	if refusal := r.readRequestLine(line); refusal != nil {
		return r, refusal
	}
	if strings.HasSuffix(head[:len(head)-len(rest)], "\r\r\n") { // one CR at most, here
		return r, badRequest
	}
	if refusal := r.checkURI(); refusal != nil {
		return r, refusal
	}
	for {
		line, rest, refusal = cutLine(rest)
		if len(line) >= lineLimit || len(head)-len(rest) > headLimit {
			return r, badRequest
		}
		if refusal != nil && line == "" {
			return r, refusal
		}
		if line == "" {
			break
		}
		if !r.readField(line) {
			return r, badRequest
		}
		if refusal != nil { // of a line that has not ended
			return r, refusal
		}
		if !r.takesLast() {
			return r, badRequest
		}
	}
	if refusal := r.check(); refusal != nil {
		return r, refusal
	}
	return r, r.readBody(request.Body.Of(request.Raw))
}

// cutLine cuts off the first line of text, which ends in LF with or without
// CR (H05). A CR elsewhere is refused (H06).
func cutLine(text string) (line, rest string, refusal *wire.Answer) {
	line, rest, whole := strings.Cut(text, "\n")
	bare := strings.TrimRight(line, "\r")
	switch {
	case strings.Contains(bare, "\r"), bare == "" && len(line) > 1:
		return bare, rest, badRequest
	case !whole:
		return bare, rest, &wire.Answer{Note: wire.WaitsForHead}
	}
	return bare, rest, nil
}
