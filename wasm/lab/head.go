package lab

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// head is the answer to a handshake before a fault cuts into it: each line
// without its end, in the order of RFC 6455 §4.2.2.
type head struct {
	key        string // Sec-WebSocket-Key of the request
	status     string
	upgrade    []string
	connection []string
	accept     []string
	more       []string
}

const acceptName = "Sec-WebSocket-Accept: "

// longestKey bounds what a fault sends that sends the key. A key has 24 bytes.
const longestKey = 1 << 10

// keyOf returns the key of request, or "" if it has none that can be answered.
func keyOf(request handshake.Message) string {
	fields := request.Lookup("Sec-WebSocket-Key")
	if len(fields) == 0 {
		return ""
	}
	if key := request.Value(fields[0]); len(key) <= longestKey {
		return key
	}
	return ""
}

// rightHead returns the right answer to request: RFC 6455 §4.2.2.
func rightHead(request handshake.Message) head {
	key := keyOf(request)
	return head{
		key:        key,
		status:     "HTTP/1.1 101 Switching Protocols",
		upgrade:    []string{"Upgrade: websocket"},
		connection: []string{"Connection: Upgrade"},
		accept:     []string{acceptName + handshake.Accept(key)},
	}
}

// lines returns the lines of h.
func (h head) lines() []string {
	lines := []string{h.status}
	for _, fields := range [][]string{h.upgrade, h.connection, h.accept, h.more} {
		lines = append(lines, fields...)
	}
	return lines
}

// text returns h as it is on the wire, with the empty line.
func (h head) text() string { return strings.Join(h.lines(), "\r\n") + "\r\n\r\n" }

// rightAnswer returns the right answer to request as it is on the wire.
func rightAnswer(request handshake.Message) string { return rightHead(request).text() }

// changed returns the right answer to request after a cut into it.
func changed(request handshake.Message, cut func(h *head)) string {
	h := rightHead(request)
	cut(&h)
	return h.text()
}

// status is the right answer but for its first line.
func status(line string) answerFunc {
	return held(func(h *head) { h.status = line })
}

// upgrade is the right answer with these lines in the place of Upgrade.
func upgrade(lines ...string) answerFunc {
	return held(func(h *head) { h.upgrade = lines })
}

// connection is the right answer with these lines in the place of Connection.
func connection(lines ...string) answerFunc {
	return held(func(h *head) { h.connection = lines })
}

// acceptIs is the right answer with what wrong makes of the key for an Accept.
func acceptIs(wrong func(key string) string) answerFunc {
	return held(func(h *head) { h.accept = []string{acceptName + wrong(h.key)} })
}

// more is the right answer with these lines at its end.
func more(lines ...string) answerFunc {
	return held(func(h *head) { h.more = lines })
}
