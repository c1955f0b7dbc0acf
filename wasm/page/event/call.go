package event

import "wsaccept/wasm/wire"

// OfCall is an event of one of the page's requests to its server. What comes of a
// request that the page no longer waits for is known by the number, and ignored.
type OfCall interface {
	Event
	Number() int
}

// Call is the number of a request to the server of the page.
type Call int

// Number returns c.
func (c Call) Number() int { return int(c) }

func (Call) event() {}

// TokenDrawn brings the random bytes of a token.
type TokenDrawn struct {
	Call
	Bytes [wire.TokenSize]byte
}

// SocketOpened is the open event of a WebSocket.
type SocketOpened struct{ Call }

// SocketMessage is a message that came through a WebSocket, as text.
type SocketMessage struct {
	Call
	Text string
}

// SocketFailed is the error event of a WebSocket, or says that the browser made no
// socket at all.
type SocketFailed struct {
	Call
	None bool // there is no socket, and no other event will come
}

// SocketClosed is the close event of a WebSocket.
type SocketClosed struct {
	Call
	Code int
}

// Fetched is what came of a fetch.
type Fetched struct {
	Call
	Status int    // 0 if there was no answer
	Text   string // only with the status 200
	Err    string // in the browser's words, or ""
}

// HeardEnough comes when a call no longer waits for a message.
type HeardEnough struct{ Call }

// LingeredEnough comes when a socket has been open for long enough.
type LingeredEnough struct{ Call }

// WaitedEnough comes when a call's patience with its socket ends.
type WaitedEnough struct{ Call }
