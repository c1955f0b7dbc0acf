package main

import (
	"net/http"
	"strings"
)

// Where handshakes are answered: rightly, and in the ways of the laboratory.
const (
	socketPath = "/endpoint/ws"
	labPath    = "/endpoint/lab/"
)

// routes returns the handler of everything. All but the page is below
// /endpoint.
func routes(static http.Handler, e *endpoint) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /endpoint", e.serveInfo)
	mux.HandleFunc("GET /endpoint/report/{token}", e.serveReport)
	mux.HandleFunc(socketPath, e.serveSocket) // every method: it is to be judged
	mux.HandleFunc(labPath+"{fault}", e.serveFault)
	mux.Handle("/", static)
	return withPolicy(mux)
}

// policy is the header fields of every answer but those to handshakes, which
// carry what belongs to the handshake and nothing else. The page's program needs
// 'wasm-unsafe-eval' and a worker, and no more; 'self' in connect-src covers the
// socket to the page's own server.
var policy = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; " +
		"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
		"require-trusted-types-for 'script'; trusted-types default",
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
}

func withPolicy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != socketPath && !strings.HasPrefix(r.URL.Path, labPath) {
			for name, value := range policy {
				w.Header().Set(name, value)
			}
		}
		next.ServeHTTP(w, r)
	})
}
