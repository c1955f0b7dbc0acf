// Package endpoint is the server: the page's files, the endpoint that shakes hands with
// pages strictly by the RFCs, the laboratory that answers wrongly on purpose, and the
// reports on what was on the wire.
package endpoint

import (
	"context"
	"net/http"
	"time"

	"github.com/coder/websocket"

	"wsaccept/server/capture"
	"wsaccept/server/conns"
	"wsaccept/server/gate"
	"wsaccept/server/report"
	"wsaccept/server/voices"
	"wsaccept/wasm/wire"
)

// Limits on an open socket.
const (
	socketLife = 30 * time.Second
	socketIdle = 10 * time.Second
)

// endpoint shakes hands with pages, rightly or in the ways of the laboratory, and
// reports to them what was on the wire.
type endpoint struct {
	origins gate.Origins
	limits  *limits
	slow    chan struct{} // one for each answer of the laboratory that takes its time
	reports *report.Store
	sockets *sockets

	life, idle time.Duration // of a socket
}

func newEndpoint(origins []string, l *limits) *endpoint {
	return &endpoint{
		origins: gate.Origins{Allowed: origins, Add: "start wsaccept with -origin %s"},
		limits:  l,
		slow:    make(chan struct{}, maxSlow),
		reports: report.NewStore(time.Now),
		sockets: newSockets(),
		life:    socketLife,
		idle:    socketIdle,
	}
}

// Info is what a page is told of the endpoint.
func (e *endpoint) Info() wire.Info {
	info := wire.Info{Lab: true, Report: wire.ByFetch}
	for _, v := range voices.All {
		info.Voices = append(info.Voices, wire.Voice{ID: v.ID, Server: v.Server()})
	}
	return info
}

// keep lets the page that made r have its bytes, whatever comes of it, if it gave
// a token, which is "" otherwise. It must be called before the first byte of the
// answer: the page may ask as soon as its browser has judged it.
func (e *endpoint) keep(r *http.Request, token string, kind report.Kind) {
	if report.ValidToken(token) {
		e.reports.Put(token, conns.AddressOf(r.RemoteAddr).String(), kind, capture.Of(r))
	}
}

// refuse answers r with no, and keeps that for the page.
func (e *endpoint) refuse(w http.ResponseWriter, r *http.Request, token string, no *gate.Refusal) {
	e.keep(r, token, report.Refused)
	refuse(w, no)
}

// ServeSocket answers a handshake, strictly by the RFC.
func (e *endpoint) ServeSocket(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	token := query.Get(wire.TokenParameter)
	voice := voices.Find(query.Get(wire.VoiceParameter))
	if voice == nil {
		e.refuse(w, r, token, gate.NoVoice())
		return
	}
	no := e.origins.Check(r.Header["Origin"])
	if no == nil {
		no = strict(r, capture.Of(r))
	}
	var leave func()
	if no == nil {
		leave, no = e.enter(r)
	}
	if no != nil {
		e.refuse(w, r, token, no)
		return
	}
	defer leave()
	e.keep(r, token, report.LetIn)
	socket, err := voice.Accept(closing{w}, r)
	if err != nil {
		return // it has answered
	}
	defer socket.Close()
	capture.Stop(r)
	defer e.sockets.add(socket)()
	e.echo(r.Context(), socket)
}

// Echo sends back what comes, until nothing has come for the time of e.idle, or
// the socket's life ends.
func (e *endpoint) echo(ctx context.Context, s voices.Socket) {
	end := time.Now().Add(e.life)
	timer := time.AfterFunc(min(e.idle, e.life), func() {
		reason := "nothing came for " + e.idle.String()
		if !time.Now().Before(end) {
			reason = "a socket is open for " + e.life.String() + " at most"
		}
		s.Goodbye(websocket.StatusNormalClosure, reason)
	})
	defer timer.Stop()
	for s.Echo(ctx) == nil {
		timer.Reset(min(e.idle, time.Until(end)))
	}
}

// enter makes room for one more socket, or says why there is none. The handler
// must call leave when it ends.
func (e *endpoint) enter(r *http.Request) (leave func(), no *gate.Refusal) {
	if !e.sockets.enter() {
		return nil, busy("the server is shutting down.")
	}
	release, no := e.limits.enter(r)
	if no != nil {
		e.sockets.handlers.Done()
		return nil, no
	}
	return func() {
		release()
		e.sockets.handlers.Done()
	}, nil
}
