package handshake

import "strings"

// ExampleRequest returns the request of RFC 6455 §1.3 with key in place of the
// sample key. A key that can't stand in a field value is put in as it is.
func ExampleRequest(key string) string {
	return lines(
		"GET /chat HTTP/1.1",
		"Host: server.example.com",
		"Upgrade: websocket",
		"Connection: Upgrade",
		"Sec-WebSocket-Key: "+key,
		"Origin: http://example.com",
		"Sec-WebSocket-Protocol: chat, superchat",
		"Sec-WebSocket-Version: 13",
	)
}

// ExampleResponse returns the response of RFC 6455 §1.3 with the given Accept.
func ExampleResponse(accept string) string {
	return lines(
		"HTTP/1.1 101 Switching Protocols",
		"Upgrade: websocket",
		"Connection: Upgrade",
		"Sec-WebSocket-Accept: "+accept,
		"Sec-WebSocket-Protocol: chat",
	)
}

func lines(line ...string) string { return strings.Join(line, "\r\n") + "\r\n\r\n" }
