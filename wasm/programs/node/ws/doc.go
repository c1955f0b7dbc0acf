// Package ws says what ws of npm does with a handshake.
package ws
