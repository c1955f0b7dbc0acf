package main

import (
	"regexp"
	"strings"
)

// oddity is a handshake that is not quite what a browser sends.
type oddity struct {
	name   string
	change func(request string) string // of a right one
	status string                      // 101 if it must be accepted
	second string                      // of gorilla, where that is another
	lines  []string                    // that the answer has
	early  string                      // net/http refuses it before the endpoint sees it, and this is why
	apart  string                      // the page's engine judges otherwise, and this is why
}

// asIs leaves a request as it is.
func asIs(request string) string { return request }

// swap changes a part of a request.
func swap(old, new string) func(string) string {
	return func(request string) string {
		if !strings.Contains(request, old) {
			panic("there is no " + old)
		}
		return strings.Replace(request, old, new, 1)
	}
}

// line changes the line that begins with name and a colon; "" takes it out.
func line(name, new string) func(string) string {
	old := regexp.MustCompile("(?m)^" + name + ": .*\r\n")
	if new != "" {
		new += "\r\n"
	}
	return func(request string) string {
		if !old.MatchString(request) {
			panic("there is no line " + name)
		}
		return old.ReplaceAllLiteralString(request, new)
	}
}

// plus adds lines.
func plus(lines ...string) func(string) string {
	return swap("\r\n\r\n", "\r\n"+strings.Join(lines, "\r\n")+"\r\n\r\n")
}

// cased changes the case of all names of fields.
func cased(to func(string) string) func(string) string {
	names := regexp.MustCompile(`(?m)^[A-Za-z-]+: `)
	return func(request string) string { return names.ReplaceAllStringFunc(request, to) }
}

// then adds what comes after the empty line.
func then(more string) func(string) string {
	return func(request string) string { return request + more }
}

// both makes two changes.
func both(a, b func(string) string) func(string) string {
	return func(request string) string { return b(a(request)) }
}

// The fields of a refusal that asks for something else.
var (
	askUpgrade = []string{"Upgrade: websocket", "Connection: Upgrade"}
	askVersion = []string{"Sec-Websocket-Version: 13"}
	askBoth    = []string{"Upgrade: websocket", "Connection: Upgrade", "Sec-Websocket-Version: 13"}
	askGET     = []string{"Allow: GET"}
)

const (
	byPolicy = "the RFCs leave it to the server, and this one refuses"
	versionX = "Sec-WebSocket-Version: 13"
	keyLine  = "Sec-WebSocket-Key"

	keyWithMore = "dGhlIHNhbXBsZSBub25jZR==" // the sample key, but for bits that belong to no byte
)

// oddities has what RFC 6455 §4.2.1 and §4.4, RFC 9110 §15.5.6 and §15.5.22 and
// RFC 9112 §3.2 and §5.1 ask of a server, and where they leave it open, what keeps
// requests from being smuggled.
var oddities = []oddity{
	{name: "right", change: asIs, status: "101"},
	{name: "HTTP/1.0", change: swap("HTTP/1.1", "HTTP/1.0"), status: "426", lines: askUpgrade},
	{name: "HTTP/1.2", change: swap("HTTP/1.1", "HTTP/1.2"), status: "101"},
	{name: "HTTP/2.0 in text", change: swap("HTTP/1.1", "HTTP/2.0"), status: "505", early: "it speaks HTTP/1 here", apart: "the page takes it for a way of writing HTTP/2 down"},
	{name: "HTTP/0.9", change: swap(" HTTP/1.1", ""), status: "400", early: "no version"},
	{name: "http/1.1", change: swap("HTTP/1.1", "http/1.1"), status: "400", early: "no version"},
	{name: "two spaces", change: swap("GET ", "GET  "), status: "400", early: "the request line", apart: byPolicy},
	{name: "POST", change: swap("GET", "POST"), status: "405", lines: askGET},
	{name: "HEAD", change: swap("GET", "HEAD"), status: "405", lines: askGET},
	{name: "OPTIONS", change: swap("GET", "OPTIONS"), status: "405", lines: askGET},
	{name: "get", change: swap("GET", "get"), status: "405", lines: askGET},
	{name: "fragment", change: swap("?", "?x=1#&"), status: "400"},
	{name: "target not ASCII", change: swap("?", "?x=\xE9&"), status: "101"},
	{name: "absolute target", change: swap("GET /", "GET http://127.0.0.1/"), status: "101"},

	{name: "no Host", change: line("Host", ""), status: "400", early: "no Host"},
	{name: "two Hosts", change: plus("Host: a.example"), status: "400", early: "two Hosts"},
	{name: "bad Host", change: line("Host", "Host: a b"), status: "400", early: "bad Host"},
	{name: "empty Host", change: line("Host", "Host:"), status: "101"},

	{name: "no Upgrade", change: line("Upgrade", ""), status: "426", lines: askUpgrade},
	{name: "empty Upgrade", change: line("Upgrade", "Upgrade:"), status: "426", lines: askUpgrade},
	{name: "Upgrade: WebSocket", change: line("Upgrade", "Upgrade: WebSocket"), status: "101"},
	{name: "Upgrade: h2c", change: line("Upgrade", "Upgrade: h2c"), status: "426", lines: askUpgrade},
	{name: "Upgrade: h2c, websocket", change: line("Upgrade", "Upgrade: h2c, websocket"), status: "101"},
	{name: "Upgrade: websocket/13", change: line("Upgrade", "Upgrade: websocket/13"), status: "426", lines: askUpgrade, second: "400", apart: byPolicy},
	{name: "Upgrade: , websocket", change: line("Upgrade", "Upgrade: , websocket"), status: "101", second: "400"},
	{name: "Upgrade with U+212A", change: line("Upgrade", "Upgrade: webSoc\u212Aet"), status: "426", lines: askUpgrade},
	{name: "Upgrade quoted", change: line("Upgrade", `Upgrade: "websocket"`), status: "426", lines: askUpgrade},
	{name: "no Connection", change: line("Connection", ""), status: "426", lines: askUpgrade},
	{name: "Connection: keep-alive", change: line("Connection", "Connection: keep-alive"), status: "426", lines: askUpgrade},
	{name: "Connection: close", change: line("Connection", "Connection: close"), status: "426", lines: askUpgrade},
	{name: "Connection: Upgraded", change: line("Connection", "Connection: Upgraded"), status: "426", lines: askUpgrade},
	{name: "Connection: keep-alive, Upgrade", change: line("Connection", "Connection: keep-alive, Upgrade"), status: "101"},
	{name: "two Connection lines", change: line("Connection", "Connection: keep-alive\r\nConnection: upgrade"), status: "101"},
	{name: "Connection: close, upgrade", change: line("Connection", "Connection: close, upgrade"), status: "101"},

	{name: "no Version", change: swap(versionX+"\r\n", ""), status: "426", lines: askBoth},
	{name: "Version 8", change: swap(versionX, "Sec-WebSocket-Version: 8"), status: "426", lines: askBoth},
	{name: "Version 7", change: swap(versionX, "Sec-WebSocket-Version: 7"), status: "426", lines: askBoth},
	{name: "Version 0", change: swap(versionX, "Sec-WebSocket-Version: 0"), status: "426", lines: askBoth},
	{name: "Version 14", change: swap(versionX, "Sec-WebSocket-Version: 14"), status: "426", lines: askBoth},
	{name: "Version 777", change: swap(versionX, "Sec-WebSocket-Version: 777"), status: "400", lines: askVersion},
	{name: "Version 013", change: swap(versionX, "Sec-WebSocket-Version: 013"), status: "400", lines: askVersion},
	{name: "Version 13, 8", change: swap(versionX, "Sec-WebSocket-Version: 13, 8"), status: "400", lines: askVersion},
	{name: "Version 8, 13", change: swap(versionX, "Sec-WebSocket-Version: 8, 13"), status: "400", lines: askVersion},
	{name: "two Version lines", change: swap(versionX, versionX+"\r\nSec-WebSocket-Version: 8"), status: "400", lines: askVersion},
	{name: "Version 13 with spaces", change: swap(versionX, "Sec-WebSocket-Version:\t 13 \t"), status: "101"},

	{name: "no Key", change: line(keyLine, ""), status: "400"},
	{name: "empty Key", change: line(keyLine, keyLine+":"), status: "400"},
	{name: "two Keys", change: plus(keyLine + ": x3JJHMbDL1EzLkh9GBhXDw=="), status: "400"},
	{name: "the Key twice", change: plus(keyLine + ": " + sampleKey), status: "400"},
	{name: "key of 15 bytes", change: line(keyLine, keyLine+": AAAAAAAAAAAAAAAAAAAA"), status: "400"},
	{name: "key of 17 bytes", change: line(keyLine, keyLine+": AAAAAAAAAAAAAAAAAAAAAAA="), status: "400"},
	{name: "key of 18 bytes", change: line(keyLine, keyLine+": AAAAAAAAAAAAAAAAAAAAAAAA"), status: "400"},
	{name: "key that is no base64", change: line(keyLine, keyLine+": !!!!!!!!!!!!!!!!!!!!!!=="), status: "400"},
	{name: "key without padding", change: line(keyLine, keyLine+": dGhlIHNhbXBsZSBub25jZQ"), status: "400"},
	{name: "key in the URL-safe alphabet", change: line(keyLine, keyLine+": _-8hkXGXMm0lLjHBy5XbXg=="), status: "400"},
	{name: "key with bits of no byte", change: line(keyLine, keyLine+": "+keyWithMore), status: "101"},
	{name: "key with a space", change: line(keyLine, keyLine+": dGhlIHNhbX BsZSBub25jZQ=="), status: "400"},
	{name: "key in quotes", change: line(keyLine, keyLine+`: "`+sampleKey+`"`), status: "400"},
	{name: "key and spaces", change: line(keyLine, keyLine+":  "+sampleKey+" \t"), status: "101"},
	{name: "list of keys", change: line(keyLine, keyLine+": "+sampleKey+", "+sampleKey), status: "400"},
	{name: "keys of Hixie-76", change: plus("Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5", "Sec-WebSocket-Key2: 12998 5 Y3 1  .P00"), status: "101"},

	{name: "names in lower case", change: cased(strings.ToLower), status: "101"},
	{name: "names in upper case", change: cased(strings.ToUpper), status: "101"},
	{name: "space before a colon", change: swap("Upgrade: ", "Upgrade : "), status: "400", early: "no name"},
	{name: "folded key", change: swap(keyLine+": ", keyLine+":\r\n "), status: "101"},
	{name: "LF alone", change: func(r string) string { return strings.ReplaceAll(r, "\r\n", "\n") }, status: "101"},
	{name: "CR alone", change: plus("X: a\rb"), status: "400", early: "a CR in a value", apart: byPolicy},
	{name: "empty line first", change: func(r string) string { return "\r\n" + r }, status: "400", early: "no request line", apart: "the RFCs leave it to the server"},
	{name: "NUL in a value", change: plus("X: a\x00b"), status: "400", early: "a NUL", apart: byPolicy},
	{name: "no colon", change: plus("this is no field"), status: "400", early: "no field"},
	{name: "no name", change: plus(": nameless"), status: "400", early: "no name"},
	{name: "Latin-1 in a value", change: plus("X-Menu: caf\xE9"), status: "101"},

	{name: "body", change: both(plus("Content-Length: 5"), then("hello")), status: "400", apart: byPolicy},
	{name: "body in chunks", change: both(plus("Transfer-Encoding: chunked"), then("5\r\nhello\r\n0\r\n\r\n")), status: "400", apart: byPolicy},
	{name: "body of no bytes", change: plus("Content-Length: 0"), status: "101"},
	{name: "two lengths", change: plus("Content-Length: 0", "Content-Length: 5"), status: "400", early: "two lengths"},
	{name: "unknown coding", change: plus("Transfer-Encoding: gzip"), status: "501", early: "an unknown coding"},
	{name: "Expect: 100-continue", change: plus("Expect: 100-continue"), status: "101"},
	{name: "Expect: more", change: plus("Expect: more"), status: "417", early: "an unknown expectation", apart: byPolicy},
	{name: "frame glued on", change: then(string(masked(0x81, "hello"))), status: "400", apart: byPolicy},
	{name: "request glued on", change: then("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), status: "400", apart: byPolicy},

	{name: "subprotocols", change: plus("Sec-WebSocket-Protocol: chat, superchat"), status: "101"},
	{name: "empty subprotocol", change: plus("Sec-WebSocket-Protocol:"), status: "400"},
	{name: "subprotocol twice", change: plus("Sec-WebSocket-Protocol: chat, chat"), status: "400"},
	{name: "subprotocol that is no token", change: plus("Sec-WebSocket-Protocol: chat, a/b"), status: "400"},
	{name: "extension without a name", change: line("Sec-WebSocket-Extensions", "Sec-WebSocket-Extensions: ;;,,="), status: "400"},
	{name: "unknown extension", change: plus("Sec-WebSocket-Extensions: x-unknown; a=1"), status: "101"},

	{name: "cookie of 4 KB", change: plus("Cookie: a=" + strings.Repeat("x", 4000)), status: "101"},
	{name: "cookie of 20 KB", change: plus("Cookie: a=" + strings.Repeat("x", 20_000)), status: "431", early: "too long", apart: byPolicy},
	{name: "64 lines", change: plus(many(64 - 12)...), status: "101"},
	{name: "65 lines", change: plus(many(65 - 12)...), status: "431", apart: byPolicy},
	{name: "500 lines", change: plus(many(500)...), status: "431", apart: byPolicy},
}

// many returns n lines that mean nothing.
func many(n int) []string {
	return strings.Split(strings.TrimSuffix(strings.Repeat("X: a\n", n), "\n"), "\n")
}
