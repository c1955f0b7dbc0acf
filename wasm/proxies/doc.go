// Package proxies reads the configurations of proxies, and says what becomes of a
// WebSocket handshake on its way through them. Each format has a room of its own.
package proxies
