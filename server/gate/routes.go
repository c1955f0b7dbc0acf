package gate

import (
	"encoding/json"
	"net/http"
	"strings"
)

// Where the endpoint answers. All but the page is below it.
const (
	InfoPath   = "/endpoint"
	SocketPath = "/endpoint/ws"   // handshakes, rightly
	LabPath    = "/endpoint/lab/" // and in the ways of the laboratory
)

// Host is what differs between the program and the Worker.
type Host interface {
	Info() Info
	ServeSocket(w http.ResponseWriter, r *http.Request)
}

// Info is what a page is told of the endpoint.
type Info struct {
	Voices []Voice `json:"voices"` // who can answer handshakes, the first one unless asked otherwise
	Lab    bool    `json:"lab"`    // there is a laboratory
	Report Report  `json:"report"` // how the page learns what arrived
}

// Voice is a program that answers handshakes.
type Voice struct {
	ID     string `json:"id"`
	Server string `json:"server"` // and its version
}

// Report says how a page learns what arrived of its handshake.
type Report string

const (
	ByFetch   Report = "fetch"   // it asks for the report with the token that it gave
	ByMessage Report = "message" // the report is the first message of the socket
)

// Routes returns the handler of everything: what every host has, and more, which
// only this one has, by patterns.
func Routes(h Host, more map[string]http.HandlerFunc) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+InfoPath, func(w http.ResponseWriter, _ *http.Request) { WriteJSON(w, h.Info()) })
	mux.HandleFunc(SocketPath, h.ServeSocket) // every method: it is to be judged
	for pattern, handler := range more {
		mux.HandleFunc(pattern, handler)
	}
	return withPolicy(mux)
}

// withPolicy puts the policy on every answer but those to handshakes, which carry
// what belongs to the handshake and nothing else.
func withPolicy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != SocketPath && !strings.HasPrefix(r.URL.Path, LabPath) {
			for _, field := range Policy {
				w.Header().Set(field[0], field[1])
			}
		}
		next.ServeHTTP(w, r)
	})
}

// WriteJSON answers with value, which no cache may keep.
func WriteJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	json.NewEncoder(w).Encode(value)
}
