// Package websocketclient says what websocket-client for Python does with a
// response.
package websocketclient
