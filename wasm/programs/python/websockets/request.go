package websockets

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/websockets/headers"
	"wsaccept/wasm/programs/wire"
)

// The HTTP parser of websockets, http11.py. What it cannot read closes the
// connection without an answer (S21).

// httpRequest is Request of http11.py.
type httpRequest struct {
	method, version string
	fields          []wire.Field
}

var closed = &wire.Answer{Note: wire.Closes}

// readRequest is Request.parse.
func readRequest(request handshake.Message) (r httpRequest, refusal *wire.Answer) {
	line, refusal := lineAt(request, 0)
	if refusal != nil {
		return r, refusal
	}
	method, rest, ok1 := strings.Cut(line, " ")
	_, version, ok2 := strings.Cut(rest, " ") // the path may be empty: C04
	if r.method, r.version = method, version; !ok1 || !ok2 || version != "HTTP/1.1" && version != "HTTP/1.0" {
		return r, closed
	}
	for i := 1; ; i++ {
		if line, refusal = lineAt(request, i); refusal != nil {
			return r, refusal
		}
		if line == "" {
			return r, r.readBody(request.Body.Of(request.Raw))
		}
		name, value, ok := strings.Cut(line, ":")
		if i > maxFields || !ok || !wire.IsToken(name) || !wire.IsFieldValue(wire.TrimOWS(value)) {
			return r, closed
		}
		r.fields = append(r.fields, wire.Field{Name: name, Value: wire.TrimOWS(value)})
	}
}

// lineAt is parse_line: it ends in CRLF (H05). An empty line in front is
// the request line (H04).
func lineAt(request handshake.Message, i int) (string, *wire.Answer) {
	if i >= len(request.Lines) {
		return "", &wire.Answer{Note: wire.WaitsForHead}
	}
	line := request.Lines[i]
	switch size := line.End.End - line.Text.Start; {
	case size > maxLine:
		return "", closed
	case !wire.IsWhole(line):
		return "", &wire.Answer{Note: wire.WaitsForHead}
	case line.End.Of(request.Raw) != "\r\n":
		return "", closed
	}
	return line.Text.Of(request.Raw), nil
}

// readBody is read_body, which waits for what is announced: H14.
func (r httpRequest) readBody(body string) *wire.Answer {
	length := int64(-1)
	if encodings := r.values("Transfer-Encoding"); len(encodings) > 0 {
		if len(encodings) > 1 || encodings[0] != "chunked" {
			return closed
		}
	} else if lengths := r.values("Content-Length"); len(lengths) > 0 {
		if len(lengths) > 1 || len(lengths[0]) > 18 || !wire.IsDigits(lengths[0]) {
			return closed
		}
		length = 0
		for i := range len(lengths[0]) {
			length = length*10 + int64(lengths[0][i]-'0')
		}
		if length > 1<<20 {
			return closed
		}
	} else {
		return nil
	}
	if !wire.HasWholeBody(body, length) {
		return &wire.Answer{Note: wire.WaitsForBody}
	}
	return nil
}

// values returns the values of all fields called name.
func (r httpRequest) values(name string) []string {
	var all []string
	for _, f := range r.fields {
		if handshake.EqualFold(f.Name, name) {
			all = append(all, f.Value)
		}
	}
	return all
}

// one returns the value of the only field called name.
func (r httpRequest) one(name string) (value, fault string) {
	switch values := r.values(name); len(values) {
	case 0:
		return "", invalidHeader(name, "", false)
	case 1:
		return values[0], ""
	}
	return "", "invalid " + name + " header: multiple values" // C12, C15
}

// list returns the members of all fields called name.
func (r httpRequest) list(name string, parse headers.Item) (members []string, fault string) {
	for _, value := range r.values(name) {
		some, fault := headers.Parse(value, name, parse)
		if fault != "" {
			return nil, fault
		}
		members = append(members, some...)
	}
	return members, ""
}
