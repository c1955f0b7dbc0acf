package main

import "net/http"

// routes returns the handler of everything. All but the page is below
// /endpoint.
func routes(static http.Handler, e *endpoint) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /endpoint", withPolicy(http.HandlerFunc(e.serveInfo)))
	mux.Handle("GET /endpoint/report/{token}", withPolicy(http.HandlerFunc(e.serveReport)))
	// Every method: the WebSocket library is to judge it. No policy: a 101 is
	// to carry what belongs to the handshake only.
	mux.HandleFunc("/endpoint/ws", e.serveSocket)
	mux.Handle("/", withPolicy(static))
	return mux
}

// policy is the header fields of every answer but the endpoint's. The page's
// program needs 'wasm-unsafe-eval' and nothing else; 'self' in connect-src
// covers the socket to the page's own server.
var policy = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
		"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
		"require-trusted-types-for 'script'; trusted-types default",
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
}

func withPolicy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range policy {
			w.Header().Set(name, value)
		}
		next.ServeHTTP(w, r)
	})
}
