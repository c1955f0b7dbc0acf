package gallery

import "wsaccept/wasm/programs/chromium"

// refused holds good handshakes that the server turned down, or that reached a
// server which has nothing to do with WebSocket.
var refused = []Example{
	{
		ID:    "origin-refused",
		Title: "Origin refused: 403",
		Lesson: "A page of one site opens a socket to another; the server compares Origin with Host, and refuses. The same-origin policy does not stop a page from opening a WebSocket to another site, so this check is what keeps other sites out: list the origins you want, and don't turn the check off. " +
			"Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "403”; the page gets 1006 and no status.",
		Fix: `// Go, coder/websocket
websocket.Accept(w, r, &websocket.AcceptOptions{OriginPatterns: []string{"app.example"}})`,
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://evil.example
Sec-WebSocket-Version: 13

`,
		Response: `HTTP/1.1 403 Forbidden
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 17:04:08 GMT
Content-Length: 78

request Origin "evil.example" is not authorized for Host "server.example.com"
`,
		Source: observed,
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
	{
		ID:    "log-in-first",
		Title: "Log in first: 401",
		Lesson: "The server asks for a user name and a password. RFC 6455 lets a client handle a 401 as HTTP does. {Chromium} and {Firefox} don't ask the user; they send the handshake again with Authorization: Basic only if the address contains the credentials (ws://user:password@…) or the browser has them from an earlier request to this origin. " +
			"Otherwise the connection fails, and Chromium's console says “" + chromium.NoCredentials + "”. new WebSocket() has no option for Authorization.",
		Fix:     "// authenticate with a cookie that the page already has,\n// or with a short-lived token in the first message",
		Request: goodRequest,
		Response: `HTTP/1.1 401 Unauthorized
WWW-Authenticate: Basic realm="chat"
Content-Length: 0

`,
		Source: written,
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
	{
		ID:    "redirect",
		Title: "A redirect: 302",
		Lesson: "The server sends the client elsewhere: to a login page, to https, to a path with a slash at the end. RFC 6455 lets a client follow; browsers must not (WHATWG), so use the final address from the start. " +
			"Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "302”.",
		Fix:     `new WebSocket("wss://server.example.com/chat")   // log in first, then open the final address`,
		Request: goodRequest,
		Response: `HTTP/1.1 302 Found
Location: https://server.example.com/login
Content-Length: 0

`,
		Source: written,
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
	{
		ID:    "plain-web-server",
		Title: "A plain web server answers: 200",
		Lesson: "The handshake is a GET, so a server that doesn't know WebSocket ignores Upgrade, as it may, and sends its page. Usually the port or the path is wrong, or the web server did not pass the request on to the application. " +
			"Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "200”.",
		Fix:     "# call the port and the path of the WebSocket server, not those of the web page",
		Request: "GET / HTTP/1.1\n" + goodFields,
		Response: `HTTP/1.1 200 OK
Server: SimpleHTTP/0.6 Python/3.11.7
Date: Sun, 22 Nov 2026 17:09:30 GMT
Content-type: text/html
Content-Length: 50
Last-Modified: Sun, 22 Nov 2026 17:08:14 GMT

<!doctype html>
<title>Chat</title>
<h1>Chat</h1>
`,
		Source: "observed: python3 -m http.server (Python 3.11.7)",
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
	{
		ID:    "not-found",
		Title: "Nothing at this path: 404",
		Lesson: "It is the right server but the wrong path. A common cause is a proxy that adds or removes a prefix, or a library with a path of its own, such as /socket.io/, or /websocket at the end of a SockJS address. " +
			"Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "404”.",
		Fix:     `new WebSocket("wss://server.example.com/the/path/of/the/socket")`,
		Request: goodRequest,
		Response: `HTTP/1.1 404 Not Found
Content-Type: text/plain; charset=utf-8
Content-Length: 19

404 page not found
`,
		Source: written,
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
}
