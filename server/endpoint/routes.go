package endpoint

import (
	"net/http"

	"wsaccept/server/gate"
	"wsaccept/wasm/wire"
)

// routes returns the handler of everything: what the Worker has, too, and what
// only a program can do, which sees the bytes on the wire.
func routes(static http.Handler, e *endpoint) http.Handler {
	return gate.Routes(e, map[string]http.HandlerFunc{
		"GET " + wire.ReportPath + "{token}": e.serveReport,
		wire.LabPath + "{fault}":             e.serveFault,
		"/":                                  static.ServeHTTP,
	})
}
