// Package xnet says what golang.org/x/net/websocket does with a handshake.
package xnet
