package programs

import "wsaccept/wasm/handshake"

// Server is what one server does with a request.
type Server struct {
	Name    string        // of the program, and of the way it is used if there are several
	Setup   string        // what is assumed about how it is used
	Version string        // the version observed
	Verdict ServerVerdict // whether it upgrades
	Status  int           // HTTP status of the answer, 0 when it closes or stays silent without a byte or is unknown
	Message string        // the body or error text it sends, "" when none or only an HTML page
	Note    string        // a sentence when something needs saying, or ""
}

// ServerVerdict is whether a server upgrades.
type ServerVerdict string

const (
	Accepts         ServerVerdict = "accept"  // 101
	Rejects         ServerVerdict = "reject"  // another status, or none
	UnknownToServer ServerVerdict = "unknown" // not predicted
)

// answer is what a server sends to a request.
type answer struct {
	status  int // 0 for nothing
	message string
	note    string
}

// The answers without a byte.
const (
	waitsForHead = "It waits for the rest of the request."
	waitsForBody = "It waits for the body that the request announces."
	closes       = "It closes the connection without an answer."
)

// switching is the answer of a server that upgrades.
var switching = answer{status: 101}

// server is a program as it is set up, and what it does.
type server struct {
	name, setup, version string
	answer               func(handshake.Message) answer
}

// servers are in the order they are shown in. All but x/net/websocket and faye
// can do permessage-deflate, and speak the subprotocols chat and superchat.
var servers = []server{
	{"gorilla", "gorilla/websocket Upgrader with its own Origin check", "e064f32e", gorilla},
	{"coder", "coder/websocket Accept with its own Origin check", "9c8faadc", coder},
	{"gobwas-http", "gobwas/ws with net/http (UpgradeHTTP)", "1.5.0", gobwasHTTP},
	{"gobwas-raw", "gobwas/ws on the raw socket (Upgrade)", "1.5.0", gobwasRaw},
	{"x-net-handler", "x/net/websocket.Handler, which wants an Origin", "0.62.0", xnetHandler},
	{"x-net-server", "x/net/websocket.Server, which wants no Origin and chooses the subprotocol", "0.62.0", xnetServer},
	{"npm-ws", "ws.WebSocketServer on a port of its own", "8.23.0", npmWS},
	{"faye", "websocket-driver, with no other upgrade handler", "0.8.0", faye},
	{"python-websockets", "the sync server with origins=[its own, None]", "04e599ca", python},
	{"python-websockets-subprotocols", "the sync server with subprotocols= and any Origin", "04e599ca", pythonSubprotocols},
	{"nginx-upgrade", "nginx with the map $http_upgrade recipe and Host passed on, before gorilla", "1.22.1", nginxUpgrade},
	{"nginx-plain", "nginx with proxy_pass only, before gorilla", "1.22.1", nginxPlain},
}

// Servers returns what each server does with request.
func Servers(request handshake.Message) []Server {
	note := ""
	switch {
	case request.IsExtended():
		note = "Only HTTP/1.1 was observed."
	case request.Start < 0:
		note = "There is no request."
	}
	all := make([]Server, 0, len(servers))
	for _, s := range servers {
		one := Server{Name: s.name, Setup: s.setup, Version: s.version, Verdict: UnknownToServer, Note: note}
		if note == "" {
			one = one.with(s.answer(request))
		}
		all = append(all, one)
	}
	return all
}

// with returns s with the answer a.
func (s Server) with(a answer) Server {
	s.Verdict = Rejects
	if a.status == 101 {
		s.Verdict = Accepts
	}
	s.Status, s.Message, s.Note = a.status, a.message, a.note
	return s
}
