package tornado

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Client is websocket_connect. It says what is wrong with a head in its log only.
func Client(o wire.Offer, raw string) wire.Outcome {
	out, readable := judge(o, raw)
	if !readable {
		out = wire.FailsWith(timedOut)
		out.Note = "Tornado can't read the head, and says so in its log; the call ends with its time limit only, after 20 seconds."
	}
	return out
}

const (
	timedOut    = "HTTPTimeoutError: Timeout during request"
	closedEarly = "HTTPStreamClosedError: Stream closed"
)

// judge returns what comes of a response that can be read. If what follows an interim
// response can't be, that one counts.
func judge(o wire.Offer, raw string) (out wire.Outcome, readable bool) {
	for {
		text, rest, whole := cutHead(raw)
		switch {
		case len(text) > maxHead:
			return wire.FailsWith(`UnsatisfiableReadError: delimiter re.compile(b'\r?\n\r?\n') not found within 65536 bytes`), true
		case !whole:
			return wire.FailsWith(closedEarly), true
		}
		h, ok := parseHead(text)
		status, reason, isLine := parseStatusLine(h.start)
		switch {
		case !ok || !isLine:
			return out, readable
		case status == 101:
			return h.switchProtocols(o), true
		case status/100 == 1:
			if h.has("Content-Length") || h.has("Transfer-Encoding") {
				return streamClosed, true
			}
			if _, _, whole = cutHead(rest); !whole {
				return streamClosed, true
			}
			out, readable = refused(status, reason), true
			raw = rest
			continue
		case status != 304:
			// A head is often all that is known: where nothing of a body is there, it is
			// taken to have come.
			if _, end := h.readBody(rest, status); end != bodyWhole && (end != bodyShort || rest != "") {
				return streamClosed, true
			}
		}
		return refused(status, reason), true
	}
}

// refused is what comes of a response with a status that opens no WebSocket.
func refused(status int, reason string) wire.Outcome {
	if 200 <= status && status < 300 {
		return wire.FailsWith("WebSocketError: Non-websocket response")
	}
	if reason == "" {
		reason = stdlib.Phrase(status)
	}
	return wire.FailsWith("HTTPClientError: HTTP " + strconv.Itoa(status) + ": " + wire.FromLatin1(reason))
}

var streamClosed = wire.FailsWith("StreamClosedError: Stream is closed")

func (h head) has(name string) bool {
	_, ok := h.get(name)
	return ok
}

// parseStatusLine wants two spaces, takes any character for the dot of the
// version, and any number of digits for the status.
func parseStatusLine(line string) (status int, reason string, ok bool) {
	if len(line) < len("HTTP/1.1 ") || line[:6] != "HTTP/1" || !wire.IsDigits(line[7:8]) || line[8] != ' ' {
		return 0, "", false
	}
	digits, reason, found := strings.Cut(line[9:], " ")
	if !found || !wire.IsDigits(digits) {
		return 0, "", false
	}
	status, _ = stdlib.Int(digits)
	reason, _, _ = strings.Cut(reason, "\r")
	return status, reason, true
}

// switchProtocols is _process_server_headers.
func (h head) switchProtocols(o wire.Offer) wire.Outcome {
	fault := h.fault(o)
	if fault == "" {
		return wire.Opened()
	}
	out := streamClosed
	out.Note = "What is wrong is in Tornado's log only: " + fault + "."
	return out
}

// fault returns the exception that a response with status 101 makes. Connection
// takes no list (R06).
func (h head) fault(o wire.Offer) string {
	for _, name := range [...]string{"Upgrade", "Connection", "Sec-Websocket-Accept"} {
		value, ok := h.get(name)
		right := name == "Upgrade" && handshake.EqualFold(value, "websocket") ||
			name == "Connection" && handshake.EqualFold(value, "upgrade") ||
			name == "Sec-Websocket-Accept" && o.Matches(value)
		switch {
		case !ok:
			return "KeyError: " + stdlib.Repr(name)
		case !right:
			return "AssertionError"
		}
	}
	for _, e := range parseExtensions(h.value("Sec-WebSocket-Extensions")) {
		if e.name != "permessage-deflate" || !o.Deflate || !e.isDeflate("client", "server") {
			return "ValueError"
		}
	}
	return ""
}
