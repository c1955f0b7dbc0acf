package nginx

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// readRequestLine is ngx_http_parse_request_line: any number of spaces between
// the parts (H01), and no version is HTTP/0.9.
func (r *passedRequest) readRequestLine(line string) *wire.Answer {
	method, rest, ok := strings.Cut(line, " ")
	if !ok || method == "" || strings.Trim(method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-") != "" {
		return badRequest
	}
	target, rest, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	if !r.readTarget(target) {
		return badRequest
	}
	r.method = method
	version := strings.Trim(rest, " ")
	if version == "" {
		return &wire.Answer{Note: "It treats it as HTTP/0.9 and answers without a status line."}
	}
	number, ok := strings.CutPrefix(version, "HTTP/")
	major, minor, ok2 := strings.Cut(number, ".")
	if !ok || major == "" || major[0] == '0' || !wire.IsDigits(major[:1]) {
		return badRequest
	}
	if major[0] > '1' || len(major) > 1 && wire.IsDigits(major[1:2]) {
		return &wire.Answer{Status: 505} // C03
	}
	if major != "1" || !ok2 || !wire.IsDigits(minor) || len(minor) > 4 {
		return badRequest
	}
	r.http10 = strings.TrimLeft(minor, "0") == ""
	return nil
}

// mayBecomeRequestLine reports whether more could make a request line of line.
// nginx reads byte by byte, and refuses what nothing can save at once.
func mayBecomeRequestLine(line string) bool {
	const whole = "GET http://a/ HTTP/1.1"
	for i := range len(whole) + 1 {
		for _, between := range []string{"", " ", "]", "/"} {
			var r passedRequest
			if refusal := r.readRequestLine(line + between + whole[i:]); refusal == nil || refusal.Status == 0 {
				return true
			}
		}
	}
	return false
}

// readTarget checks a request-target, and keeps what is passed on: without scheme
// and host, and otherwise as it came. An asterisk is refused (C04).
func (r *passedRequest) readTarget(target string) bool {
	if target == "" {
		return false
	}
	if target[0] != '/' {
		scheme, rest, ok := strings.Cut(target, "://")
		if !ok || scheme == "" || wire.Digit(scheme[0]|0x20) < 10 && !('g' <= scheme[0]|0x20 && scheme[0]|0x20 <= 'z') {
			return false
		}
		for i := range len(scheme) {
			if b := scheme[i]; !wire.IsTokenByte(b) || strings.IndexByte("!#$%&'*^_`|~", b) >= 0 {
				return false
			}
		}
		end := strings.IndexAny(rest, "/?")
		if end < 0 {
			end = len(rest)
		}
		if r.authority = rest[:end]; !isAuthority(r.authority) {
			return false
		}
		if target = rest[end:]; !strings.HasPrefix(target, "/") {
			target = "/" + target
		}
	}
	for i := range len(target) {
		if target[i] < ' ' || target[i] == 0x7f {
			return false
		}
	}
	r.target = target
	return true
}

// checkURI is ngx_http_process_request_uri, once the request line has ended.
func (r *passedRequest) checkURI() *wire.Answer {
	path := r.target
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		path = path[:end]
	}
	if !isPath(path) || r.authority != "" && !isHost(r.authority) {
		return badRequest
	}
	return nil
}

// isAuthority is the states sw_host_start to sw_port. Userinfo is refused.
func isAuthority(authority string) bool {
	host, port, _ := strings.Cut(authority, ":")
	if strings.HasPrefix(authority, "[") {
		end := strings.IndexByte(authority, ']')
		if end < 0 {
			return false
		}
		host, port = "", strings.TrimPrefix(authority[end+1:], ":")
		for i := range len(authority[1:end]) {
			if b := authority[1+i]; b != ':' && !wire.IsTokenByte(b) || strings.IndexByte("#%^`|", b) >= 0 {
				return false
			}
		}
	}
	for i := range len(host) {
		if b := host[i]; !wire.IsTokenByte(b) || strings.IndexByte("!#$%&'*+^_`|~", b) >= 0 {
			return false
		}
	}
	return authority != "" && (port == "" || wire.IsDigits(port))
}

// isPath is what ngx_http_parse_complex_uri refuses: a wrong percent
// escape, %00, and more segments ".." than there is path.
func isPath(path string) bool {
	if !isPercentEncoded(path) {
		return false
	}
	depth := -1 // what is before the first slash
	for segment := range strings.SplitSeq(wire.PercentDecode(path), "/") {
		switch {
		case strings.Contains(segment, "\x00"):
			return false
		case segment == "..":
			if depth--; depth < 0 {
				return false
			}
		case segment != "." && segment != "" || depth < 0:
			depth++
		}
	}
	return true
}

// isPercentEncoded reports whether each percent sign of s begins an escape: RFC
// 3986 §2.1.
func isPercentEncoded(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		if i+2 >= len(s) || wire.Digit(s[i+1]) < 0 || wire.Digit(s[i+2]) < 0 {
			return false
		}
		i += 2
	}
	return true
}
