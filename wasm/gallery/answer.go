package gallery

// wrongAnswer holds answers that fail, or divide the browsers, by their status,
// Upgrade or Connection.
var wrongAnswer = []Example{
	{
		ID:    "answer-without-upgrade",
		Title: "No Upgrade in the answer",
		Lesson: "The server says 101 and not what it switches to. A proxy on the way back drops Upgrade because it is meant for one hop only, or the code relies on the status alone. " +
			"Chromium's console says “Error during WebSocket handshake: 'Upgrade' header is missing”.",
		Fix:     "Upgrade: websocket",
		Request: goodRequest,
		Response: `HTTP/1.1 101 Switching Protocols
Connection: Upgrade
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R04"}, "fail", "fail"},
	},
	{
		ID:    "answer-without-connection",
		Title: "No Connection in the answer",
		Lesson: "Connection: Upgrade is as necessary in the answer as in the request. Behind nginx you will not notice that it is missing: nginx writes its own, so the server works there and fails when called directly. " +
			"Chromium's console says “Error during WebSocket handshake: 'Connection' header is missing”.",
		Fix:     "Connection: Upgrade",
		Request: goodRequest,
		Response: `HTTP/1.1 101 Switching Protocols
Upgrade: websocket
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R06"}, "fail", "fail"},
	},
	{
		ID:    "answer-connection-keep-alive",
		Title: "Connection: keep-alive in the answer",
		Lesson: "The framework added the Connection it always sends, and the word Upgrade is not in it. " +
			"Chromium's console says “Error during WebSocket handshake: 'Connection' header value must contain 'Upgrade'”.",
		Fix:     "Connection: Upgrade",
		Request: goodRequest,
		Response: `HTTP/1.1 101 Switching Protocols
Upgrade: websocket
Connection: keep-alive
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R06"}, "fail", "fail"},
	},
	{
		ID:    "answer-upgrade-list",
		Title: "Upgrade: websocket, h2c in the answer",
		Lesson: "A request may offer several protocols; an answer names the one that is spoken from here on. RFC 6455 wants exactly “websocket”. Firefox opens; Chromium doesn't, and its console takes the comma for a second line: " +
			"“Error during WebSocket handshake: 'Upgrade' header must not appear more than once in a response”.",
		Fix:     "Upgrade: websocket",
		Request: goodRequest,
		Response: `HTTP/1.1 101 Switching Protocols
Upgrade: websocket, h2c
Connection: Upgrade
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R04"}, "fail", "open"},
	},
	{
		ID:    "answer-200",
		Title: "Everything right but the status: 200",
		Lesson: "All three fields are right, and the status says that this is an ordinary answer. Only 101 switches protocols; some frameworks send 200 unless told otherwise. " +
			"Chromium's console says “Error during WebSocket handshake: Unexpected response code: 200”.",
		Fix: `// Go
w.WriteHeader(http.StatusSwitchingProtocols)`,
		Request: goodRequest,
		Response: `HTTP/1.1 200 OK
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Accept: ` + pageAccept + `
Content-Length: 0

`,
		Source: written,
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
	{
		ID:    "answer-http10",
		Title: "HTTP/1.0 101",
		Lesson: "A 101 exists only since HTTP/1.1, so a client must refuse this one. Firefox does; Chromium opens. A program that writes the status line by hand is the usual source, and nginx hides it, because it writes its own status line. " +
			"Test with more than one browser.",
		Fix:     "HTTP/1.1 101 Switching Protocols",
		Request: goodRequest,
		Response: `HTTP/1.0 101 Switching Protocols
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R03"}, "open", "fail"},
	},
	{
		ID:    "continue-first",
		Title: "100 Continue, then 101",
		Lesson: "A server may send interim answers before the final one, and a client must be able to read them. Firefox does; Chromium takes 100 for the answer and fails with “Error during WebSocket handshake: Unexpected response code: 100”. " +
			"The same goes for 103 Early Hints, which a CDN may add.",
		Fix:      "# don't send 100 or 103 before the 101",
		Request:  goodRequest,
		Response: asIs + "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + pageAccept + "\r\n\r\n",
		Source:   written,
		Want:     Want{"ok", "ok", []string{"R02"}, "fail", "open"},
	},
	{
		ID:    "content-length-in-101",
		Title: "Content-Length in the 101",
		Lesson: "A 101 has no body, so a server must not send Content-Length with it; what follows the empty line is WebSocket already. Browsers ignore the line and open. " +
			"A proxy that believes it may close the connection after that many bytes.",
		Fix:     "// leave Content-Length out of the 101",
		Request: goodRequest,
		Response: switching + pageAccept + `
Content-Length: 0

`,
		Source: written,
		Want:   Want{"ok", "ok", []string{"S19"}, "open", "open"},
	},
}
