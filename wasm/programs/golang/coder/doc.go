// Package coder says what coder/websocket does with a handshake.
package coder
