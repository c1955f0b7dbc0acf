package nginx

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// Field lines in nginx.

// readField is ngx_http_parse_header_line. A line without a colon is a field
// without a value (H09), and a name with other bytes than letters, digits and
// "-" is dropped (ignore_invalid_headers). Spaces and control characters in the
// name, which a fold begins with, are refused (H07, H08), and NUL (H10).
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
		r.fields = append(r.fields, wire.Field{Name: name, Value: wire.TrimOWS(value)})
	}
	return true
}

// check is ngx_http_process_request_header.
func (r *passedRequest) check(body string) *wire.Answer {
	counts := map[string]int{}
	for _, f := range r.fields {
		counts[strings.ToLower(f.Name)]++
	}
	host, length, encoding := r.first("Host"), r.first("Content-Length"), r.first("Transfer-Encoding")
	hasLength, chunked := counts["content-length"] > 0, counts["transfer-encoding"] > 0
	switch {
	case counts["host"] > 1 || counts["content-length"] > 1 || counts["transfer-encoding"] > 1: // C05
		return badRequest
	case counts["host"] == 0 && !r.http10, counts["host"] > 0 && !isHost(host):
		return badRequest
	case hasLength && !wire.IsDigits(length), chunked && (r.http10 || hasLength):
		return badRequest
	case chunked && !handshake.EqualFold(encoding, "chunked"):
		return &wire.Answer{Status: 501}
	case r.method == "TRACE" || r.method == "CONNECT":
		return &wire.Answer{Status: 405}
	}
	size := int64(-1)
	if !chunked {
		var err error
		if size, err = strconv.ParseInt("0"+length, 10, 64); err != nil {
			return badRequest
		}
	}
	if size > bodyLimit {
		return &wire.Answer{Status: 413}
	}
	if !wire.HasWholeBody(body, size) { // H14
		return &wire.Answer{Note: wire.WaitsForBody}
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
