package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/golang/coder"
	"wsaccept/wasm/programs/golang/gobwas"
	"wsaccept/wasm/programs/golang/gorilla"
	"wsaccept/wasm/programs/golang/xnet"
	"wsaccept/wasm/programs/nginx"
	"wsaccept/wasm/programs/node/faye"
	"wsaccept/wasm/programs/node/socketio"
	"wsaccept/wasm/programs/node/websocket"
	"wsaccept/wasm/programs/node/ws"
	"wsaccept/wasm/programs/python/aiohttp"
	"wsaccept/wasm/programs/python/tornado"
	"wsaccept/wasm/programs/python/websockets"
	"wsaccept/wasm/programs/python/websockets/legacy"
	"wsaccept/wasm/programs/wire"
)

// Server is what one server does with a request.
type Server struct {
	ID      string // of the program, and of the way it is set up if there are several: "nginx-upgrade"
	Name    string // as it is shown
	Setup   string // what is assumed about how it is set up
	Program Program
	Verdict ServerVerdict // whether it upgrades
	Status  int           // HTTP status of the answer, 0 when it closes or stays silent without a byte or is unknown
	Message string        // the body or error text it sends, "" when none or only an HTML page
	Note    string        // a sentence when something needs saying, or ""
}

// Title returns the name and the version, as the server is set up.
func (s Server) Title() string { return s.Name + strings.TrimPrefix(s.Program.Title(), s.Program.Name) }

// ServerVerdict is whether a server upgrades.
type ServerVerdict string

// The verdicts of servers.
const (
	Accepts         ServerVerdict = "accept"  // 101
	Rejects         ServerVerdict = "reject"  // another status, or none
	UnknownToServer ServerVerdict = "unknown" // not predicted
)

// server is a program as it is set up, and what it does.
type server struct {
	id      string
	program string // its id in table
	name    string // "" for that of the program
	setup   string
	answer  func(handshake.Message) wire.Answer
}

// servers are in the order they are shown in. All but x/net/websocket, faye, npm
// websocket and Socket.IO can do permessage-deflate, and all but x/net/websocket
// and Socket.IO, which takes the first, speak the subprotocols chat and superchat.
var servers = []server{
	{"gorilla", "gorilla", "", "gorilla/websocket Upgrader with its own Origin check", gorilla.Server},
	{"coder", "coder", "", "coder/websocket Accept with its own Origin check", coder.Server},
	{"gobwas-http", "gobwas", "gobwas on net/http", "gobwas/ws with net/http (UpgradeHTTP)", gobwas.UpgradeHTTP},
	{"gobwas-raw", "gobwas", "", "gobwas/ws on the raw socket (Upgrade)", gobwas.UpgradeRaw},
	{"x-net-handler", "x-net", "x/net Handler", "x/net/websocket.Handler, which requires an Origin", xnet.Handler},
	{"x-net-server", "x-net", "x/net Server", "x/net/websocket.Server, which requires no Origin and chooses the subprotocol", xnet.Server},
	{"npm-ws", "npm-ws", "", "ws.WebSocketServer on a port of its own", ws.Server},
	{"faye", "faye", "", "websocket-driver as its README shows, with no other upgrade handler", faye.Server},
	{"npm-websocket", "npm-websocket", "", "websocket.server, and an application that accepts any Origin and chooses the subprotocol", websocket.Server},
	{"socket-io", "socket-io", "", "a Server of socket.io with its default options", socketio.Server},
	{"python-websockets", "python-websockets", "", "the sync server with origins=[its own, None]", websockets.Server},
	{"python-websockets-subprotocols", "python-websockets", "python-websockets with subprotocols", "the sync server with subprotocols= and any Origin", websockets.ServerWithSubprotocols},
	{"python-websockets-debian", "python-websockets-debian", "", "serve() with origins=[its own, None] and subprotocols=", legacy.Server},
	{"aiohttp", "aiohttp", "", "web.WebSocketResponse with protocols=, which has no check of the Origin", aiohttp.Server},
	{"tornado", "tornado", "", "WebSocketHandler with its own Origin check, select_subprotocol and compression", tornado.Server},
	{"nginx-upgrade", "nginx", "nginx set up for WebSocket", "nginx with the map $http_upgrade recipe and Host passed on, in front of gorilla", nginxUpgrade},
	{"nginx-plain", "nginx", "nginx with proxy_pass alone", "nginx with proxy_pass only, in front of gorilla", nginxPlain},
	{"nginx-plain-http11", "nginx-http11", "a newer nginx with proxy_pass alone", "nginx of this version or a later one, with proxy_pass only, in front of gorilla", nginxPlainHTTP11},
}

// nginxUpgrade and its like put a server behind nginx, which does not know it.
func nginxUpgrade(request handshake.Message) wire.Answer {
	return nginx.WithUpgrade(request, gorilla.Server)
}

func nginxPlain(request handshake.Message) wire.Answer {
	return nginx.Plain(request, gorilla.Server)
}

func nginxPlainHTTP11(request handshake.Message) wire.Answer {
	return nginx.PlainHTTP11(request, gorilla.Server)
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
		one := s.unjudged(note)
		if note == "" {
			one = one.with(s.answer(request))
		}
		all = append(all, one)
	}
	return all
}

// unjudged returns what is known of s before it sees a request.
func (s server) unjudged(note string) Server {
	program, _ := Find(s.program)
	one := Server{ID: s.id, Name: s.name, Setup: s.setup, Program: program, Verdict: UnknownToServer, Note: note}
	if one.Name == "" {
		one.Name = program.Name
	}
	return one
}

// with returns s with the answer a.
func (s Server) with(a wire.Answer) Server {
	switch {
	case a.Unknown:
		s.Verdict = UnknownToServer
	case a.Status == 101:
		s.Verdict = Accepts
	default:
		s.Verdict = Rejects
	}
	s.Status, s.Message, s.Note = a.Status, a.Message, a.Note
	return s
}
