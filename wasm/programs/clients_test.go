package programs_test

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

const clientKey = "dGhlIHNhbXBsZSBub25jZQ=="

// predictClient returns what the client called name does.
func predictClient(name, request, response string) programs.Client {
	for _, c := range programs.Clients(handshake.ParsePair(request, response)) {
		if c.Program.ID == name {
			return c
		}
	}
	panic("no client " + name)
}

// clientRequest is the request that a response answers.
func clientRequest(protocols []string, deflate bool) string {
	request := "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Key: " + clientKey + "\r\nSec-WebSocket-Version: 13\r\n"
	if len(protocols) > 0 {
		request += "Sec-WebSocket-Protocol: " + strings.Join(protocols, ", ") + "\r\n"
	}
	if deflate {
		request += "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
	}
	return request + "\r\n"
}

// fillIn replaces the placeholders of the tests.
func fillIn(input string) string {
	accept := handshake.Accept(clientKey)
	return strings.NewReplacer(
		"{ACC}", accept, "{KEY}", clientKey, "{LOW}", strings.ToLower(accept), "{NOPAD}", strings.TrimRight(accept, "="),
		"{HEX}", "b37a4f2cc0624f1690f64606cf385945b2bec4ea", "{MIDSP}", accept[:10]+" "+accept[10:],
		"{DEC}", handshake.Accept("the sample nonce"), "{300000 x a}", strings.Repeat("a", 300000),
	).Replace(input)
}
