package lab

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// versions holds responses with something before the 101 (RFC 9110 §15.2), and with
// other versions of HTTP in the status line.
var versions = []Fault{
	{
		ID:     "ok-early-hints-first",
		Title:  "103 Early Hints first",
		Does:   "A 103 that names a style sheet comes before the right response, as some CDNs send it.",
		Watch:  "Chromium takes the 103 for the final response; RFC 9110 §15.2 requires the client to read on.",
		answer: first("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload; as=style\r\n\r\n"),
	},
	{
		ID:     "ok-100-continue-first",
		Title:  "100 Continue first",
		Does:   "A 100 comes before the right response.",
		Watch:  "Chromium takes the 100 for the final response; RFC 9110 §15.2 requires the client to read on.",
		answer: first("HTTP/1.1 100 Continue\r\n\r\n"),
	},
	{
		ID:     "processing-first",
		Title:  "102 Processing first",
		Does:   "A 102 comes before the right response.",
		Watch:  "Chromium takes the 102 for the final response; RFC 9110 §15.2 requires the client to read on.",
		answer: first("HTTP/1.1 102 Processing\r\n\r\n"),
	},
	{
		ID:     "many-interim-first",
		Title:  "Twenty interim responses first",
		Does:   "Twenty 103 responses come before the right response.",
		answer: first(strings.Repeat("HTTP/1.1 103 Early Hints\r\n\r\n", 20)),
	},
	{
		ID:     "interim-only",
		Title:  "100 Continue, then nothing",
		Does:   "A 100 promises a final response, but the server closes the connection instead.",
		answer: ending(Close, "HTTP/1.1 100 Continue\r\n\r\n"),
	},
	{
		ID:     "http10-101",
		Title:  "HTTP/1.0 101",
		Does:   "The right response with the version HTTP/1.0, which has no 101.",
		answer: status("HTTP/1.0 101 Switching Protocols"),
	},
	{
		ID:     "http20-101",
		Title:  "HTTP/2.0 101",
		Does:   "The right response as text with the version HTTP/2.0; real HTTP/2 is not text and has no 101.",
		answer: status("HTTP/2.0 101 Switching Protocols"),
	},
	{
		ID:     "http-lower-case",
		Title:  "http in lower case",
		Does:   "The status line begins with “http/1.1”; the name must be in upper case.",
		answer: status("http/1.1 101 Switching Protocols"),
	},
	{
		ID:     "no-status-line",
		Title:  "No status line",
		Does:   "The response begins with “Upgrade: websocket”: its first line is missing.",
		answer: without("HTTP/1.1 101 Switching Protocols\r\n"),
	},
	{
		ID:     "no-http-version",
		Title:  "No HTTP version",
		Does:   "The status line begins with “101”: the version in front of it is missing, as in a well-known article.",
		answer: status("101 Switching Protocols"),
	},
	{
		ID:     "leading-crlf",
		Title:  "An empty line first",
		Does:   "A CR LF comes before the right response, as if left over from an earlier one.",
		answer: first("\r\n"),
	},
	{
		ID:     "garbage",
		Title:  "The greeting of a mail server",
		Does:   "The address leads to a mail server, which sends “220 mail.example ESMTP”.",
		answer: sends("220 mail.example ESMTP\r\n"),
	},
	{
		ID:     "tls-alert",
		Title:  "A TLS alert",
		Does:   "The address leads to a port for wss:, which sends the seven bytes of a TLS alert, “protocol_version”, and closes.",
		answer: ending(Close, "\x15\x03\x01\x00\x02\x02\x46"),
	},
}

// first is the right response with text before it.
func first(text string) answerFunc {
	return func(request handshake.Message) []Act {
		return []Act{{Write: text + rightAnswer(request), End: Hold}}
	}
}

// without is the right response with text cut off its beginning.
func without(text string) answerFunc {
	return func(request handshake.Message) []Act {
		return []Act{{Write: strings.TrimPrefix(rightAnswer(request), text), End: Hold}}
	}
}
