// Package websocket says what the package websocket of npm does with a handshake.
// Its source is called WebSocket-Node.
package websocket
