// Package passage is what a proxy's configuration does with the request of a
// WebSocket handshake: which address gets through to which server, what arrives
// there, what the client then sees, and which lines fix it. It is what the readers of
// all formats return; it knows none of them.
package passage
