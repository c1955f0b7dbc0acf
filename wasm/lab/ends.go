package lab

import (
	"strings"
	"time"

	"wsaccept/wasm/handshake"
)

// ends holds responses that are cut off, late or missing.
var ends = []Fault{
	{
		ID:     "close-at-once",
		Title:  "Closed without a response",
		Does:   "The server closes the connection as soon as the request has arrived.",
		answer: ending(Close, ""),
	},
	{
		ID:     "silent-2s-then-close",
		Title:  "Two seconds of silence",
		Does:   "The server sends nothing for two seconds, then closes the connection.",
		answer: silent(2 * time.Second),
	},
	{
		ID:     "silent-5s-then-close",
		Title:  "Five seconds of silence",
		Does:   "The server sends nothing for five seconds, then closes the connection.",
		Watch:  "DevTools, Network, this address: pending for five seconds; new WebSocket() has no timeout, so a page needs a timer of its own.",
		answer: silent(5 * time.Second),
	},
	{
		ID:     "reset",
		Title:  "Reset without a response",
		Does:   "The server aborts the connection with a RST, as a firewall or a program that crashed does.",
		answer: func(handshake.Message) []Act { return []Act{{Pause: settle}, {End: Reset}} },
	},
	{
		ID:     "reset-mid-head",
		Title:  "Reset in the middle of the response",
		Does:   "The server aborts the connection with a RST after the Upgrade line.",
		answer: cutBefore("Connection", settle, Reset),
	},
	{
		ID:     "truncated-status-line",
		Title:  "The status line is cut off",
		Does:   "The server sends “HTTP/1.1 10” and closes the connection.",
		answer: ending(Close, "HTTP/1.1 10"),
	},
	{
		ID:     "truncated-head",
		Title:  "The response is cut off",
		Does:   "The server closes the connection before the Sec-WebSocket-Accept line.",
		answer: cutBefore("Sec-WebSocket-Accept", 0, Close),
	},
	{
		ID:     "truncated-head-hold-1s",
		Title:  "The response is cut off, and the end comes late",
		Does:   "The response stops after the Upgrade line, and a second later the server closes the connection.",
		answer: cutBefore("Connection", time.Second, Close),
	},
	{
		ID:    "truncated-accept",
		Title: "The Accept is cut off",
		Does:  "The server closes the connection in the middle of the Accept.",
		answer: func(request handshake.Message) []Act {
			whole := rightAnswer(request)
			return []Act{{Write: whole[:len(whole)-len("XXXXXXXXXXXXXX\r\n\r\n")], End: Close}}
		},
	},
	{
		ID:     "truncated-no-blank-line",
		Title:  "Closed before the empty line",
		Does:   "All lines are there, but instead of sending the empty line the server closes the connection.",
		answer: cutBefore("\r\n\r\n", 0, Close),
	},
	{
		ID:     "no-blank-line",
		Title:  "The empty line is missing",
		Does:   "All lines are there except the empty one at the end; after four seconds the server closes the connection.",
		Watch:  "DevTools, Network, this address: pending, because the browser is still waiting for more lines.",
		answer: cutBefore("\r\n\r\n", 4*time.Second, Close),
	},
	{
		ID:    "drip-cut",
		Title: "One byte at a time, then nothing",
		Does:  "The server sends 60 bytes of the response, one every 50 ms, and closes the connection.",
		answer: func(request handshake.Message) []Act {
			return drip(rightAnswer(request)[:60], 50*time.Millisecond, Close)
		},
	},
}

// silent is no response at all, for so long.
func silent(pause time.Duration) answerFunc {
	return func(handshake.Message) []Act { return []Act{{Pause: pause}, {End: Close}} }
}

// cutBefore is the right response up to the place where text begins, and the end
// of the connection after a pause.
func cutBefore(text string, pause time.Duration, end End) answerFunc {
	return func(request handshake.Message) []Act {
		before, _, _ := strings.Cut(rightAnswer(request), text)
		return []Act{{Write: before, Pause: pause}, {End: end}}
	}
}
