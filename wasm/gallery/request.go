package gallery

import "wsaccept/wasm/programs/chromium"

// How coder/websocket refuses, up to the number of Content-Length.
const (
	upgradeRequired = `HTTP/1.1 426 Upgrade Required
Connection: Upgrade
Content-Type: text/plain; charset=utf-8
Upgrade: websocket
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 17:04:02 GMT
Content-Length: `
	badVersion = `HTTP/1.1 400 Bad Request
Content-Type: text/plain; charset=utf-8
Sec-Websocket-Version: 13
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 17:04:07 GMT
Content-Length: `
)

// wrongRequest holds requests that a server must refuse, with the responses of
// one that does. Browsers don't send them: they come from scripts, from devices,
// and from proxies that changed a browser's request.
var wrongRequest = []Example{
	{
		ID:    "upgrade-missing",
		Title: "Upgrade is missing: 426",
		Lesson: "The key and the version are there but Upgrade is not, so to HTTP this is a plain GET. Real WebSocket clients never forget that line: if you see this in a server's log, a proxy removed it, because Upgrade is for one hop only. " +
			"Through such a proxy Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "426” or 400, and the page gets 1006.",
		Fix: `# nginx, any version; Connection needs its line, too
proxy_set_header Upgrade $http_upgrade;`,
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Connection: Upgrade
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: upgradeRequired + "75\n\nWebSocket protocol violation: Upgrade header \"\" does not contain websocket\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C06", "R01"}, "fail", "fail"},
	},
	{
		ID:    "connection-close",
		Title: "Connection: close",
		Lesson: "Upgrade arrived, but Connection does not name it, so a server must not act on it. This is typical of nginx before 1.29.7 with proxy_set_header Upgrade but without proxy_set_header Connection: it sends “close” by default (seen with 1.22.1). Since 1.29.7 it sends no Connection (by its documentation), and servers refuse that, too. " +
			"Some answer 400, some 426.",
		Fix: `# nginx, any version
proxy_set_header Connection $connection_upgrade;   # the map is in the nginx examples`,
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: close
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: `HTTP/1.1 426 Upgrade Required
Content-Type: text/plain; charset=utf-8
Upgrade: websocket
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 17:04:02 GMT
Content-Length: 81
Connection: close

WebSocket protocol violation: Connection header "close" does not contain Upgrade
`,
		Source: observed,
		Want:   Want{"fail", "refused", []string{"C08", "R01"}, "fail", "fail"},
	},
	{
		ID:     "connection-keep-alive",
		Title:  "Connection: keep-alive",
		Lesson: "The client library, or a proxy, sent its own Connection instead of Upgrade. “keep-alive, Upgrade” would be right, as Connection is a list; keep-alive alone makes the server ignore Upgrade.",
		Fix: `curl -i -N --http1.1 -H 'Connection: Upgrade' -H 'Upgrade: websocket' \
  -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: ` + pageKey + `' \
  http://server.example.com/chat`,
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: keep-alive
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: upgradeRequired + "86\n\nWebSocket protocol violation: Connection header \"keep-alive\" does not contain Upgrade\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C08", "R01"}, "fail", "fail"},
	},
	{
		ID:     "upgrade-misspelt",
		Title:  "Upgrade: web-socket",
		Lesson: "The registered name is websocket, in any mix of case, without a hyphen, a space or a version after it. A server takes any other word for a protocol that it doesn't know, and refuses.",
		Fix:    "Upgrade: websocket",
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: web-socket
Connection: Upgrade
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: upgradeRequired + "85\n\nWebSocket protocol violation: Upgrade header \"web-socket\" does not contain websocket\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C06", "R01"}, "fail", "fail"},
	},
	{
		ID:     "upgrade-quoted",
		Title:  "Upgrade: \"websocket\", in quotes",
		Lesson: "The quotes went over the wire as part of the value, and Upgrade takes no quoted text. They usually come from a configuration file or a shell script that quotes the value twice.",
		Fix:    "Upgrade: websocket",
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: "websocket"
Connection: Upgrade
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: upgradeRequired + "88\n\nWebSocket protocol violation: Upgrade header \"\\\"websocket\\\"\" does not contain websocket\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C06", "R01"}, "fail", "fail"},
	},
	{
		ID:     "post",
		Title:  "POST instead of GET: 405",
		Lesson: "The method must be GET, and a handshake has no body. A 405 must also carry Allow (RFC 9110 §15.5.6), here “Allow: GET”, which this server forgets.",
		Fix:    "GET /chat HTTP/1.1",
		Request: `POST /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://server.example.com
Sec-WebSocket-Version: 13
Content-Length: 0

`,
		Response: `HTTP/1.1 405 Method Not Allowed
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 17:04:04 GMT
Content-Length: 77

WebSocket protocol violation: handshake request method is not GET but "POST"
`,
		Source: observed,
		Want:   Want{"fail", "refused", []string{"C02", "R01"}, "fail", "fail"},
	},
	{
		ID:    "http10",
		Title: "HTTP/1.0: 426",
		Lesson: "Upgrade came with HTTP/1.1, and a server must ignore it in an HTTP/1.0 request (RFC 9110 §7.8). Old proxies and small devices speak 1.0, and so does nginx before 1.29.7 unless proxy_http_version says otherwise (seen with 1.22.1). " +
			"Servers differ: some refuse, with 426 or 505, and others answer 101 all the same.",
		Fix: `# nginx; the default since 1.29.7
proxy_http_version 1.1;`,
		Request: `GET /chat HTTP/1.0
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: `HTTP/1.0 426 Upgrade Required
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 17:04:05 GMT
Content-Length: 86

WebSocket protocol violation: handshake request must be at least HTTP/1.1: "HTTP/1.0"
`,
		Source: observed,
		Want:   Want{"fail", "refused", []string{"C03", "R01"}, "fail", "fail"},
	},
	{
		ID:    "host-missing",
		Title: "No Host: 400",
		Lesson: "HTTP/1.1 requires exactly one Host, and without it a server must answer 400 (RFC 9112 §3.2). " +
			"Not every server checks that, as the list of servers shows.",
		Fix: "Host: server.example.com",
		Request: `GET /chat HTTP/1.1
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: ` + pageKey + `
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: `HTTP/1.1 400 Bad Request: missing required Host header
Content-Type: text/plain; charset=utf-8
Connection: close

400 Bad Request: missing required Host header`,
		Source: observed,
		Want:   Want{"fail", "refused", []string{"C05", "R01"}, "fail", "fail"},
	},
	{
		ID:    "hixie-76",
		Title: "A handshake from 2010 (Hixie-76)",
		Lesson: "Before RFC 6455 there were two keys full of spaces, eight more bytes after the empty line, and an MD5 digest in the response. Some old tutorials still show this. " +
			"It is not valid today: Sec-WebSocket-Version and Sec-WebSocket-Key are missing, and servers report whichever they check first.",
		Request: `GET /demo HTTP/1.1
Host: example.com
Connection: Upgrade
Sec-WebSocket-Key2: 12998 5 Y3 1  .P00
Sec-WebSocket-Protocol: sample
Upgrade: WebSocket
Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5
Origin: http://example.com

^n:ds[4U`,
		Response: badVersion + "66\n\nunsupported WebSocket protocol version (only 13 is supported): \"\"\n",
		Source:   "request: draft-hixie-thewebsocketprotocol-76 §1.2; the response is what coder/websocket 1.8.15 on Go 1.26 sent to its fields",
		Want:     Want{"fail", "refused", []string{"C09", "C14", "C23", "R01"}, "fail", "fail"},
	},
}
