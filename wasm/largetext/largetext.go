// Package largetext makes large texts of every kind that people paste, for tests of
// how long they take.
package largetext

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/chromium"
	"wsaccept/wasm/programs/firefox"
)

// Kind is a kind of text that can be of any length.
type Kind struct {
	Name        string
	Front, Unit string // the text begins with Front, and goes on with Unit again and again; in Unit, § is a number that counts up
}

// Text returns a text of this kind of size bytes.
func (k Kind) Text(size int) string {
	var b strings.Builder
	b.WriteString(k.Front)
	for n := 0; b.Len() < size; n++ {
		b.WriteString(strings.ReplaceAll(k.Unit, "§", strconv.Itoa(n)))
	}
	return b.String()[:size]
}

// Named returns the kind called name, which must be one of Kinds.
func Named(name string) Kind {
	for _, k := range Kinds {
		if k.Name == name {
			return k
		}
	}
	panic("no kind is called " + name)
}

const (
	request  = "GET /chat HTTP/1.1\r\nHost: ws.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
	response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
	header   = `{"name":"Sec-WebSocket-Key","value":"dGhlIHNhbXBsZSBub25jZQ=="},`
)

// lines is text with line feeds alone.
func lines(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }

// Kinds are the kinds.
var Kinds = []Kind{
	// Bytes again and again.
	{"spaces", "", " "},
	{"tabs", "", "\t"},
	{"CR", "", "\r"},
	{"LF", "", "\n"},
	{"CRLF", "", "\r\n"},
	{"NUL", "", "\x00"},
	{"bytes that are not UTF-8", "", "\xff\xfe"},
	{"emoji", "", "😀"},
	{"combining characters", "e", "\u0301"},
	{"quotes", "", `"`},
	{"apostrophes", "", `'`},
	{"backquotes", "", "`"},
	{"quotes and letters", "", `"a" `},
	{"backslashes", "", `\`},
	{"escaped quotes", "", `\"`},
	{"escaped line ends", "", `\r\n`},
	{"escapes of bytes", "", `\x0a`},
	{"percent signs", "", "%"},
	{"percent-encoding", "", "%0D%0A"},
	{"braces", "", "{"},
	{"closing braces", "", "}"},
	{"brackets", "", "["},
	{"parentheses", "", "("},
	{"angle brackets", "", "<"},
	{"brackets in brackets", "", "[[]"},
	{"colons", "", ":"},
	{"commas", "", ","},
	{"equals signs", "", "="},
	{"slashes", "", "/"},
	{"stars", "", "*"},
	{"comments", "", "/*"},
	{"hashes", "", "#"},
	{"dollars", "", "$("},
	{"digits", "", "0"},
	{"letters", "", "a"},
	{"arrows", "", "=>"},
	{"dots", "", "."},

	// Prose and code.
	{"words", "", "garbage "},
	{"lines of words", "", "garbage\n"},
	{"prose", "", "The server accepts the handshake of number §, and then the connection is closed. Why?\n"},
	{"prose in one line", "", "The server accepts the handshake: it's “§”, isn't it? "},
	{"HTML", "<!DOCTYPE html>\n", `<div class="a" data-id="§"><a href="https://example.com/a?b=c&amp;d=§">text</a></div>` + "\n"},
	{"minified JavaScript", "", `var a§=function(b,c){return b.on("upgrade",function(d){c[d.headers["sec-websocket-key"]]=e("sha1").update(d+'258EAFA5-E914-47DA-95CA-C5AB0DC85B11')})};`},
	{"literals of C", "", "static const char s§[] = \"HTTP/1.1 101 Switching Protocols\\r\\n\" \"Upgrade: websocket\\r\\n\";\nstatic const unsigned char b§[] = { 0x32, 0x35, 0x38, 0x45 };\n"},
	{"literals of Go", "", "const guid§ = \"258EAFA5-E914-47DA-95CA-C5AB0DC85B1§\"\nw.Write([]byte(\"HTTP/1.1 101 Switching Protocols\\r\\nSec-WebSocket-Accept: \" + accept(key) + \"\\r\\n\\r\\n\"))\n"},
	{"literals of Python", "", "GUID§ = b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11'\nself.wfile.write(b'HTTP/1.1 101 Switching Protocols\\r\\n')\nkey§ = base64.encodestring(hashlib.sha1(key + GUID§).digest())\n"},
	{"literals of PHP", "", "$accept§ = base64_encode(sha1($key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', true));\nsocket_write($s, \"HTTP/1.1 101 Switching Protocols\\r\\nSec-WebSocket-Accept: $accept§\\r\\n\\r\\n\");\n"},
	{"literals of Java", "", "byte[] b§ = MessageDigest.getInstance(\"SHA-1\").digest((key + \"258EAFA5-E914-47DA-95CA-C5AB0DC85B11\").getBytes(\"UTF-8\"));\nout.write((\"Sec-WebSocket-Accept: \" + encode(b§) + \"\\r\\n\").getBytes());\n"},
	{"template literals", "", "socket.write(`HTTP/1.1 101 Switching Protocols\\r\\nSec-WebSocket-Accept: ${accept(req.headers['sec-websocket-key'] + '§')}\\r\\n\\r\\n`);\n"},
	{"shell script", "", "printf '%s' \"$key§258EAFA5-E914-47DA-95CA-C5AB0DC85B11\" | openssl dgst -sha1 -binary | base64\n"},
	{"calls in calls", "", "sha1("},
	{"sums", "", `"a" + `},
	{"arrays of numbers", "", "0x32, 0x35, 0x38, 0x45, "},
	{"GUIDs", "", "258EAFA5-E914-47DA-95CA-C5AB0DC85B11 "},

	// Messages, and parts of them.
	{"requests", "", request},
	{"responses", "", response},
	{"exchanges", "", request + response},
	{"exchanges in lines", "", lines(request + response)},
	{"request lines", "", "GET /chat§ HTTP/1.1\n"},
	{"GET lines without a version", "", "GET /chat§\n"},
	{"status lines", "", "HTTP/1.1 101 Switching Protocols\n"},
	{"interim responses", "", "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"},
	{"words of a start line", "", "HTTP/"},
	{"one long target", "GET /", "a%20b?c=d&"},
	{"one long value", "GET / HTTP/1.1\r\nHost: a\r\nX: ", "value "},
	{"one long list", "GET / HTTP/1.1\r\nHost: a\r\nConnection: ", "a, "},
	{"one long extension list", "GET / HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Extensions: ", "permessage-deflate; a=§, "},
	{"one long subprotocol list", "GET / HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Protocol: ", "p§, "},
	{"one long cookie", "GET / HTTP/1.1\r\nHost: a\r\nCookie: ", "a§=b; "},
	{"one long key", "GET / HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key: ", "dGhl"},
	{"a long body", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "<p>§\r\n"},
	{"frames behind the head", response, "\x81\x02hi"},
	{"a request of many fields", "GET /chat HTTP/1.1\r\nHost: a\r\n", "X-Field-§: value\r\n"},
	{"a request of one field", "GET /chat HTTP/1.1\r\nHost: a\r\n", "Upgrade: websocket\r\n"},
	{"a request of many keys", "GET /chat HTTP/1.1\r\nHost: a\r\n", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"},
	{"a request of many extensions", "GET /chat HTTP/1.1\r\nHost: a\r\n", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=§\r\n"},
	{"a request of many protocols", "GET /chat HTTP/1.1\r\nHost: a\r\n", "Sec-WebSocket-Protocol: p§\r\n"},
	{"a request of many cookies", "GET /chat HTTP/1.1\r\nHost: a\r\n", "Cookie: a§=b; token=secret\r\n"},
	{"a request of faulty lines", "GET /chat HTTP/1.1\r\nHost: a\r\n", "Up grade : websocket\x00\r\n"},
	{"a request with folded lines", "GET /chat HTTP/1.1\r\nHost: a\r\n", " folded\r\n"},
	{"a request with bare CR", "GET /chat HTTP/1.1\r\nHost: a\r\n", "a: b\r"},
	{"a response of many fields", "HTTP/1.1 101 Switching Protocols\r\n", "X-Field-§: value\r\n"},
	{"a response of many Accepts", "HTTP/1.1 101 Switching Protocols\r\n", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"},
	{"a response of many cookies", "HTTP/1.1 101 Switching Protocols\r\n", "Set-Cookie: a§=b; Secure\r\n"},
	{"a response of faulty lines", "HTTP/1.1 101 Switching Protocols\r\n", "Up grade\x01: websocket\n"},
	{"fields", "", "a: b\n"},
	{"fields of many names", "", "X-Field-§: value\n"},
	{"keys", "", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n"},
	{"Accepts", "", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n"},
	{"names and values in turn", "", "upgrade\nwebsocket\n"},
	{"names without colons", "", "Sec-WebSocket-Key dGhlIHNhbXBsZSBub25jZQ==\n"},
	{"pseudo-fields", "", ":method: GET\n:path: /§\n"},

	// Prefixes, quotes, shells.
	{"prompts", "", "> a: b\n"},
	{"curl -v", "", "> GET /chat HTTP/1.1\n> Host: a\n> \n< HTTP/1.1 101 Switching Protocols\n< Upgrade: websocket\n< \n"},
	{"quoted lines", "", "> > Upgrade: websocket\n"},
	{"quoted strings", "", "\"Upgrade: websocket\\r\\n\"\n"},
	{"indented lines", "", "    Upgrade: websocket\n"},
	{"log prefixes", "", "2026-11-30T22:36:51.123Z [info] server: Upgrade: websocket\n"},
	{"log prefixes before messages", "", strings.ReplaceAll(lines(request+response), "\n", "\n2026-11-30T22:36:51.123Z [debug] conn §: ")},
	{"shell commands", "", "$ curl -v http://a/§\n"},
	{"shell commands that go on", "", "curl -H 'Upgrade: websocket' \\\n"},
	{"shell session", "", "user@host:~$ curl -i -N -H 'Upgrade: websocket' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' http://a/§\nHTTP/1.1 400 Bad Request\nContent-Length: 0\n\n"},
	{"options", "curl ", "-H 'a: §' "},
	{"links", "", "wss://example.com/chat/§ "},
	{"access log of nginx", "", "127.0.0.1 - - [30/Nov/2026:22:36:51 +0000] \"GET /chat/§ HTTP/1.1\" 101 0 \"-\" \"Mozilla/5.0\"\n"},
	{"error log of nginx", "", "2026/11/30 22:36:51 [error] 12#12: *§ connect() failed (111: Connection refused) while connecting to upstream, client: 127.0.0.1, server: a, request: \"GET /chat HTTP/1.1\", upstream: \"http://127.0.0.1:9/chat\", host: \"a\"\n"},
	{"debug log of nginx", "", "2026/11/30 22:36:51 [debug] 12#12: *§ http header: \"Upgrade: websocket\"\n"},
	{"log of HAProxy", "", "haproxy[14387]: 10.0.1.2:33313 [06/Feb/2026:12:12:51.443] fnt bck/srv1 0/0/5004/-1/5008 504 194 - - sH-- 0/0/0/0/0 0/0 {} \"GET /chat/§ HTTP/1.1\"\n"},
	{"log of Caddy", "", `{"level":"info","ts":1700000000.§,"logger":"http.log.access","msg":"handled request","request":{"method":"GET","host":"a","uri":"/chat","headers":{"Upgrade":["websocket"],"Connection":["Upgrade"]}},"status":101,"resp_headers":{"Server":["Caddy"]}}` + "\n"},
	{"log of Envoy", "", "[2026-11-30 22:36:51.123][12][debug][http] [source/common/http/conn_manager_impl.cc:1] [C§][S1] request headers complete (end_stream=false):\n':authority', 'a'\n':path', '/chat'\n'upgrade', 'websocket'\n"},
	{"log of IIS", "#Fields: date time cs-method cs-uri-stem sc-status\n", "2026-11-30 22:36:51 GET /chat/§ 101\n"},

	// Structures.
	{"HAR", `{"log":{"entries":[`, `{"request":{"method":"GET","url":"wss://a/§","httpVersion":"HTTP/1.1","headers":[` + header + `{"name":"Upgrade","value":"websocket"}]},"response":{"status":101,"statusText":"Switching Protocols","headers":[{"name":"Upgrade","value":"websocket"}]}},`},
	{"headers of a HAR", `{"log":{"entries":[{"request":{"method":"GET","url":"wss://a/","headers":[`, header},
	{"netlog", `{"constants":{},"events":[`, `{"params":{"headers":["Host: a","Upgrade: websocket"],"line":"GET /§ HTTP/1.1\r\n"},"phase":0,"source":{"id":§,"type":1},"time":"1","type":180},` + "\n"},
	{"JSON objects", "", `{"Upgrade":"websocket","n":§}` + "\n"},
	{"one JSON object", "{", `"X-Field-§": "value", `},
	{"JSON in JSON", "", `"{\"headers\":{\"Upgrade\":\"websocket\",\"n\":\"§\"}}",`},
	{"open JSON", "", `{"a":[`},
	{"open JSON of headers", "", `{"headers":{"Upgrade":`},
	{"open strings", "", `{"a":"b\n`},
	{"JavaScript objects", "", "{ upgrade: 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', n: § }\n"},
	{"maps of Go", "", "map[Connection:[Upgrade] Sec-Websocket-Key:[dGhlIHNhbXBsZSBub25jZQ==] N:[§]] "},
	{"open maps of Go", "", "map[Connection:["},
	{"var_dump of PHP", "array(99999) {\n", "  [\"HTTP_UPGRADE_§\"]=>\n  string(9) \"websocket\"\n"},
	{"print_r of PHP", "Array\n(\n", "    [HTTP_UPGRADE_§] => websocket\n"},
	{"WSGI", "{", "'HTTP_UPGRADE': 'websocket', 'wsgi.§': (1, 0), "},
	{"ASGI", "[", "(b'upgrade', b'websocket'), (b'x-§', b'a'), "},
	{"tuples of Elixir", "[", `{"upgrade", "websocket"}, {"x-§", "a"}, `},
	{"tuples of Erlang", "[", "{<<\"upgrade\">>,<<\"websocket\">>},\n"},
	{"hashes of Ruby", "{", `"HTTP_UPGRADE"=>"websocket", "n"=>§, `},
	{"unquoted lists", "", "Headers([upgrade: websocket, connection: Upgrade, n: §])\n"},
	{"escaped text", "", `GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n`},
	{"escaped text in quotes", "", `b'GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n'` + "\n"},
	{"base64", "", "R0VUIC8gSFRUUC8xLjENCkhvc3Q6IGENClVwZ3JhZGU6IHdlYnNvY2tldA0KDQog"},
	{"lines of base64", "", "R0VUIC8gSFRUUC8xLjENCkhvc3Q6IGENClVwZ3JhZGU6IHdlYnNvY2tldA0KDQog\n"},
	{"hex", "", "474554202f20485454502f312e310d0a"},
	{"hex in pairs", "", "47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a "},
	{"hex dump", "", "00000000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  |GET / HTTP/1.1..|\n"},
	{"xxd", "", "00000000: 4745 5420 2f20 4854 5450 2f31 2e31 0d0a  GET / HTTP/1.1..\n"},
	{"tcpdump -A", "", "22:36:51.123456 IP 127.0.0.1.§ > 127.0.0.1.80: Flags [P.], seq 1:2, ack 1, length 1: HTTP: GET /chat HTTP/1.1\nE..4..@.@......GET /chat HTTP/1.1\nHost: a\nUpgrade: websocket\n\n"},
	{"ngrep", "", "T 127.0.0.1:§ -> 127.0.0.1:80 [AP]\nGET /chat HTTP/1.1..Host: a..Upgrade: websocket....\n"},
	{"tshark -V", "", "Hypertext Transfer Protocol\n    GET /chat HTTP/1.1\\r\\n\n    Upgrade: websocket\\r\\n\n    \\r\\n\n"},
	{"developer tools", "General\nRequest URL: wss://a/b\nStatus Code: 101 Switching Protocols\nRequest Headers\n", "x-field-§: value\n"},

	// Error texts.
	{"error texts of Chrome", "", "WebSocket connection to 'wss://a/§' failed: " + chromium.During + chromium.StatusUnexpected + "404\n"},
	{"error texts of Chrome that break off", "", "WebSocket connection to 'wss://a/§' failed: " + chromium.During},
	{"error texts of Firefox", "", firefox.CantConnectTo + "wss://a/§.\n"},
	{"error texts of Node.js", "", "Error: Unexpected server response: §\n    at ClientRequest.<anonymous> (/app/node_modules/ws/lib/websocket.js:912:7)\n"},
	{"error texts of Python", "", "websockets.exceptions.InvalidStatus: server rejected WebSocket connection: HTTP 4§\n"},
	{"error texts of Go", "", "websocket: bad handshake\nwebsocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header\n"},
	{"nearly error texts", "", "WebSocket connection to '"},
	{"error codes", "", "ERR_CONNECTION_REFUSED "},
	{"close codes", "", "WebSocket closed with code 1006 \n"},
	{"stack traces", "", "\tat java.base/java.net.http.WebSocketHandshakeException.run(Unknown.java:§)\n"},
	{"ends", "", "* Empty reply from server\ncurl: (52) Empty reply from server\n"},
	{"refusals of a connection", "", "dial tcp 127.0.0.1:§: connect: connection refused\n"},

	// Secrets.
	{"tokens", "", "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc§\n"},
	{"passwords", "", "password=§&token=abc&"},
	{"tokens with dots", "", "eyJ."},
	{"addresses with passwords", "", "wss://user:pass§@a/b?access_token=§ "},
	{"at signs", "", "a@"},
	{"keys in PEM", "", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\n"},
}
