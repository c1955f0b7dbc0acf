package messages

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// What Daphne logs of a WebSocket, in its access log and under runserver: each word
// stands before the path, and the client's address stands in the same line.
var (
	daphneAsked    = []string{`"WSCONNECTING `, "WebSocket HANDSHAKING "}
	daphneAnswered = []string{`"WSCONNECT `, `"WSREJECT `, "WebSocket CONNECT ", "WebSocket REJECT "}
	daphneEnded    = []string{`"WSDISCONNECT `, "WebSocket DISCONNECT "}
)

var daphneSource = Source{"Daphne", "4.2.3", "daphne/access.py, daphne/management/commands/runserver.py"}

// eachUnaccepted calls each for every WebSocket in a log of Daphne that ended without
// having been accepted or rejected. That takes several lines, so it is no text of the
// catalogue.
func (c *catalogue) eachUnaccepted(text string, each func(m Message)) {
	waiting := map[string]bool{}
	start := 0
	for line := range strings.Lines(text) {
		from := start
		start += len(line)
		if len(line) > longestLog || !strings.Contains(line, "WS") && !strings.Contains(line, "WebSocket ") {
			continue
		}
		if key, _, _ := daphneLine(line, daphneAsked); key != "" {
			waiting[key] = true
		} else if key, _, _ := daphneLine(line, daphneAnswered); key != "" {
			delete(waiting, key)
		} else if key, path, at := daphneLine(line, daphneEnded); waiting[key] {
			delete(waiting, key)
			span := handshake.Span{Start: from + at.Start, End: from + at.End}
			each(Message{Explanation: c.explain("daphne-unaccepted", nil), Text: at.Of(line), Span: span, Sources: []Source{daphneSource}, Values: []Value{{"path", path}}, fixed: at.End - at.Start})
		}
	}
}

// daphneLine reads a line that has one of the words: its path and the client's address
// tell its socket from others. at is the word and the path.
func daphneLine(line string, all []string) (key, path string, at handshake.Span) {
	for _, w := range all {
		i := strings.Index(line, w)
		if i < 0 {
			continue
		}
		rest := line[i+len(w):]
		end := strings.IndexAny(rest, " \"\r\n")
		if !strings.HasPrefix(rest, "/") || end < 0 {
			return "", "", handshake.Span{}
		}
		path = rest[:end]
		return path + " " + daphneClient(line[:i], rest[end:]), path, handshake.Span{Start: i, End: i + len(w) + end}
	}
	return "", "", handshake.Span{}
}

// daphneClient returns the client's address: in brackets behind the path, or the first
// word with a colon and a port before " - - [".
func daphneClient(before, behind string) string {
	if _, bracketed, found := strings.Cut(behind, "["); found {
		address, _, _ := strings.Cut(bracketed, "]")
		return address
	}
	before, _, _ = strings.Cut(before, " - - [")
	return before[strings.LastIndexAny(before, " \t")+1:]
}
