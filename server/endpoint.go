package main

import (
	"context"
	"encoding/json"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"github.com/coder/websocket"

	"wsaccept/server/capture"
	"wsaccept/server/report"
	"wsaccept/wasm/handshake"
)

// Limits on an open socket.
const (
	socketLife = 30 * time.Second
	maxMessage = 1 << 10 // bytes
	reportWait = 3 * time.Second
)

// endpoint shakes hands with pages and reports to them what was on the wire.
// The handshake is answered by github.com/coder/websocket: a comparison is worth
// something only when the other side was written by somebody else.
type endpoint struct {
	origins []string
	reports *report.Store

	mu      sync.Mutex
	sockets map[*websocket.Conn]bool
}

func newEndpoint(origins []string) *endpoint {
	return &endpoint{
		origins: origins,
		reports: report.NewStore(time.Now),
		sockets: map[*websocket.Conn]bool{},
	}
}

// serveInfo tells a page that there is an endpoint, and who answers there.
func (e *endpoint) serveInfo(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, map[string]string{"server": "coder/websocket " + libraryVersion("github.com/coder/websocket")})
}

// libraryVersion returns the version of a module that this program was built
// with.
func libraryVersion(module string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dependency := range info.Deps {
			if dependency.Path == module {
				return dependency.Version
			}
		}
	}
	return "of unknown version"
}

// serveSocket answers a handshake. Its bytes can be had under the token in the
// query, whatever comes of it.
func (e *endpoint) serveSocket(w http.ResponseWriter, r *http.Request) {
	exchange := capture.Of(r)
	if token := r.URL.Query().Get("t"); exchange != nil && report.ValidToken(token) {
		// Before the first byte of the answer: the page may ask as soon as its
		// browser has judged it.
		e.reports.Put(token, exchange)
	}
	w = refusalCloser{w}
	if err := checkOrigin(r, e.origins); err != nil {
		http.Error(w, "Refused: "+err.Error()+".", http.StatusForbidden)
		return
	}
	if r.ContentLength != 0 {
		// The library would take the body for the first frames.
		http.Error(w, "Refused: a handshake has no body.", http.StatusBadRequest)
		return
	}
	socket, err := websocket.Accept(w, r, &websocket.AcceptOptions{
		InsecureSkipVerify: true, // of the origin's host, and checkOrigin is stricter
	})
	if err != nil {
		return // Accept has answered, or is about to
	}
	if exchange != nil {
		exchange.Stop()
	}
	e.echo(r.Context(), socket)
}

// refusalCloser ends the connection with every answer but a 101: what a client
// sent after a refused handshake may be frames, and must not be read as the next
// request.
type refusalCloser struct{ http.ResponseWriter }

func (w refusalCloser) WriteHeader(status int) {
	if h := w.Header(); status != http.StatusSwitchingProtocols && h.Get("Connection") != "close" {
		// A 426 has "Connection: Upgrade" already. net/http sees a "close" only
		// on a line of its own, the first one.
		h["Connection"] = append([]string{"close"}, h["Connection"]...)
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w refusalCloser) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// echo sends every message back until the peer closes or its time is up.
func (e *endpoint) echo(ctx context.Context, socket *websocket.Conn) {
	e.mu.Lock()
	e.sockets[socket] = true
	e.mu.Unlock()
	defer func() {
		e.mu.Lock()
		delete(e.sockets, socket)
		e.mu.Unlock()
		socket.CloseNow()
	}()

	ctx, cancel := context.WithTimeout(ctx, socketLife)
	defer cancel()
	socket.SetReadLimit(maxMessage)
	for {
		kind, message, err := socket.Read(ctx)
		if err != nil {
			return
		}
		if err := socket.Write(ctx, kind, message); err != nil {
			return
		}
	}
}

// closeSockets tells every open socket that the server goes away (1001), and
// waits for their answers until ctx is done.
func (e *endpoint) closeSockets(ctx context.Context) {
	e.mu.Lock()
	var closing sync.WaitGroup
	for socket := range e.sockets {
		closing.Go(func() { socket.Close(websocket.StatusGoingAway, "the server stops") })
	}
	e.mu.Unlock()
	closed := make(chan struct{})
	go func() {
		closing.Wait()
		close(closed)
	}()
	select {
	case <-closed:
	case <-ctx.Done():
	}
}

// serveReport hands the exchange of a handshake to the page that caused it.
func (e *endpoint) serveReport(w http.ResponseWriter, r *http.Request) {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		http.Error(w, "A report is for the page of this server only.", http.StatusForbidden)
		return
	}
	token := r.PathValue("token")
	if !report.ValidToken(token) {
		http.Error(w, "A token is 16 bytes in base64url.", http.StatusBadRequest)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), reportWait)
	defer cancel()
	exchange := e.reports.Take(ctx, token)
	if exchange == nil {
		http.Error(w, "There is no such report, or it was read already.", http.StatusNotFound)
		return
	}
	// Cookies may be closed to script (HttpOnly); a report must not open them.
	rawRequest, rawResponse := exchange.Bytes()
	request, hidden := handshake.Redact(handshake.Parse(rawRequest))
	response, alsoHidden := handshake.Redact(handshake.Parse(rawResponse))
	writeJSON(w, struct {
		Request  []byte   `json:"request"` // base64
		Response []byte   `json:"response"`
		Redacted []string `json:"redacted"`
	}{[]byte(request), []byte(response), append(append([]string{}, hidden...), alsoHidden...)})
}

func writeJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	json.NewEncoder(w).Encode(value)
}
