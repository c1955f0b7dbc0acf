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

	mu       sync.Mutex
	sockets  map[*websocket.Conn]bool
	stopping bool
	handlers sync.WaitGroup // those that may still open a socket, or have one
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
	if exchange, token := capture.Of(r), r.URL.Query().Get("t"); exchange != nil && report.ValidToken(token) {
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
	if !e.enter() {
		http.Error(w, "Refused: the server stops.", http.StatusServiceUnavailable)
		return
	}
	defer e.handlers.Done()
	socket, err := websocket.Accept(w, r, &websocket.AcceptOptions{
		InsecureSkipVerify: true, // of the origin's host, and checkOrigin is stricter
	})
	if err != nil {
		return // Accept has answered, or is about to
	}
	capture.Stop(r)
	e.echo(r.Context(), socket)
}

// enter counts a handler that is about to open a socket, unless the server
// stops.
func (e *endpoint) enter() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.stopping {
		return false
	}
	e.handlers.Add(1)
	return true
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
	defer socket.CloseNow()
	e.mu.Lock()
	if e.stopping {
		e.mu.Unlock()
		sayGoodbye(socket)
		return
	}
	e.sockets[socket] = true
	e.mu.Unlock()
	defer func() {
		e.mu.Lock()
		delete(e.sockets, socket)
		e.mu.Unlock()
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

// sayGoodbye closes socket with the code for a server that goes away.
func sayGoodbye(socket *websocket.Conn) {
	socket.Close(websocket.StatusGoingAway, "the server stops")
}

// stop lets no socket open any more, closes those that are open with code 1001,
// and waits for them until ctx is done. http.Server.Shutdown knows nothing of
// connections that became WebSockets.
func (e *endpoint) stop(ctx context.Context) {
	e.mu.Lock()
	e.stopping = true
	for socket := range e.sockets {
		go sayGoodbye(socket)
	}
	e.mu.Unlock()

	ended := make(chan struct{})
	go func() {
		e.handlers.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
	}
}

// handshakeReport is what a page is told of its handshake.
type handshakeReport struct {
	Request   []byte   `json:"request"`   // the head, in base64
	Response  []byte   `json:"response"`  // the head and what followed, in base64
	Redacted  []string `json:"redacted"`  // fields whose values are now as many x
	Truncated bool     `json:"truncated"` // the response was longer than this
}

// serveReport hands the exchange of a handshake to the page that caused it.
func (e *endpoint) serveReport(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet { // the pattern lets HEAD pass, which would use the report up
		w.Header().Set("Allow", "GET")
		http.Error(w, "A report can only be read with GET.", http.StatusMethodNotAllowed)
		return
	}
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
	sent, truncated := exchange.Response()
	request, hidden := handshake.Redact(exchange.Request())
	response, alsoHidden := handshake.Redact(sent)
	writeJSON(w, handshakeReport{
		Request:   []byte(request),
		Response:  []byte(response),
		Redacted:  append(append([]string{}, hidden...), alsoHidden...),
		Truncated: truncated,
	})
}

func writeJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	json.NewEncoder(w).Encode(value)
}
