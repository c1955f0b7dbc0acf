package firefox

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/wire"
)

// hangs is said where the whole browser stops: D07.
const hangs = "Firefox stops answering altogether: its zlib can't deflate with client_max_window_bits=8."

// Client is OnStartRequest of
// netwerk/protocol/websocket/WebSocketChannel.cpp, on nsHttpTransaction.
func Client(o wire.Offer, raw string) wire.Outcome {
	head, ok := readHead(raw)
	// An upgrade needs HTTP/1.1: R03.
	if !ok || !head.is11 || head.status != 101 {
		return wire.FailsWith(CantConnect)
	}
	accept, _ := head.get("Sec-WebSocket-Accept")
	if !head.hasWord("Upgrade", "websocket") || !head.hasWord("Connection", "upgrade") || accept == "" || !o.Matches(accept) {
		return wire.FailsWith(CantConnect)
	}
	return head.negotiated(o)
}

// Extended is the same over HTTP/2, where only the status counts: E09.
func Extended(o wire.Offer, fields []wire.Field) wire.Outcome {
	var head response
	for _, f := range fields {
		head.add(f)
	}
	if status, _ := head.get(":status"); status != "200" {
		return wire.FailsWith(CantConnect)
	}
	return head.negotiated(o)
}

// negotiated judges the subprotocol and the extension.
func (r response) negotiated(o wire.Offer) wire.Outcome {
	// Without a subprotocol of its own it does not look (R10), and it takes the
	// absence of one (R11).
	if protocol, sent := r.get("Sec-WebSocket-Protocol"); sent && len(o.Protocols) > 0 && !o.AsksFor(protocol) {
		return wire.FailsWith(CantConnect)
	}
	extensions, _ := r.get("Sec-WebSocket-Extensions")
	extensions = strings.Join(strings.FieldsFunc(extensions, isSpace), " ")
	if extensions == "" { // R09: r111
		return wire.Opened()
	}
	bits, ok := parseDeflate(extensions)
	switch {
	case !ok:
		return wire.FailsWith(CantConnect)
	case bits == 8:
		return wire.Outcome{Verdict: wire.Fails, Note: hangs}
	}
	return wire.Opened()
}

// hasWord reports whether the field called name has word in it. Words may be
// separated by commas, spaces and tabs: R04, R06.
func (r response) hasWord(name, word string) bool {
	value, _ := r.get(name)
	for each := range strings.FieldsFuncSeq(value, func(b rune) bool { return b == ',' || b == ' ' || b == '\t' }) {
		if handshake.EqualFold(each, word) {
			return true
		}
	}
	return false
}

// isSpace is NS_IsAsciiWhitespace.
func isSpace(b rune) bool {
	return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == '\f'
}

// parseDeflate is ParseWebSocketExtension. The whole header is one extension,
// and a comma is a letter like any other (S16). It returns the window size for
// the client.
func parseDeflate(extension string) (clientBits int, ok bool) {
	name, rest, more := cutToken(extension)
	if name != "permessage-deflate" {
		return 0, false
	}
	seen := map[string]bool{}
	for more {
		var token string
		token, rest, more = cutToken(rest)
		name, value, _ := strings.Cut(token, "=")
		if seen[name] {
			return 0, false
		}
		seen[name] = true
		bits, isNumber := toInteger(value)
		switch name {
		case "client_no_context_takeover", "server_no_context_takeover":
			if value != "" {
				return 0, false
			}
		case "client_max_window_bits", "server_max_window_bits":
			if !isNumber || bits < 8 || bits > 15 {
				return 0, false
			}
			if name == "client_max_window_bits" {
				clientBits = bits
			}
		default:
			return 0, false
		}
	}
	return clientBits, true
}

// cutToken is nsCCharSeparatedTokenizer at semicolons. After the last one
// there is no token (X04), and none is trimmed around "=" (X05).
func cutToken(text string) (token, rest string, more bool) {
	token, rest, _ = strings.Cut(text, ";")
	rest = strings.TrimLeftFunc(rest, isSpace)
	return strings.TrimFunc(token, isSpace), rest, rest != ""
}

// toInteger is nsCString::ToInteger: what is in front of the number is
// skipped, and what is behind it too, so it takes "10" with its quotation marks
// and 10,x but no 1e1 (D06, X06).
func toInteger(text string) (n int, ok bool) {
	start := strings.IndexAny(text, "0123456789abcdefABCDEF")
	if start < 0 {
		return 0, false
	}
	for i := start; i < len(text); i++ {
		d := wire.Digit(text[i])
		switch {
		case d > 9:
			return 0, false
		case d >= 0:
			if n = n*10 + d; n > 1<<31-1 || n < 0 {
				return 0, false
			}
		case n == 0 && (text[i] == 'x' || text[i] == 'X'):
		default:
			return signed(text[:start], n), true
		}
	}
	return signed(text[:start], n), true
}

// signed turns n round if there is a minus in front of it.
func signed(front string, n int) int {
	if strings.Contains(front, "-") {
		return -n
	}
	return n
}
