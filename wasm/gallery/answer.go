package gallery

import "wsaccept/wasm/programs/chromium"

// wrongAnswer holds responses that fail, or divide the browsers, by their status,
// Upgrade or Connection.
var wrongAnswer = []Example{
	{
		ID:    "answer-without-upgrade",
		Title: "No Upgrade in the response",
		Lesson: "The server says 101 but not which protocol it switches to. Either a proxy on the way back dropped Upgrade, which is for one hop only, or the code relies on the status alone. " +
			"Chromium's console says “" + chromium.During + chromium.UpgradeMissing + "”.",
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
		Title: "No Connection in the response",
		Lesson: "Connection: Upgrade is as necessary in the response as in the request. Behind nginx (seen with 1.22.1) you will not notice that it is missing: nginx writes its own, so the server works there and fails when called directly. " +
			"Chromium's console says “" + chromium.During + chromium.ConnectionMissing + "”.",
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
		Title: "Connection: keep-alive in the response",
		Lesson: "The framework sent its usual Connection field, and the word Upgrade is not in it. " +
			"Chromium's console says “" + chromium.During + chromium.ConnectionOther + "”.",
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
		Title: "Upgrade: websocket, h2c in the response",
		Lesson: "A request may offer several protocols; the response names the one that is spoken from here on. RFC 6455 requires exactly “websocket”. {Firefox} opens. {Chromium} doesn't, and its console takes the comma for a second line: " +
			"“" + chromium.During + chromium.UpgradeRepeated + "”.",
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
		Lesson: "All three fields are right, but the status says that this is an ordinary response. Only 101 switches protocols; some frameworks send 200 unless told otherwise. " +
			"Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "200”.",
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
		Lesson: "HTTP/1.0 has no 101, so a server must not send this. The RFCs do not say in so many words what a client does with one, and clients differ: {Firefox} refuses it, {Chromium} opens. It usually comes from a program that writes the status line by hand, and nginx (seen with 1.22.1) hides it, because it writes its own status line. " +
			"Test with more than one browser.",
		Fix:     "HTTP/1.1 101 Switching Protocols",
		Request: goodRequest,
		Response: `HTTP/1.0 101 Switching Protocols
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "ok", []string{"R03"}, "open", "fail"},
	},
	{
		ID:    "continue-first",
		Title: "100 Continue, then 101",
		Lesson: "A server may send interim responses before the final one, and a client must be able to read them. {Firefox} is; {Chromium} takes the 100 for the final response and fails with “" + chromium.During + chromium.StatusUnexpected + "100”. " +
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
		Lesson: "A 101 has no body, so a server must not send Content-Length with it; what follows the empty line is already WebSocket. {Chromium} and {Firefox} ignore the line and open. " +
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
