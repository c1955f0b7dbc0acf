package programs

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

// Field lines in nginx.

// readField is ngx_http_parse_header_line. A line without a colon is a field
// without a value (H09), and a name with other bytes than letters, digits and
// "-" is dropped (ignore_invalid_headers). Spaces and control characters in the
// name, which a fold begins with, are refused (H07, H08), and NUL (H10).
func (r *nginxRequest) readField(line string) bool {
	name, value, _ := strings.Cut(line, ":")
	if name == "" || strings.Contains(value, "\x00") {
		return false
	}
	drop := false
	for i := range len(name) {
		if b := name[i]; b <= ' ' || b == 0x7f {
			return false
		} else if !isTokenByte(b) || strings.IndexByte("!#$%&'*+.^_`|~", b) >= 0 {
			drop = true
		}
	}
	if !drop {
		r.fields = append(r.fields, field{name, trimOWS(value)})
	}
	return true
}

// check is ngx_http_process_request_header.
func (r *nginxRequest) check(body string) *answer {
	counts := map[string]int{}
	for _, f := range r.fields {
		counts[strings.ToLower(f.name)]++
	}
	host, length, encoding := r.first("Host"), r.first("Content-Length"), r.first("Transfer-Encoding")
	hasLength, chunked := counts["content-length"] > 0, counts["transfer-encoding"] > 0
	switch {
	case counts["host"] > 1 || counts["content-length"] > 1 || counts["transfer-encoding"] > 1: // C05
		return nginxBadRequest
	case counts["host"] == 0 && !r.http10, counts["host"] > 0 && !isNginxHost(host):
		return nginxBadRequest
	case hasLength && !isDigits(length), chunked && (r.http10 || hasLength):
		return nginxBadRequest
	case chunked && !handshake.EqualFold(encoding, "chunked"):
		return &answer{status: 501}
	case r.method == "TRACE" || r.method == "CONNECT":
		return &answer{status: 405}
	}
	size := int64(-1)
	if !chunked {
		var err error
		if size, err = strconv.ParseInt("0"+length, 10, 64); err != nil {
			return nginxBadRequest
		}
	}
	if size > nginxBodyLimit {
		return &answer{status: 413}
	}
	if !hasWholeBody(body, size) { // H14
		return &answer{note: waitsForBody}
	}
	return nil
}

// isNginxHost is ngx_http_validate_host: not empty, no slash, no white space and
// no two dots in a row.
func isNginxHost(host string) bool {
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
