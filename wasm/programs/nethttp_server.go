package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Go's net/http before a handler runs: net/http/server.go (conn.readRequest and
// conn.serve), net/http/request.go (readRequest), net/textproto/reader.go.

// goHeadLimit is the longest head net/http reads: DefaultMaxHeaderBytes and
// what its buffer may read ahead (server.go, initialReadLimitSize).
const goHeadLimit = 1<<20 + 4096

// goRequest is a request as a handler gets it.
type goRequest struct {
	method, target, version string
	major, minor            int
	url                     goURL
	host                    string
	header                  []field
	length                  int64 // of the body, negative for chunks
	body                    string
}

// get returns the value of the first field called name, or "".
func (r goRequest) get(name string) string {
	for _, f := range r.header {
		if handshake.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

// values returns the values of all fields called name.
func (r goRequest) values(name string) []string {
	var all []string
	for _, f := range r.header {
		if handshake.EqualFold(f.name, name) {
			all = append(all, f.value)
		}
	}
	return all
}

// atLeast11 reports whether the request's version is HTTP/1.1 or higher.
func (r goRequest) atLeast11() bool { return r.major > 1 || r.major == 1 && r.minor >= 1 }

// badRequest is what net/http answers to what it cannot read: H01, H07, H09,
// H10 and C05 of the requirements.
var badRequest = &answer{status: 400, message: "400 Bad Request"}

func badRequestFor(reason string) *answer {
	return &answer{status: 400, message: "400 Bad Request: " + reason}
}

// readGoRequest reads request as net/http does, and returns its answer if the
// handler does not get to see it.
func readGoRequest(request handshake.Message) (goRequest, *answer) {
	r := goRequest{body: request.Body.Of(request.Raw)}
	if len(request.Lines) == 0 || request.Lines[0].End.Start == request.Lines[0].End.End {
		return r, &answer{note: waitsForHead}
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
func (r *goRequest) readRequestLine(line string) *answer {
	method, rest, ok1 := strings.Cut(line, " ")
	target, version, ok2 := strings.Cut(rest, " ")
	if !ok1 || !ok2 || !isFieldToken(method) {
		return badRequest
	}
	// ParseHTTPVersion wants one digit on each side of the dot.
	if len(version) != 8 || version[:5] != "HTTP/" || version[6] != '.' || !isDigits(version[5:6]) || !isDigits(version[7:]) {
		return badRequest
	}
	r.method, r.target, r.version = method, target, version
	r.major, r.minor = int(version[5]-'0'), int(version[7]-'0')
	raw := target
	if method == "CONNECT" && !strings.HasPrefix(target, "/") {
		raw = "http://" + target
	}
	var fault string
	if r.url, fault = parseGoURL(raw, true); fault != "" {
		return badRequest
	}
	return nil
}

// readHeader is ReadMIMEHeader of textproto/reader.go: lines end in LF with or
// without CR (H05), a folded line is joined with a space (H08), and a line
// without a colon, a wrong name or a control character in a value is refused.
func (r *goRequest) readHeader(request handshake.Message) *answer {
	raw, lines := request.Raw, request.Lines[1:]
	for i := 0; i < len(lines); i++ {
		if !isWholeLine(lines[i]) {
			return waitUnlessTooLong(raw)
		}
		if lines[i].End.End > goHeadLimit {
			return tooLarge
		}
		text := lines[i].Text.Of(raw)
		if text == "" {
			return nil
		}
		if strings.IndexByte(text, ':') < 0 || i == 0 && isFold(text) {
			return badRequest
		}
		parts := []string{trimOWS(text)}
		for i+1 < len(lines) && isFold(lines[i+1].Text.Of(raw)) {
			i++
			if !isWholeLine(lines[i]) {
				return waitUnlessTooLong(raw)
			}
			parts = append(parts, trimOWS(lines[i].Text.Of(raw)))
		}
		if i+1 >= len(lines) { // it looks at the next line before it judges this one
			return waitUnlessTooLong(raw)
		}
		name, value, ok := strings.Cut(strings.Join(parts, " "), ":")
		if !ok || !isFieldToken(strings.ReplaceAll(name, " ", "x")) || !isFieldValue(value) {
			return badRequest
		}
		r.header = append(r.header, field{name, strings.TrimLeft(value, " \t")})
	}
	return waitUnlessTooLong(raw)
}

var tooLarge = &answer{status: 431, message: "431 Request Header Fields Too Large"}

func waitUnlessTooLong(raw string) *answer {
	if len(raw) > goHeadLimit {
		return tooLarge
	}
	return &answer{note: waitsForHead}
}

func isWholeLine(line handshake.Line) bool { return line.End.Start < line.End.End }

func isFold(text string) bool { return text != "" && (text[0] == ' ' || text[0] == '\t') }
