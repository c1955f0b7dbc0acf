package gallery

import "wsaccept/wasm/programs/chromium"

// Requests that ask for something.
const (
	asksForChat   = requestStart + "Sec-WebSocket-Protocol: chat, superchat\n" + requestEnd
	offersDeflate = requestStart + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\n" + requestEnd
)

// negotiation holds handshakes about subprotocols and extensions.
var negotiation = []Example{
	{
		ID:    "subprotocol-unasked",
		Title: "A subprotocol that nobody asked for",
		Lesson: "The page called new WebSocket(url) without subprotocols, and the server names one. The client must fail the connection; {Firefox} opens. " +
			"Chromium's console says “" + chromium.During + chromium.ProtocolUnasked + "chat”.",
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
		Title: "A subprotocol was offered, and none chosen",
		Lesson: "RFC 6455 allows this: without the field, no subprotocol is used. The WHATWG standard, which is for browsers, requires failure; {Chromium} fails with “" + chromium.During + chromium.ProtocolUnanswered + "”, {Firefox} opens. " +
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
		Title: "A subprotocol other than the one offered",
		Lesson: "The client speaks graphql-transport-ws and the server graphql-ws: two subprotocols whose names look alike and whose messages differ. The older, graphql-ws, is that of the library subscriptions-transport-ws; the library called graphql-ws speaks graphql-transport-ws. The value must be one that the client offered, letter for letter. " +
			"Chromium's console says “" + chromium.During + chromium.ProtocolOther + "graphql-ws" + chromium.ProtocolOtherEnd + "”.",
		Fix:     "# use libraries that speak the same subprotocol on both sides",
		Request: requestStart + "Sec-WebSocket-Protocol: graphql-transport-ws\n" + requestEnd,
		Response: switching + pageAccept + `
Sec-WebSocket-Protocol: graphql-ws

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R10"}, "fail", "fail"},
	},
	{
		ID:    "subprotocol-list",
		Title: "The whole list of subprotocols comes back",
		Lesson: "The server copied the request's line instead of picking one of its values. It works in tests with one subprotocol and fails as soon as a client sends two. " +
			"Chromium's console says “" + chromium.During + chromium.ProtocolRepeated + "”.",
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
		Lesson: "The client offers permessage-deflate and says, with client_max_window_bits, that it can use a smaller window if asked. The server accepts, asks the client for a window of 12 bits, and promises to keep no state of its own between messages. " +
			"Both sides save memory at the cost of some compression.",
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
		Lesson: "The server turns on x-webkit-deflate-frame, a forerunner of permessage-deflate that old servers still know. The client must fail the connection, because it could not read the frames. " +
			"Chromium's console says “" + chromium.During + chromium.ExtensionOther + "x-webkit-deflate-frame" + chromium.ExtensionOtherEnd + "”.",
		Fix:     "# accept only extensions from the request's Sec-WebSocket-Extensions, or leave the line out",
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
			"Chromium's console says “" + chromium.During + chromium.DeflateError + chromium.DeflateParameterInvalid + "server_max_window_bits" + chromium.DeflateParameterEnd + "”.",
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
		Lesson: "server_no_context_takeover appears twice, as it does when a configured value is added to a negotiated one. Each parameter may appear once. " +
			"Chromium's console says “" + chromium.During + chromium.DeflateError + chromium.DeflateParameterRepeated + "server_no_context_takeover" + "”.",
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
		Lesson: "Two lines, one from the application and one from its library, make a list of two extensions, and permessage-deflate can't be used twice. " +
			"Chromium's console says “" + chromium.During + chromium.DeflateRepeated + "”.",
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
