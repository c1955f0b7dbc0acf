// Package socketio says what a server of Socket.IO does with a handshake: of its
// protocol below, Engine.IO, which lets ws do the handshake of WebSocket.
package socketio
