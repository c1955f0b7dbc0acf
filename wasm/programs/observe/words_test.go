//go:build !js

package observe

import "math/rand/v2"

// What extensions are offered and accepted with.
var extensionWords = []string{
	"permessage-deflate", "permessage-deflate; client_max_window_bits", "permessage-deflate; server_max_window_bits=10",
	"permessage-deflate; server_max_window_bits=16", "permessage-deflate; server_max_window_bits", "permessage-deflate; client_max_window_bits=08",
	"permessage-deflate; client_no_context_takeover; server_no_context_takeover", "permessage-deflate; client_no_context_takeover; client_no_context_takeover",
	"permessage-deflate; server_no_context_takeover; client_max_window_bits=15", "permessage-deflate; foo", `permessage-deflate; client_max_window_bits="10"`,
	`permessage-deflate; a="b\c"`, `permessage-deflate; a="b`, `x; a="b,c;d", permessage-deflate`, "permessage-deflate;", "permessage-deflate; ; a", "PerMessage-Deflate",
	"x-webkit-deflate-frame", "permessage-deflate; a=b=c", "permessage-deflate a", ", permessage-deflate", "@", "", "permessage-deflate; server_no_context_takeover=true",
	"permessage-deflate, permessage-deflate; foo", "permessage-deflate; server_max_window_bits = 10", "permessage-bzip2, permessage-deflate; client_no_context_takeover",
}

func newRequestMutator(seed uint64) mutator {
	return mutator{
		Rand: rand.New(rand.NewPCG(seed, 1)),
		words: map[string][]string{
			"host": {
				"127.0.0.1:9000", "a b", "", "[::1]", "[::1]:80", "[::g]", "[1:2:3:4:5:6:7:8:9]", "[1::2::3]", "[1:2:3]", "[v1.a]", "[name]", "a:b", "a:", ":80", "u@h", "ex%zzmple.com", "ex%41mple.com",
				"[fe80::1%25eth0]", "[fe80::1%eth0]", "[::1.2.3.4]", "[::256.1.1.1]", "[1.2.3.4]", "[:1]", "[::1", "::1", "h/x", "h?x", "caf\xe9", "a,b", "(a)", "server.example.com.", "SERVER.example.com", "[12345::]", "[1:2:3:4:5:6:7]", "[]", "[::1]x", "[1:2:3:4:5:6:7::]", "[::01.2.3.4]", "a%25b", "a%2", "a%c3%a9",
			},
			"upgrade":    {"WebSocket", "h2c", "", "websocket/13", "h2c, websocket", "websocket,", ",websocket", "\"websocket\"", "web\u017focket", "websocket;", "websockets"},
			"connection": {"upgrade", "keep-alive, Upgrade", "close", "", "Upgrade-Insecure-Requests", "close, Upgrade", "keep-alive Upgrade", "keep-alive; Upgrade", "\"Upgrade\"", ",Upgrade", "Upgrade,", "Upgrade, HTTP2-Settings", "upgrad\u00e9", "@, Upgrade", "Upgrade @", "keep-alive,,Upgrade"},
			"sec-websocket-key": {
				"AQIDBAUGBwgJCgsMDQ4PEC==", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ===", "", "x", "!!!!!!!!!!!!!!!!!!!!!!==", "AAAAAAAAAAAAAAAAAAAAAAA=", "dGhlIHNhbXBsZSBub25j ZQ==", "dGhlIHNhbXBsZSBub25jZQ==, x",
				"\"dGhlIHNhbXBsZSBub25jZQ==\"", "dGhlIHNhbXBsZSBub25jZ-==", "AAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAAA", "=AAAAAAAAAAAAAAAAAAAAAA=",
			},
			"sec-websocket-version":    {"8", "013", "13, 8", "8, 13", "", "13.0", "+13", "0x0d", "256", "\u0661\u0663", "\"13\"", "13;", "14"},
			"sec-websocket-protocol":   {"chat", "superchat, chat", "x", "", "chat,", ",chat", "chat, chat", "chat/1", "\"chat\"", "ch at", "x, chat/1, chat", "caf\u00e9", "a=b", "chat;x"},
			"sec-websocket-extensions": extensionWords,
			"origin":                   {"http://server.example.com", "https://server.example.com", "null", "", "http://evil.example", "garbage", "http://a b", "file://", "http://[::1", "http://server.example.com/x#%zz", "HTTP://SERVER.EXAMPLE.COM", "http://server.example.com:80", "http://u:p@server.example.com", "http://u x@h", "http://%zz", "http://a:b", "//server.example.com", "1:2", ":x", "a:b/c", "http://[1::2::3]", "http:server.example.com", "http://server.example.com\x01", "chrome-extension://abc", "http://[::1%25a]", "http://[::1%25]", "http://[fe80::1%zz]", "x/y:z", "x:y/z"},
			"content-length":           {"0", "5", "abc", "-1", "+0", "0x0", "", "1.5", "0, 0", "00", "99999999999999999999", "300000"},
			"transfer-encoding":        {"chunked", "gzip", "chunked, gzip", "gzip, chunked", "", "identity", "Chunked", "x"},
			"expect":                   {"100-continue", "x", "", "100-Continue", "100-continue, x"},
		},
		lines: []string{
			"Content-Length: 0", "Content-Length: 5", "Content-Length: abc", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip", "Expect: 100-continue", "Expect: x", "Host: x", "garbage", "X-A: b", "X A: b", ": x", " folded",
			"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits", "Sec-WebSocket-Protocol: superchat, chat", "Sec-WebSocket-Key1: 1", "Origin: http://other.example", "Connection: close", "Connection: keep-alive",
			"Upgrade: h2c", "X-\u00e9: x", "X-A: caf\u00e9", "TE: trailers", "Trailer: Content-Length", "Cookie: a=b", "Sec-WebSocket-Accept: x", "Pragma: no-cache",
		},
		first: []string{
			"GET / HTTP/1.1", "GET /chat HTTP/1.0", "GET /chat HTTP/2.0", "GET /chat HTTP/1.2", "GET /chat HTTP/0.9", "GET /chat HTTP/1.10", "GET /chat HTTP/1", "GET /chat http/1.1", "GET /chat", "GET", "get /chat HTTP/1.1", "POST /chat HTTP/1.1",
			"HEAD /chat HTTP/1.1", "OPTIONS * HTTP/1.1", "OPTIONS /x HTTP/1.1", "CONNECT host:80 HTTP/1.1", "CONNECT /x HTTP/1.1", "CONNECT x HTTP/1.1", "PRI * HTTP/2.0", "GET  /chat HTTP/1.1", "GET /chat  HTTP/1.1", "GET /ch at HTTP/1.1", "GET * HTTP/1.1", "GET *x HTTP/1.1", "GET chat HTTP/1.1", "GET ?x HTTP/1.1", "GET //h/x HTTP/1.1",
			"GET http://server.example.com/chat HTTP/1.1", "GET ws://h:1/x HTTP/1.1", "GET http://[::1]/x HTTP/1.1", "GET http://[::g]/x HTTP/1.1", "GET http://u:p@h/x HTTP/1.1", "GET http://h:x/ HTTP/1.1", "GET /%zz HTTP/1.1", "GET /% HTTP/1.1", "GET /?%zz HTTP/1.1", "GET /#x HTTP/1.1", "GET http: HTTP/1.1", "GET :x HTTP/1.1", "GET mailto:a HTTP/1.1", "GET http:x HTTP/1.1",
			"GET /\u00e9 HTTP/1.1", "GET /\x7f HTTP/1.1", "G@T / HTTP/1.1", "\tGET / HTTP/1.1", " GET / HTTP/1.1", "GET\t/\tHTTP/1.1", "GET /chat HTTP/1.1 ", "GET /chat HTTP/1.1 x", "GET /chat HTTP/9.1", "GET /chat HTTPS/1.1", "GET /chat HTTP/1.:", "GET http://h HTTP/1.1", "GET http://h?x HTTP/1.1", "GET http:///x HTTP/1.1", "TRACE / HTTP/1.1", "GET /chat HTTP/3.1", "GET ///x HTTP/1.1", "GET http://ex%41mple.com/ HTTP/1.1", "GET http://h%20/ HTTP/1.1", "GET /[x]?[y] HTTP/1.1", "GET ws://[::1%25a]/ HTTP/1.1",
		},
	}
}

func newResponseMutator(seed uint64) mutator {
	return mutator{
		Rand: rand.New(rand.NewPCG(seed, 2)),
		words: map[string][]string{
			"upgrade":                  {"WebSocket", "h2c", "", "websocket, h2c", "websocket,", ",websocket", "\"websocket\"", "web\u017focket", "websocket;x", "websocket/13"},
			"connection":               {"upgrade", "keep-alive, Upgrade", "close", "", "Upgrade, close", "keep-alive Upgrade", "Upgrade;x", "\"Upgrade\"", ",Upgrade", "Upgrade,", "@, Upgrade", "Upgrade @", "keep-alive,,Upgrade", "upgrade, upgrade"},
			"sec-websocket-accept":     {"{ACC}x", "{LOW}", "{NOPAD}", "{HEX}", "{KEY}", "", "\"{ACC}\"", "{ACC}, {ACC}", "{MIDSP}", "{DEC}", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="},
			"sec-websocket-protocol":   {"chat", "superchat", "x", "", "chat, superchat", "CHAT", "chat,", "\"chat\"", "ch at"},
			"sec-websocket-extensions": extensionWords,
			"content-length":           {"0", "5", "abc", "-1", "+0", "0x0", "", "1.5", "0, 0", "00", "99999999999999999999"},
			"transfer-encoding":        {"chunked", "gzip", "chunked, gzip", "gzip, chunked", "", "identity", "Chunked", "x"},
			"trailer":                  {"Content-Length", "X", "", "X, Trailer", "transfer-encoding"},
			"location":                 {"/x", "http://other.example/", "ws://other.example/", "", "x", "http://[::1", "%zz", "//h/x", "ftp://h/", ":x", "?y", "http://a b/"},
		},
		lines: []string{
			"Content-Length: 0", "Content-Length: 5", "Content-Length: abc", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip", "Transfer-Encoding: x", "garbage", "X-A: b", "X A: b", ": x", " folded", "\tfolded", "X-B: b\x00c", "X-B: b\x01",
			"Sec-WebSocket-Extensions: permessage-deflate", "Sec-WebSocket-Protocol: superchat", "Sec-WebSocket-Accept: {ACC}", "Sec-WebSocket-Accept: x", "Connection: close", "Connection: keep-alive", "Upgrade: h2c", "X-\u00e9: x", "X-A: caf\u00e9", "Trailer: Content-Length",
			"Trailer: X", "Set-Cookie: a=b", "Server: x", "Location: /x", "Date: x", "Content-Encoding: gzip",
		},
		first: []string{
			"HTTP/1.1 101", "HTTP/1.1 101 ", "HTTP/1.1  101 Switching Protocols", "HTTP/1.0 101 Switching Protocols", "HTTP/1.2 101 X", "HTTP/2.0 101 X", "HTTP/0.9 101 X", "HTTP/0.0 101 X", "HTTP/1.10 101 X", "HTTP/1 101 X", "HTTP/2 101 X", "http/1.1 101 X", "RTSP/1.1 101 X",
			"HTTP/1.1 0101 X", "HTTP/1.1 1010 X", "HTTP/1.1 101X", "HTTP/1.1 101\tX", "HTTP/1.1\t101 X", "HTTP/1.1 +10 X", "HTTP/1.1 -01 X", "HTTP/1.1 1x1 X", "HTTP/1.1", "HTTP/1.1 ", "101 Switching Protocols", "", "SSH-2.0-OpenSSH_9.2", "220 mail ESMTP", "HTTP/1.1 101 Caf\xe9", "HTTP/1.1 101 a\x00b",
			"HTTP/1.1 200 OK", "HTTP/1.1 301 Moved Permanently", "HTTP/1.1 302 Found", "HTTP/1.1 307 X", "HTTP/1.1 308 X", "HTTP/1.1 304 Not Modified", "HTTP/1.1 400 Bad Request", "HTTP/1.1 401 Unauthorized", "HTTP/1.1 404 Not Found", "HTTP/1.1 426 Upgrade Required", "HTTP/1.1 503 X", "HTTP/1.1 000 X", "HTTP/1.1 099 X", "HTTP/1.1 999 X", "HTTP/1.1 204 X", "HTTP/1.1 205 X",
			"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 X", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 101 X", "HTTP/1.1 100 Continue", "HTTP/1.1 103 X\r\nContent-Length: 2\r\n\r\nhiHTTP/1.1 101 X", "HTTP/1.1 199 X\r\n\r\nHTTP/1.1 404 X",
			"\xef\xbb\xbfHTTP/1.1 101 X", "\x00HTTP/1.1 101 X", "\r\nHTTP/1.1 101 X", " HTTP/1.1 101 X",
		},
	}
}
