package page

import (
	"wsaccept/wasm/handshake"
)

// showConversation adds the handshake that the key belongs to, as the two sides send
// it: what travels to the right is the client's, to the left the server's.
func (s State) showConversation(to *Screen) {
	request := handshake.ExampleRequest(s.Key)
	m := handshake.ParseRequest(request)
	response := handshake.ExampleResponse(handshake.Accept(m.Value(m.Lookup("Sec-WebSocket-Key")[0])))
	to.island("conversation-request", lines(m, "sent"))
	to.island("conversation-response", lines(handshake.ParsePair(request, response).Response, "received"))
}

// lines shows a head whose lines explain themselves when they are pointed at. What is
// wrong with the key stands beside the key.
func lines(m handshake.Message, part string) node {
	list := head(m, part, nil, nil)
	for i, line := range list.kids {
		if line.tag == "li" {
			list.kids[i] = line.with("tabindex", "0")
		}
	}
	return list
}
