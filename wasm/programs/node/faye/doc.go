// Package faye says what websocket-driver of npm does with a handshake. It is
// what faye-websocket is made of.
package faye
