// Package voices has the libraries that answer handshakes for the endpoint.
package voices

import (
	"context"
	"errors"
	"net/http"
	"runtime/debug"
	"time"
	"unicode/utf8"

	"github.com/coder/websocket"
	gorilla "github.com/gorilla/websocket"
)

// Voice is a library that answers handshakes. A comparison is worth something only
// when the other side was written by somebody else; two of them can be held
// against each other, too.
type Voice struct {
	ID     string // in addresses
	name   string
	module string
	Accept func(w http.ResponseWriter, r *http.Request) (Socket, error) // with an error, it has answered
}

// All has the one first that answers unless another is asked for.
var All = []Voice{
	{"coder", "coder/websocket", "github.com/coder/websocket", acceptCoder},
	{"gorilla", "gorilla/websocket", "github.com/gorilla/websocket", acceptGorilla},
}

// Find returns the voice called id, the first one for "", or nil.
func Find(id string) *Voice {
	for i := range All {
		if v := &All[i]; v.ID == id || id == "" {
			return v
		}
	}
	return nil
}

// Server names the voice and its version, as this program was built with it.
func (v *Voice) Server() string {
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

// Socket is an open WebSocket.
type Socket interface {
	// Goodbye sends a close frame with code and reason, of 123 bytes at most, and
	// closes.
	Goodbye(code websocket.StatusCode, reason string)
	// Echo reads a message and sends it back. Text that is not UTF-8 ends the
	// socket with 1007: RFC 6455 §8.1.
	Echo(ctx context.Context) error
	Close()
}

// MaxMessage is the longest message that a socket takes, in bytes.
const MaxMessage = 1 << 10

// errNotUTF8 ends a socket.
var errNotUTF8 = errors.New("a text message is not UTF-8")

// writeWait is how long a peer may take for a message that is sent back.
const writeWait = 10 * time.Second

type coderSocket struct{ *websocket.Conn }

func acceptCoder(w http.ResponseWriter, r *http.Request) (Socket, error) {
	c, err := websocket.Accept(w, r, &websocket.AcceptOptions{
		InsecureSkipVerify: true, // of the origin's host, and gate.Origins is stricter
	})
	if err != nil {
		return nil, err
	}
	c.SetReadLimit(MaxMessage)
	return coderSocket{c}, nil
}

func (s coderSocket) Echo(ctx context.Context) error {
	kind, message, err := s.Read(ctx)
	if err != nil {
		return err
	}
	if kind == websocket.MessageText && !utf8.Valid(message) {
		s.Conn.Close(websocket.StatusInvalidFramePayloadData, errNotUTF8.Error())
		return errNotUTF8
	}
	ctx, cancel := context.WithTimeout(ctx, writeWait)
	defer cancel()
	return s.Write(ctx, kind, message)
}

func (s coderSocket) Goodbye(code websocket.StatusCode, reason string) { s.Conn.Close(code, reason) }
func (s coderSocket) Close()                                           { s.CloseNow() }

type gorillaSocket struct{ *gorilla.Conn }

var upgrader = gorilla.Upgrader{
	CheckOrigin: func(*http.Request) bool { return true }, // gate.Origins is stricter
}

func acceptGorilla(w http.ResponseWriter, r *http.Request) (Socket, error) {
	c, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return nil, err
	}
	c.SetReadLimit(MaxMessage)
	return gorillaSocket{c}, nil
}

func (s gorillaSocket) Echo(context.Context) error {
	kind, message, err := s.ReadMessage()
	if err != nil {
		return err
	}
	if kind == gorilla.TextMessage && !utf8.Valid(message) {
		s.Goodbye(websocket.StatusInvalidFramePayloadData, errNotUTF8.Error())
		s.ReadMessage() // the client's answer
		return errNotUTF8
	}
	s.SetWriteDeadline(time.Now().Add(writeWait))
	return s.WriteMessage(kind, message)
}

func (s gorillaSocket) Goodbye(code websocket.StatusCode, reason string) {
	message := gorilla.FormatCloseMessage(int(code), reason)
	s.WriteControl(gorilla.CloseMessage, message, time.Now().Add(time.Second))
	// The reader of the socket sees the client's answer, and closes.
	s.SetReadDeadline(time.Now().Add(time.Second))
}

func (s gorillaSocket) Close() { s.Conn.Close() }
