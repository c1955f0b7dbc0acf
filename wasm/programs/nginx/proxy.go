package nginx

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// WithUpgrade is nginx as its documentation sets it up for WebSocket
// (proxy_http_version 1.1, proxy_set_header Upgrade and Connection from map
// $http_upgrade), with proxy_set_header Host $http_host, in front of backend.
func WithUpgrade(request handshake.Message, backend func(handshake.Message) wire.Answer) wire.Answer {
	r, refusal := readRequest(request)
	if refusal != nil {
		return *refusal
	}
	return r.ask(backend, "HTTP/1.1", r.upgradeFields())
}

// Plain is nginx before 1.29.7 with proxy_pass only, in front of backend: the
// request arrives as HTTP/1.0 with Connection: close.
func Plain(request handshake.Message, backend func(handshake.Message) wire.Answer) wire.Answer {
	r, refusal := readRequest(request)
	if refusal != nil {
		return *refusal
	}
	a := r.ask(backend, "HTTP/1.0", "Host: backend\r\nConnection: close\r\n")
	a.Note = "Without the map recipe the handshake arrives as HTTP/1.0 with Connection: close."
	return a
}

// PlainHTTP11 is nginx since 1.29.7 with proxy_pass only, by its change log: the
// request arrives as HTTP/1.1 without Connection. What this nginx answers by
// itself was not observed.
func PlainHTTP11(request handshake.Message, backend func(handshake.Message) wire.Answer) wire.Answer {
	const since = "By nginx's change log, since this version the handshake arrives as HTTP/1.1, still without Upgrade and Connection. It was not observed here."
	r, refusal := readRequest(request)
	if refusal != nil {
		return wire.Answer{Unknown: true, Note: "An older nginx does not pass such a request on; this one was not observed."}
	}
	a := r.ask(backend, "HTTP/1.1", "Host: backend\r\n")
	a.Note = since
	return a
}

// upgradeFields returns the fields the recipe sets. A value that is empty is
// not sent, and $http_upgrade is the first field of that name: an Upgrade of any
// value makes up the Connection (C08).
func (r passedRequest) upgradeFields() string {
	upgrade, connection := r.first("Upgrade"), "close"
	text := ""
	if upgrade != "" {
		text, connection = "Upgrade: "+upgrade+"\r\n", "upgrade"
	}
	text += "Connection: " + connection + "\r\n"
	if host := r.first("Host"); host != "" {
		text += "Host: " + host + "\r\n"
	}
	return text
}

// ask returns what nginx answers if it passes the request on to backend.
func (r passedRequest) ask(backend func(handshake.Message) wire.Answer, version, fields string) wire.Answer {
	a := backend(handshake.ParseRequest(r.forward(version, fields)))
	if a.Status == 0 && a.Note == wire.Closes {
		return wire.Answer{Status: 502, Note: "The server behind it closes the connection without a response."}
	}
	return a
}

// forward writes the request for the upstream: ngx_http_proxy_create_request
// and ngx_http_proxy_headers of ngx_http_proxy_module.c.
func (r passedRequest) forward(version, fields string) string {
	var b strings.Builder
	b.WriteString(r.method + " " + r.target + " " + version + "\r\n" + fields)
	for _, f := range r.fields {
		switch strings.ToLower(f.Name) {
		case "host", "connection", "upgrade", "content-length", "transfer-encoding", "te", "keep-alive", "expect":
			continue
		}
		b.WriteString(f.Name + ": " + f.Value + "\r\n")
	}
	if r.has("Content-Length") || r.has("Transfer-Encoding") {
		b.WriteString("Content-Length: " + strconv.Itoa(len(r.body)) + "\r\n")
	}
	b.WriteString("\r\n" + r.body)
	return b.String()
}
