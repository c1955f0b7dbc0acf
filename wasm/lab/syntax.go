package lab

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// syntax holds responses that break the rules of HTTP/1.1 for lines and fields:
// RFC 9112 §2.2 and §5.
var syntax = []Fault{
	{
		ID:     "ok-bare-lf-lines",
		Title:  "Lines that end in LF alone",
		Does:   "The right response, with each line ending in LF instead of CR LF, as print does in many languages.",
		answer: rewritten("\r\n", "\n"),
	},
	{
		ID:    "bare-cr-lines",
		Title: "Lines that end in CR alone",
		Does:  "The right response, with each line ending in CR alone, so that the first line never ends; then the server closes the connection.",
		answer: func(request handshake.Message) []Act {
			return []Act{{Write: strings.ReplaceAll(rightAnswer(request), "\n", ""), Pause: settle}, {End: Close}}
		},
	},
	{
		ID:     "header-no-colon",
		Title:  "A line without a colon",
		Does:   "The right response with one more line, “this is no field”.",
		answer: more("this is no field"),
	},
	{
		ID:     "header-empty-name",
		Title:  "A line without a name",
		Does:   "The right response with one more line, which begins with the colon.",
		answer: more(": nameless"),
	},
	{
		ID:     "header-obs-fold",
		Title:  "A folded line",
		Does:   "Before the empty line comes X-Folded, which continues on the next line after a space.",
		answer: more("X-Folded: one", " two"),
	},
	{
		ID:     "header-space-before-colon",
		Title:  "A space before the colon",
		Does:   "The line is “Sec-WebSocket-Accept :” with the right value; a proxy must remove such a space from a response.",
		answer: held(func(h *head) { h.accept = []string{"Sec-WebSocket-Accept : " + handshake.Accept(h.key)} }),
	},
	{
		ID:     "header-first-space",
		Title:  "A space before the first name",
		Does:   "The line after the status line begins with a space: “ Upgrade: websocket”.",
		answer: upgrade(" Upgrade: websocket"),
	},
	{
		ID:     "header-nul",
		Title:  "A NUL in a value",
		Does:   "The right response with an X-Nul line whose value contains a zero byte.",
		answer: more("X-Nul: a\x00b"),
	},
	{
		ID:     "header-not-ascii",
		Title:  "A value that is not ASCII",
		Does:   "The right response with the line “X-Menu: café” in UTF-8.",
		answer: more("X-Menu: café"),
	},
	{
		ID:     "header-100-kib",
		Title:  "A line of 100 KiB",
		Does:   "The right response with an X-Long line whose value is 102,400 letters long.",
		answer: more("X-Long: " + strings.Repeat("a", 100<<10)),
	},
	{
		ID:     "header-huge",
		Title:  "A line of 300,000 letters",
		Does:   "The right response with an X-Huge line whose value is 300,000 letters long; Chromium stops at 256 KiB.",
		answer: more("X-Huge: " + strings.Repeat("a", 300_000)),
	},
	{
		ID:     "header-endless",
		Title:  "A line that is far too long",
		Does:   "The right response with 450,000 letters in one line, more than Chromium and Firefox read.",
		answer: more("X-Endless: " + strings.Repeat("a", 450_000)),
	},
	{
		ID:     "header-many",
		Title:  "2,000 lines",
		Does:   "The right response with 2,000 more lines, each of them “X-Again: a”.",
		answer: more(strings.Split(strings.Repeat("X-Again: a\n", 1999)+"X-Again: a", "\n")...),
	},
	{
		ID:     "ok-content-length",
		Title:  "Content-Length in the 101",
		Does:   "The right response with “Content-Length: 0”, which must not be in a 101.",
		answer: more("Content-Length: 0"),
	},
	{
		ID:     "content-length-twice",
		Title:  "Two lengths",
		Does:   "The right response with two Content-Length lines, 0 and 5.",
		answer: more("Content-Length: 0", "Content-Length: 5"),
	},
	{
		ID:     "ok-transfer-encoding",
		Title:  "Transfer-Encoding in the 101",
		Does:   "The right response with “Transfer-Encoding: chunked”, which must not be in a 101; nothing is chunked.",
		answer: more("Transfer-Encoding: chunked"),
	},
}

// rewritten is the right response with each old in it replaced by new.
func rewritten(old, new string) answerFunc {
	return func(request handshake.Message) []Act {
		return []Act{{Write: strings.ReplaceAll(rightAnswer(request), old, new), End: Hold}}
	}
}
