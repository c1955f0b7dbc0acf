package effect

import (
	"time"

	"wsaccept/wasm/page/event"
)

// DrawToken asks for random bytes: event.TokenDrawn.
type DrawToken struct{ Call event.Call }

// OpenSocket opens a WebSocket: event.SocketOpened and so on, until DropSocket.
type OpenSocket struct {
	Call      event.Call
	Path      string // relative to the page
	Protocols []string
}

// CloseSocket begins to close a WebSocket with code 1000.
type CloseSocket struct{ Call event.Call }

// DropSocket ends a WebSocket, if it is still there. No more events of it come.
type DropSocket struct{ Call event.Call }

// Fetch gets a text: event.Fetched.
type Fetch struct {
	Call     event.Call
	Path     string // relative to the page
	Patience time.Duration
}

func (DrawToken) effect()   {}
func (OpenSocket) effect()  {}
func (CloseSocket) effect() {}
func (DropSocket) effect()  {}
func (Fetch) effect()       {}
