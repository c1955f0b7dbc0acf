package gallery

import "wsaccept/wasm/programs/chromium"

// syntax holds responses that are right as WebSocket and odd as HTTP. They come
// from programs that write the lines by hand.
var syntax = []Example{
	{
		ID:    "no-empty-line",
		Title: "The empty line at the end is missing",
		Lesson: "The last header line has its CR LF, but the empty line that ends the header never comes. The client waits for more: {Chromium} gives up when the server closes (“" + chromium.During + chromium.ErrConnectionClosed + "”), or after four minutes. " +
			"{Firefox} was seen to treat the header as complete when the server closes. If the server goes on and sends a frame, the frame is read as a header line.",
		Fix: `/* C: two line endings after the last line */
"Sec-WebSocket-Accept: %s\r\n\r\n"`,
		Request:  goodRequest,
		Response: switching + pageAccept + "\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R15"}, "fail", "open"},
	},
	{
		ID:    "cut-off",
		Title: "The header is cut off",
		Lesson: "The server crashed or was restarted while it was responding, or a buffer was too short: the connection closed inside the header. " +
			"Chromium's console says “" + chromium.During + chromium.ErrConnectionClosed + "”; {Firefox} judges what arrived, and finds it incomplete.",
		Request:  goodRequest,
		Response: asIs + "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgra",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R15"}, "fail", "fail"},
	},
	{
		ID:    "bare-line-feed",
		Title: "Lines that end in LF alone",
		Lesson: "HTTP lines end in CR LF. A client may accept LF alone; {Chromium} and {Firefox} do, other clients don't. " +
			"It comes from code that prints “\\n” and was only tried with a browser.",
		Fix: `// Node
socket.write(lines.join("\r\n") + "\r\n\r\n")`,
		Request:  goodRequest,
		Response: asIs + switching + pageAccept + "\n\n",
		Source:   written,
		Want:     Want{"ok", "ok", []string{"H05"}, "open", "open"},
	},
	{
		ID:    "folded-line",
		Title: "A value that continues on the next line",
		Lesson: "A line that begins with a space continues the value above it. Senders must not generate this any more; a client must read the line ending as a space (RFC 9112 §5.2), and {Chromium} and {Firefox} do. " +
			"Other clients refuse it, and nginx 1.22.1 in between answers 502.",
		Fix:     "Connection: keep-alive, Upgrade",
		Request: goodRequest,
		Response: `HTTP/1.1 101 Switching Protocols
Upgrade: websocket
Connection: keep-alive,
 Upgrade
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "ok", []string{"H08"}, "open", "open"},
	},
	{
		ID:    "space-before-colon",
		Title: "A space before the colon",
		Lesson: "“Upgrade ” with a space is not the name Upgrade, and programs disagree on what to do: {Chromium} removes the space and opens, {Firefox} finds no Upgrade and fails, and a proxy must remove the space. " +
			"In a request a server must answer 400, because such spaces were used to smuggle fields past proxies.",
		Fix:     "Upgrade: websocket",
		Request: goodRequest,
		Response: `HTTP/1.1 101 Switching Protocols
Upgrade : websocket
Connection: Upgrade
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "ok", []string{"H07"}, "open", "fail"},
	},
	{
		ID:    "no-http-version",
		Title: "“101 Switching Protocols” without HTTP/1.1",
		Lesson: "Some articles print the status line without its first word, and code copied from them sends it that way. Without “HTTP/1.1” the response is not HTTP at all. " +
			"Chromium's console says “" + chromium.During + chromium.ErrInvalidResponse + "”.",
		Fix:     "HTTP/1.1 101 Switching Protocols",
		Request: goodRequest,
		Response: `101 Switching Protocols
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"H02"}, "fail", "fail"},
	},
}
