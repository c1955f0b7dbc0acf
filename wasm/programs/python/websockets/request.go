package websockets

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
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
	path, version, ok2 := strings.Cut(rest, " ") // the path may be empty: C04
	if r.method, r.version = method, version; !ok1 || !ok2 || version != "HTTP/1.1" && version != "HTTP/1.0" || !stdlib.IsASCII(method+path) {
		return r, closed
	}
	for i := 1; ; i++ {
		if line, refusal = lineAt(request, i); refusal != nil {
			return r, refusal
		}
		if line == "" {
			if !areFrames(request.Raw[request.Lines[i].End.End:]) {
				return r, closed
			}
			return r, r.bodyRefusal()
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || !wire.IsToken(name) || !wire.IsFieldValue(wire.TrimOWS(value)) {
			return r, closed
		}
		if r.fields = append(r.fields, wire.Field{Name: name, Value: wire.TrimOWS(value)}); i > maxFields {
			a := reject(431, "expected no more than "+strconv.Itoa(maxFields)+" headers")
			return r, &a
		}
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
		status := 431
		if i == 0 {
			status = 414
		}
		if line.End.End > chunk && line.Text.Start < chunk {
			size = chunk - line.Text.Start // what came at once
		}
		a := reject(status, tooLong(size))
		return "", &a
	case !wire.IsWhole(line):
		return "", &wire.Answer{Note: wire.WaitsForHead}
	case line.End.Of(request.Raw) != "\r\n":
		return "", closed
	}
	return line.Text.Of(request.Raw), nil
}

// bodyRefusal refuses a body: H14. A length of zero may be written in any way that
// int() takes.
func (r httpRequest) bodyRefusal() *wire.Answer {
	lengths := r.values("Content-Length")
	if len(r.values("Transfer-Encoding")) > 0 || len(lengths) > 1 {
		return closed
	}
	if len(lengths) == 1 {
		if n, ok := stdlib.Int(wire.FromLatin1(lengths[0])); !ok || n != 0 {
			return closed
		}
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
