package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// serviceNotes are sentences on a request's target: of services that are no bare
// WebSocket, and of slips in it.
func (r *Result) serviceNotes() []string {
	target := r.target()
	lower := strings.ToLower(target)
	var notes []string
	path, query, _ := strings.Cut(lower, "?")
	switch {
	case strings.Contains(lower, "/socket.ioeio="):
		notes = append(notes, "The target lacks /? between socket.io and EIO=4: it must be /socket.io/?EIO=4&transport=websocket.")
	case r.asksSocketIO() && !strings.Contains(query, "transport=websocket"):
		notes = append(notes, "This is an address of Socket.IO, which is a protocol of its own upon WebSocket; its WebSocket is at /socket.io/?EIO=4&transport=websocket.")
	case r.asksSocketIO():
		notes = append(notes, "This is an address of Socket.IO, which is a protocol of its own upon WebSocket: use a client of Socket.IO.")
	case strings.HasSuffix(path, "/negotiate") && strings.Contains(query, "negotiateversion="):
		notes = append(notes, "This is the address of SignalR's negotiation, which is a POST; the WebSocket is at the address without /negotiate, with the id in the query.")
	case isSockJS(path):
		notes = append(notes, "This is an address of SockJS, a protocol of its own upon WebSocket: use a client of SockJS, or its bare WebSocket, which is at the service's address with /websocket behind it.")
	case strings.HasSuffix(path, "/info") && strings.Contains(path, "sockjs"):
		notes = append(notes, "This is SockJS's address for information; its bare WebSocket is at the same address with /websocket in place of /info.")
	}
	if rest, ok := strings.CutPrefix(target, "//"); ok {
		authority, path, slash := strings.Cut(rest, "/")
		for _, host := range r.Pair.Request.Lookup("Host") {
			if slash && authority != "" && handshake.EqualFold(r.Pair.Request.Value(host), authority) {
				notes = append(notes, "The target "+target+" has the host in it: it must be /"+path+".")
			}
		}
	}
	return append(notes, r.connectionNotes()...)
}

// isSockJS reports whether a path ends as those of SockJS do: three digits for the server, a
// session, and a transport.
func isSockJS(path string) bool {
	parts := strings.Split(path, "/")
	n := len(parts)
	if n < 4 || len(parts[n-3]) != 3 || strings.Trim(parts[n-3], "0123456789") != "" || parts[n-2] == "" {
		return false
	}
	return strings.Contains(" websocket xhr xhr_send xhr_streaming eventsource htmlfile jsonp jsonp_send ", " "+parts[n-1]+" ")
}

// connectionNotes are sentences on Connection in several lines, which programs treat
// differently, and on an address without a path beside a status 400.
func (r *Result) connectionNotes() []string {
	var notes []string
	if lines := r.Pair.Request.Lookup("Connection"); len(lines) > 1 && r.Verdicts.Request == handshake.Ok {
		notes = append(notes, "Several lines of Connection are a list, and legal, but some servers read only the first of them.")
	}
	if lines := r.Pair.Response.Lookup("Connection"); len(lines) > 1 && r.Pair.Response.Status() == "101" {
		notes = append(notes, "Several lines of Connection are a list, and legal: browsers open the WebSocket. .NET's ClientWebSocket takes a single line, and fails.")
	}
	if _, rest, found := strings.Cut(r.Address.Text, "://"); found && len(r.Messages) > 0 && r.Messages[0].ID == "status-400" && !strings.ContainsAny(rest, "/?#") {
		notes = append(notes, "The address "+r.Address.Text+" has no path, and a client that sends an empty target (GET  HTTP/1.1) gets just this answer: write a / at the end of the address.")
	}
	return notes
}

// asksSocketIO reports whether the request is to a server of Socket.IO or Engine.IO.
func (r *Result) asksSocketIO() bool {
	target := strings.ToLower(r.target())
	return strings.Contains(target, "/socket.io") || strings.Contains(target, "/engine.io")
}

// target returns the target in the request line, or "".
func (r *Result) target() string {
	_, target, _ := r.Pair.Request.RequestLine()
	return target.Of(r.Pair.Request.Raw)
}
