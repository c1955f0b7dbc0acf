package gate

import (
	"encoding/json"
	"net/http"
	"strings"

	"wsaccept/wasm/wire"
)

// Host is what differs between the program and the Worker.
type Host interface {
	Info() wire.Info
	ServeSocket(w http.ResponseWriter, r *http.Request)
}

// Routes returns the handler of everything: what every host has, and more, which
// only this one has, by patterns.
func Routes(h Host, more map[string]http.HandlerFunc) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+wire.InfoPath, func(w http.ResponseWriter, _ *http.Request) { WriteJSON(w, h.Info()) })
	mux.HandleFunc(wire.SocketPath, h.ServeSocket) // every method: it is to be judged
	for pattern, handler := range more {
		mux.HandleFunc(pattern, handler)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == wire.SocketPath && r.URL.RawPath == "":
			h.ServeSocket(w, r) // without a search: most requests are handshakes, and they must cost least
			return
		case r.URL.Path != wire.SocketPath && !strings.HasPrefix(r.URL.Path, wire.LabPath):
			SetFields(w.Header(), Policy)
		}
		mux.ServeHTTP(w, r)
	})
}

// SetFields puts a policy on an answer. Those to handshakes are without: they carry
// what belongs to the handshake and nothing else.
func SetFields(header http.Header, policy [][2]string) {
	for _, field := range policy {
		header.Set(field[0], field[1])
	}
}

// WriteJSON answers with value, which no cache may keep.
func WriteJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	json.NewEncoder(w).Encode(value)
}
