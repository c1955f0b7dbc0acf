package programs

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

// What Go's net/http checks once the head is read, and how it answers.

// readLength is parseTransferEncoding and fixLength of transfer.go.
func (r *goRequest) readLength() *answer {
	if len(r.values("Host")) > 1 {
		return badRequest
	}
	encodings, lengths := r.values("Transfer-Encoding"), r.values("Content-Length")
	chunked := len(encodings) > 0 && r.atLeast11()
	if chunked && (len(encodings) > 1 || !handshake.EqualFold(encodings[0], "chunked")) {
		return &answer{status: 501, message: "Unsupported transfer encoding"}
	}
	for _, text := range lengths {
		length, err := strconv.ParseUint(trimOWS(text), 10, 63)
		if err != nil || trimOWS(text) != trimOWS(lengths[0]) {
			return badRequest
		}
		r.length = int64(length)
	}
	if chunked {
		r.length = -1
	}
	return nil
}

// check is what conn.readRequest of server.go checks once the head is read.
func (r *goRequest) check() *answer {
	if preface := r.version == "HTTP/2.0" && r.method == "PRI" && r.target == "*"; r.major != 1 && !preface {
		return &answer{status: 505, message: "505 HTTP Version Not Supported: unsupported protocol version"}
	}
	hosts := r.values("Host")
	if len(hosts) == 0 && r.atLeast11() && r.method != "CONNECT" {
		return badRequestFor("missing required Host header")
	}
	if len(hosts) > 0 && !isGoHost(hosts[0]) {
		return badRequestFor("malformed Host header")
	}
	for _, f := range r.header {
		if !isFieldToken(f.name) { // a space in the name got this far
			return badRequestFor("invalid header name")
		}
	}
	r.host = r.url.host
	if r.host == "" {
		r.host = r.get("Host")
	}
	return nil
}

// isGoHost is ValidHostHeader of x/net/http/httpguts: only bytes are checked.
func isGoHost(host string) bool {
	for i := range len(host) {
		if b := host[i]; b >= 0x80 || !isTokenByte(b) && strings.IndexByte("(),:;=[]", b) < 0 || strings.IndexByte("#^`|", b) >= 0 {
			return false
		}
	}
	return true
}

// answerItself returns what net/http answers without asking the handler.
func (r goRequest) answerItself() *answer {
	if expect := r.get("Expect"); expect != "" && !hasWord(expect, "100-continue") {
		return &answer{status: 417}
	}
	if r.method == "OPTIONS" && r.target == "*" { // globalOptionsHandler, which reads 4 KiB of a body
		if r.length != 0 && len(r.body) <= 4<<10 && !hasWholeBody(r.body, r.length) {
			return &answer{note: waitsForBody}
		}
		return &answer{status: 200}
	}
	return nil
}

// reply is the answer of a handler that did not take over the connection. It
// comes after the body has been read, unless the connection closes anyway or
// the body is long (chunkWriter.writeHeader in server.go).
func (r goRequest) reply(status int, message string) answer {
	const maxPostHandlerReadBytes = 256 << 10
	if r.length != 0 && r.length < maxPostHandlerReadBytes && !r.closes() && !hasWholeBody(r.body, r.length) {
		return answer{note: waitsForBody}
	}
	if r.method == "HEAD" {
		message = ""
	}
	return answer{status: status, message: message}
}

// closes reports whether net/http closes the connection after the answer.
func (r goRequest) closes() bool {
	options := strings.Join(r.values("Connection"), ",")
	if r.atLeast11() {
		return hasWord(options, "close") || hasWord(r.get("Expect"), "100-continue")
	}
	return hasWord(options, "close") || !hasWord(options, "keep-alive")
}

// hasWord is hasToken of net/http: words end at spaces, tabs and commas.
func hasWord(text, word string) bool {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' }) {
		if handshake.EqualFold(w, word) {
			return true
		}
	}
	return false
}
