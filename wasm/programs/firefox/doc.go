// Package firefox says what Firefox does with the response to its handshake. The
// comments name its source files.
package firefox
