package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A message is one that a form found. There may be more of them than a
// handshake has.
type message struct {
	Part
	response bool
	notes    []string // what had to be added
}

func (m *message) note(text string) { m.notes = append(m.notes, text) }

// isHandshake reports whether the request m asks for a WebSocket.
func (m message) isHandshake() bool {
	return hasField(m.Text, "Sec-WebSocket-Key") || hasField(m.Text, "Upgrade") || hasField(m.Text, ":protocol")
}

// isInterim reports whether another response must follow m: RFC 9110 §15.2.
func (m message) isInterim() bool {
	status := handshake.Parse(headOf(m.Text)).Status()
	return len(status) == 3 && status[0] == '1' && status != "101"
}

// headOf returns text up to its first line, which is all that Status needs.
func headOf(text string) string {
	blank := len(text) - len(strings.TrimLeft(text, "\r\n"))
	if i := strings.IndexByte(text[blank:], '\n'); i >= 0 {
		return text[:blank+i+1]
	}
	return text
}

// choose picks the exchange that matters from messages in the order they were
// found: the last handshake that was answered, for what came before it are
// redirects and refusals. It returns how many other messages there were.
func choose(all []message) (req, resp message, rest int) {
	asked, best := -1, 0
	requests := 0
	for i, m := range all {
		if m.response {
			continue
		}
		requests++
		worth := 1
		if m.isHandshake() {
			worth += 2
		}
		if i+1 < len(all) && all[i+1].response {
			worth++
		}
		if worth >= best {
			asked, best = i, worth
		}
	}
	from := asked + 1 // the first response of the exchange
	used := 0
	switch {
	case asked < 0: // the last final response
		for i := range all {
			if i > 0 && !all[i-1].isInterim() {
				from = i
			}
		}
	default:
		req, used = all[asked], 1
		if requests == 1 && from == len(all) {
			from = 0 // the response may have been put first
		}
	}
	resp.response = true
	var b builder
	var hidden []string
	for i := from; i < len(all) && all[i].response; i++ {
		b.append(all[i].Part)
		hidden = all[i].Hidden
		resp.notes = append(resp.notes, all[i].notes...)
		used++
		if !all[i].isInterim() {
			break
		}
	}
	resp.Part = b.part()
	resp.Hidden = hidden
	return req, resp, len(all) - used
}
