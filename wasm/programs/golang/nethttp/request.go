package nethttp

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Go's net/http before a handler runs: net/http/server.go (conn.readRequest and
// conn.serve), net/http/request.go (readRequest), net/textproto/reader.go.

// headLimit is the longest head net/http reads: DefaultMaxHeaderBytes and
// what its buffer may read ahead (server.go, initialReadLimitSize).
const headLimit = 1<<20 + 4096

// Request is a request as a handler gets it.
type Request struct {
	Method, target, Version string
	major, minor            int
	URL                     URL
	Host                    string
	header                  []wire.Field
	length                  int64 // of the body, negative for chunks
	body                    string
}

// Get returns the value of the first field called name, or "".
func (r Request) Get(name string) string {
	for _, f := range r.header {
		if handshake.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Values returns the values of all fields called name.
func (r Request) Values(name string) []string {
	var all []string
	for _, f := range r.header {
		if handshake.EqualFold(f.Name, name) {
			all = append(all, f.Value)
		}
	}
	return all
}

// AtLeast11 reports whether the request's version is HTTP/1.1 or higher.
func (r Request) AtLeast11() bool { return r.major > 1 || r.major == 1 && r.minor >= 1 }

// Trailed reports whether bytes came behind the head, a body or anything else,
// so that a handler that takes over the connection finds them in its buffer.
func (r Request) Trailed() bool { return r.body != "" }

// badRequest is what net/http answers to what it can't read: rules H01, H07, H09,
// H10 and C05.
var badRequest = &wire.Answer{Status: 400, Message: "400 Bad Request"}

func badRequestFor(reason string) *wire.Answer {
	return &wire.Answer{Status: 400, Message: "400 Bad Request: " + reason}
}

// ReadRequest reads request as net/http does, and returns its answer if the
// handler does not get to see it.
func ReadRequest(request handshake.Message) (Request, *wire.Answer) {
	r := Request{body: request.Body.Of(request.Raw)}
	if len(request.Lines) == 0 || request.Lines[0].End.Start == request.Lines[0].End.End {
		return r, &wire.Answer{Note: wire.WaitsForHead}
	}
	if refusal := r.readRequestLine(request.Lines[0].Text.Of(request.Raw)); refusal != nil {
		return r, refusal
	}
	if refusal := r.readHeader(request); refusal != nil {
		return r, refusal
	}
	if refusal := r.readLength(); refusal != nil {
		return r, refusal
	}
	if refusal := r.check(); refusal != nil {
		return r, refusal
	}
	return r, r.answerItself()
}

// readRequestLine is the first half of readRequest in request.go. An empty line
// in front is a malformed request line (H04).
func (r *Request) readRequestLine(line string) *wire.Answer {
	method, rest, ok1 := strings.Cut(line, " ")
	target, version, ok2 := strings.Cut(rest, " ")
	if !ok1 || !ok2 || !wire.IsToken(method) {
		return badRequest
	}
	// ParseHTTPVersion wants one digit on each side of the dot.
	if len(version) != 8 || version[:5] != "HTTP/" || version[6] != '.' || !wire.IsDigits(version[5:6]) || !wire.IsDigits(version[7:]) {
		return badRequest
	}
	r.Method, r.target, r.Version = method, target, version
	r.major, r.minor = int(version[5]-'0'), int(version[7]-'0')
	raw := target
	if method == "CONNECT" && !strings.HasPrefix(target, "/") {
		raw = "http://" + target
	}
	var fault string
	if r.URL, fault = ParseURL(raw, true); fault != "" {
		return badRequest
	}
	return nil
}

// readHeader is ReadMIMEHeader of textproto/reader.go: lines end in LF with or
// without CR (H05), a folded line is joined with a space (H08), and a line
// without a colon, a wrong name or a control character in a value is refused.
func (r *Request) readHeader(request handshake.Message) *wire.Answer {
	raw, lines := request.Raw, request.Lines[1:]
	for i := 0; i < len(lines); i++ {
		if !wire.IsWhole(lines[i]) {
			return waitUnlessTooLong(raw)
		}
		if lines[i].End.End > headLimit {
			return tooLarge
		}
		text := lines[i].Text.Of(raw)
		if text == "" {
			return nil
		}
		if strings.IndexByte(text, ':') < 0 || i == 0 && wire.IsFold(text) {
			return badRequest
		}
		parts := []string{wire.TrimOWS(text)}
		for i+1 < len(lines) && wire.IsFold(lines[i+1].Text.Of(raw)) {
			i++
			if !wire.IsWhole(lines[i]) {
				return waitUnlessTooLong(raw)
			}
			parts = append(parts, wire.TrimOWS(lines[i].Text.Of(raw)))
		}
		if i+1 >= len(lines) { // it looks at the next line before it judges this one
			return waitUnlessTooLong(raw)
		}
		name, value, ok := strings.Cut(strings.Join(parts, " "), ":")
		if !ok || !wire.IsToken(strings.ReplaceAll(name, " ", "x")) || !wire.IsFieldValue(value) {
			return badRequest
		}
		r.header = append(r.header, wire.Field{Name: name, Value: strings.TrimLeft(value, " \t")})
	}
	return waitUnlessTooLong(raw)
}

var tooLarge = &wire.Answer{Status: 431, Message: "431 Request Header Fields Too Large"}

func waitUnlessTooLong(raw string) *wire.Answer {
	if len(raw) > headLimit {
		return tooLarge
	}
	return &wire.Answer{Note: wire.WaitsForHead}
}
