package wiretest

import "strings"

// Oddity is a handshake that is not quite what a browser sends.
type Oddity struct {
	Name   string
	Change func(request string) string // of a right one
	Status string                      // 101 if it must be accepted
	Second string                      // of gorilla, where that is another
	Lines  []string                    // that the answer has
	Early  string                      // net/http refuses it before the endpoint sees it, and this is why
	Apart  string                      // the page's engine judges otherwise, and this is why
}

// The fields of a refusal that asks for something else.
var (
	AskUpgrade = []string{"Upgrade: websocket", "Connection: Upgrade"}
	askVersion = []string{"Sec-Websocket-Version: 13"}
	askBoth    = []string{"Upgrade: websocket", "Connection: Upgrade", "Sec-Websocket-Version: 13"}
	askGET     = []string{"Allow: GET"}
)

// byPolicy is why the endpoint refuses what the page's engine lets pass.
const byPolicy = "the RFCs leave it to the server, and this one refuses"

// Parts of a right request, for Swap and Line.
const (
	VersionLine = "Sec-WebSocket-Version: 13"
	KeyName     = "Sec-WebSocket-Key"
)

// KeyWithMore is SampleKey, but for bits that belong to no byte.
const KeyWithMore = "dGhlIHNhbXBsZSBub25jZR=="

// Oddities has what RFC 6455 §4.2.1 and §4.4, RFC 9110 §15.5.6 and §15.5.22 and
// RFC 9112 §3.2 and §5.1 ask of a server, and where they leave it open, what keeps
// requests from being smuggled.
var Oddities = []Oddity{
	{Name: "right", Change: AsIs, Status: "101"},
	{Name: "HTTP/1.0", Change: Swap("HTTP/1.1", "HTTP/1.0"), Status: "426", Lines: AskUpgrade},
	{Name: "HTTP/1.2", Change: Swap("HTTP/1.1", "HTTP/1.2"), Status: "101"},
	{Name: "HTTP/2.0 in text", Change: Swap("HTTP/1.1", "HTTP/2.0"), Status: "505", Early: "it speaks HTTP/1 here", Apart: "the page takes it for a way of writing HTTP/2 down"},
	{Name: "HTTP/0.9", Change: Swap(" HTTP/1.1", ""), Status: "400", Early: "no version"},
	{Name: "http/1.1", Change: Swap("HTTP/1.1", "http/1.1"), Status: "400", Early: "no version"},
	{Name: "two spaces", Change: Swap("GET ", "GET  "), Status: "400", Early: "the request line", Apart: byPolicy},
	{Name: "POST", Change: Swap("GET", "POST"), Status: "405", Lines: askGET},
	{Name: "HEAD", Change: Swap("GET", "HEAD"), Status: "405", Lines: askGET},
	{Name: "OPTIONS", Change: Swap("GET", "OPTIONS"), Status: "405", Lines: askGET},
	{Name: "get", Change: Swap("GET", "get"), Status: "405", Lines: askGET},
	{Name: "fragment", Change: Swap("?", "?x=1#&"), Status: "400"},
	{Name: "target not ASCII", Change: Swap("?", "?x=\xE9&"), Status: "101"},
	{Name: "absolute target", Change: Swap("GET /", "GET http://127.0.0.1/"), Status: "101"},

	{Name: "no Host", Change: Line("Host", ""), Status: "400", Early: "no Host"},
	{Name: "two Hosts", Change: Plus("Host: a.example"), Status: "400", Early: "two Hosts"},
	{Name: "bad Host", Change: Line("Host", "Host: a b"), Status: "400", Early: "bad Host"},
	{Name: "empty Host", Change: Line("Host", "Host:"), Status: "101"},

	{Name: "no Upgrade", Change: Line("Upgrade", ""), Status: "426", Lines: AskUpgrade},
	{Name: "empty Upgrade", Change: Line("Upgrade", "Upgrade:"), Status: "426", Lines: AskUpgrade},
	{Name: "Upgrade: WebSocket", Change: Line("Upgrade", "Upgrade: WebSocket"), Status: "101"},
	{Name: "Upgrade: h2c", Change: Line("Upgrade", "Upgrade: h2c"), Status: "426", Lines: AskUpgrade},
	{Name: "Upgrade: h2c, websocket", Change: Line("Upgrade", "Upgrade: h2c, websocket"), Status: "101"},
	{Name: "Upgrade: websocket/13", Change: Line("Upgrade", "Upgrade: websocket/13"), Status: "426", Lines: AskUpgrade, Second: "400", Apart: byPolicy},
	{Name: "Upgrade: , websocket", Change: Line("Upgrade", "Upgrade: , websocket"), Status: "101", Second: "400"},
	{Name: "Upgrade with U+212A", Change: Line("Upgrade", "Upgrade: webSoc\u212Aet"), Status: "426", Lines: AskUpgrade},
	{Name: "Upgrade quoted", Change: Line("Upgrade", `Upgrade: "websocket"`), Status: "426", Lines: AskUpgrade},
	{Name: "no Connection", Change: Line("Connection", ""), Status: "426", Lines: AskUpgrade},
	{Name: "Connection: keep-alive", Change: Line("Connection", "Connection: keep-alive"), Status: "426", Lines: AskUpgrade},
	{Name: "Connection: close", Change: Line("Connection", "Connection: close"), Status: "426", Lines: AskUpgrade},
	{Name: "Connection: Upgraded", Change: Line("Connection", "Connection: Upgraded"), Status: "426", Lines: AskUpgrade},
	{Name: "Connection: keep-alive, Upgrade", Change: Line("Connection", "Connection: keep-alive, Upgrade"), Status: "101"},
	{Name: "two Connection lines", Change: Line("Connection", "Connection: keep-alive\r\nConnection: upgrade"), Status: "101"},
	{Name: "Connection: close, upgrade", Change: Line("Connection", "Connection: close, upgrade"), Status: "101"},

	{Name: "no Version", Change: Swap(VersionLine+"\r\n", ""), Status: "426", Lines: askBoth},
	{Name: "Version 8", Change: Swap(VersionLine, "Sec-WebSocket-Version: 8"), Status: "426", Lines: askBoth},
	{Name: "Version 7", Change: Swap(VersionLine, "Sec-WebSocket-Version: 7"), Status: "426", Lines: askBoth},
	{Name: "Version 0", Change: Swap(VersionLine, "Sec-WebSocket-Version: 0"), Status: "426", Lines: askBoth},
	{Name: "Version 14", Change: Swap(VersionLine, "Sec-WebSocket-Version: 14"), Status: "426", Lines: askBoth},
	{Name: "Version 777", Change: Swap(VersionLine, "Sec-WebSocket-Version: 777"), Status: "400", Lines: askVersion},
	{Name: "Version 013", Change: Swap(VersionLine, "Sec-WebSocket-Version: 013"), Status: "400", Lines: askVersion},
	{Name: "Version 13, 8", Change: Swap(VersionLine, "Sec-WebSocket-Version: 13, 8"), Status: "400", Lines: askVersion},
	{Name: "Version 8, 13", Change: Swap(VersionLine, "Sec-WebSocket-Version: 8, 13"), Status: "400", Lines: askVersion},
	{Name: "two Version lines", Change: Swap(VersionLine, VersionLine+"\r\nSec-WebSocket-Version: 8"), Status: "400", Lines: askVersion},
	{Name: "Version 13 with spaces", Change: Swap(VersionLine, "Sec-WebSocket-Version:\t 13 \t"), Status: "101"},

	{Name: "no Key", Change: Line(KeyName, ""), Status: "400"},
	{Name: "empty Key", Change: Line(KeyName, KeyName+":"), Status: "400"},
	{Name: "two Keys", Change: Plus(KeyName + ": x3JJHMbDL1EzLkh9GBhXDw=="), Status: "400"},
	{Name: "the Key twice", Change: Plus(KeyName + ": " + SampleKey), Status: "400"},
	{Name: "key of 15 bytes", Change: Line(KeyName, KeyName+": AAAAAAAAAAAAAAAAAAAA"), Status: "400"},
	{Name: "key of 17 bytes", Change: Line(KeyName, KeyName+": AAAAAAAAAAAAAAAAAAAAAAA="), Status: "400"},
	{Name: "key of 18 bytes", Change: Line(KeyName, KeyName+": AAAAAAAAAAAAAAAAAAAAAAAA"), Status: "400"},
	{Name: "key that is no base64", Change: Line(KeyName, KeyName+": !!!!!!!!!!!!!!!!!!!!!!=="), Status: "400"},
	{Name: "key without padding", Change: Line(KeyName, KeyName+": dGhlIHNhbXBsZSBub25jZQ"), Status: "400"},
	{Name: "key in the URL-safe alphabet", Change: Line(KeyName, KeyName+": _-8hkXGXMm0lLjHBy5XbXg=="), Status: "400"},
	{Name: "key with bits of no byte", Change: Line(KeyName, KeyName+": "+KeyWithMore), Status: "101"},
	{Name: "key with a space", Change: Line(KeyName, KeyName+": dGhlIHNhbX BsZSBub25jZQ=="), Status: "400"},
	{Name: "key in quotes", Change: Line(KeyName, KeyName+`: "`+SampleKey+`"`), Status: "400"},
	{Name: "key and spaces", Change: Line(KeyName, KeyName+":  "+SampleKey+" \t"), Status: "101"},
	{Name: "list of keys", Change: Line(KeyName, KeyName+": "+SampleKey+", "+SampleKey), Status: "400"},
	{Name: "keys of Hixie-76", Change: Plus("Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5", "Sec-WebSocket-Key2: 12998 5 Y3 1  .P00"), Status: "101"},

	{Name: "names in lower case", Change: cased(strings.ToLower), Status: "101"},
	{Name: "names in upper case", Change: cased(strings.ToUpper), Status: "101"},
	{Name: "space before a colon", Change: Swap("Upgrade: ", "Upgrade : "), Status: "400", Early: "no name"},
	{Name: "folded key", Change: Swap(KeyName+": ", KeyName+":\r\n "), Status: "101"},
	{Name: "LF alone", Change: func(r string) string { return strings.ReplaceAll(r, "\r\n", "\n") }, Status: "101"},
	{Name: "CR alone", Change: Plus("X: a\rb"), Status: "400", Early: "a CR in a value", Apart: byPolicy},
	{Name: "empty line first", Change: func(r string) string { return "\r\n" + r }, Status: "400", Early: "no request line", Apart: "the RFCs leave it to the server"},
	{Name: "NUL in a value", Change: Plus("X: a\x00b"), Status: "400", Early: "a NUL", Apart: byPolicy},
	{Name: "no colon", Change: Plus("this is no field"), Status: "400", Early: "no field"},
	{Name: "no name", Change: Plus(": nameless"), Status: "400", Early: "no name"},
	{Name: "Latin-1 in a value", Change: Plus("X-Menu: caf\xE9"), Status: "101"},

	{Name: "body", Change: Both(Plus("Content-Length: 5"), Then("hello")), Status: "400", Apart: byPolicy},
	{Name: "body in chunks", Change: Both(Plus("Transfer-Encoding: chunked"), Then("5\r\nhello\r\n0\r\n\r\n")), Status: "400", Apart: byPolicy},
	{Name: "body of no bytes", Change: Plus("Content-Length: 0"), Status: "101"},
	{Name: "two lengths", Change: Plus("Content-Length: 0", "Content-Length: 5"), Status: "400", Early: "two lengths"},
	{Name: "unknown coding", Change: Plus("Transfer-Encoding: gzip"), Status: "501", Early: "an unknown coding"},
	{Name: "Expect: 100-continue", Change: Plus("Expect: 100-continue"), Status: "101"},
	{Name: "Expect: more", Change: Plus("Expect: more"), Status: "417", Early: "an unknown expectation", Apart: byPolicy},
	{Name: "frame glued on", Change: Then(string(MaskedFrame(0x81, "hello"))), Status: "400", Apart: byPolicy},
	{Name: "request glued on", Change: Then("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), Status: "400", Apart: byPolicy},

	{Name: "subprotocols", Change: Plus("Sec-WebSocket-Protocol: chat, superchat"), Status: "101"},
	{Name: "empty subprotocol", Change: Plus("Sec-WebSocket-Protocol:"), Status: "400"},
	{Name: "subprotocol twice", Change: Plus("Sec-WebSocket-Protocol: chat, chat"), Status: "400"},
	{Name: "subprotocol that is no token", Change: Plus("Sec-WebSocket-Protocol: chat, a/b"), Status: "400"},
	{Name: "extension without a name", Change: Line("Sec-WebSocket-Extensions", "Sec-WebSocket-Extensions: ;;,,="), Status: "400"},
	{Name: "unknown extension", Change: Plus("Sec-WebSocket-Extensions: x-unknown; a=1"), Status: "101"},

	{Name: "cookie of 4 KB", Change: Plus("Cookie: a=" + strings.Repeat("x", 4000)), Status: "101"},
	{Name: "cookie of 20 KB", Change: Plus("Cookie: a=" + strings.Repeat("x", 20_000)), Status: "431", Early: "too long", Apart: byPolicy},
	{Name: "64 lines", Change: Plus(many(64 - 12)...), Status: "101"},
	{Name: "65 lines", Change: Plus(many(65 - 12)...), Status: "431", Apart: byPolicy},
	{Name: "500 lines", Change: Plus(many(500)...), Status: "431", Apart: byPolicy},
}

// many returns n lines that mean nothing.
func many(n int) []string {
	return strings.Split(strings.TrimSuffix(strings.Repeat("X: a\n", n), "\n"), "\n")
}
