package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// firefoxReply is nsHttpResponseHead: fields of one name are one.
type firefoxReply struct {
	is11   bool
	status int
	values map[string][]string // by name in lower case
}

// firefoxHeadLimit is network.http.max_response_header_size: 384 KiB.
const firefoxHeadLimit = 384 << 10

// firefoxJunkLimit is MAX_INVALID_RESPONSE_BODY_SIZE of nsHttpTransaction.h: what
// is skipped after an interim response, as if it had a body that it must not have.
const firefoxJunkLimit = 128 << 10

// firefoxHead is nsHttpTransaction::ParseHead. It leaves interim responses out
// (R02). What ends before the empty line is as good as ended there (R15), and
// the last line counts as far as it came.
func firefoxHead(raw string) (firefoxReply, bool) {
	if len(raw) <= firefoxHeadLimit {
		raw += "\n\n"
	}
	for junk := 4; ; junk = firefoxJunkLimit {
		head, rest, ok := cutFirefoxHead(raw, junk)
		if !ok || head.status == 101 || head.status/100 != 1 {
			return head, ok
		}
		raw = rest
	}
}

// cutFirefoxHead reads the head at the front of raw, or after some junk.
func cutFirefoxHead(raw string, junk int) (r firefoxReply, rest string, ok bool) {
	start := firefoxStart(raw, junk)
	if start < 0 {
		return r, "", false
	}
	line, rest, ended := cutLine(raw[start:])
	if !ended || !r.readStatus(line) {
		return r, "", false
	}
	for line, rest, ended = cutLine(rest); ended && line != ""; {
		parts := []string{line}
		for line, rest, ended = cutLine(rest); ended && isFold(line); line, rest, ended = cutLine(rest) {
			parts = append(parts, line) // H08
		}
		if !r.readField(strings.Join(parts, "")) {
			return r, "", false
		}
	}
	return r, rest, ended && len(raw)-len(rest) <= firefoxHeadLimit+2
}

// firefoxStart is LocateHttpStart: so many bytes of anything may stand in front.
func firefoxStart(raw string, junk int) int {
	for start := 0; start <= junk && start+7 <= len(raw); start++ {
		if handshake.EqualFold(raw[start:start+7], "HTTP/1.") {
			return start
		}
	}
	return -1 // HTTP/2.0 too, which is no HTTP/1.1
}

// readStatus is ParseStatusLine and ParseVersion: the case counts here (H03),
// the white space does not, but there must be three digits at most (H02).
func (r *firefoxReply) readStatus(line string) bool {
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
	if !isDigits(code) || len(code) > 3 {
		return false
	}
	r.status = chromiumInt(code)
	return true
}

// readField is nsHttpResponseHead::ParseHeaderLine: a line without a colon or
// with a name that is no token is skipped (H07, H09), a NUL is not (H10).
func (r *firefoxReply) readField(line string) bool {
	name, value, hasColon := strings.Cut(line, ":")
	if !hasColon || !isFieldToken(name) {
		return true
	}
	if strings.IndexByte(value, 0) >= 0 {
		return false
	}
	f := field{name, trimOWS(value)}
	if handshake.EqualFold(name, "Content-Length") && !isOneLength(f.value) {
		return false
	}
	return r.add(f)
}

// isOneLength reports whether the members of a Content-Length are all the same.
func isOneLength(value string) bool {
	first, _, _ := strings.Cut(value, ",")
	for member := range strings.SplitSeq(value, ",") {
		if trimOWS(member) != trimOWS(first) {
			return false
		}
	}
	return true
}

// add is SetHeaderFromNet of nsHttpHeaderArray.cpp. Three names must not have
// two values.
func (r *firefoxReply) add(f field) bool {
	name := strings.ToLower(f.name)
	before := r.values[name]
	switch name {
	case "content-length", "content-disposition", "location":
		if len(before) > 0 {
			first, _, _ := strings.Cut(before[0], ",")
			again, _, _ := strings.Cut(f.value, ",")
			return before[0] == f.value || name == "content-length" && trimOWS(first) == trimOWS(again)
		}
	}
	if r.values == nil {
		r.values = map[string][]string{}
	}
	r.values[name] = append(before, f.value)
	return true
}

// get returns the value of the field called name, and whether there is one.
// Where there are several, those that are empty don't count: MergeHeader.
func (r firefoxReply) get(name string) (string, bool) {
	values := r.values[strings.ToLower(name)]
	var full []string
	for _, value := range values {
		if value != "" {
			full = append(full, value)
		}
	}
	return strings.Join(full, ", "), len(values) > 0
}
