// Package gorilla says what gorilla/websocket does with a handshake.
package gorilla
