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
