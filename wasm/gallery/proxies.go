package gallery

import "wsaccept/wasm/programs/chromium"

const (
	haproxyAndCoder = "observed: HAProxy 2.6.12 in front of coder/websocket"
	varnishAndCoder = "observed: Varnish 7.1.1 in front of coder/websocket"
	squidAndCoder   = "observed: Squid 5.7 in front of coder/websocket"
)

const rightVarnish = `sub vcl_recv {
    if (req.url ~ "^/ws" && req.http.upgrade ~ "(?i)^websocket$") {
        return (pipe);
    }
}
sub vcl_pipe {
    if (req.http.upgrade) {
        set bereq.http.upgrade = req.http.upgrade;
        set bereq.http.connection = req.http.connection;
    }
}`

// proxies holds what HAProxy, Varnish and Squid make of a handshake, like nginx.
var proxies = []Example{
	{
		ID:    "haproxy",
		Title: "HAProxy with default settings: it opens",
		Lesson: "HAProxy knows WebSocket and passes the handshake on by default. It writes all names in lower case, in both directions, which is how you recognise it. " +
			"An open socket is subject to “timeout tunnel”, or, without that, to the short timeouts for requests.",
		Fix: `defaults
    mode http
    timeout tunnel 1h`,
		Sent:     probeSent,
		Request:  haproxyRequest,
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:11:33 GMT\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
connection: Upgrade
sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
upgrade: websocket
date: Sun, 22 Nov 2026 07:11:33 GMT

`,
		Source: haproxyAndCoder,
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:    "haproxy-upgrade-deleted",
		Title: "HAProxy with Upgrade deleted: 426, and an Accept",
		Lesson: "A rule against h2c deletes Upgrade from every request, and WebSocket with it. Look at the response: the server sent no Accept; HAProxy computed the right one and added it to a refusal. " +
			"An Accept alone proves nothing: the status counts. Chromium's console says “" + chromium.During + chromium.StatusUnexpected + "426”.",
		Fix:  "http-request del-header upgrade unless { hdr(upgrade) -i websocket }",
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
host: ws.example
pragma: no-cache
cache-control: no-cache
user-agent: probe
` + haproxyEnd,
		Answered: answered426 + "Date: Sun, 22 Nov 2026 07:12:21 GMT\nContent-Length: 76\n" + emptyHasNoUpgrade,
		Response: `HTTP/1.1 426 Upgrade Required
connection: Upgrade
content-type: text/plain; charset=utf-8
upgrade: websocket
x-content-type-options: nosniff
date: Sun, 22 Nov 2026 07:12:21 GMT
content-length: 76
Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
` + emptyHasNoUpgrade,
		Source: haproxyAndCoder,
		Want:   Want{"fail", "refused", []string{"C06", "C08", "R01"}, "fail", "fail"},
	},
	{
		ID:    "haproxy-accept-added",
		Title: "HAProxy adds a second Accept",
		Lesson: "A rule with add-header puts Sec-WebSocket-Accept into every response, and the server's own is already there. Both are right, but one is too many. " +
			"Chromium's console says “" + chromium.During + chromium.AcceptRepeated + "”.",
		Fix:      "# delete the rule “http-response add-header Sec-WebSocket-Accept …”",
		Sent:     probeSent,
		Request:  haproxyRequest,
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:19:17 GMT\n\n",
		Response: `HTTP/1.1 101 Switching Protocols
connection: Upgrade
sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
upgrade: websocket
date: Sun, 22 Nov 2026 07:19:17 GMT
sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
x-via: haproxy

`,
		Source: haproxyAndCoder,
		Want:   Want{"ok", "fail", []string{"R08"}, "fail", "fail"},
	},
	{
		ID:    "haproxy-502",
		Title: "HAProxy turns a bad 101 into 502",
		Lesson: "The server answered 101 without an Accept. HAProxy checks that the field is there, not that it is right, and gives the client 502 instead. " +
			"So Chromium's console says “" + chromium.StatusUnexpected + "502”, and the real fault is visible only between HAProxy and the server.",
		Fix:     "# fix the server: its response has no Sec-WebSocket-Accept",
		Sent:    "GET /r/missing-accept HTTP/1.1\n" + probeFields + "\n",
		Request: "GET /r/missing-accept HTTP/1.1\n" + haproxyFields,
		Answered: `HTTP/1.1 101 Switching Protocols
Upgrade: websocket
Connection: Upgrade

`,
		Response: `HTTP/1.1 502 Bad Gateway
content-length: 107
cache-control: no-cache
content-type: text/html

<html><body><h1>502 Bad Gateway</h1>
The server returned an invalid or incomplete response.
</body></html>
`,
		Source: "observed: HAProxy 2.6.12 in front of a faulty server",
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
	{
		ID:    "varnish",
		Title: "Varnish with default settings: 426",
		Lesson: "Varnish is a cache: it asks the server for something to store, and drops Upgrade, Connection and Cache-Control on the way. A WebSocket has to be handed to vcl_pipe, where Varnish only copies bytes. " +
			"Via and X-Varnish in the response show that it passed through Varnish." + console426,
		Fix:      rightVarnish,
		Sent:     probeSent,
		Request:  varnishRequest + "X-Varnish: 67\n\n",
		Answered: answered426 + "Date: Sun, 22 Nov 2026 07:14:09 GMT\nContent-Length: 76\n" + emptyHasNoUpgrade,
		Response: `HTTP/1.1 426 Upgrade Required
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 07:14:09 GMT
Content-Length: 76
X-Varnish: 66
Age: 0
Via: 1.1 varnish (Varnish/7.1)
Connection: keep-alive
` + emptyHasNoUpgrade,
		Source: varnishAndCoder,
		Want:   Want{"fail", "refused", []string{"C06", "C08", "R01"}, "fail", "fail"},
	},
	{
		ID:    "varnish-pipe-only",
		Title: "Varnish with pipe, without the two fields: 426",
		Lesson: "vcl_recv pipes the request, but even then Varnish writes Connection: close and drops Upgrade, unless vcl_pipe puts both back. " +
			"After the 426 the connection is closed." + console426,
		Fix:  rightVarnish,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Host: ws.example
` + passedOn + `X-Forwarded-For: 127.0.0.1
X-Varnish: 66
Connection: close

`,
		Answered: answered426Close + "Date: Sun, 22 Nov 2026 07:14:53 GMT\nContent-Length: 81\nConnection: close\n" + closeHasNoUpgrade,
		Response: answered426Close + "Date: Sun, 22 Nov 2026 07:14:53 GMT\nContent-Length: 81\nConnection: close\n" + closeHasNoUpgrade,
		Source:   varnishAndCoder,
		Want:     Want{"fail", "refused", []string{"C06", "C08", "R01"}, "fail", "fail"},
	},
	{
		ID:    "varnish-right",
		Title: "Varnish with pipe and both fields: it opens",
		Lesson: "Upgrade and Connection come last, where vcl_pipe put them, and the response passes unchanged. " +
			"Keep the condition in vcl_recv narrow: a pipe stays open even if the server refuses, and whatever the client sends next bypasses all your rules (WebSocket smuggling).",
		Fix:  rightVarnish,
		Sent: probeSent,
		Request: `GET /ws HTTP/1.1
Host: ws.example
` + passedOn + `X-Forwarded-For: 127.0.0.1
X-Varnish: 32833
upgrade: websocket
connection: Upgrade

`,
		Answered: answered101 + "Date: Sun, 22 Nov 2026 07:14:27 GMT\n\n",
		Response: answered101 + "Date: Sun, 22 Nov 2026 07:14:27 GMT\n\n",
		Source:   varnishAndCoder,
		Want:     Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:     "varnish-cached-refusal",
		Title:  "Varnish answers from its cache: the 426 of another request",
		Lesson: "Somebody told Varnish to store everything for a minute, errors included. The first 426 was stored, and Varnish now answers every handshake for this address with it: Age: 6 and X-Cache: HIT show that the server was not asked." + console426,
		Fix: rightVarnish + `
sub vcl_backend_response {
    if (beresp.status >= 400) {
        set beresp.ttl = 10s;
        set beresp.uncacheable = true;
        return (deliver);
    }
}`,
		Request: probeSent,
		Response: `HTTP/1.1 426 Upgrade Required
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 07:15:10 GMT
Content-Length: 76
X-Varnish: 79 65548
Age: 6
Via: 1.1 varnish (Varnish/7.1)
X-Cache: HIT
Connection: keep-alive
` + emptyHasNoUpgrade,
		Source: "observed: Varnish 7.1.1 that stores everything; the request did not reach the server",
		Want:   Want{"ok", "refused", []string{"R01"}, "fail", "fail"},
	},
	{
		ID:     "squid",
		Title:  "Squid in front of a server: 426",
		Lesson: "Squid drops every Upgrade that its configuration does not allow. Via and Surrogate-Capability tell the server that Squid was there; X-Cache and Via tell the client." + console426,
		Fix:    "http_upgrade_request_protocols websocket allow all",
		Sent:   probeSent,
		Request: `GET /ws HTTP/1.1
Pragma: no-cache
User-Agent: probe
` + probeEnd + `Host: ws.example
Via: 1.1 vm (squid/5.7)
Surrogate-Capability: vm="Surrogate/1.0"
X-Forwarded-For: 127.0.0.1
Cache-Control: no-cache
Connection: keep-alive

`,
		Answered: answered426 + "Date: Sun, 22 Nov 2026 07:17:55 GMT\nContent-Length: 86\n" + keepAliveHasNoUpgrade,
		Response: `HTTP/1.1 426 Upgrade Required
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 07:17:55 GMT
Content-Length: 86
X-Cache: MISS from vm
X-Cache-Lookup: MISS from vm:18491
Via: 1.1 vm (squid/5.7)
Connection: keep-alive
` + keepAliveHasNoUpgrade,
		Source: squidAndCoder,
		Want:   Want{"fail", "refused", []string{"C06", "C08", "R01"}, "fail", "fail"},
	},
}
