package gallery

import "wsaccept/wasm/programs/chromium"

// What the recorded client sent to each proxy, and the lines that most proxies
// pass on as they are.
const (
	probeSent = "GET /ws HTTP/1.1\n" + probeFields + "\n"

	probeFields = `Host: ws.example
Connection: Upgrade
Pragma: no-cache
Cache-Control: no-cache
User-Agent: probe
Upgrade: websocket
` + probeEnd

	passedOn = probeStart + probeEnd

	probeStart = `Pragma: no-cache
Cache-Control: no-cache
User-Agent: probe
`
	probeEnd = `Origin: http://ws.example
Sec-WebSocket-Version: 13
Accept-Encoding: gzip, deflate, br
Accept-Language: en-US,en;q=0.9
` + probeKey

	probeKey = `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits
`
	forwardedByApache = `X-Forwarded-For: 127.0.0.1
X-Forwarded-Host: ws.example
X-Forwarded-Server: localhost
`
	forwardedByLighttpd = `X-Forwarded-For: 127.0.0.1
X-Host: ws.example
X-Forwarded-Host: ws.example
X-Forwarded-Proto: http
`
)

// The same lines as HAProxy writes them.
const (
	haproxyRequest = "GET /ws HTTP/1.1\n" + haproxyFields

	haproxyFields = `host: ws.example
connection: Upgrade
pragma: no-cache
cache-control: no-cache
user-agent: probe
upgrade: websocket
` + haproxyEnd

	haproxyEnd = `origin: http://ws.example
sec-websocket-version: 13
accept-encoding: gzip, deflate, br
accept-language: en-US,en;q=0.9
sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==
sec-websocket-extensions: permessage-deflate; client_max_window_bits

`
)

// The same lines as Go's net/http sorts and spells them, and Caddy with it.
const sortedByGo = `GET /ws HTTP/1.1
Host: ws.example
User-Agent: probe
Accept-Encoding: gzip, deflate, br
Accept-Language: en-US,en;q=0.9
Cache-Control: no-cache
Connection: Upgrade
Origin: http://ws.example
Pragma: no-cache
Sec-Websocket-Extensions: permessage-deflate; client_max_window_bits
Sec-Websocket-Key: dGhlIHNhbXBsZSBub25jZQ==
Sec-Websocket-Version: 13
Upgrade: websocket
X-Forwarded-For: 127.0.0.1
`

// What coder/websocket answered: 101 up to the time, and 426 in two forms, the
// second to a request with Connection: close.
const (
	answered101 = `HTTP/1.1 101 Switching Protocols
Connection: Upgrade
Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Upgrade: websocket
`
	answered426 = `HTTP/1.1 426 Upgrade Required
Connection: Upgrade
Content-Type: text/plain; charset=utf-8
Upgrade: websocket
X-Content-Type-Options: nosniff
`
	answered426Close = `HTTP/1.1 426 Upgrade Required
Content-Type: text/plain; charset=utf-8
Upgrade: websocket
X-Content-Type-Options: nosniff
`
	keepAliveHasNoUpgrade = "\nWebSocket protocol violation: Connection header \"keep-alive\" does not contain Upgrade\n"
	closeHasNoUpgrade     = "\nWebSocket protocol violation: Connection header \"close\" does not contain Upgrade\n"
	emptyHasNoUpgrade     = "\nWebSocket protocol violation: Connection header \"\" does not contain Upgrade\n"
	http10IsTooOld        = "\nWebSocket protocol violation: handshake request must be at least HTTP/1.1: \"HTTP/1.0\"\n"
)

// The same lines as Varnish asks a server for something to store.
const varnishRequest = `GET /ws HTTP/1.1
Host: ws.example
Pragma: no-cache
User-Agent: probe
Origin: http://ws.example
Sec-WebSocket-Version: 13
Accept-Language: en-US,en;q=0.9
` + probeKey + `X-Forwarded-For: 127.0.0.1
Accept-Encoding: gzip
`

// What a browser makes of a 426.
const console426 = " Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "426”, and the page gets 1006."
