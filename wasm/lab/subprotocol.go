package lab

// subprotocols holds responses by their Sec-WebSocket-Protocol: RFC 6455 §4.1, the
// client's check 6.
var subprotocols = []Fault{
	{
		ID:        "ok-subprotocol",
		Title:     "The subprotocol that was asked for",
		Does:      "The page asks for chat and superchat, and the response names chat.",
		Protocols: []string{"chat", "superchat"},
		answer:    more("Sec-WebSocket-Protocol: chat"),
	},
	{
		ID:        "ok-second-subprotocol",
		Title:     "The second one that was asked for",
		Does:      "The page asks for chat and superchat, and the response names superchat: the server may choose.",
		Protocols: []string{"chat", "superchat"},
		answer:    more("Sec-WebSocket-Protocol: superchat"),
	},
	{
		ID:     "unoffered-subprotocol",
		Title:  "A subprotocol that nobody asked for",
		Does:   "The page asks for none, and the response names chat.",
		answer: more("Sec-WebSocket-Protocol: chat"),
	},
	{
		ID:        "other-subprotocol",
		Title:     "Another subprotocol",
		Does:      "The page asks for chat, and the response names mqtt.",
		Protocols: []string{"chat"},
		answer:    more("Sec-WebSocket-Protocol: mqtt"),
	},
	{
		ID:        "subprotocol-case",
		Title:     "Chat instead of chat",
		Does:      "The page asks for chat, and the response names Chat, but subprotocols are compared letter for letter.",
		Protocols: []string{"chat"},
		answer:    more("Sec-WebSocket-Protocol: Chat"),
	},
	{
		ID:        "subprotocol-list",
		Title:     "The whole list comes back",
		Does:      "The page asks for chat and superchat, and the response names both in one line.",
		Protocols: []string{"chat", "superchat"},
		answer:    more("Sec-WebSocket-Protocol: chat, superchat"),
	},
	{
		ID:        "subprotocol-dup",
		Title:     "The subprotocol twice",
		Does:      "The page asks for chat, and two lines of the response name it.",
		Protocols: []string{"chat"},
		answer:    more("Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol: chat"),
	},
	{
		ID:        "subprotocol-offered-not-answered",
		Title:     "No subprotocol in the response",
		Does:      "The page asks for chat, and the response names none.",
		Watch:     "Firefox opens, and the socket’s protocol property is empty.",
		Protocols: []string{"chat"},
		answer:    sends101,
	},
	{
		ID:     "subprotocol-empty-value",
		Title:  "An empty subprotocol",
		Does:   "The page asks for none, and the response has a Sec-WebSocket-Protocol line without a value.",
		answer: more("Sec-WebSocket-Protocol: "),
	},
	{
		ID:        "subprotocol-empty-answer",
		Title:     "An empty subprotocol for chat",
		Does:      "The page asks for chat, and the response has a Sec-WebSocket-Protocol line without a value.",
		Protocols: []string{"chat"},
		answer:    more("Sec-WebSocket-Protocol: "),
	},
}
