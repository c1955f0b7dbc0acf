package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/messages"
	"wsaccept/wasm/paste"
)

// Handshake is one of several in a text. It keeps no Result, which is much larger.
type Handshake struct {
	Number  int            // in the order of the text, from 1
	Piece   paste.Part     // what of the text belongs to it; Text judges that by itself
	Span    handshake.Span // of the text, from its first byte to its last
	Line    int            // the number of the line in which it begins, from 1
	Title   string         // in a few words: "GET /chat → 101"
	Outcome Outcome
	OK      bool // as Result.OK has it
	Packet  int  // in a capture, the number of the first packet of its connection, from 1; or 0

	of *connection // in a capture
}

// Result judges the handshake, as Text does with what belongs to it. Places in it are
// in Piece, whose Span tells where that is in the text.
func (h Handshake) Result() *Result {
	if h.of != nil {
		return h.of.judge()
	}
	return Text(h.Piece.Text)
}

// Bytes returns what client and server sent if the handshake is one in a capture of
// packets, in which it has no piece of text.
func (h Handshake) Bytes() (sent, received string, ok bool) {
	if h.of == nil {
		return "", "", false
	}
	return h.of.sent, h.of.received, true
}

// List is the handshakes in a text, and what it takes to find them a few at a time.
type List struct {
	Handshakes []Handshake // in the order of the text
	Others     int         // exchanges that are ordinary requests, and no handshakes

	text   string
	pieces []paste.Part // those not yet judged
	found  []connection // or those of a capture
	line   int          // of the place at
	at     int
}

// Each finds the handshakes in text and judges each by itself. One handshake alone is
// found as Text finds it, in all of the text; of a text without one the list is empty.
// Its time is linear in the length of text.
func Each(text string) *List {
	l := Begin(text)
	l.Judge(len(text))
	return l
}

// Begin finds where the handshakes in text may be, and judges none. Judge does that a
// few at a time, for a page that must not stand still.
func Begin(text string) *List {
	if c, ok := captureIn(text); ok && len(c.handshakes) > 0 {
		return &List{text: text, found: c.handshakes, Others: c.others + c.encrypted}
	}
	var remarks []paste.Remark
	for _, p := range messages.Places(text) {
		remarks = append(remarks, paste.Remark{At: p.Span.Start, Says: p.Text})
	}
	return &List{text: text, pieces: paste.Split(text, remarks), line: 1}
}

// Judge judges pieces of the text that together have at least so many bytes, or all
// that are left, and reports whether none is left. Before that, the list is of a part of
// the text.
func (l *List) Judge(bytes int) (done bool) {
	if len(l.found) > 0 {
		return l.judgeCapture(bytes)
	}
	for ; len(l.pieces) > 0 && bytes > 0; l.pieces = l.pieces[1:] {
		piece := l.pieces[0]
		bytes -= len(piece.Text)
		r := Text(piece.Text)
		if r.isHandshake() {
			l.add(piece, r)
		} else if !r.Empty() {
			l.Others++
		}
	}
	if len(l.pieces) > 0 {
		return false
	}
	if len(l.Handshakes) < 2 {
		l.alone()
	}
	return true
}

// judgeCapture is Judge for a capture of packets.
func (l *List) judgeCapture(bytes int) (done bool) {
	for ; len(l.found) > 0 && bytes > 0; l.found = l.found[1:] {
		c := l.found[0]
		bytes -= len(c.sent) + len(c.received)
		r := c.judge()
		l.Handshakes = append(l.Handshakes, Handshake{
			Number: len(l.Handshakes) + 1, Line: 1, Packet: c.Packet, of: &c,
			Title: r.Title(), Outcome: r.Outcome, OK: r.OK(),
		})
	}
	return len(l.found) == 0
}

// Left returns how many pieces of the text, or connections of the capture, are not yet
// judged.
func (l *List) Left() int { return len(l.pieces) + len(l.found) }

// alone makes the list that of a text with at most one handshake.
func (l *List) alone() {
	l.Handshakes, l.Others = nil, 0
	l.line, l.at = 1, 0
	if r := Text(l.text); !r.Empty() {
		l.add(paste.Exact(l.text), r)
	}
}

func (l *List) add(piece paste.Part, r *Result) {
	span := piece.Span(handshake.Span{Start: 0, End: len(piece.Text)})
	if span.Start < l.at { // of a connection that goes on among others
		l.line, l.at = 1, 0
	}
	l.line += strings.Count(l.text[l.at:span.Start], "\n")
	l.at = span.Start
	l.Handshakes = append(l.Handshakes, Handshake{
		Number: len(l.Handshakes) + 1, Piece: piece, Span: span, Line: l.line,
		Title: r.Title(), Outcome: r.Outcome, OK: r.OK(),
	})
}

// FailingFirst returns the handshakes, those that fail before those that don't.
func (l *List) FailingFirst() []Handshake {
	sorted := make([]Handshake, 0, len(l.Handshakes))
	for _, ok := range []bool{false, true} {
		for _, h := range l.Handshakes {
			if h.OK == ok {
				sorted = append(sorted, h)
			}
		}
	}
	return sorted
}

// Failing returns how many of the handshakes fail.
func (l *List) Failing() int {
	n := 0
	for _, h := range l.Handshakes {
		if !h.OK {
			n++
		}
	}
	return n
}

// isHandshake reports whether what was found in a piece of a text is about a WebSocket,
// and not an ordinary request.
func (r *Result) isHandshake() bool {
	for _, name := range []string{"Sec-WebSocket-Key", "Upgrade", ":protocol"} {
		if len(r.Pair.Request.Lookup(name)) > 0 {
			return true
		}
	}
	switch {
	case r.Empty():
		return false
	case len(r.Messages) > 0 && !r.Messages[0].Weak:
		return true
	case len(r.Request.Hidden) > 0 && r.Pair.Response.Status() != "":
		return true // a line of a log, which was taken for one
	case r.Pair.Request.Absent() && r.End != "" && r.End != handshake.Unseen:
		return true
	}
	return r.Pair.Response.Status() == "101" || len(r.Pair.Response.Lookup("Sec-WebSocket-Accept")) > 0 || strings.HasPrefix(r.Pair.Address, "ws")
}
