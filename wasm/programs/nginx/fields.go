package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Field lines in nginx.

// readField is ngx_http_parse_header_line. A line without a colon is a field
// without a value (H09), and a name with other bytes than letters, digits and
// "-" is dropped (ignore_invalid_headers). A tab is no white space. Spaces and
// control characters in the name, which a fold begins with, are refused (H07, H08),
// and NUL (H10).
func (r *passedRequest) readField(line string) bool {
	name, value, _ := strings.Cut(line, ":")
	if name == "" || strings.Contains(value, "\x00") {
		return false
	}
	drop := false
	for i := range len(name) {
		if b := name[i]; b <= ' ' || b == 0x7f {
			return false
		} else if !wire.IsTokenByte(b) || strings.IndexByte("!#$%&'*+.^_`|~", b) >= 0 {
			drop = true
		}
	}
	if !drop {
		r.fields = append(r.fields, wire.Field{Name: name, Value: strings.Trim(value, " ")})
	}
	return true
}

// once are the fields that must not come twice: ngx_http_headers_in of
// ngx_http_request.c.
var once = []string{
	"Host", "Content-Length", "Transfer-Encoding", "If-Modified-Since", "If-Unmodified-Since", "If-Match", "If-None-Match",
	"Content-Range", "If-Range", "Expect", "Authorization",
}

// takesLast judges the last field as soon as its line has ended.
func (r *passedRequest) takesLast() bool {
	if len(r.fields) == 0 {
		return true
	}
	last, before := r.fields[len(r.fields)-1], r.fields[:len(r.fields)-1]
	if handshake.EqualFold(last.Name, "Host") && !isHost(last.Value) {
		return false
	}
	return !wire.HasMember(once, last.Name) || len(wire.Values(before, last.Name)) == 0
}

// check is ngx_http_process_request_header, once the head has ended.
func (r *passedRequest) check() *wire.Answer {
	length, chunked := r.first("Content-Length"), r.has("Transfer-Encoding")
	hasLength := r.has("Content-Length")
	switch {
	case !r.has("Host") && !r.http10, hasLength && !wire.IsDigits(length), chunked && r.http10:
		return badRequest
	case chunked && !handshake.EqualFold(r.first("Transfer-Encoding"), "chunked"):
		return &wire.Answer{Status: 501}
	case chunked && hasLength:
		return badRequest
	case r.method == "TRACE" || r.method == "CONNECT":
		return &wire.Answer{Status: 405}
	}
	return nil
}

// isHost is ngx_http_validate_host: not empty, no slash, no white space and
// no two dots in a row.
func isHost(host string) bool {
	for i := range len(host) {
		if b := host[i]; b <= ' ' || b == 0x7f || b == '/' {
			return false
		}
	}
	name, _, _ := strings.Cut(host, ":")
	if strings.HasPrefix(host, "[") {
		name, _, _ = strings.Cut(host, "]")
	}
	return !strings.Contains(host, "..") && strings.TrimSuffix(name, ".") != ""
}
