package programs

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

// transfer is readTransfer of net/http/transfer.go, which judges the length of
// the body even where there is none, in a 101.
func (r *goReply) transfer() string {
	if hasClose := r.hasToken("Connection", "close"); hasClose && (r.major > 1 || r.major == 1 && r.minor > 0) {
		r.remove("Connection") // R06: r061
	}
	encodings := valuesOf(r.fields, "Transfer-Encoding")
	r.remove("Transfer-Encoding")
	if r.major == 0 && r.minor == 0 {
		r.major, r.minor = 1, 1
	}
	chunked := len(encodings) > 0 && (r.major > 1 || r.major == 1 && r.minor > 0)
	if chunked {
		if len(encodings) != 1 {
			return "too many transfer encodings: " + goQuotes(encodings)
		}
		if !handshake.EqualFold(encodings[0], "chunked") {
			return "unsupported transfer encoding: " + strconv.Quote(encodings[0])
		}
	}
	if fault := r.lengthFault(); fault != "" {
		return fault
	}
	if chunked {
		for _, trailer := range valuesOf(r.fields, "Trailer") {
			for name := range strings.SplitSeq(trailer, ",") {
				switch name = goCanonical(trimOWS(name)); name {
				case "Transfer-Encoding", "Trailer", "Content-Length":
					return "bad trailer key " + strconv.Quote(name)
				}
			}
		}
	}
	return ""
}

// lengthFault is fixLength.
func (r *goReply) lengthFault() string {
	lengths := valuesOf(r.fields, "Content-Length")
	if len(lengths) == 0 {
		return ""
	}
	length := strings.Trim(lengths[0], " \t\r\n")
	for _, other := range lengths {
		if strings.Trim(other, " \t\r\n") != length {
			return "http: message cannot contain multiple Content-Length headers; got " + goQuotes(lengths)
		}
	}
	if length == "" {
		return `invalid empty Content-Length ""`
	}
	if _, err := strconv.ParseUint(length, 10, 63); err != nil {
		return "bad Content-Length " + strconv.Quote(length)
	}
	return ""
}

// goQuotes is %q of a list.
func goQuotes(list []string) string {
	quoted := make([]string, 0, len(list))
	for _, s := range list {
		quoted = append(quoted, strconv.Quote(s))
	}
	return "[" + strings.Join(quoted, " ") + "]"
}

// hasToken is httpguts.HeaderValuesContainsToken.
func (r *goReply) hasToken(name, token string) bool {
	for _, value := range valuesOf(r.fields, name) {
		for member := range strings.SplitSeq(value, ",") {
			if handshake.EqualFold(trimOWS(member), token) {
				return true
			}
		}
	}
	return false
}

// remove takes out the fields called name.
func (r *goReply) remove(name string) {
	kept := r.fields[:0]
	for _, f := range r.fields {
		if !handshake.EqualFold(f.name, name) {
			kept = append(kept, f)
		}
	}
	r.fields = kept
}
