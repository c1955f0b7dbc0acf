package nethttp

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// Response is http.Response as http.ReadResponse of Go 1.26 reads it.
type Response struct {
	major, minor, Status int
	Fields               []wire.Field // names are canonical, but for those with a space
}

// unexpectedEOF is what it says of a head that is not ended.
const unexpectedEOF = "unexpected EOF"

// ReadResponse reads the response at the front of raw: net/http/response.go. It
// returns what is wrong with it.
func ReadResponse(raw string) (r Response, rest, fault string) {
	if raw == "" {
		return r, "", unexpectedEOF
	}
	line, rest, _ := wire.CutLine(raw) // the last line needs no end
	proto, status, ok := strings.Cut(line, " ")
	if !ok {
		return r, "", "malformed HTTP response " + strconv.Quote(line)
	}
	code, _, _ := strings.Cut(strings.TrimLeft(status, " "), " ") // H02
	n, err := strconv.Atoi(code)
	if len(code) != 3 || err != nil || n < 0 {
		return r, "", "malformed HTTP status code " + strconv.Quote(code)
	}
	r.Status = n
	if !r.readVersion(proto) {
		return r, "", "malformed HTTP version " + strconv.Quote(proto)
	}
	if rest, fault = r.readFields(rest); fault == "" {
		fault = r.transfer()
	}
	return r, rest, fault
}

// readVersion is ParseHTTPVersion: any two digits (R03), but HTTP as it is (H03).
func (r *Response) readVersion(proto string) bool {
	if len(proto) != 8 || proto[:5] != "HTTP/" || proto[6] != '.' || !wire.IsDigits(proto[5:6]) || !wire.IsDigits(proto[7:]) {
		return false
	}
	r.major, r.minor = int(proto[5]-'0'), int(proto[7]-'0')
	return true
}

// readFields is ReadMIMEHeader of net/textproto/reader.go.
func (r *Response) readFields(text string) (rest, fault string) {
	if wire.IsFold(text) {
		line, _, _ := wire.CutLine(text)
		if len(line) > 80 {
			return "", "message too large"
		}
		return "", "malformed MIME header initial line: " + strconv.Quote(line)
	}
	for rest = text; ; {
		if rest == "" {
			return "", unexpectedEOF
		}
		var line string
		line, rest, _ = wire.CutLine(rest)
		if line == "" {
			return rest, ""
		}
		if strings.IndexByte(line, ':') < 0 { // H09
			return "", "malformed MIME header: missing colon: " + strconv.Quote(line)
		}
		parts := []string{wire.TrimOWS(line)}
		for wire.IsFold(rest) { // H08
			if line, rest, _ = wire.CutLine(strings.TrimLeft(rest, " \t")); line == "" && rest == "" {
				parts[len(parts)-1] += " " // nothing came after the white space
				break
			}
			parts = append(parts, wire.TrimOWS(line))
		}
		if !r.readField(strings.Join(parts, " ")) {
			return "", "malformed MIME header line: " + strconv.Quote(fieldLine(strings.Join(parts, " ")))
		}
	}
}

// readField takes a space in a name, but keeps the name as it is then (H07,
// H09), and no control character in a value but a tab (H10).
func (r *Response) readField(line string) bool {
	name, value, _ := strings.Cut(line, ":")
	if !isName(name) || !wire.IsFieldValue(value) {
		return false
	}
	r.Fields = append(r.Fields, wire.Field{Name: canonicalName(name), Value: strings.TrimLeft(value, " \t")})
	return true
}

// fieldLine is line as an error quotes it: the name is canonical already if it
// is a name.
func fieldLine(line string) string {
	if name, value, _ := strings.Cut(line, ":"); isName(name) {
		return canonicalName(name) + ":" + value
	}
	return line
}

func isName(name string) bool {
	for i := range len(name) {
		if !wire.IsTokenByte(name[i]) && name[i] != ' ' {
			return false
		}
	}
	return name != ""
}

// canonicalName is CanonicalMIMEHeaderKey.
func canonicalName(name string) string {
	if strings.IndexByte(name, ' ') >= 0 {
		return name
	}
	canonical := []byte(strings.ToLower(name))
	for i, b := range canonical {
		if 'a' <= b && b <= 'z' && (i == 0 || canonical[i-1] == '-') {
			canonical[i] = b - 'a' + 'A'
		}
	}
	return string(canonical)
}
