package nethttp

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// What Go's net/http checks once the head is read, and how it answers.

// readLength is parseTransferEncoding, fixLength and fixTrailer of transfer.go.
func (r *Request) readLength() *wire.Answer {
	if len(r.Values("Host")) > 1 {
		return badRequest
	}
	encodings, lengths := r.Values("Transfer-Encoding"), r.Values("Content-Length")
	chunked := len(encodings) > 0 && r.AtLeast11()
	if chunked && (len(encodings) > 1 || !handshake.EqualFold(encodings[0], "chunked")) {
		return &wire.Answer{Status: 501, Message: "Unsupported transfer encoding"}
	}
	for _, text := range lengths {
		length, err := strconv.ParseUint(wire.TrimOWS(text), 10, 63)
		if err != nil || wire.TrimOWS(text) != wire.TrimOWS(lengths[0]) {
			return badRequest
		}
		r.length = int64(length)
	}
	if chunked {
		r.length = -1
		if trailerFault(r.Values("Trailer")) != "" {
			return badRequest
		}
	}
	return nil
}

// check is what conn.readRequest of server.go checks once the head is read.
func (r *Request) check() *wire.Answer {
	preface := r.Version == "HTTP/2.0" && r.Method == "PRI" && r.target == "*"
	if r.major != 1 && !preface {
		return &wire.Answer{Status: 505, Message: "505 HTTP Version Not Supported: unsupported protocol version"}
	}
	hosts := r.Values("Host")
	if len(hosts) == 0 && r.AtLeast11() && r.Method != "CONNECT" && !(preface && len(r.header) == 0) {
		return badRequestFor("missing required Host header")
	}
	if len(hosts) > 0 && !isValidHost(hosts[0]) {
		return badRequestFor("malformed Host header")
	}
	for _, f := range r.header {
		if !wire.IsToken(f.Name) { // a space in the name got this far
			return badRequestFor("invalid header name")
		}
	}
	r.Host = r.URL.Host
	if r.Host == "" {
		r.Host = r.Get("Host")
	}
	return nil
}

// isValidHost is ValidHostHeader of x/net/http/httpguts: only bytes are checked.
func isValidHost(host string) bool {
	for i := range len(host) {
		if b := host[i]; b >= 0x80 || !wire.IsTokenByte(b) && strings.IndexByte("(),:;=[]", b) < 0 || strings.IndexByte("#^`|", b) >= 0 {
			return false
		}
	}
	return true
}

// answerItself returns what net/http answers without asking the handler.
func (r Request) answerItself() *wire.Answer {
	if expect := r.Get("Expect"); expect != "" && !hasWord(expect, "100-continue") {
		return &wire.Answer{Status: 417}
	}
	if r.Method == "OPTIONS" && r.target == "*" { // globalOptionsHandler, which reads 4 KiB of a body
		if r.length != 0 && len(r.body) <= 4<<10 && !hasWholeBody(r.body, r.length) {
			return &wire.Answer{Note: wire.WaitsForBody}
		}
		return &wire.Answer{Status: 200}
	}
	return nil
}

// Reply is the answer of a handler that did not take over the connection. It
// comes after the body has been read, unless the connection closes anyway or
// the body is long (chunkWriter.writeHeader in server.go).
func (r Request) Reply(status int, message string) wire.Answer {
	const maxPostHandlerReadBytes = 256 << 10
	if r.length != 0 && r.length < maxPostHandlerReadBytes && !r.closes() && !hasWholeBody(r.body, r.length) {
		return wire.Answer{Note: wire.WaitsForBody}
	}
	if r.Method == "HEAD" {
		message = ""
	}
	return wire.Answer{Status: status, Message: message}
}

// closes reports whether net/http closes the connection after the answer.
func (r Request) closes() bool {
	options := strings.Join(r.Values("Connection"), ",")
	if r.AtLeast11() {
		return hasWord(options, "close") || hasWord(r.Get("Expect"), "100-continue")
	}
	return hasWord(options, "close") || !hasWord(options, "keep-alive")
}

// hasWord is HasToken of net/http: words end at spaces, tabs and commas.
func hasWord(text, word string) bool {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' }) {
		if handshake.EqualFold(w, word) {
			return true
		}
	}
	return false
}
