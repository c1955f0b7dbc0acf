package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// nginx's own parser: ngx_http_parse.c and ngx_http_request.c of 1.22. Its
// error pages are HTML.

const (
	nginxLineLimit = 8 << 10         // large_client_header_buffers 4 8k
	nginxHeadLimit = 1<<10 + 4*8<<10 // and client_header_buffer_size 1k
	nginxBodyLimit = int64(1) << 20  // client_max_body_size 1m
)

// nginxRequest is a request as nginx passes it on.
type nginxRequest struct {
	method, target string
	http10         bool
	fields         []field
}

var nginxBadRequest = &answer{status: 400}

// first returns the value of the first field called name.
func (r nginxRequest) first(name string) string {
	for _, f := range r.fields {
		if handshake.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

// readNginxRequest reads request as nginx does, and returns its answer if it
// does not ask the upstream.
func readNginxRequest(request handshake.Message) (r nginxRequest, refusal *answer) {
	head := request.Raw[:request.Body.Start]
	rest := strings.TrimLeft(head, "\r\n") // H04
	line, rest, refusal := nginxLine(rest)
	if len(line) >= nginxLineLimit {
		return r, &answer{status: 414}
	}
	if refusal != nil {
		return r, refusal
	}
	if refusal := r.readRequestLine(line); refusal != nil {
		return r, refusal
	}
	for {
		line, rest, refusal = nginxLine(rest)
		if len(line) >= nginxLineLimit || len(head)-len(rest) > nginxHeadLimit {
			return r, nginxBadRequest
		}
		if refusal != nil {
			return r, refusal
		}
		if line == "" {
			break
		}
		if !r.readField(line) {
			return r, nginxBadRequest
		}
	}
	return r, r.check(request.Body.Of(request.Raw))
}

// nginxLine cuts off the first line of text, which ends in LF with or without
// CR (H05). A CR elsewhere is refused (H06).
func nginxLine(text string) (line, rest string, refusal *answer) {
	line, rest, whole := strings.Cut(text, "\n")
	bare := strings.TrimRight(line, "\r")
	switch {
	case strings.Contains(bare, "\r"), bare == "" && len(line) > 1:
		return bare, rest, nginxBadRequest
	case !whole:
		return bare, rest, &answer{note: waitsForHead}
	}
	return bare, rest, nil
}

// readRequestLine is ngx_http_parse_request_line: any number of spaces between
// the parts (H01), and no version is HTTP/0.9.
func (r *nginxRequest) readRequestLine(line string) *answer {
	method, rest, ok := strings.Cut(line, " ")
	if !ok || method == "" || strings.Trim(method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-") != "" {
		return nginxBadRequest
	}
	target, rest, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	if target, ok = nginxTarget(target); !ok {
		return nginxBadRequest
	}
	r.method, r.target = method, target
	version := strings.Trim(rest, " ")
	if version == "" {
		if method != "GET" {
			return nginxBadRequest
		}
		return &answer{note: "It takes it for HTTP/0.9 and answers without a status line."}
	}
	number, ok := strings.CutPrefix(version, "HTTP/")
	major, minor, ok2 := strings.Cut(number, ".")
	if !ok || major == "" || major[0] == '0' || !isDigits(major[:1]) {
		return nginxBadRequest
	}
	if major[0] > '1' || len(major) > 1 && isDigits(major[1:2]) {
		return &answer{status: 505} // C03
	}
	if major != "1" || !ok2 || !isDigits(minor) || len(minor) > 4 {
		return nginxBadRequest
	}
	r.http10 = strings.TrimLeft(minor, "0") == ""
	return nil
}

// nginxTarget checks a request-target, and returns what is passed on: without
// scheme and host, and otherwise as it came. An asterisk is refused (C04).
func nginxTarget(target string) (string, bool) {
	if target == "" {
		return "", false
	}
	if target[0] != '/' {
		scheme, rest, ok := strings.Cut(target, "://")
		if !ok || scheme == "" || digit(scheme[0]|0x20) < 10 && !('g' <= scheme[0]|0x20 && scheme[0]|0x20 <= 'z') {
			return "", false
		}
		for i := range len(scheme) {
			if b := scheme[i]; !isTokenByte(b) || strings.IndexByte("!#$%&'*^_`|~", b) >= 0 {
				return "", false
			}
		}
		end := strings.IndexAny(rest, "/?")
		if end < 0 {
			end = len(rest)
		}
		if !isNginxAuthority(rest[:end]) {
			return "", false
		}
		if target = rest[end:]; !strings.HasPrefix(target, "/") {
			target = "/" + target
		}
	}
	path := target
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		path = path[:end]
	}
	for i := range len(target) {
		if target[i] < ' ' || target[i] == 0x7f {
			return "", false
		}
	}
	return target, isNginxPath(path)
}

// isNginxAuthority is the states sw_host_start to sw_port. Userinfo is refused.
func isNginxAuthority(authority string) bool {
	host, port, _ := strings.Cut(authority, ":")
	if strings.HasPrefix(authority, "[") {
		end := strings.IndexByte(authority, ']')
		if end < 0 {
			return false
		}
		host, port = "", strings.TrimPrefix(authority[end+1:], ":")
	}
	for i := range len(host) {
		if b := host[i]; !isTokenByte(b) || strings.IndexByte("!#$%&'*+^_`|~", b) >= 0 {
			return false
		}
	}
	return (port == "" || isDigits(port)) && isNginxHost(authority)
}

// isNginxPath is what ngx_http_parse_complex_uri refuses: a wrong percent
// escape, %00, and more segments ".." than there is path.
func isNginxPath(path string) bool {
	if unescapeFault(path, false) != "" {
		return false
	}
	depth := -1 // what is before the first slash
	for segment := range strings.SplitSeq(unescapeURL(path), "/") {
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
