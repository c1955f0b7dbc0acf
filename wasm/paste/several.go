package paste

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// Remark is an error text in the input that Split is given: where it begins, and what
// it says, which is the same for two that mean the same.
type Remark struct {
	At   int
	Says string
}

// Split returns the pieces of an input that may hold several handshakes: each is what
// belongs to one of them, in the order in which they begin, and can be given to Find
// by itself. A piece is made of whole lines, of entries of a HAR file or of events of
// Chromium's netlog. What belongs to none is in no piece, or in the one before it. A
// piece need not hold a handshake: an ordinary request has one of its own. It returns
// nil if there is at most one piece. Its time is linear in the length of the input.
func Split(input string, remarks []Remark) []Part {
	whole := Exact(input)
	bom := len(input) - len(strings.TrimPrefix(input, "\uFEFF"))
	src := newSource(whole.sub(handshake.Span{Start: bom, End: len(input)}), Either)
	first := src.first()
	if first == len(src.lines) {
		return nil
	}
	if text := strings.TrimLeft(src.line(first), " \t"); text[0] == '{' || text[0] == '[' && !isBracketed(text) {
		if pieces := entries(src); pieces != nil {
			return several(pieces)
		}
	}
	if pieces := transactions(src); pieces != nil {
		return several(pieces)
	}
	if pieces := lanes(src); pieces != nil {
		return several(pieces)
	}
	c := cutter{source: src, remarks: remarks, piece: noStretch}
	for i := range src.lines {
		c.line(i)
	}
	c.end(len(src.lines))
	return c.parts()
}

// several returns pieces, or nil if there is only one.
func several(pieces []Part) []Part {
	if len(pieces) < 2 {
		return nil
	}
	return pieces
}

// A stretch is a run of lines with what is known of it.
type stretch struct {
	from, to int // its lines

	asked, answered bool // it has a request, and a final response
	announced       bool // the line before said that a request follows
	chained         bool // curl said that it sends another request for the same handshake
	panel           bool // it is a panel of a browser's developer tools
	plain           bool // its request line is alone in its line, as on the wire
	labelled        bool // it is of nginx\'s debug log
	command         bool // it has a command line
	connecting      bool // curl has said that it connects
	closed          bool // what follows belongs to another one
	told            int  // the last line with an error text, or -1
	traced          bool // a stack follows that ends with the error text once more
	says            []string
	status          string // of the last response
	target          string // what stands in the request line
	key             string
	keyLine         int    // the last that had a key
	clock           string // the time in its first line that counts
	address         string // that its first error text names
}

var noStretch = stretch{from: -1, told: -1}

// empty reports whether nothing of a handshake was in the piece so far.
func (p *stretch) empty() bool {
	return !p.asked && !p.answered && !p.panel && !p.command && !p.connecting && !p.closed && p.told < 0 && p.key == ""
}

// exchange reports whether the piece has more than error texts.
func (p *stretch) exchange() bool {
	return p.asked || p.answered || p.command || p.panel || p.key != ""
}

// A cutter finds where handshakes begin, from line to line.
type cutter struct {
	*source
	remarks []Remark // those that are to come
	pieces  []stretch
	piece   stretch
	block   int    // the line in which the paragraph, or the object, began
	lane    string // the connection that the line before is about
}

// begin makes line i the first of another piece, unless the one so far is empty.
func (c *cutter) begin(i int) {
	if c.piece.empty() {
		return
	}
	c.end(i)
	c.piece = noStretch
	c.piece.from = i
}

// end closes the piece so far before line i.
func (c *cutter) end(i int) {
	p := c.piece
	if p.empty() {
		return
	}
	p.from = max(p.from, 0)
	if !p.closed || p.to == 0 {
		p.to = i
	}
	c.pieces = append(c.pieces, p)
}

// line reads line i.
func (c *cutter) line(i int) {
	text := c.source.line(i)
	if isBlank(text) {
		c.block = i + 1
		return
	}
	if lane := laneOf(text); lane != c.lane && lane != "" {
		c.block, c.lane = i, lane
	}
	if end := strings.TrimRight(text, " "); strings.IndexByte("{([", end[len(end)-1]) >= 0 && text[0] != ' ' && text[0] != '\t' {
		c.block = i
	}
	says := c.said(i)
	switch m := markOf(c.source, i); m {
	case entryMark:
		if c.isRefusal(i, text) {
			c.close(i + 1)
		} else {
			c.alone(i)
		}
	case panelMark:
		if c.piece.panel || c.piece.exchange() {
			c.begin(i)
		}
		c.piece.panel = true
	case commandMark:
		c.begin(i)
		c.piece.command = true
	case connectMark:
		if p := &c.piece; p.closed || (p.asked || p.answered) && !p.chained {
			c.begin(i)
		}
		c.piece.connecting = true
	case againMark:
		c.piece.chained = true
	case announceMark:
		c.request(i)
		c.piece.announced = true
	case labelMark:
		c.request(i)
		c.piece.labelled = true
	case requestMark:
		if !c.piece.announced {
			c.request(i)
		}
		c.piece.announced = false
		c.piece.target = targetOf(text)
		c.piece.plain = strictStart(text) == request
	case responseMark:
		c.response(i, text)
	case endMark:
		c.piece.told = i
		c.close(i + 1)
	default:
		c.other(i, text, says)
	}
	if key := keyIn(text); key != "" {
		c.withKey(i, key)
	}
}

// alone makes a piece of line i.
func (c *cutter) alone(i int) {
	c.begin(i)
	c.piece.from = i
	c.piece.asked = true
	c.close(i + 1)
}

// isRefusal reports whether line i of an access log is what the error text in the line
// before it came to: with a status that refuses, at the same time if both tell one.
func (c *cutter) isRefusal(i int, text string) bool {
	e, ok := accessEntry(text)
	if !ok || e.status.Of(text) < "400" {
		return false
	}
	p, clock := c.piece, clockOf(text)
	return p.told == i-1 && i > 0 && !p.exchange() && !p.closed && (p.clock == "" || clock == "" || p.clock == clock)
}

// close ends the piece before line i.
func (c *cutter) close(i int) { c.piece.closed, c.piece.to = true, i }

// request reads that a request begins in line i.
func (c *cutter) request(i int) {
	p := &c.piece
	switch {
	case p.panel, p.labelled:
		return
	case p.chained:
		p.chained, p.answered = false, false
	case p.closed || p.asked || p.answered || p.told >= 0:
		c.begin(i)
	}
	c.piece.asked = true
	c.time(i)
}

// response reads the status line in line i.
func (c *cutter) response(i int, text string) {
	status := statusOf(text)
	p := &c.piece
	switch {
	case p.panel, p.labelled, p.plain && !isBlank(text[:max(strings.Index(text, "HTTP/"), 0)]):
		return // what only looks like one
	case p.closed:
		c.begin(i)
	case p.answered && !strings.HasPrefix(p.status, "3") && afterArrow(c.source.line(i-1)) != text && !(p.status == "200" && !p.asked):
		c.begin(i)
	}
	c.time(i)
	c.piece.status = status
	c.piece.answered = status == "101" || !strings.HasPrefix(status, "1")
}

// other reads a line that begins nothing, with the error texts in it.
func (c *cutter) other(i int, text string, says []string) {
	p := &c.piece
	if p.told >= 0 && !p.exchange() && !p.closed {
		if clock := clockOf(text); clock != "" && p.clock != "" && clock != p.clock {
			c.close(i) // the log goes on
		}
	}
	if strings.Contains(text, "Traceback (most recent call last)") { // also behind the name of a pod
		p.traced = true
	}
	if len(says) == 0 {
		return
	}
	clock, address := clockOf(text), addressIn(text)
	if clock == "" && address == "" && p.closed && i == p.to && i > 0 {
		p.to = i + 1 // what the log says of the line before
		return
	}
	again := slices.ContainsFunc(says, func(s string) bool { return slices.Contains(p.says, s) })
	if again && clock == "" && !p.exchange() && !p.closed && i == p.told+1 && address == p.address && text != c.source.line(i-1) {
		p.told = i // the same once more, in other words
		return
	}
	switch {
	case p.empty(), isInside(text):
	case p.traced:
		p.traced = false
	case p.closed, again, clock != p.clock, address != "" && p.address != "" && address != p.address:
		if p.exchange() && !p.closed && !again && (clock == "" || p.clock == "" || !p.answered) && p.told < 0 {
			break // what the program says of the exchange above
		}
		c.begin(i)
	}
	if p = &c.piece; p.told < 0 && !p.exchange() {
		p.from = i
	}
	p.told = i
	p.says = append(p.says, says...)
	c.time(i)
	if p.address == "" {
		p.address = address
	}
}

// withKey reads that line i has a key. Another one is another handshake's if it is in
// another block, or in a line that has other fields, too; in one block it is a defect.
func (c *cutter) withKey(i int, key string) {
	p := &c.piece
	if first := max(p.from, 0); p.key != "" && p.key != key && !p.panel && i > first {
		switch {
		case c.block > max(first, p.keyLine) && c.fieldsBegin(c.block):
			c.begin(c.block)
		case containsAny(c.source.line(i), "pgrade", "PGRADE", "ost", "OST"):
			c.begin(i)
		}
	}
	c.piece.key, c.piece.keyLine = key, i
}

// fieldsBegin reports whether line i can be the first of a message without a start line.
func (c *cutter) fieldsBegin(i int) bool {
	text := strings.TrimLeft(c.source.line(i), " \t")
	return nameEnd(text) > 0 || strings.HasSuffix(text, "{") || strings.HasSuffix(text, "(") || strings.HasSuffix(text, "[") || laneOf(text) != ""
}

// time takes note of the time in line i.
func (c *cutter) time(i int) {
	if c.piece.clock == "" {
		c.piece.clock = clockOf(c.source.line(i))
	}
}

// said returns what the remarks in line i say.
func (c *cutter) said(i int) []string {
	var says []string
	end := c.Origin(c.lines[i].end)
	for len(c.remarks) > 0 && c.remarks[0].At < end {
		says = append(says, c.remarks[0].Says)
		c.remarks = c.remarks[1:]
	}
	return says
}

// parts returns the pieces that were found, if there are several.
func (c *cutter) parts() []Part {
	var kept []stretch
	for _, p := range c.pieces {
		if last := len(kept) - 1; last >= 0 && kept[last].sameAs(p) {
			kept[last].to = p.to // the same request, written down twice
			kept[last].answered = p.answered
			continue
		}
		kept = append(kept, p)
	}
	if len(kept) < 2 || len(kept) == 2 && !kept[0].asked && kept[0].answered && kept[1].asked && !kept[1].answered {
		return nil // the response may have been put first
	}
	parts := make([]Part, 0, len(kept))
	for _, p := range kept {
		parts = append(parts, c.run(handshake.Span{Start: c.lines[p.from].start, End: c.lines[p.to-1].next}))
	}
	return parts
}

// sameAs reports whether next has the request of p once more.
func (p stretch) sameAs(next stretch) bool {
	return p.key != "" && p.key == next.key && !p.answered && p.target == next.target
}

// run returns a run of the text without copying it, if it is the input's own.
func (s *source) run(at handshake.Span) Part {
	from := s.Span(at)
	if from.End-from.Start != at.End-at.Start {
		return s.sub(at)
	}
	return Part{Text: at.Of(s.Text), pieces: []piece{{0, from}}}
}
