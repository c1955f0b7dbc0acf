package home

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
)

// showConversation adds the handshake that key belongs to, as the two sides send it:
// what travels to the right is the client's, to the left the server's.
func showConversation(to *screen.Screen, key string) {
	request, response := Sample(key)
	pair := handshake.ParsePair(request, response)
	to.Island("conversation-request", lines(pair.Request, "sent"))
	to.Island("conversation-response", lines(pair.Response, "received"))
}

// Sample returns the handshake of RFC 6455 §1.2 with another key in it, and the Accept
// of that key as a server reads it.
func Sample(key string) (request, response string) {
	request = handshake.ExampleRequest(key)
	m := handshake.ParseRequest(request)
	return request, handshake.ExampleResponse(handshake.Accept(m.Value(m.Lookup("Sec-WebSocket-Key")[0])))
}

// lines shows a head whose lines explain themselves when they are pointed at. What is
// wrong with the key stands beside the key.
func lines(m handshake.Message, part string) markup.Node {
	list := annotation.Head(m, part, nil, nil)
	for i, line := range list.Kids {
		if line.Tag == "li" {
			list.Kids[i] = line.With("tabindex", "0")
		}
	}
	return list
}
