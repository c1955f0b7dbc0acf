package gallery

// Requests that ask for something.
const (
	asksForChat   = requestStart + "Sec-WebSocket-Protocol: chat, superchat\n" + requestEnd
	offersDeflate = requestStart + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\n" + requestEnd
)

// negotiation holds handshakes about subprotocols and extensions.
var negotiation = []Example{
	{
		ID:    "subprotocol-unasked",
		Title: "A subprotocol nobody asked for",
		Lesson: "The page called new WebSocket(url) without subprotocols, and the server names one. The client must fail; Firefox opens. " +
			"Chromium's console says “Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header if not present in request: chat”.",
		Fix: `// page: ask for it
new WebSocket(url, ["chat"])
// or server: leave Sec-WebSocket-Protocol out`,
		Request: goodRequest,
		Response: switching + pageAccept + `
Sec-WebSocket-Protocol: chat

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R10"}, "fail", "open"},
	},
	{
		ID:    "subprotocol-unanswered",
		Title: "A subprotocol asked for, and none given",
		Lesson: "RFC 6455 allows this: no answer means no subprotocol. The WHATWG standard, which browsers follow, says fail; Chromium does, with “Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received”, and Firefox opens. " +
			"So a server can work with command-line clients and still fail with a page.",
		Fix: `// Go, coder/websocket
websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{"chat"}})`,
		Request:  asksForChat,
		Response: goodAnswer,
		Source:   written,
		Want:     Want{"ok", "ok", []string{"R11"}, "fail", "open"},
	},
	{
		ID:    "subprotocol-other",
		Title: "Another subprotocol than asked for",
		Lesson: "The client speaks graphql-transport-ws and the server graphql-ws: two libraries whose names look alike and whose messages differ. The value must be one of those asked for, letter for letter. " +
			"Chromium's console says “Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value 'graphql-ws' in response does not match any of sent values”.",
		Fix:     "# use the same library, of the same generation, on both sides",
		Request: requestStart + "Sec-WebSocket-Protocol: graphql-transport-ws\n" + requestEnd,
		Response: switching + pageAccept + `
Sec-WebSocket-Protocol: graphql-ws

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R10"}, "fail", "fail"},
	},
	{
		ID:    "subprotocol-list",
		Title: "The whole list of subprotocols sent back",
		Lesson: "The server copied the request's line instead of picking one of its values. It works in tests with one subprotocol and fails as soon as a client sends two. " +
			"Chromium's console says “Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header must not appear more than once in a response”.",
		Fix:     "Sec-WebSocket-Protocol: chat",
		Request: asksForChat,
		Response: switching + pageAccept + `
Sec-WebSocket-Protocol: chat, superchat

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"S15"}, "fail", "fail"},
	},
	{
		ID:    "deflate-agreed",
		Title: "Compression, agreed on",
		Lesson: "The client offers permessage-deflate and, with client_max_window_bits, says that it can use a smaller window if asked. The server accepts, asks for 12 bits from the client and promises not to keep its own state between messages. " +
			"Both sides save memory at the price of some compression.",
		Request: offersDeflate,
		Response: switching + pageAccept + `
Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_max_window_bits=12

`,
		Source: written,
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:    "extension-unoffered",
		Title: "An extension that was not offered",
		Lesson: "The server switches x-webkit-deflate-frame on, a forerunner of permessage-deflate that old servers still know. A client must fail, because it could not read the frames. " +
			"Chromium's console says “Error during WebSocket handshake: Found an unsupported extension 'x-webkit-deflate-frame' in 'Sec-WebSocket-Extensions' header”.",
		Fix:     "# answer only with extensions from the request's Sec-WebSocket-Extensions, or leave the line out",
		Request: offersDeflate,
		Response: switching + pageAccept + `
Sec-WebSocket-Extensions: x-webkit-deflate-frame

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R09"}, "fail", "fail"},
	},
	{
		ID:    "deflate-window-7",
		Title: "A compression window of 7 bits",
		Lesson: "server_max_window_bits must be 8 to 15, written without a leading zero; 7 is below the smallest window. " +
			"Chromium's console says “Error during WebSocket handshake: Error in permessage-deflate: Received invalid server_max_window_bits parameter”.",
		Fix:     "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10",
		Request: offersDeflate,
		Response: switching + pageAccept + `
Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=7

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"D06"}, "fail", "fail"},
	},
	{
		ID:    "deflate-parameter-twice",
		Title: "A compression parameter twice",
		Lesson: "server_no_context_takeover comes twice, as it does where a configured answer is added to a negotiated one. Each parameter may come once. " +
			"Chromium's console says “Error during WebSocket handshake: Error in permessage-deflate: Received duplicate permessage-deflate extension parameter server_no_context_takeover”.",
		Fix:     "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover",
		Request: offersDeflate,
		Response: switching + pageAccept + `
Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; server_no_context_takeover

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"D03"}, "fail", "fail"},
	},
	{
		ID:    "deflate-twice",
		Title: "permessage-deflate twice",
		Lesson: "Two lines, from the application and from its library, make a list of two extensions, and one extension can't be used twice. " +
			"Chromium's console says “Error during WebSocket handshake: Received duplicate permessage-deflate response”.",
		Fix:     "Sec-WebSocket-Extensions: permessage-deflate",
		Request: offersDeflate,
		Response: switching + pageAccept + `
Sec-WebSocket-Extensions: permessage-deflate
Sec-WebSocket-Extensions: permessage-deflate

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"D08"}, "fail", "fail"},
	},
}
