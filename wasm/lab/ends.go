package lab

import (
	"strings"
	"time"

	"wsaccept/wasm/handshake"
)

// ends holds answers that are cut off, late or missing.
var ends = []Fault{
	{
		ID:     "close-at-once",
		Title:  "Closed without an answer",
		Does:   "The connection is closed as soon as the request has come.",
		answer: ending(Close, ""),
	},
	{
		ID:     "silent-2s-then-close",
		Title:  "Two seconds of silence",
		Does:   "Nothing comes for two seconds, then the connection is closed.",
		answer: silent(2 * time.Second),
	},
	{
		ID:     "silent-5s-then-close",
		Title:  "Five seconds of silence",
		Does:   "Nothing comes for five seconds, then the connection is closed.",
		Watch:  "DevTools, Network, this address: pending for five seconds; a page has no way to set a time limit but its own timer.",
		answer: silent(5 * time.Second),
	},
	{
		ID:     "reset",
		Title:  "Reset without an answer",
		Does:   "The connection is aborted with a RST, as by a firewall or a program that crashed.",
		answer: func(handshake.Message) []Act { return []Act{{Pause: settle}, {End: Reset}} },
	},
	{
		ID:     "reset-mid-head",
		Title:  "Reset in the middle of the answer",
		Does:   "The connection is aborted with a RST after the line Upgrade.",
		answer: cutBefore("Connection", settle, Reset),
	},
	{
		ID:     "truncated-status-line",
		Title:  "The status line breaks off",
		Does:   "The answer is “HTTP/1.1 10”, then the connection is closed.",
		answer: ending(Close, "HTTP/1.1 10"),
	},
	{
		ID:     "truncated-head",
		Title:  "The answer breaks off",
		Does:   "The connection is closed before the line Sec-WebSocket-Accept.",
		answer: cutBefore("Sec-WebSocket-Accept", 0, Close),
	},
	{
		ID:     "truncated-head-hold-1s",
		Title:  "The answer breaks off, and the end is late",
		Does:   "The answer stops after the line Upgrade, and a second later the connection is closed.",
		answer: cutBefore("Connection", time.Second, Close),
	},
	{
		ID:    "truncated-accept",
		Title: "The Accept breaks off",
		Does:  "The connection is closed in the middle of the Accept.",
		answer: func(request handshake.Message) []Act {
			whole := rightAnswer(request)
			return []Act{{Write: whole[:len(whole)-len("XXXXXXXXXXXXXX\r\n\r\n")], End: Close}}
		},
	},
	{
		ID:     "truncated-no-blank-line",
		Title:  "Closed before the empty line",
		Does:   "All lines are there, and the connection is closed in the place of the empty line.",
		answer: cutBefore("\r\n\r\n", 0, Close),
	},
	{
		ID:     "no-blank-line",
		Title:  "The empty line is forgotten",
		Does:   "All lines are there but the empty one at the end; after four seconds the connection is closed.",
		Watch:  "DevTools, Network, this address: pending, because the browser still waits for more lines.",
		answer: cutBefore("\r\n\r\n", 4*time.Second, Close),
	},
	{
		ID:    "drip-cut",
		Title: "One byte at a time, and then no more",
		Does:  "60 bytes of the answer come, each 50 ms after the one before, and the connection is closed.",
		answer: func(request handshake.Message) []Act {
			return drip(rightAnswer(request)[:60], 50*time.Millisecond, Close)
		},
	},
}

// silent is no answer at all, for so long.
func silent(pause time.Duration) answerFunc {
	return func(handshake.Message) []Act { return []Act{{Pause: pause}, {End: Close}} }
}

// cutBefore is the right answer up to the place where text begins, and the end
// of the connection after a pause.
func cutBefore(text string, pause time.Duration, end End) answerFunc {
	return func(request handshake.Message) []Act {
		before, _, _ := strings.Cut(rightAnswer(request), text)
		return []Act{{Write: before, Pause: pause}, {End: end}}
	}
}
