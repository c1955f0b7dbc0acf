package chromium

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// response is HttpResponseHeaders of net/http/http_response_headers.cc:
// a list is in as many fields as it has members.
type response struct {
	status  int
	chunked bool
	fields  []wire.Field
}

// headLimit is kMaxHeaderBufSize of net/http/http_stream_parser.cc.
const headLimit = 256 << 10

// readHead is HttpStreamParser::FindAndParseResponseHeaders, for a host on
// a port other than 80, where there is no HTTP/0.9. It returns the net error if
// there is one. What came of a head that is not ended is judged first, and only
// then it counts that the connection was closed.
func readHead(raw string) (response, string) {
	start := headStart(raw)
	if start < 0 {
		return response{}, ErrInvalidResponse
	}
	end, ended := headEnd(raw, start)
	if end > headLimit || !ended && end == headLimit {
		return response{}, ErrHeadersTooBig
	}
	if strings.IndexByte(raw[:end], 0) >= 0 { // H10
		return response{}, ErrInvalidResponse
	}
	lines := strings.FieldsFunc(raw[start:end], func(r rune) bool { return r == '\r' || r == '\n' })
	reply := response{status: statusCode(lines[0]), fields: readFields(lines[1:])}
	reply.chunked = isAtLeast11(lines[0]) && wire.HasMember(wire.Values(reply.fields, "Transfer-Encoding"), "chunked")
	fault := reply.repeated()
	if fault == "" && !ended {
		fault = ErrConnectionClosed
	}
	return reply, fault
}

// headStart is LocateStartOfStatusLine of net/http/http_util.cc: four bytes
// of anything may stand in front, and the case is free (H03, H04).
func headStart(raw string) int {
	for start := 0; start <= 4 && start+4 <= len(raw); start++ {
		if handshake.EqualFold(raw[start:start+4], "http") {
			return start
		}
	}
	return -1
}

// headEnd is LocateEndOfHeaders: LF, or CRLF, twice (H05). It returns the end
// of raw if there is none.
func headEnd(raw string, start int) (end int, ended bool) {
	afterLF := false
	for i := start; i < len(raw); i++ {
		switch {
		case raw[i] == '\n' && afterLF:
			return i + 1, true
		case raw[i] == '\n':
			afterLF = true
		case raw[i] != '\r' || i > start && raw[i-1] != '\n':
			afterLF = false
		}
	}
	return len(raw), false
}

// statusCode is ParseStatusLine of http_response_headers.cc: the digits after
// the first spaces, and 200 if there are none (H02).
func statusCode(line string) int {
	_, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimLeft(rest, " ")
	end := 0
	for end < len(rest) && '0' <= rest[end] && rest[end] <= '9' {
		end++
	}
	if end == 0 {
		return 200
	}
	return toInt(rest[:end])
}

// toInt is base::StringToInt for digits: it stops at the greatest.
func toInt(digits string) int {
	n := 0
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return 0
		}
		if n = n*10 + int(digits[i]-'0'); n > 1<<31-1 || n < 0 {
			return 1<<31 - 1
		}
	}
	return n
}

// isAtLeast11 reports whether the version is at least HTTP/1.1.
func isAtLeast11(line string) bool {
	return len(line) >= 8 && line[4] == '/' && line[6] == '.' && wire.IsDigits(line[5:6]) && wire.IsDigits(line[7:8]) &&
		(line[5] > '1' || line[5] == '1' && line[7] >= '1')
}

// readFields is AssembleRawHeaders and HeadersIterator of http_util.cc. A CR
// is a line end like any other (H06), white space before the colon is no part
// of the name (H07), and a line without a name is skipped (H09).
func readFields(lines []string) []wire.Field {
	var fields []wire.Field
	for i := 0; i < len(lines); {
		line := lines[i]
		i++
		name, _, hasColon := strings.Cut(line, ":")
		if !hasColon || name == "" || name[0] == ' ' || name[0] == '\t' {
			continue
		}
		parts := []string{line}
		for ; i < len(lines) && wire.IsFold(lines[i]); i++ { // H08
			parts = append(parts, strings.TrimLeft(lines[i], " \t"))
		}
		name = wire.TrimOWS(name)
		if _, value, _ := strings.Cut(strings.Join(parts, " "), ":"); wire.IsToken(name) {
			fields = appendField(fields, wire.Field{Name: name, Value: wire.TrimOWS(value)})
		}
	}
	return fields
}

// appendField is AddHeader of http_response_headers.cc: a field is split
// at its commas unless it is one that may have them in one value.
func appendField(fields []wire.Field, f wire.Field) []wire.Field {
	for _, whole := range []string{"date", "expires", "last-modified", "location", "retry-after", "set-cookie", "www-authenticate", "proxy-authenticate", "strict-transport-security"} {
		if handshake.EqualFold(f.Name, whole) {
			return append(fields, f)
		}
	}
	start, quoted := 0, false
	for i := 0; i < len(f.Value); i++ {
		switch b := f.Value[i]; {
		case b == '"':
			quoted = !quoted
		case quoted && b == '\\':
			i++
		case !quoted && b == ',':
			fields = append(fields, wire.Field{Name: f.Name, Value: wire.TrimOWS(f.Value[start:i])})
			start = i + 1
		}
	}
	return append(fields, wire.Field{Name: f.Name, Value: wire.TrimOWS(f.Value[start:])})
}

// repeated is HttpStreamParser::ParseResponseHeaders: these must not say two
// things, which would be response splitting.
func (r response) repeated() string {
	for _, name := range []string{"Content-Length", "Content-Disposition", "Location"} {
		values := wire.Values(r.fields, name)
		for _, value := range values {
			if value != values[0] && !(r.chunked && name == "Content-Length") {
				return ErrHeadersRepeated + strings.ReplaceAll(strings.ToUpper(name), "-", "_")
			}
		}
	}
	return ""
}
