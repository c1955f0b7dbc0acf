package socketio

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/node/ws"
	"wsaccept/wasm/programs/wire"
)

// path is where a server is, unless it is told otherwise.
const path = "/socket.io/"

// Server is handleUpgrade of engine.io/build/server.js, with the options as they
// are by default: permessage-deflate is off.
func Server(request handshake.Message) wire.Answer {
	return nodehttp.Serve(request, ordinary, upgrade)
}

func upgrade(r nodehttp.Request) wire.Answer {
	if !strings.HasPrefix(r.Target, path) {
		return wire.Answer{Note: "It answers requests for " + path + " only. After a second it closes the connection."}
	}
	q := queryOf(r.Target)
	if f := q.fault(r.Method); f != nil {
		return wire.Answer{Status: 400, Message: f.message}
	}
	answer := ws.HandleUpgrade(r, false)
	switch {
	case answer.Status != 101:
	case q["transport"] == "polling":
		answer.Note = "It then closes the WebSocket at once: transport=polling is not for a WebSocket."
	case q["EIO"] != "4":
		answer.Note = "It then writes an HTTP 400 into the connection: EIO=4 is missing from the query."
	}
	return answer
}

// ordinary is handleRequest, for a request that Node takes for no upgrade. Those for
// other paths are the application's.
func ordinary(r nodehttp.Request) wire.Answer {
	if !strings.HasPrefix(r.Target, path) {
		return wire.Answer{Status: 426}
	}
	q := queryOf(r.Target)
	f := q.fault(r.Method)
	switch {
	case f == nil && q["transport"] == "websocket":
		f = &fault{3, "Bad request"}
	case f == nil && q["EIO"] != "4":
		f = &fault{5, "Unsupported protocol version"}
	case f == nil:
		return wire.Answer{Status: 200, Message: `0{"sid":"SID","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}`,
			Note: "It opens a session for long polling. SID is the session's id."}
	}
	return wire.Answer{Status: 400, Message: `{"code":` + string('0'+f.code) + `,"message":"` + f.message + `"}`}
}

// query is what a request asks for.
type query map[string]string

// queryOf returns the query of a target. Of several parameters of one name the
// last counts.
func queryOf(target string) query {
	q := query{}
	target, _, _ = strings.Cut(target, "#")
	_, text, _ := strings.Cut(target, "?")
	for parameter := range strings.SplitSeq(text, "&") {
		name, value, _ := strings.Cut(parameter, "=")
		q[decode(name)] = decode(value)
	}
	return q
}

func decode(s string) string { return wire.PercentDecode(strings.ReplaceAll(s, "+", " ")) }

// fault is what Engine.IO refuses, with its own code.
type fault struct {
	code    byte
	message string
}

// fault is verify: the server has no session yet that sid could name.
func (q query) fault(method string) *fault {
	switch {
	case q["transport"] != "websocket" && q["transport"] != "polling":
		return &fault{0, "Transport unknown"}
	case q["sid"] != "":
		return &fault{1, "Session ID unknown"}
	case method != "GET":
		return &fault{2, "Bad handshake method"}
	}
	return nil
}
