// Package nginx reads configurations of nginx, whole or a part, and says what becomes
// of a WebSocket handshake: in which location it ends, what arrives at the server
// behind, and what is missing.
//
// It follows the version that its cases in testdata were run with. What it does not
// know it calls unknown.
package nginx
