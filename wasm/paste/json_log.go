package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// What logs in JSON call the parts of a request and the status: Traefik, nginx with
// escape=json, Envoy, Caddy, Cloudflare.
var (
	logMethodKeys = []string{"RequestMethod", "request_method", "method", "verb", "ClientRequestMethod", "http_method", "httpMethod"}
	logTargetKeys = []string{"RequestPath", "request_uri", "path", "uri", "url", "ClientRequestURI", "http_path", "request_path"}
	logStatusKeys = []string{"DownstreamStatus", "status", "response_code", "status_code", "statusCode", "EdgeResponseStatus", "http_status"}
	logHostKeys   = []string{"RequestHost", "authority", "host", "ClientRequestHost", "http_host"}
)

// jsonLog reads a line of a log that is an object with a request line, or a method and a
// path, and the status, and has no fields. Of many lines it takes the last about a
// handshake.
func jsonLog(src *source) result {
	const most = 16 << 10
	r := result{form: "access log", source: "a log in JSON"}
	found := false
	for i, l := range src.lines {
		text := src.line(i)
		open := strings.IndexByte(text, '{')
		if open < 0 || len(text) > most || !strings.HasSuffix(strings.TrimRight(text, " ,\t"), "}") || !containsAny(text, "tatus\"", "_code\"") {
			continue
		}
		t := scan(newSource(src.sub(handshake.Span{Start: l.start + open, End: l.end}), src.role))
		messages, isHandshake := t.logged(1)
		if messages == nil || found && !isHandshake {
			continue
		}
		r.messages, found = messages, found || isHandshake
	}
	return r
}

// logged makes messages of node n, the object of a line of a log, and reports whether they
// are about a handshake.
func (t tree) logged(n int32) (messages []message, isHandshake bool) {
	if n >= int32(len(t.nodes)) || !t.is(n, "{") {
		return nil, false
	}
	status := t.first(n, logStatusKeys)
	if !isStatus(status.Text) {
		return nil, false
	}
	var asked listing
	if line := t.value(t.get(n, "request")); isRequestLine(line.Text) {
		method, rest, _ := strings.Cut(line.Text, " ")
		target, _, _ := strings.Cut(rest, " ")
		start := len(method) + 1
		asked.method = line.sub(handshake.Span{Start: 0, End: len(method)})
		asked.target = line.sub(handshake.Span{Start: start, End: start + len(target)})
		asked.version = line.after(start + len(target) + 1)
	} else {
		asked.method, asked.target = t.first(n, logMethodKeys), t.first(n, logTargetKeys)
		asked.version, asked.host = t.first(n, []string{"RequestProtocol", "protocol", "proto", "server_protocol"}), t.first(n, logHostKeys)
	}
	if !isMethod(asked.method.Text) || asked.target.Text == "" {
		return nil, false
	}
	at := asked.method.Origin(0)
	var b builder
	asked.requestLine(&b, Part{}, at)
	b.add("\r\n", at)
	question := message{Part: b.part()}
	b = builder{}
	b.statusLine(Part{}, status, Part{}, status.Origin(0))
	b.add("\r\n", b.at())
	answer := message{Part: b.part(), response: true}
	question.Hidden, answer.Hidden = []string{handshake.AnyField}, []string{handshake.AnyField}
	answer.note("The log shows the request line and the status, and no fields; those are not judged.")
	if note := envoyNote(t.first(n, []string{"response_flags"}).Text); note != "" {
		answer.note(note)
	}
	if status.Text == "101" {
		answer.note(lasted(""))
	}
	target := strings.ToLower(asked.target.Text)
	return []message{question, answer}, status.Text == "101" || namesWebSocket(target)
}
