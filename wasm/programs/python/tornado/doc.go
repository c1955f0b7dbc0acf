// Package tornado says what Tornado for Python does with a handshake. Each byte of
// a head is a character to it.
package tornado
