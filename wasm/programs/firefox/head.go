package firefox

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// response is nsHttpResponseHead: fields of one name are one.
type response struct {
	is11   bool
	status int
	values map[string][]string // by name in lower case
}

// headLimit is network.http.max_response_header_size: 384 KiB.
const headLimit = 384 << 10

// junkLimit is MAX_INVALID_RESPONSE_BODY_SIZE of nsHttpTransaction.h: what
// is skipped after an interim response, as if it had a body that it must not have.
const junkLimit = 128 << 10

// readHead is nsHttpTransaction::ParseHead. It leaves interim responses out
// (R02). What ends before the empty line is as good as ended there (R15), and
// the last line counts as far as it came.
func readHead(raw string) (response, bool) {
	if len(raw) <= headLimit {
		raw += "\n\n"
	}
	for junk := 4; ; junk = junkLimit {
		head, rest, ok := cutHead(raw, junk)
		if !ok || head.status == 101 || head.status/100 != 1 {
			return head, ok
		}
		raw = rest
	}
}

// cutHead reads the head at the front of raw, or after some junk.
func cutHead(raw string, junk int) (r response, rest string, ok bool) {
	start := headStart(raw, junk)
	if start < 0 {
		return r, "", false
	}
	line, rest, ended := wire.CutLine(raw[start:])
	if !ended || !r.readStatus(line) {
		return r, "", false
	}
	for line, rest, ended = wire.CutLine(rest); ended && line != ""; {
		parts := []string{line}
		for line, rest, ended = wire.CutLine(rest); ended && wire.IsFold(line); line, rest, ended = wire.CutLine(rest) {
			parts = append(parts, line) // H08
		}
		if !r.readField(strings.Join(parts, "")) {
			return r, "", false
		}
	}
	return r, rest, ended && len(raw)-len(rest) <= headLimit+2
}

// headStart is LocateHttpStart: so many bytes of anything may stand in front.
func headStart(raw string, junk int) int {
	for start := 0; start <= junk && start+7 <= len(raw); start++ {
		if handshake.EqualFold(raw[start:start+7], "HTTP/1.") {
			return start
		}
	}
	return -1 // HTTP/2.0 too, which is no HTTP/1.1
}

// readStatus is ParseStatusLine and ParseVersion: the case counts here (H03),
// the white space does not, but there must be three digits at most (H02).
func (r *response) readStatus(line string) bool {
	minor, _, _ := strings.Cut(strings.TrimPrefix(line, "HTTP/1."), " ")
	end := 0
	for end < len(minor) && '0' <= minor[end] && minor[end] <= '9' {
		end++
	}
	r.is11 = strings.HasPrefix(line, "HTTP/1.") && strings.Trim(minor[:end], "0") != ""
	_, rest, hasSpace := strings.Cut(line, " ")
	if !hasSpace {
		r.status = 200
		return true
	}
	code := strings.TrimLeft(rest, " \t\r\n")
	if i := strings.IndexAny(code, " \t\r\n"); i >= 0 {
		code = code[:i]
	}
	if !wire.IsDigits(code) || len(code) > 3 {
		return false
	}
	r.status, _ = strconv.Atoi(code)
	return true
}

// readField is nsHttpResponseHead::ParseHeaderLine: a line without a colon or
// with a name that is no token is skipped (H07, H09), a NUL is not (H10).
func (r *response) readField(line string) bool {
	name, value, hasColon := strings.Cut(line, ":")
	if !hasColon || !wire.IsToken(name) {
		return true
	}
	if strings.IndexByte(value, 0) >= 0 {
		return false
	}
	f := wire.Field{Name: name, Value: wire.TrimOWS(value)}
	if handshake.EqualFold(name, "Content-Length") && !isOneLength(f.Value) {
		return false
	}
	return r.add(f)
}

// isOneLength reports whether the members of a Content-Length are all the same.
func isOneLength(value string) bool {
	first, _, _ := strings.Cut(value, ",")
	for member := range strings.SplitSeq(value, ",") {
		if wire.TrimOWS(member) != wire.TrimOWS(first) {
			return false
		}
	}
	return true
}

// add is SetHeaderFromNet of nsHttpHeaderArray.cpp. Three names must not have
// two values.
func (r *response) add(f wire.Field) bool {
	name := strings.ToLower(f.Name)
	before := r.values[name]
	switch name {
	case "content-length", "content-disposition", "location":
		if len(before) > 0 {
			first, _, _ := strings.Cut(before[0], ",")
			again, _, _ := strings.Cut(f.Value, ",")
			return before[0] == f.Value || name == "content-length" && wire.TrimOWS(first) == wire.TrimOWS(again)
		}
	}
	if r.values == nil {
		r.values = map[string][]string{}
	}
	r.values[name] = append(before, f.Value)
	return true
}

// get returns the value of the field called name, and whether there is one.
// Where there are several, those that are empty don't count: MergeHeader.
func (r response) get(name string) (string, bool) {
	values := r.values[strings.ToLower(name)]
	var full []string
	for _, value := range values {
		if value != "" {
			full = append(full, value)
		}
	}
	return strings.Join(full, ", "), len(values) > 0
}
