package gallery

import "wsaccept/wasm/programs/chromium"

// rightNginx is the whole configuration, right for old and new versions.
const rightNginx = `map $http_upgrade $connection_upgrade {   # in http { }
    default upgrade;
    ''      close;   # for requests without Upgrade; '' since 1.29.7 keeps their connections alive
}
location /ws {                             # in server { }
    proxy_pass http://127.0.0.1:18300;
    proxy_http_version 1.1;                # the default since 1.29.7
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;
    proxy_set_header Host $http_host;
}`

const nginxAndCoder = "observed: nginx 1.22.1 in front of coder/websocket"

// notObserved ends a sentence about the defaults that nginx changed in 1.29.7
// (and so in the stable 1.30): HTTP/1.1 to the server, and no Connection: close.
const notObserved = " (by its documentation; not observed here)."

// nginx holds what nginx 1.22.1 made of a browser's handshake, one configuration
// each: Sent is what the client sent, Request what the server got, Answered
// what the server sent, Response what the client got. Each lesson says what the
// defaults since 1.29.7 change.
var nginx = []Example{
	{
		ID:    "nginx-proxy-pass-only",
		Title: "nginx with proxy_pass alone: 426",
		Lesson: "Upgrade and Connection are for one hop only, so nginx drops them, and nginx 1.22.1 calls the server with HTTP/1.0 and Connection: close. The Sec-WebSocket fields and Origin arrive; Upgrade and Connection: Upgrade do not. " +
			"Since 1.29.7 the request goes out with HTTP/1.1 and without Connection, and Upgrade is still dropped" + notObserved +
			" Some servers answer 426, others 400. Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "426”, and the page gets 1006.",
		Fix:  rightNginx,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.0
Host: 127.0.0.1:18300
Connection: close
` + passedOn + "\n",
		Answered: `HTTP/1.0 426 Upgrade Required
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 07:08:40 GMT
Content-Length: 86
` + http10IsTooOld,
		Response: `HTTP/1.1 426 Upgrade Required
Server: nginx/1.22.1
Date: Sun, 22 Nov 2026 07:08:40 GMT
Content-Type: text/plain; charset=utf-8
Content-Length: 86
Connection: keep-alive
X-Content-Type-Options: nosniff
` + http10IsTooOld,
		Source: nginxAndCoder,
		Want:   Want{"fail", "refused", []string{"C03", "C06", "C08", "R01"}, "fail", "fail"},
	},
	{
		ID:    "nginx-http11-only",
		Title: "nginx with proxy_http_version 1.1 alone: 426",
		Lesson: "The version is right now, but Upgrade is still dropped: nginx passes a client's Upgrade on only if told to, and nginx 1.22.1 adds Connection: close. " +
			"Since 1.29.7 this line is the default, and nginx no longer adds Connection: close; the two lines for Upgrade and Connection are needed all the same" + notObserved + console426,
		Fix:  rightNginx,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Host: 127.0.0.1:18300
Connection: close
` + passedOn + "\n",
		Answered: answered426Close + `Date: Sun, 22 Nov 2026 07:09:00 GMT
Content-Length: 81
Connection: close
` + closeHasNoUpgrade,
		Response: `HTTP/1.1 426 Upgrade Required
Server: nginx/1.22.1
Date: Sun, 22 Nov 2026 07:09:00 GMT
Content-Type: text/plain; charset=utf-8
Content-Length: 81
Connection: keep-alive
Upgrade: websocket
X-Content-Type-Options: nosniff
` + closeHasNoUpgrade,
		Source: nginxAndCoder,
		Want:   Want{"fail", "refused", []string{"C06", "C08", "R01"}, "fail", "fail"},
	},
	{
		ID:    "nginx-upgrade-without-connection",
		Title: "nginx with Upgrade, Connection forgotten: 426",
		Lesson: "Upgrade arrives, but Connection is the “close” that nginx 1.22.1 adds unless told otherwise; since 1.29.7 there is no Connection at all" + notObserved +
			" A server must see Upgrade in both places. The map below sends “upgrade” if the client asked to upgrade, and “close” for all other requests." + console426,
		Fix:  rightNginx,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Upgrade: websocket
Host: 127.0.0.1:18300
Connection: close
` + passedOn + "\n",
		Answered: answered426Close + `Date: Sun, 22 Nov 2026 07:09:20 GMT
Content-Length: 81
Connection: close
` + closeHasNoUpgrade,
		Response: `HTTP/1.1 426 Upgrade Required
Server: nginx/1.22.1
Date: Sun, 22 Nov 2026 07:09:20 GMT
Content-Type: text/plain; charset=utf-8
Content-Length: 81
Connection: keep-alive
Upgrade: websocket
X-Content-Type-Options: nosniff
` + closeHasNoUpgrade,
		Source: nginxAndCoder,
		Want:   Want{"fail", "refused", []string{"C08", "R01"}, "fail", "fail"},
	},
	{
		ID:    "nginx-http10",
		Title: "nginx with both fields, the version forgotten: it depends",
		Lesson: "nginx 1.22.1 sends HTTP/1.0 with Upgrade and Connection. A server must ignore Upgrade there; the one seen here answers 101 all the same, and the socket opens. " +
			"It works only as long as the server behind nginx is this lenient. Since 1.29.7 nginx uses HTTP/1.1 unless told otherwise" + notObserved,
		Fix:  "proxy_http_version 1.1;",
		Sent: "GET /g HTTP/1.1\n" + probeFields + "\n",
		Request: `GET /g HTTP/1.0
Upgrade: websocket
Connection: upgrade
Host: 127.0.0.1:18300
` + passedOn + "\n",
		Answered: switching + "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
Server: nginx/1.22.1
Date: Sun, 22 Nov 2026 07:10:04 GMT
Connection: upgrade
Upgrade: websocket
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

`,
		Source: "observed: nginx 1.22.1 in front of gorilla/websocket",
		Want:   Want{"fail", "ok", []string{"C03", "S18"}, "open", "open"},
	},
	{
		ID:    "nginx-right",
		Title: "nginx set up for WebSocket: it opens",
		Lesson: "The three lines from nginx's documentation, the map, and Host; right for old and new versions. nginx 1.22.1 writes Upgrade, Connection and Host first and leaves the rest as it came; on the way back it adds Server and writes its own Connection. " +
			"An idle socket is closed after proxy_read_timeout, 60 seconds by default, so send pings or raise the limit.",
		Fix:  rightNginx,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Upgrade: websocket
Connection: upgrade
Host: ws.example
` + passedOn + "\n",
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:09:40 GMT\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
Server: nginx/1.22.1
Date: Sun, 22 Nov 2026 07:09:40 GMT
Connection: upgrade
Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Upgrade: websocket

`,
		Source: nginxAndCoder,
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:    "nginx-host-forgotten",
		Title: "nginx without Host: Origin refused, 403",
		Lesson: "The handshake is complete, but without proxy_set_header Host nginx, old or new, sends the address in proxy_pass. The server compares Origin with Host, concludes that the page belongs to another site, and refuses. " +
			"Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "403”.",
		Fix:  "proxy_set_header Host $http_host;   # $http_host if the port is not the default one",
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Upgrade: websocket
Connection: upgrade
Host: 127.0.0.1:18300
` + passedOn + "\n",
		Response: `HTTP/1.1 403 Forbidden
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 17:04:10 GMT
Content-Length: 73

request Origin "ws.example" is not authorized for Host "127.0.0.1:18300"
`,
		Source: "request observed behind nginx 1.22.1; the response is what coder/websocket 1.8.15 sends to this Host and Origin, seen without nginx",
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
	{
		ID:    "nginx-add-header",
		Title: "nginx adds the three fields again",
		Lesson: "The server's response is right, nginx passes it on, and “add_header … always” adds Upgrade, Connection and Accept a second time. The Accept must appear only once, and Upgrade must be exactly “websocket”. " +
			"Chromium looks at Upgrade first: “" + chromium.During + chromium.UpgradeRepeated + "”. Firefox fails too.",
		Fix: `# delete these lines: requests need proxy_set_header, responses need nothing
# add_header Upgrade websocket always;
# add_header Connection upgrade always;
# add_header Sec-WebSocket-Accept $upstream_http_sec_websocket_accept always;`,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Upgrade: websocket
Connection: upgrade
Host: 127.0.0.1:18300
` + passedOn + "\n",
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:10:44 GMT\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
Server: nginx/1.22.1
Date: Sun, 22 Nov 2026 07:10:44 GMT
Connection: upgrade
Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Upgrade: websocket
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Connection: upgrade
Upgrade: websocket

`,
		Source: nginxAndCoder,
		Want:   Want{"ok", "fail", []string{"R04", "R08"}, "fail", "fail"},
	},
	{
		ID:    "nginx-cached-refusal",
		Title: "nginx answers from its cache: the 426 of another request",
		Lesson: "The handshake is good but never reached the server: nginx 1.22.1 had stored an earlier 426, because “proxy_cache_valid any” stores errors too, and sends it to everybody until it expires (X-Cache: HIT). " +
			"Until then, fixing the server changes nothing, and nginx ignores the client's Cache-Control: no-cache." + console426,
		Fix: `location /ws {
    proxy_cache off;
    # … and the lines that pass on the handshake
}`,
		Request: probeSent,
		Response: `HTTP/1.1 426 Upgrade Required
Server: nginx/1.22.1
Date: Sun, 22 Nov 2026 07:10:30 GMT
Content-Type: text/plain; charset=utf-8
Content-Length: 86
Connection: keep-alive
X-Content-Type-Options: nosniff
X-Cache: HIT
` + http10IsTooOld,
		Source: "observed: nginx 1.22.1 with proxy_cache; the request did not reach the server",
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
}
