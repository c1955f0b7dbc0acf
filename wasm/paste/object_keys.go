package paste

import "strings"

// What programs call the parts of a message in the objects that they print: Node,
// HAR, Python's ASGI, Go's logs of Caddy and Traefik, Rust, Erlang, CGI.
var (
	versionKeys = []string{"httpVersion", "protocol", "http_version", "proto", "version"}
	methodKeys  = []string{"method", "request_method"}
	targetKeys  = []string{"url", "uri", "raw_path", "path", "request_path", "target"}
	statusKeys  = []string{"status", "statusCode", "status_code", "StatusCode"}
	reasonKeys  = []string{"statusText", "statusMessage", "reason", "ReasonPhrase"}
)

// first returns the first of the values of keys right inside n that is something.
func (t tree) first(n int32, keys []string) Part {
	for _, key := range keys {
		if value := t.value(t.get(n, key)); value.Text != "" {
			return value
		}
	}
	return Part{}
}

// status returns the status that n has, or nothing.
func (t tree) status(n int32) Part {
	status := t.first(n, statusKeys)
	if isStatus(status.Text) || status.Text == "0" {
		return status
	}
	return Part{}
}

// requestLine writes the request line of n, of what n has of it.
func (t tree) requestLine(start *builder, n int32, version Part, at int) {
	method, target := t.first(n, methodKeys), t.first(n, targetKeys)
	if urlLen(target.Text) > 0 || !strings.HasPrefix(target.Text, "/") {
		if urlLen(target.Text) > 0 {
			t.url = target
		}
		start.requestLine(method, target, version, at)
		return
	}
	start.either(method, "GET", at)
	start.add(" ", at)
	start.append(target)
	if query := t.value(t.get(n, "query_string")); query.Text != "" && !strings.Contains(target.Text, "?") {
		start.add("?", at)
		start.append(query)
	}
	start.add(" ", at)
	start.version(version, at)
	start.add("\r\n", at)
}
