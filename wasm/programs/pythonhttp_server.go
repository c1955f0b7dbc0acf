package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// The HTTP parser of websockets, http11.py. What it cannot read closes the
// connection without an answer (S21).

const (
	pythonLineLimit  = 8192 // MAX_LINE_LENGTH, with the line's end
	pythonFieldLimit = 128  // MAX_NUM_HEADERS
)

// pythonRequest is Request of http11.py.
type pythonRequest struct {
	method, version string
	fields          []field
}

var pythonCloses = &answer{note: closes}

// readPythonRequest is Request.parse.
func readPythonRequest(request handshake.Message) (r pythonRequest, refusal *answer) {
	line, refusal := pythonLine(request, 0)
	if refusal != nil {
		return r, refusal
	}
	method, rest, ok1 := strings.Cut(line, " ")
	_, version, ok2 := strings.Cut(rest, " ") // the path may be empty: C04
	if r.method, r.version = method, version; !ok1 || !ok2 || version != "HTTP/1.1" && version != "HTTP/1.0" {
		return r, pythonCloses
	}
	for i := 1; ; i++ {
		if line, refusal = pythonLine(request, i); refusal != nil {
			return r, refusal
		}
		if line == "" {
			return r, r.readBody(request.Body.Of(request.Raw))
		}
		name, value, ok := strings.Cut(line, ":")
		if i > pythonFieldLimit || !ok || !isFieldToken(name) || !isFieldValue(trimOWS(value)) {
			return r, pythonCloses
		}
		r.fields = append(r.fields, field{name, trimOWS(value)})
	}
}

// pythonLine is parse_line: it ends in CRLF (H05). An empty line in front is
// the request line (H04).
func pythonLine(request handshake.Message, i int) (string, *answer) {
	if i >= len(request.Lines) {
		return "", &answer{note: waitsForHead}
	}
	line := request.Lines[i]
	switch size := line.End.End - line.Text.Start; {
	case size > pythonLineLimit:
		return "", pythonCloses
	case !isWholeLine(line):
		return "", &answer{note: waitsForHead}
	case line.End.Of(request.Raw) != "\r\n":
		return "", pythonCloses
	}
	return line.Text.Of(request.Raw), nil
}

// readBody is read_body, which waits for what is announced: H14.
func (r pythonRequest) readBody(body string) *answer {
	length := int64(-1)
	if encodings := r.values("Transfer-Encoding"); len(encodings) > 0 {
		if len(encodings) > 1 || encodings[0] != "chunked" {
			return pythonCloses
		}
	} else if lengths := r.values("Content-Length"); len(lengths) > 0 {
		if len(lengths) > 1 || len(lengths[0]) > 18 || !isDigits(lengths[0]) {
			return pythonCloses
		}
		length = 0
		for i := range len(lengths[0]) {
			length = length*10 + int64(lengths[0][i]-'0')
		}
		if length > 1<<20 {
			return pythonCloses
		}
	} else {
		return nil
	}
	if !hasWholeBody(body, length) {
		return &answer{note: waitsForBody}
	}
	return nil
}

// values returns the values of all fields called name.
func (r pythonRequest) values(name string) []string {
	var all []string
	for _, f := range r.fields {
		if handshake.EqualFold(f.name, name) {
			all = append(all, f.value)
		}
	}
	return all
}

// one returns the value of the only field called name.
func (r pythonRequest) one(name string) (value, fault string) {
	switch values := r.values(name); len(values) {
	case 0:
		return "", pythonInvalid(name, "", false)
	case 1:
		return values[0], ""
	}
	return "", "invalid " + name + " header: multiple values" // C12, C15
}

// list returns the members of all fields called name.
func (r pythonRequest) list(name string, parse pythonItem) (members []string, fault string) {
	for _, value := range r.values(name) {
		some, fault := parsePythonList(value, name, parse)
		if fault != "" {
			return nil, fault
		}
		members = append(members, some...)
	}
	return members, ""
}
