// Package nginx says what nginx does with a handshake that it passes on to a
// server behind it.
package nginx
