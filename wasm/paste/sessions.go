package paste

import "wsaccept/wasm/handshake"

// sessions finds the handshake in a shell's session of several commands: the part from
// one prompt to the next that has the last handshake, answered if there is one, so that
// the response of one command is not taken for another's. It is not ok if there are no
// two commands of curl in src.
func sessions(src *source, input string) (Found, bool) {
	var starts []int
	commands := 0
	for i := range src.lines {
		text := src.line(i)
		if promptEnd(text) == 0 {
			continue
		}
		starts = append(starts, i)
		if commandIn(text) >= 0 {
			commands++
		}
	}
	const most = 64 // sessions of which each is looked at
	if commands < 2 || len(starts) > most {
		return Found{}, false
	}
	var best Found
	worth := 0
	for k, start := range starts {
		end := len(src.lines) - 1
		if k+1 < len(starts) {
			end = starts[k+1] - 1
		}
		part := newSource(src.sub(handshake.Span{Start: src.lines[start].start, End: src.lines[end].next}), src.role)
		part.single = true
		f := find(part, input)
		this := 0
		if f.Request.Text != "" || f.Response.Text != "" {
			this = 1
		}
		if (message{Part: f.Request}).isHandshake() || hasField(f.Response.Text, "Sec-WebSocket-Accept") {
			this = 2
		}
		if this > 0 && this >= worth {
			best, worth = f, this
		}
	}
	if worth == 0 {
		return Found{}, false
	}
	best.Notes = append(best.Notes[:len(best.Notes):len(best.Notes)], "There are several commands; the last handshake was taken.")
	return best, true
}
