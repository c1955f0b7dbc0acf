// Package websockets says what websockets for Python does with a handshake.
package websockets
