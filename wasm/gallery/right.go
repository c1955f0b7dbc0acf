package gallery

// right holds handshakes that open.
var right = []Example{
	{
		ID:    "rfc6455",
		Title: "The example of RFC 6455",
		Lesson: "The handshake that the RFC itself prints. The Accept is base64 of the SHA-1 of the key, exactly as it was sent, followed by the GUID 258EAFA5-E914-47DA-95CA-C5AB0DC85B11. " +
			"Use this key as the first test of your own code: it must give s3pPLMBiTxaQ9kYGzzhZRbK+xOo=.",
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
Origin: http://example.com
Sec-WebSocket-Protocol: chat, superchat
Sec-WebSocket-Version: 13

`,
		Response: switching + `s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Sec-WebSocket-Protocol: chat

`,
		Source: "RFC 6455 §1.2",
		Want:   Want{"ok", "ok", []string{"C13"}, "open", "open"},
	},
	{
		ID:    "chromium",
		Title: "What Chromium 156 sends",
		Lesson: "Besides Upgrade and Connection, two fields make this a WebSocket handshake: Sec-WebSocket-Version and Sec-WebSocket-Key. Sec-WebSocket-Extensions is optional and offers compression, Pragma and Cache-Control keep caches out of the way, and Origin tells the server which site's page is asking. " +
			"The response needs only its status line and three fields; it does not accept the offered compression, which is allowed.",
		Request: `GET /chat HTTP/1.1
Host: 127.0.0.1:8990
Connection: Upgrade
Pragma: no-cache
Cache-Control: no-cache
User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36
Upgrade: websocket
Origin: http://127.0.0.1:8990
Sec-WebSocket-Version: 13
Accept-Encoding: gzip, deflate, br, zstd
Accept-Language: en-US,en;q=0.9
Sec-WebSocket-Key: /5hWEvHhDF9Br2Ypeo8ibg==
Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits

`,
		Response: switching + "pVwk1Tg/ufhD09tj5NokhI4T7PQ=\n\n",
		Source:   "observed: Chromium 156.0.8078.79, answered by a test server",
		Want:     Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:    "firefox",
		Title: "What Firefox 153 sends",
		Lesson: "The same handshake with the fields in a different order, three Sec-Fetch fields that Chromium leaves out, and an offer of compression without client_max_window_bits. " +
			"The order of fields means nothing, so a server must look them up by name.",
		Request: `GET /chat HTTP/1.1
Host: 127.0.0.1:8991
User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0
Accept: */*
Accept-Language: en-US,en;q=0.9
Accept-Encoding: gzip, deflate, br, zstd
Sec-WebSocket-Version: 13
Origin: http://127.0.0.1:8991
Sec-WebSocket-Extensions: permessage-deflate
Sec-WebSocket-Key: 5uAMr7PbXGKlZZU55Xh6dA==
Connection: Upgrade
Sec-Fetch-Dest: empty
Sec-Fetch-Mode: websocket
Sec-Fetch-Site: same-origin
Pragma: no-cache
Cache-Control: no-cache
Upgrade: websocket

`,
		Response: switching + "ig7PoR/u1vzmWQL6qVD0T5f7Ex0=\n\n",
		Source:   "observed: Firefox 153.7.0esr, answered by a test server",
		Want:     Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:    "lower-case-names",
		Title: "Names in lower case, values in mixed case",
		Lesson: "Field names may be written in any mix of case, and so may the words websocket and Upgrade in their values. The key, the Accept, subprotocols and the names of extensions must keep their case. " +
			"Proxies such as HAProxy and clients such as undici send names in lower case, so a server that looks for exactly “Sec-WebSocket-Key” finds nothing.",
		Request: `GET /chat HTTP/1.1
host: server.example.com
upgrade: WebSocket
connection: upgrade
sec-websocket-key: ` + pageKey + `
sec-websocket-version: 13
origin: http://server.example.com

`,
		Response: `HTTP/1.1 101 Switching Protocols
upgrade: WebSocket
connection: upgrade
sec-websocket-accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:    "keep-alive-upgrade",
		Title: "Connection: keep-alive, Upgrade",
		Lesson: "Connection is a list, and Upgrade only has to be one of its members; Firefox used to send it this way. A server that compares the whole value with “Upgrade” refuses it. " +
			"In a response such a list is legal as well, and {Chromium} and {Firefox} accept it, but other clients don't: answer with Upgrade alone.",
		Fix: `// Go: look for the word in the list
for _, word := range strings.Split(strings.Join(r.Header.Values("Connection"), ","), ",") {
	if strings.EqualFold(strings.TrimSpace(word), "upgrade") {
		return true
	}
}`,
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Connection: keep-alive, Upgrade
Upgrade: websocket
Sec-WebSocket-Key: ` + pageKey + `
Sec-WebSocket-Version: 13
Origin: http://server.example.com

`,
		Response: goodAnswer,
		Source:   written,
		Want:     Want{"ok", "ok", nil, "open", "open"},
	},
	{
		ID:    "key-of-the-rfc-text",
		Title: "The key that RFC 6455 prints in §4.1",
		Lesson: "Base64 of 16 bytes leaves four bits unused, and in the RFC's own example key one of them is set: it ends in C== where A== is meant (erratum 3150). An encoder must set those bits to zero, and a decoder may refuse others (RFC 4648 §3.5). " +
			"The Accept is computed from the key as it was sent, so no decoding is needed.",
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEC==
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: switching + "OfS0wDaT5NoxF2gqm7Zj2YtetzM=\n\n",
		Source:   "key: RFC 6455 §4.1 item 7; the rest written for this page",
		Want:     Want{"ok", "ok", []string{"C11"}, "open", "open"},
	},
}
