package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// nginx's own parser: ngx_http_parse.c and ngx_http_request.c of 1.22. Its
// error pages are HTML.

const (
	lineLimit = 8 << 10         // large_client_header_buffers 4 8k
	headLimit = 1<<10 + 4*8<<10 // and client_header_buffer_size 1k
	bodyLimit = int64(1) << 20  // client_max_body_size 1m
)

// passedRequest is a request as nginx passes it on.
type passedRequest struct {
	method, target string
	http10         bool
	fields         []wire.Field
}

var badRequest = &wire.Answer{Status: 400}

// first returns the value of the first field called name.
func (r passedRequest) first(name string) string {
	for _, f := range r.fields {
		if handshake.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// readRequest reads request as nginx does, and returns its answer if it
// does not ask the upstream.
func readRequest(request handshake.Message) (r passedRequest, refusal *wire.Answer) {
	head := request.Raw[:request.Body.Start]
	rest := strings.TrimLeft(head, "\r\n") // H04
	line, rest, refusal := cutLine(rest)
	if len(line) >= lineLimit {
		return r, &wire.Answer{Status: 414}
	}
	if refusal != nil {
		return r, refusal
	}
	if refusal := r.readRequestLine(line); refusal != nil {
		return r, refusal
	}
	for {
		line, rest, refusal = cutLine(rest)
		if len(line) >= lineLimit || len(head)-len(rest) > headLimit {
			return r, badRequest
		}
		if refusal != nil {
			return r, refusal
		}
		if line == "" {
			break
		}
		if !r.readField(line) {
			return r, badRequest
		}
	}
	return r, r.check(request.Body.Of(request.Raw))
}

// cutLine cuts off the first line of text, which ends in LF with or without
// CR (H05). A CR elsewhere is refused (H06).
func cutLine(text string) (line, rest string, refusal *wire.Answer) {
	line, rest, whole := strings.Cut(text, "\n")
	bare := strings.TrimRight(line, "\r")
	switch {
	case strings.Contains(bare, "\r"), bare == "" && len(line) > 1:
		return bare, rest, badRequest
	case !whole:
		return bare, rest, &wire.Answer{Note: wire.WaitsForHead}
	}
	return bare, rest, nil
}

// readRequestLine is ngx_http_parse_request_line: any number of spaces between
// the parts (H01), and no version is HTTP/0.9.
func (r *passedRequest) readRequestLine(line string) *wire.Answer {
	method, rest, ok := strings.Cut(line, " ")
	if !ok || method == "" || strings.Trim(method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-") != "" {
		return badRequest
	}
	target, rest, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	if target, ok = passedTarget(target); !ok {
		return badRequest
	}
	r.method, r.target = method, target
	version := strings.Trim(rest, " ")
	if version == "" {
		if method != "GET" {
			return badRequest
		}
		return &wire.Answer{Note: "It takes it for HTTP/0.9 and answers without a status line."}
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

// passedTarget checks a request-target, and returns what is passed on: without
// scheme and host, and otherwise as it came. An asterisk is refused (C04).
func passedTarget(target string) (string, bool) {
	if target == "" {
		return "", false
	}
	if target[0] != '/' {
		scheme, rest, ok := strings.Cut(target, "://")
		if !ok || scheme == "" || wire.Digit(scheme[0]|0x20) < 10 && !('g' <= scheme[0]|0x20 && scheme[0]|0x20 <= 'z') {
			return "", false
		}
		for i := range len(scheme) {
			if b := scheme[i]; !wire.IsTokenByte(b) || strings.IndexByte("!#$%&'*^_`|~", b) >= 0 {
				return "", false
			}
		}
		end := strings.IndexAny(rest, "/?")
		if end < 0 {
			end = len(rest)
		}
		if !isAuthority(rest[:end]) {
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
	return target, isPath(path)
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
	}
	for i := range len(host) {
		if b := host[i]; !wire.IsTokenByte(b) || strings.IndexByte("!#$%&'*+^_`|~", b) >= 0 {
			return false
		}
	}
	return (port == "" || wire.IsDigits(port)) && isHost(authority)
}

// isPath is what ngx_http_parse_complex_uri refuses: a wrong percent
// escape, %00, and more segments ".." than there is path.
func isPath(path string) bool {
	if !wire.IsPercentEncoded(path) {
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
