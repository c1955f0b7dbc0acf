package paste_test

import (
	"os"
	"testing"

	"wsaccept/wasm/paste"
)

// Messages that are in several of the files.
const (
	answer = "HTTP/1.1 101 Switching Protocols\r\n" +
		"Upgrade: websocket\r\n" +
		"Connection: Upgrade\r\n" +
		"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
	asked = "GET /chat HTTP/1.1\r\n" +
		"Host: ws.example\r\n" +
		"Upgrade: websocket\r\n" +
		"Connection: Upgrade\r\n" +
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
		"Sec-WebSocket-Version: 13\r\n\r\n"
	answer2 = "HTTP/1.1 101 Switching Protocols\r\n" +
		"Connection: Upgrade\r\n" +
		"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" +
		"Upgrade: websocket\r\n\r\n"
	asked2 = "GET /chat HTTP/1.1\r\n" +
		"Host: 127.0.0.1:18765\r\n" +
		"User-Agent: curl/7.88.1\r\n" +
		"Accept: */*\r\n" +
		"Connection: Upgrade\r\n" +
		"Upgrade: websocket\r\n" +
		"Sec-WebSocket-Version: 13\r\n" +
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
	asked3 = "GET / HTTP/1.1\r\n" +
		"Connection: Upgrade\r\n" +
		"Sec-Websocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
		"Sec-Websocket-Version: 13\r\n" +
		"Upgrade: websocket\r\n\r\n"
	answer3 = "HTTP/1.1 101 Switching Protocols\r\n" +
		"Connection: Upgrade\r\n" +
		"Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" +
		"Upgrade: websocket\r\n\r\n"
	asked4 = "GET /chat HTTP/1.1\r\n" +
		"Host: ws.example\r\n" +
		"Upgrade: websocket\r\n" +
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)

// pastes are the files in testdata. Those that are not said to be real imitate
// the tool.
var pastes = []struct{ file, tool, form, url, request, response string }{
	{
		file: "cdp", tool: "events of the DevTools protocol, Chrome 126, as puppeteer logs them",
		form: "JSON", url: "wss://ws.example/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Upgrade: websocket\r\n" +
			"Connection: Upgrade\r\n" +
			"Host: ws.example\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Version: 13\r\n\r\n",
		response: answer,
	},
	{
		file: "chrome-h2", tool: "Headers panel of Chrome 103, HTTP/2",
		form: "DevTools", url: "https://ws.example/chat",
		request: ":authority: ws.example\r\n" +
			":method: GET\r\n" +
			":path: /chat\r\n" +
			":scheme: https\r\n" +
			"accept: */*\r\n\r\n",
		response: ":status: 403\r\n" +
			"date: Sun, 22 Nov 2026 07:08:16 GMT\r\n" +
			"server: cloudflare\r\n\r\n",
	},
	{
		file: "chrome-har", tool: "HAR of Chrome 126, shortened",
		form: "HAR", url: "wss://ws.example/chat?q=A",
		request: "GET /chat?q=A HTTP/1.1\r\n" +
			"Host: ws.example\r\n" +
			"Connection: Upgrade\r\n" +
			"Upgrade: websocket\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Version: 13\r\n\r\n",
		response: "HTTP/1.1 101 Switching Protocols\r\n" +
			"Upgrade: websocket\r\n" +
			"Connection: Upgrade\r\n" +
			"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" +
			"Set-Cookie: a=1\r\n" +
			"Set-Cookie: b=2\r\n\r\n",
	},
	{
		file: "chrome-new", tool: "Headers panel of Chrome 126",
		form: "DevTools", url: "wss://ws.example/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Accept-Encoding: gzip, deflate, br, zstd\r\n" +
			"Cache-Control: no-cache\r\n" +
			"Connection: Upgrade\r\n" +
			"Host: ws.example\r\n" +
			"Origin: https://ws.example\r\n" +
			"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Upgrade: websocket\r\n" +
			"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\r\n\r\n",
		response: answer2,
	},
	{
		file: "chrome-newest", tool: "Headers panel of Chrome 130",
		form: "DevTools", url: "wss://ws.example/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"sec-websocket-version: 13\r\n" +
			"x-custom: 1\r\n\r\n",
		response: "HTTP/1.1 101 Switching Protocols\r\n" +
			"connection: Upgrade\r\n" +
			"sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" +
			"upgrade: websocket\r\n\r\n",
	},
	{
		file: "chrome-old", tool: "Headers panel of Chrome 103",
		form: "DevTools", url: "wss://ws.example/chat?room=1",
		request: "GET /chat?room=1 HTTP/1.1\r\n" +
			"Accept-Encoding: gzip, deflate, br\r\n" +
			"Accept-Language: en-US,en;q=0.9\r\n" +
			"Cache-Control: no-cache\r\n" +
			"Connection: Upgrade\r\n" +
			"Host: ws.example\r\n" +
			"Origin: https://ws.example\r\n" +
			"Pragma: no-cache\r\n" +
			"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Upgrade: websocket\r\n" +
			"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/103.0.0.0 Safari/537.36\r\n\r\n",
		response: answer2,
	},
	{
		file: "chrome-raw", tool: "Headers panel of Chrome 103 after “view source”",
		form: "DevTools", url: "wss://ws.example/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Host: ws.example\r\n" +
			"Connection: Upgrade\r\n" +
			"Upgrade: websocket\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		response: answer,
	},
	{
		file: "copy-as-curl-cmd-old", tool: "Copy as cURL (cmd), Chrome 103",
		form: "DevTools", url: "wss://ws.example/chat",
		request: asked,
	},
	{
		file: "copy-as-curl-cmd", tool: "Copy as cURL (cmd), Chrome 126",
		form: "DevTools", url: "wss://ws.example/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Host: ws.example\r\n" +
			"Upgrade: websocket\r\n" +
			"Connection: Upgrade\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"sec-ch-ua: \"Chromium\";v=\"126\"\r\n" +
			"Sec-WebSocket-Version: 13\r\n\r\n",
	},
	{
		file: "copy-as-curl", tool: "Copy as cURL (bash), Chrome 126",
		form: "DevTools", url: "wss://ws.example/chat?room=1",
		request: "GET /chat?room=1 HTTP/1.1\r\n" +
			"Host: ws.example\r\n" +
			"Upgrade: websocket\r\n" +
			"Origin: https://ws.example\r\n" +
			"Cache-Control: no-cache\r\n" +
			"Accept-Language: en-US,en;q=0.9\r\n" +
			"Pragma: no-cache\r\n" +
			"Connection: Upgrade\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Cookie: sid=it's\r\n" +
			"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n",
	},
	{
		file: "copy-as-fetch", tool: "Copy as fetch, Chrome 126",
		form: "DevTools", url: "wss://ws.example/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Host: ws.example\r\n" +
			"accept-language: en-US,en;q=0.9\r\n" +
			"cache-control: no-cache\r\n" +
			"pragma: no-cache\r\n" +
			"sec-websocket-extensions: permessage-deflate; client_max_window_bits\r\n" +
			"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"sec-websocket-version: 13\r\n\r\n",
	},
	{
		file: "curl-command-i", tool: "a terminal with curl -i, the command line above the answer",
		form: "plain", url: "http://127.0.0.1:8080/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Connection: Upgrade\r\n" +
			"Upgrade: websocket\r\n" +
			"Host: echo.example\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Version: 13\r\n\r\n",
		response: answer,
	},
	{
		file: "curl-i", tool: "curl 7.88.1 -i with its progress meter, real",
		form: "curl log", url: "",
		response: answer,
	},
	{
		file: "curl-redirect", tool: "curl 7.88.1 -vL, real",
		form: "curl -v", url: "",
		request:  asked2,
		response: answer,
	},
	{
		file: "curl-trace-ascii", tool: "curl 7.88.1 --trace-ascii, real",
		form: "curl -v", url: "",
		request: "GET /chat HTTP/1.1\r\n" +
			"Host: 127.0.0.1:18765\r\n" +
			"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\r\n" +
			"Accept: */*\r\n" +
			"Connection: Upgrade\r\n" +
			"Upgrade: websocket\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		response: answer,
	},
	{
		file: "curl-trace", tool: "curl 7.88.1 --trace, real",
		form: "hex dump", url: "",
		request:  asked2,
		response: answer,
	},
	{
		file: "curl-v", tool: "curl 7.88.1 -v, real",
		form: "curl -v", url: "",
		request:  asked2,
		response: answer,
	},
	{
		file: "firefox-panel", tool: "Headers panel of Firefox 91 without headings",
		form: "DevTools", url: "wss://ws.example/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Host: ws.example\r\n" +
			"Connection: keep-alive, Upgrade\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Upgrade: websocket\r\n\r\n",
		response: answer2,
	},
	{
		file: "firefox-panel2", tool: "Headers panel of Firefox 128",
		form: "DevTools", url: "wss://ws.example/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Accept: */*\r\n" +
			"Connection: keep-alive, Upgrade\r\n" +
			"Host: ws.example\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Upgrade: websocket\r\n\r\n",
		response: answer2,
	},
	{
		file: "go-map", tool: "%v of http.Header, Go 1.26, real",
		form: "Go log", url: "",
		request:  asked3,
		response: answer3,
	},
	{
		file: "go-sharp-v", tool: "%#v of http.Header, Go 1.26, real",
		form: "Node log", url: "",
		request: asked3,
	},
	{
		file: "go-v", tool: "%+v of http.Response, Go 1.26, real",
		form: "Go log", url: "",
		response: answer3,
	},
	{
		file: "har-request", tool: "one request of a HAR, without the braces around it",
		form: "HAR", url: "wss://ws.example/chat",
		request: asked4,
	},
	{
		file: "hexdump-C", tool: "hexdump -C, real",
		form: "hex dump", url: "",
		response: "HTTP/1.1 101 Switching Protocols\r\n" +
			"Upgrade: websocket\r\n" +
			"Connection: Upgrade\r\n" +
			"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n" +
			"\x81\x02hi",
	},
	{
		file: "netty-hex", tool: "LoggingHandler of Netty 4.1",
		form: "Netty log", url: "",
		request: asked,
		response: "HTTP/1.1 101 Switching Protocols\r\n" +
			"Upgrade: websocket\r\n" +
			"Connection: Upgrade\r\n" +
			"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n" +
			"\x81\x02hi",
	},
	{
		file: "netty-tostring", tool: "DefaultFullHttpRequest.toString of Netty 4.1",
		form: "Netty log", url: "",
		request:  asked,
		response: answer,
	},
	{
		file: "nginx-debug", tool: "error_log … debug, nginx 1.22",
		form: "nginx log", url: "",
		request: asked,
		response: "HTTP/1.1 101 Switching Protocols\r\n" +
			"Server: nginx/1.22.1\r\n" +
			"Date: Sun, 22 Nov 2026 07:08:16 GMT\r\n" +
			"Connection: upgrade\r\n" +
			"Upgrade: websocket\r\n" +
			"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
	},
	{
		file: "nginx-right", tool: "recorded exchanges, nginx 1.22.1 in the middle",
		form: "escaped", url: "",
		request: "GET /r/close-at-once HTTP/1.1\r\n" +
			"Upgrade: websocket\r\n" +
			"Connection: upgrade\r\n" +
			"Host: ws.example\r\n" +
			"Pragma: no-cache\r\n" +
			"Cache-Control: no-cache\r\n" +
			"User-Agent: probe\r\n" +
			"Origin: http://ws.example\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Accept-Encoding: gzip, deflate, br\r\n" +
			"Accept-Language: en-US,en;q=0.9\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n",
		response: "HTTP/1.1 502 Bad Gateway\r\n" +
			"Server: nginx/1.22.1\r\n" +
			"Date: Sun, 22 Nov 2026 07:10:03 GMT\r\n" +
			"Content-Type: text/html\r\n" +
			"Content-Length: 157\r\n" +
			"Connection: keep-alive\r\n\r\n" +
			"<html>\r\n" +
			"<head><title>502 Bad Gateway</title></head>\r\n" +
			"<body>\r\n" +
			"<center><h1>502 Bad Gateway</h1></center>\r\n" +
			"<hr><center>nginx/1.22.1</center>\r\n" +
			"</body>\r\n" +
			"</html>\r\n",
	},
	{
		file: "node-debug", tool: "NODE_DEBUG=http and console.log(res.headers, res.rawHeaders), Node 20, real",
		form: "Node log", url: "",
		request: "GET / HTTP/1.1\r\n" +
			"Connection: Upgrade\r\n" +
			"Upgrade: websocket\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		response: "HTTP/1.1 101 Switching Protocols\r\n" +
			"upgrade: websocket\r\n" +
			"connection: Upgrade\r\n" +
			"sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
	},
	{
		file: "node-header", tool: "_header of a ClientRequest, Node 20",
		form: "Node log", url: "",
		request: asked4,
	},
	{
		file: "node-request", tool: "console.log(request), Node 20, real",
		form: "Node log", url: "",
		request: "GET /chat HTTP/1.1\r\n" +
			"Connection: Upgrade\r\n" +
			"Upgrade: websocket\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Host: 127.0.0.1:18765\r\n\r\n",
	},
	{
		file: "od", tool: "od -A x -t x1z, real",
		form: "hex dump", url: "",
		request: asked,
	},
	{
		file: "python-httpclient", tool: "set_debuglevel(1) of http.client, Python 3, real",
		form: "Python log", url: "",
		request: "GET /chat HTTP/1.1\r\n" +
			"Host: 127.0.0.1:18765\r\n" +
			"Accept-Encoding: identity\r\n" +
			"Connection: Upgrade\r\n" +
			"Upgrade: websocket\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		response: answer,
	},
	{
		file: "safari", tool: "Headers panel of Safari 17",
		form: "DevTools", url: "wss://ws.example/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Connection: Upgrade\r\n" +
			"Host: ws.example\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Upgrade: websocket\r\n\r\n",
		response: answer2,
	},
	{
		file: "tcpdump-A", tool: "tcpdump -A 4.99",
		form: "tcpdump log", url: "",
		request:  asked,
		response: answer,
	},
	{
		file: "tcpdump-X", tool: "tcpdump -X 4.99",
		form: "hex dump", url: "",
		request: asked,
		response: "HTTP/1.1 101 Switching Protocols\r\n" +
			"Upgrade: websocket\r\n" +
			"Connection: Upgrade\r\n" +
			"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n" +
			"\x81\x02hi",
	},
	{
		file: "tshark-V", tool: "tshark -V 4.0",
		form: "Wireshark", url: "http://127.0.0.1:9000/chat",
		request: "GET /chat HTTP/1.1\r\n" +
			"Host: 127.0.0.1:9000\r\n" +
			"Upgrade: websocket\r\n" +
			"Connection: Upgrade\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Version: 13\r\n\r\n",
		response: answer,
	},
	{
		file: "varnish-default", tool: "recorded exchanges, Varnish in the middle",
		form: "escaped", url: "",
		request: "GET /r/close-at-once HTTP/1.1\r\n" +
			"Host: ws.example\r\n" +
			"Pragma: no-cache\r\n" +
			"User-Agent: probe\r\n" +
			"Origin: http://ws.example\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Accept-Language: en-US,en;q=0.9\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" +
			"X-Forwarded-For: 127.0.0.1\r\n" +
			"Accept-Encoding: gzip\r\n" +
			"X-Varnish: 131078\r\n\r\n",
		response: "HTTP/1.1 503 Backend fetch failed\r\n" +
			"Date: Sun, 22 Nov 2026 07:14:27 GMT\r\n" +
			"Server: Varnish\r\n" +
			"Content-Type: text/html; charset=utf-8\r\n" +
			"Retry-After: 5\r\n" +
			"X-Varnish: 131077\r\n" +
			"Age: 0\r\n" +
			"Via: 1.1 varnish (Varnish/7.1)\r\n" +
			"Content-Length: 283\r\n" +
			"Connection: keep-alive\r\n\r\n" +
			"<!DOCTYPE html>\n<html>\n  <head>\n    <title>503 Backend fetch failed</title>\n  </head>\n  <body>\n    <h1>Error 503 Backend fetch failed</h1>\n    <p>Backend fetch failed</p>\n    <h3>Guru Meditation:</h3>\n    <p>XID: 131078</p>\n    <hr>\n    <p>Varnish cache server</p>\n  </body>\n</html>\n",
	},
	{
		file: "websockets-asctime", tool: "logging with times, Python websockets 12",
		form: "Python log", url: "",
		request:  asked,
		response: answer,
	},
	{
		file: "websockets-bare", tool: "python -m websockets with messages only",
		form: "log", url: "",
		request:  asked,
		response: answer,
	},
	{
		file: "websockets-basicconfig", tool: "logging.basicConfig, Python websockets 12",
		form: "Python log", url: "",
		request:  asked,
		response: answer,
	},
	{
		file: "wget-d", tool: "wget 1.21.3 -d, real",
		form: "plain", url: "",
		request: "GET /chat HTTP/1.1\r\n" +
			"Host: 127.0.0.1:18765\r\n" +
			"User-Agent: Wget/1.21.3\r\n" +
			"Accept: */*\r\n" +
			"Accept-Encoding: identity\r\n" +
			"Connection: Upgrade\r\n" +
			"Upgrade: websocket\r\n" +
			"Sec-WebSocket-Version: 13\r\n" +
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
		response: answer,
	},
	{
		file: "wireshark-stream-hex", tool: "Follow TCP Stream as hex dump, Wireshark 4.0",
		form: "hex dump", url: "",
		request: asked,
		response: "HTTP/1.1 101 Switching Protocols\r\n" +
			"Upgrade: websocket\r\n" +
			"Connection: Upgrade\r\n" +
			"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n" +
			"\x81\x02hi",
	},
	{
		file: "xxd-p", tool: "xxd -p, real",
		form: "hex dump", url: "",
		request: asked,
	},
	{
		file: "xxd", tool: "xxd, real",
		form: "hex dump", url: "",
		request: asked,
	},
}

func TestForms(t *testing.T) {
	for _, p := range pastes {
		t.Run(p.file, func(t *testing.T) {
			f := paste.Find(load(t, p.file+".txt"), paste.Either)
			if f.Form != p.form || f.URL.Text != p.url {
				t.Errorf("form %q, address %q", f.Form, f.URL.Text)
			}
			if f.Request.Text != p.request {
				t.Errorf("request %q", f.Request.Text)
			}
			if f.Response.Text != p.response {
				t.Errorf("response %q", f.Response.Text)
			}
			check(t, load(t, p.file+".txt"), f)
			if len(f.Notes) == 0 {
				t.Error("no note")
			}
		})
	}
}

func load(t testing.TB, file string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
