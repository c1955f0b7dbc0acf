package nethttp

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// transfer is readTransfer of net/http/transfer.go, which judges the length of
// the body even where there is none, in a 101.
func (r *Response) transfer() string {
	if hasClose := r.HasToken("Connection", "close"); hasClose && (r.major > 1 || r.major == 1 && r.minor > 0) {
		r.remove("Connection") // R06: r061
	}
	encodings := wire.Values(r.Fields, "Transfer-Encoding")
	r.remove("Transfer-Encoding")
	if r.major == 0 && r.minor == 0 {
		r.major, r.minor = 1, 1
	}
	chunked := len(encodings) > 0 && (r.major > 1 || r.major == 1 && r.minor > 0)
	if chunked {
		if len(encodings) != 1 {
			return "too many transfer encodings: " + quoted(encodings)
		}
		if !handshake.EqualFold(encodings[0], "chunked") {
			return "unsupported transfer encoding: " + strconv.Quote(encodings[0])
		}
	}
	if fault := r.lengthFault(); fault != "" {
		return fault
	}
	if chunked {
		return trailerFault(wire.Values(r.Fields, "Trailer"))
	}
	return ""
}

// trailerFault is fixTrailer, which is asked for chunks only.
func trailerFault(lists []string) string {
	for _, list := range lists {
		for name := range strings.SplitSeq(list, ",") {
			switch name = canonicalName(wire.TrimOWS(name)); name {
			case "Transfer-Encoding", "Trailer", "Content-Length":
				return "bad trailer key " + strconv.Quote(name)
			}
		}
	}
	return ""
}

// lengthFault is fixLength.
func (r *Response) lengthFault() string {
	lengths := wire.Values(r.Fields, "Content-Length")
	if len(lengths) == 0 {
		return ""
	}
	length := strings.Trim(lengths[0], " \t\r\n")
	for _, other := range lengths {
		if strings.Trim(other, " \t\r\n") != length {
			return "http: message cannot contain multiple Content-Length headers; got " + quoted(lengths)
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

// quoted is %q of a list.
func quoted(list []string) string {
	quoted := make([]string, 0, len(list))
	for _, s := range list {
		quoted = append(quoted, strconv.Quote(s))
	}
	return "[" + strings.Join(quoted, " ") + "]"
}

// HasToken is httpguts.HeaderValuesContainsToken.
func (r *Response) HasToken(name, token string) bool {
	for _, value := range wire.Values(r.Fields, name) {
		for member := range strings.SplitSeq(value, ",") {
			if handshake.EqualFold(wire.TrimOWS(member), token) {
				return true
			}
		}
	}
	return false
}

// remove takes out the fields called name.
func (r *Response) remove(name string) {
	kept := r.Fields[:0]
	for _, f := range r.Fields {
		if !handshake.EqualFold(f.Name, name) {
			kept = append(kept, f)
		}
	}
	r.Fields = kept
}
