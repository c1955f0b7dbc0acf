package main

import (
	"net/http"

	"wsaccept/server/gate"
	"wsaccept/wasm/wire"
)

// Where handshakes are answered.
const (
	socketPath = wire.SocketPath
	labPath    = wire.LabPath
)

// routes returns the handler of everything: what the Worker has, too, and what
// only a program can do, which sees the bytes on the wire.
func routes(static http.Handler, e *endpoint) http.Handler {
	return gate.Routes(e, map[string]http.HandlerFunc{
		"GET " + wire.ReportPath + "{token}": e.serveReport,
		labPath + "{fault}":                  e.serveFault,
		"/":                                  static.ServeHTTP,
	})
}
