package main

import (
	"context"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/coder/websocket"
	gorilla "github.com/gorilla/websocket"
)

// voice is a library that answers handshakes. A comparison is worth something only
// when the other side was written by somebody else; two of them can be held
// against each other, too.
type voice struct {
	id     string // in addresses
	name   string
	module string
	accept func(w http.ResponseWriter, r *http.Request) (socket, error) // with an error, it has answered
}

// voices has the one first that answers unless another is asked for.
var voices = []voice{
	{"coder", "coder/websocket", "github.com/coder/websocket", acceptCoder},
	{"gorilla", "gorilla/websocket", "github.com/gorilla/websocket", acceptGorilla},
}

// findVoice returns the voice called id; the first one for "".
func findVoice(id string) (voice, bool) {
	for _, v := range voices {
		if v.id == id || id == "" {
			return v, true
		}
	}
	return voice{}, false
}

// server names the voice and its version, as this program was built with it.
func (v voice) server() string {
	version := "of unknown version"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dependency := range info.Deps {
			if dependency.Path == v.module {
				version = dependency.Version
			}
		}
	}
	return v.name + " " + version
}

// socket is an open WebSocket.
type socket interface {
	// echo reads a message and sends it back. It returns an error if there is
	// none within idle, or ctx is done.
	echo(ctx context.Context, idle time.Duration) error
	// goodbye tells the peer that the server stops (1001), and closes.
	goodbye()
	close()
}

const stopReason = "the server stops"

type coderSocket struct{ *websocket.Conn }

func acceptCoder(w http.ResponseWriter, r *http.Request) (socket, error) {
	c, err := websocket.Accept(w, r, &websocket.AcceptOptions{
		InsecureSkipVerify: true, // of the origin's host, and gate.Origins is stricter
	})
	if err != nil {
		return nil, err
	}
	c.SetReadLimit(maxMessage)
	return coderSocket{c}, nil
}

func (s coderSocket) echo(ctx context.Context, idle time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, idle)
	defer cancel()
	kind, message, err := s.Read(ctx)
	if err != nil {
		return err
	}
	return s.Write(ctx, kind, message)
}

func (s coderSocket) goodbye() { s.Close(websocket.StatusGoingAway, stopReason) }
func (s coderSocket) close()   { s.CloseNow() }

type gorillaSocket struct{ *gorilla.Conn }

var upgrader = gorilla.Upgrader{
	CheckOrigin: func(*http.Request) bool { return true }, // gate.Origins is stricter
}

func acceptGorilla(w http.ResponseWriter, r *http.Request) (socket, error) {
	c, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return nil, err
	}
	c.SetReadLimit(maxMessage)
	return gorillaSocket{c}, nil
}

func (s gorillaSocket) echo(ctx context.Context, idle time.Duration) error {
	until := time.Now().Add(idle)
	if end, limited := ctx.Deadline(); limited && end.Before(until) {
		until = end
	}
	s.SetReadDeadline(until)
	kind, message, err := s.ReadMessage()
	if err != nil {
		return err
	}
	s.SetWriteDeadline(until)
	return s.WriteMessage(kind, message)
}

func (s gorillaSocket) goodbye() {
	message := gorilla.FormatCloseMessage(gorilla.CloseGoingAway, stopReason)
	s.WriteControl(gorilla.CloseMessage, message, time.Now().Add(time.Second))
	// The reader of the socket sees the client's answer, and closes.
	s.SetReadDeadline(time.Now().Add(time.Second))
}

func (s gorillaSocket) close() { s.Conn.Close() }
