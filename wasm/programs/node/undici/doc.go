// Package undici says what undici, the WebSocket of Node.js itself, does with a
// response.
package undici
