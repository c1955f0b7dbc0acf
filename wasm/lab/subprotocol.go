package lab

// subprotocols holds answers by their Sec-WebSocket-Protocol: RFC 6455 §4.1, the
// client's check 6.
var subprotocols = []Fault{
	{
		ID:        "ok-subprotocol",
		Title:     "The subprotocol that was asked for",
		Does:      "The page asks for chat and superchat, and the answer names chat.",
		Protocols: []string{"chat", "superchat"},
		answer:    more("Sec-WebSocket-Protocol: chat"),
	},
	{
		ID:        "ok-second-subprotocol",
		Title:     "The second one that was asked for",
		Does:      "The page asks for chat and superchat, and the answer names superchat: the server may choose.",
		Protocols: []string{"chat", "superchat"},
		answer:    more("Sec-WebSocket-Protocol: superchat"),
	},
	{
		ID:     "unoffered-subprotocol",
		Title:  "A subprotocol that nobody asked for",
		Does:   "The page asks for none, and the answer names chat.",
		answer: more("Sec-WebSocket-Protocol: chat"),
	},
	{
		ID:        "other-subprotocol",
		Title:     "Another subprotocol",
		Does:      "The page asks for chat, and the answer names mqtt.",
		Protocols: []string{"chat"},
		answer:    more("Sec-WebSocket-Protocol: mqtt"),
	},
	{
		ID:        "subprotocol-case",
		Title:     "Chat for chat",
		Does:      "The page asks for chat, and the answer names Chat: subprotocols are compared letter for letter.",
		Protocols: []string{"chat"},
		answer:    more("Sec-WebSocket-Protocol: Chat"),
	},
	{
		ID:        "subprotocol-list",
		Title:     "The whole list comes back",
		Does:      "The page asks for chat and superchat, and the answer names both in one line.",
		Protocols: []string{"chat", "superchat"},
		answer:    more("Sec-WebSocket-Protocol: chat, superchat"),
	},
	{
		ID:        "subprotocol-dup",
		Title:     "The subprotocol twice",
		Does:      "The page asks for chat, and two lines of the answer name it.",
		Protocols: []string{"chat"},
		answer:    more("Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol: chat"),
	},
	{
		ID:        "subprotocol-offered-not-answered",
		Title:     "No subprotocol in the answer",
		Does:      "The page asks for chat, and the answer names none.",
		Watch:     "Firefox opens, and the socket’s property protocol is empty.",
		Protocols: []string{"chat"},
		answer:    sends101,
	},
	{
		ID:     "subprotocol-empty-value",
		Title:  "An empty subprotocol",
		Does:   "The page asks for none, and the answer has a line Sec-WebSocket-Protocol without a value.",
		answer: more("Sec-WebSocket-Protocol: "),
	},
	{
		ID:        "subprotocol-empty-answer",
		Title:     "An empty subprotocol for chat",
		Does:      "The page asks for chat, and the answer has a line Sec-WebSocket-Protocol without a value.",
		Protocols: []string{"chat"},
		answer:    more("Sec-WebSocket-Protocol: "),
	},
}
