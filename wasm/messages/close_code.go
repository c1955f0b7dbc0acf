package messages

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// closeNames are the names of close codes in IANA's registry, in lower case (RFC 6455
// §7.4.1).
var closeNames = map[string]string{
	"1000": "normal closure", "1001": "going away", "1002": "protocol error", "1003": "unsupported data",
	"1005": "no status rcvd", "1006": "abnormal closure", "1007": "invalid frame payload data", "1008": "policy violation",
	"1009": "message too big", "1010": "mandatory ext.", "1011": "internal error", "1012": "service restart",
	"1013": "try again later", "1014": "", "1015": "tls handshake", "1004": "reserved",
}

// aroundCode are words before a close code that say no more than that it is one.
var aroundCode = []string{"close", "closed", "closecode", "onclose", "on_close", "code", "event.code", "e.code", "error", "status", "websocket", "ws", "with", "a"}

var closeSource = Source{"browsers' CloseEvent", "WHATWG WebSockets and RFC 6455 §7.4.1", "a close code alone"}

// closeCodeAlone takes a text that is nothing but a close code, perhaps with its name:
// "1006", "code: 1006", "1006 abnormal closure". A number alone is one only if the
// registry has it, since 3000 may as well be a port.
func (c *catalogue) closeCodeAlone(text string) (m Message, found bool) {
	const longest = 60
	trimmed := strings.Trim(text, " \t\r\n\"'().,;")
	if len(trimmed) > longest {
		return m, false
	}
	at := strings.IndexAny(trimmed, "0123456789")
	if at < 0 || at+4 > len(trimmed) {
		return m, false
	}
	code, before, name := trimmed[at:at+4], strings.Fields(strings.ToLower(trimmed[:at])), trimmed[at+4:]
	if code < "1000" || code > "4999" || strings.Trim(code, "0123456789") != "" {
		return m, false
	}
	registered, known := closeNames[code]
	if len(before) == 0 && !known {
		return m, false
	}
	for _, word := range before {
		if word = strings.TrimRight(word, ":=("); word != "" && !slices.Contains(aroundCode, word) {
			return m, false
		}
	}
	if name = strings.Trim(name, " \t:()-.!\"'"); name != "" && !strings.EqualFold(name, registered) {
		return m, false
	}
	start := strings.Index(text, trimmed)
	values := []Value{{"code", code}}
	return Message{Explanation: c.explain("close-code", values), Text: trimmed, Span: handshake.Span{Start: start, End: start + len(trimmed)},
		Sources: []Source{closeSource}, Values: values, fixed: len(trimmed)}, true
}
