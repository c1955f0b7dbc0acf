package gallery

const (
	apacheAndCoder   = "observed: Apache 2.4.71 in front of coder/websocket, which let every Origin in"
	lighttpdAndCoder = "observed: lighttpd 1.4.69 in front of coder/websocket"
)

const rightLighttpd = `$HTTP["url"] =~ "^/ws" {
    proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => 18300 ) ) )
    proxy.header = ( "upgrade" => "enable" )
}`

// webServers holds what web servers make of a handshake that they pass on, like
// nginx.
var webServers = []Example{
	{
		ID:    "apache-proxypass",
		Title: "Apache with ProxyPass http://: 426",
		Lesson: "mod_proxy_http drops Upgrade, sends Connection: Keep-Alive and puts the server's address into Host. Since 2.4.47 one parameter lets Upgrade through; older versions need mod_proxy_wstunnel. " +
			"Add ProxyPreserveHost if the server checks Origin." + console426,
		Fix: `ProxyPreserveHost On
ProxyPass "/ws" "http://127.0.0.1:18300/ws" upgrade=websocket`,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Host: 127.0.0.1:18300
` + passedOn + forwardedByApache + `Connection: Keep-Alive

`,
		Answered: answered426 + `Date: Sun, 22 Nov 2026 07:15:25 GMT
Content-Length: 86

WebSocket protocol violation: Connection header "Keep-Alive" does not contain Upgrade
`,
		Response: `HTTP/1.1 426 Upgrade Required
Date: Sun, 22 Nov 2026 07:15:25 GMT
Server: Apache/2.4.71 (Debian) OpenSSL/3.0.19
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Content-Length: 86

WebSocket protocol violation: Connection header "Keep-Alive" does not contain Upgrade
`,
		Source: apacheAndCoder,
		Want:   Want{"fail", "refused", []string{"C06", "C08", "R01"}, "fail", "fail"},
	},
	{
		ID:    "apache-upgrade",
		Title: "Apache with upgrade=websocket: it opens",
		Lesson: "Apache takes Connection and Upgrade out and writes them last, after its X-Forwarded fields. Host is still the server's own address here, so a server that compares Origin with Host refuses; " +
			"ProxyPreserveHost On fixes that.",
		Fix: `ProxyPreserveHost On
ProxyPass "/ws" "http://127.0.0.1:18300/ws" upgrade=websocket`,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Host: 127.0.0.1:18300
` + passedOn + forwardedByApache + `Connection: Upgrade
Upgrade: websocket

`,
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:15:40 GMT\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Date: Sun, 22 Nov 2026 07:15:40 GMT
Connection: Upgrade
Upgrade: websocket

`,
		Source: apacheAndCoder,
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:     "apache-wstunnel",
		Title:  "Apache with mod_proxy_wstunnel: it opens",
		Lesson: "The older way: the server's address begins with ws://, and mod_proxy_wstunnel is loaded. The bytes are the same as with upgrade=websocket. Before 2.4.47 this module opened the tunnel without waiting for a 101 (CVE-2019-17567).",
		Fix: `LoadModule proxy_wstunnel_module modules/mod_proxy_wstunnel.so
ProxyPass "/ws" "ws://127.0.0.1:18300/ws"`,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Host: 127.0.0.1:18300
` + passedOn + forwardedByApache + `Connection: Upgrade
Upgrade: websocket

`,
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:16:03 GMT\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Date: Sun, 22 Nov 2026 07:16:03 GMT
Connection: Upgrade
Upgrade: websocket

`,
		Source: apacheAndCoder,
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:       "caddy",
		Title:    "Caddy with default settings: it opens",
		Lesson:   "reverse_proxy passes the handshake on. The fields come out sorted and spelt as Go spells them: Sec-Websocket-Key, with a lower-case s in Websocket. Names may change case; a server that cares is at fault.",
		Fix:      "ws.example\nreverse_proxy /ws 127.0.0.1:18300",
		Sent:     probeSent,
		Request:  sortedByGo + "X-Forwarded-Host: ws.example\nX-Forwarded-Proto: http\n\n",
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:19:41 GMT\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
Connection: Upgrade
Date: Sun, 22 Nov 2026 07:19:41 GMT
Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Server: Caddy
Upgrade: websocket

`,
		Source: "observed: Caddy 2.6.2 in front of coder/websocket",
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:       "go-reverseproxy",
		Title:    "Go's httputil.ReverseProxy: it opens",
		Lesson:   "ReverseProxy has passed upgrades on since Go 1.12. It sorts the fields, spells them Sec-Websocket-…, and adds only X-Forwarded-For. A frame that the client sends in the same packet as the request is lost (golang/go#80875); RFC 6455 forbids sending one that early anyway.",
		Fix:      `http.Handle("/ws", httputil.NewSingleHostReverseProxy(server))`,
		Sent:     probeSent,
		Request:  sortedByGo + "\n",
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:16:49 GMT\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
Connection: Upgrade
Date: Sun, 22 Nov 2026 07:16:49 GMT
Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Upgrade: websocket

`,
		Source: "observed: httputil.ReverseProxy of Go 1.26.8 in front of coder/websocket",
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:     "lighttpd",
		Title:  "lighttpd with default settings: 426",
		Lesson: "mod_proxy drops Upgrade and sends Connection: close, unless proxy.header enables upgrades. The Upgrade in the server's response does reach the client, so the 426 even says what was missing." + console426,
		Fix:    rightLighttpd,
		Sent:   probeSent,
		Request: `GET /ws HTTP/1.1
Host: ws.example
` + passedOn + forwardedByLighttpd + `Connection: close

`,
		Answered: answered426Close + "Date: Sun, 22 Nov 2026 07:17:13 GMT\nContent-Length: 81\nConnection: close\n" + closeHasNoUpgrade,
		Response: answered426Close + "Date: Sun, 22 Nov 2026 07:17:13 GMT\nContent-Length: 81\nServer: lighttpd/1.4.69\n" + closeHasNoUpgrade,
		Source:   lighttpdAndCoder,
		Want:     Want{"fail", "refused", []string{"C06", "C08", "R01"}, "fail", "fail"},
	},
	{
		ID:     "lighttpd-upgrade",
		Title:  "lighttpd with upgrade enabled: it opens",
		Lesson: "“Connection: close, upgrade” looks like a contradiction, but it is a list with the right word in it. A server that compares the whole value refuses it; it must look for the word.",
		Fix:    rightLighttpd,
		Sent:   probeSent,
		Request: `GET /ws HTTP/1.1
Host: ws.example
` + probeStart + "Upgrade: websocket\n" + probeEnd + forwardedByLighttpd + `Connection: close, upgrade

`,
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:17:28 GMT\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Upgrade: websocket
Date: Sun, 22 Nov 2026 07:17:28 GMT
Connection: upgrade
Server: lighttpd/1.4.69

`,
		Source: lighttpdAndCoder,
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
}
