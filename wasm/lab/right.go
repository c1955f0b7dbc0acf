package lab

import (
	"strings"
	"time"

	"wsaccept/wasm/handshake"
)

// right holds the responses that every client must accept, odd as some of them
// look.
var right = []Fault{
	{
		ID:     "ok",
		Title:  "The right response",
		Does:   "A 101 with Upgrade, Connection and the Accept of the key.",
		Watch:  "DevTools, Network, this address, Headers: the 101 and its three lines.",
		answer: sends101,
	},
	{
		ID:    "ok-lowercase-names",
		Title: "Names in lower case",
		Does:  "All field names are in lower case, which makes no difference.",
		answer: held(func(h *head) {
			h.upgrade = []string{"upgrade: websocket"}
			h.connection = []string{"connection: Upgrade"}
			h.accept = []string{"sec-websocket-accept: " + handshake.Accept(h.key)}
		}),
	},
	{
		ID:    "ok-value-case",
		Title: "Upgrade: WebSocket",
		Does:  "Upgrade says “WebSocket” and Connection “upgrade”: these two values may be in any mix of case.",
		answer: held(func(h *head) {
			h.upgrade = []string{"Upgrade: WebSocket"}
			h.connection = []string{"Connection: upgrade"}
		}),
	},
	{
		ID:     "ok-connection-list",
		Title:  "Connection is a list",
		Does:   "Connection says “keep-alive, Upgrade”: a list that contains Upgrade is enough.",
		answer: connection("Connection: keep-alive, Upgrade"),
	},
	{
		ID:     "ok-other-reason",
		Title:  "Another reason phrase",
		Does:   "The status line says “101 Web Socket Protocol Handshake”: the phrase means nothing.",
		answer: status("HTTP/1.1 101 Web Socket Protocol Handshake"),
	},
	{
		ID:     "ok-no-reason",
		Title:  "No reason phrase",
		Does:   "The status line ends after “101 ”: the phrase may be empty.",
		answer: status("HTTP/1.1 101 "),
	},
	{
		ID:     "ok-accept-surrounding-space",
		Title:  "White space around the Accept",
		Does:   "There are two spaces before the Accept and a space and a tab after it, none of which belong to the value.",
		answer: acceptIs(func(key string) string { return " " + handshake.Accept(key) + " \t" }),
	},
	{
		ID:     "ok-no-space-after-colon",
		Title:  "No space after the colon",
		Does:   "The value follows “Sec-WebSocket-Accept:” directly; the space is a custom, not a rule.",
		answer: held(func(h *head) { h.accept = []string{"Sec-WebSocket-Accept:" + handshake.Accept(h.key)} }),
	},
	{
		ID:     "ok-unknown-fields",
		Title:  "Lines that mean nothing here",
		Does:   "The 101 also has Date, Server and X-Powered-By, which a client ignores.",
		answer: more("Date: Tue, 01 Jan 2030 00:00:00 GMT", "Server: lab", "X-Powered-By: curiosity"),
	},
	{
		ID:     "ok-set-cookie",
		Title:  "A cookie in the 101",
		Does:   "The 101 sets a cookie called lab that lives for a minute.",
		Watch:  "DevTools, Application (in Firefox: Storage), Cookies: the cookie lab is there.",
		answer: more("Set-Cookie: lab=1; Max-Age=60; HttpOnly; SameSite=Strict"),
	},
	{
		ID:     "ok-frame-in-same-write",
		Title:  "The first message in the same packet",
		Does:   "The bytes of a text message, “hello”, are sent in the same write as the 101.",
		Watch:  "DevTools, Network, this address, Messages: “hello” was not lost.",
		answer: follows(text("hello")),
	},
	{
		ID:    "ok-frame-later",
		Title: "The first message after half a second",
		Does:  "The server sends a text message, “hello”, half a second after the 101.",
		answer: func(request handshake.Message) []Act {
			return []Act{{Write: rightAnswer(request), Pause: time.Second / 2}, {Write: text("hello"), End: Hold}}
		},
	},
	{
		ID:    "ok-two-halves",
		Title: "The response in two halves",
		Does:  "The server pauses for a second in the middle of the name Sec-WebSocket-Accept, as a slow network might.",
		Watch: "DevTools, Network, this address, Timing: the second of waiting.",
		answer: func(request handshake.Message) []Act {
			before, after, _ := strings.Cut(rightAnswer(request), "Accept")
			return []Act{{Write: before, Pause: time.Second}, {Write: "Accept" + after, End: Hold}}
		},
	},
	{
		ID:     "ok-slow-drip",
		Title:  "One byte at a time",
		Does:   "The server sends the right response one byte every 20 ms.",
		Watch:  "DevTools, Network, this address: the socket is pending for about three seconds, then open.",
		answer: func(request handshake.Message) []Act { return drip(rightAnswer(request), 20*time.Millisecond, Hold) },
	},
}

func sends101(request handshake.Message) []Act {
	return []Act{{Write: rightAnswer(request), End: Hold}}
}
