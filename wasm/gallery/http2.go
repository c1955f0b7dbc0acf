package gallery

// http2 holds handshakes over HTTP/2, which are fields without a start line.
var http2 = []Example{
	{
		ID:    "rfc8441",
		Title: "The example of RFC 8441",
		Lesson: "Over HTTP/2 a WebSocket is one stream of a shared connection, so the connection is not upgraded: the client sends CONNECT with :protocol websocket, and the response is 200. " +
			"Key and Accept are not used: :protocol takes their place (RFC 8441 §5). The server must have allowed this first, with SETTINGS_ENABLE_CONNECT_PROTOCOL.",
		Request: `:method: CONNECT
:protocol: websocket
:scheme: https
:path: /chat
:authority: server.example.com
sec-websocket-protocol: chat, superchat
sec-websocket-extensions: permessage-deflate
sec-websocket-version: 13
origin: http://www.example.com

`,
		Response: `:status: 200
sec-websocket-protocol: chat

`,
		Source: "RFC 8441 §5.1",
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:    "http2-with-http1-fields",
		Title: "HTTP/1.1 fields in an HTTP/2 handshake",
		Lesson: "Upgrade and Connection do not exist in HTTP/2: a message with them is malformed. There is no status 101 either. A key and an Accept do no harm, but have no meaning. " +
			"This happens when a handshake is translated line by line; nginx 1.22.1 sends such a :status 101 if a client tries the old fields over HTTP/2, and then resets the stream.",
		Fix: `:method: CONNECT
:protocol: websocket
:scheme: https
:path: /chat
:authority: server.example.com
sec-websocket-version: 13`,
		Request: `:method: GET
:scheme: https
:path: /chat
:authority: server.example.com
upgrade: websocket
connection: Upgrade
sec-websocket-key: ` + pageKey + `
sec-websocket-version: 13
origin: https://server.example.com

`,
		Response: `:status: 101
upgrade: websocket
connection: Upgrade
sec-websocket-accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"fail", "fail", []string{"E02", "E05", "E07", "E09"}, "fail", "fail"},
	},
	{
		ID:    "http2-status-101",
		Title: "A good HTTP/2 request, answered 101",
		Lesson: "The request is right. The server, or the proxy that speaks HTTP/2 for it, passed on the 101 of HTTP/1.1; in HTTP/2 success is a 2xx status, and 101 does not exist. " +
			"The Accept belongs to a key that the client never sent.",
		Fix: ":status: 200",
		Request: `:method: CONNECT
:protocol: websocket
:scheme: https
:path: /chat
:authority: server.example.com
sec-websocket-version: 13
origin: https://server.example.com

`,
		Response: `:status: 101
sec-websocket-accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"E09"}, "fail", "fail"},
	},
	{
		ID:    "http2-plain-connect",
		Title: "CONNECT without :protocol",
		Lesson: "Without :protocol this is an ordinary CONNECT, which asks a proxy for a tunnel to :authority, and then :scheme and :path must not be there either. The server refuses. " +
			"Some HTTP/2 libraries need a setting before they send :protocol at all.",
		Fix: ":protocol: websocket",
		Request: `:method: CONNECT
:scheme: https
:path: /chat
:authority: server.example.com
sec-websocket-version: 13
origin: https://server.example.com

`,
		Response: `:status: 400

`,
		Source: written,
		Want:   Want{"fail", "refused", []string{"E02", "R01"}, "fail", "fail"},
	},
}
