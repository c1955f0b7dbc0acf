package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of HTTP/1.1 syntax, which a request and a response share: RFC 9112.

// syntax judges the lines of the head.
func (c *checker) syntax() {
	m := c.message
	c.leadingLines()
	c.lineEnds()
	for i, line := range m.Lines {
		if i < m.Start {
			continue
		}
		c.lineBytes(line)
		if i == m.Start {
			continue
		}
		switch {
		case line.Text.Start == line.Text.End:
		case isFolded(line, m.Raw):
			c.folded(i, line)
		case line.Field < 0:
			c.report("H09", Error, line.Text, "This line has no colon: "+short(line.Text.Of(m.Raw))+".",
				"A header line is a name, a colon and a value. Often a line that was wrapped, or a body that came before the empty line.")
		default:
			c.fieldName(m.Fields[line.Field])
		}
	}
	c.singletons()
	c.whiteSpace()
}

func (c *checker) leadingLines() {
	m := c.message
	if m.Start <= 0 {
		return
	}
	span := Span{m.Lines[0].Text.Start, m.Lines[m.Start].Text.Start}
	title := "There is " + words.Count(m.Start, "empty line") + " before the message."
	if m.IsResponse() {
		c.report("H04", Error, span, title, "A client reads the first line as the status line, and this one is empty. Send the status line first.")
		return
	}
	c.report("H04", Warning, span, title, "A server should skip at least one empty line before a request. Go's net/http and python-websockets refuse it.")
}

// lineEnds judges the line ends that are not CR LF.
func (c *checker) lineEnds() {
	bare, first := 0, Span{}
	for _, line := range c.message.Lines {
		if line.End.End-line.End.Start == 1 {
			if bare++; bare == 1 {
				first = line.End
			}
		}
	}
	if bare > 0 {
		c.report("H05", Warning, first, words.Count(bare, "line")+" of the head with LF alone at the end.",
			"A line ends in CR LF, the bytes 0D 0A. Who receives LF alone may take it for a line end, and may refuse it: Go does the one, Node the other.")
	}
}

// lineBytes judges the bytes within one line.
func (c *checker) lineBytes(line Line) {
	text := line.Text.Of(c.message.Raw)
	first, last := -1, 0 // of the bytes beyond ASCII
	for i := range len(text) {
		at := Span{line.Text.Start + i, line.Text.Start + i + 1}
		switch b := text[i]; {
		case b == '\r':
			c.report("H06", Error, at, "There is a carriage return (0x0D) inside a line.",
				"CR may stand only before LF, at a line's end. A receiver must refuse it or take it for a space.")
			return
		case b == 0:
			c.report("H10", Error, at, "There is a NUL (0x00) in this line.", "A receiver must refuse it or take it for a space. All browsers refuse it.")
			return
		case b < ' ' && b != '\t' || b == 0x7F:
			c.report("H10", Warning, at, "There is a control character (0x"+words.Hex(b)+") in this line.", "It is not allowed; a receiver may let it pass in a value.")
			return
		case b >= 0x80:
			if first < 0 {
				first = i
			}
			last = i + 1
		}
	}
	if colon := strings.IndexByte(text, ':'); first > colon && (line.Field >= 0 || isFolded(line, c.message.Raw)) {
		c.report("H11", Info, Span{line.Text.Start + first, line.Text.Start + last}, "There are bytes beyond ASCII in this value.",
			"They are allowed there, and nothing says which characters they are.")
	}
}

func (c *checker) folded(i int, line Line) {
	m := c.message
	if i == m.Start+1 || m.Lines[i-1].Field < 0 && !isFolded(m.Lines[i-1], m.Raw) {
		c.report("H09", Error, line.Text, "This line begins with white space, and there is no value above it to continue.",
			"A header line begins with its name. Take the white space out.")
		return
	}
	c.report("H08", Warning, line.Text, "This line continues the value above it.",
		"An old form (obs-fold) that nobody may send. A server must answer 400 or take the line break for a space, a client must do the latter. Write the value in one line.")
}

// fieldName judges what stands before the colon.
func (c *checker) fieldName(f Field) {
	name := f.Name.Of(c.message.Raw)
	trimmed := strings.TrimRight(name, " \t")
	switch {
	case name == "":
		c.report("H09", Error, Span{f.Name.Start, f.Name.Start + 1}, "This line has no name before its colon.", "A header line is a name, a colon and a value.")
	case !isToken(trimmed):
		c.report("H09", Error, f.Name, "The name "+short(name)+" has "+notToken(trimmed)+" in it.", "A field name is made of letters, digits and a few signs, without spaces.")
	case trimmed != name:
		c.report("H07", Error, Span{f.Name.Start + len(trimmed), f.Name.End}, "There is white space between the name "+trimmed+" and its colon.",
			"A server must answer 400, because receivers disagree on whose field it is. Chromium takes it in an answer, Firefox and Node don't. Take it out.")
	}
}

// singletons are the fields that come once in a message and have no finding of
// their own for it: a list would be joined by commas, these can't be.
var singletons = []string{"Authorization", "Content-Length", "Content-Type", "Date", "Expect", "Location", "Referer", "Sec-Fetch-Mode", "User-Agent"}

func (c *checker) singletons() {
	for _, name := range singletons {
		if fields := c.message.Lookup(name); len(fields) > 1 {
			c.report("H13", Warning, fields[1].Name, name+" comes "+words.Times(len(fields))+".", "It is not a list, so it may come once. Receivers differ in which one they take.")
		}
	}
}

// exactFields are the fields whose values some program compares without
// trimming them first.
var exactFields = []string{"Upgrade", "Connection", "Sec-WebSocket-Accept", "Sec-WebSocket-Protocol"}

// whiteSpace judges the white space after a value.
func (c *checker) whiteSpace() {
	raw := c.message.Raw
	if !c.message.IsResponse() {
		return
	}
	for _, name := range exactFields {
		for _, f := range c.message.Lookup(name) {
			line := c.message.Lines[f.Line].Text
			if f.Value.End < line.End && f.Value.Start < f.Value.End {
				c.report("H15", Warning, Span{f.Value.End, line.End}, "There is white space after the value of "+f.Name.Of(raw)+".",
					"It is not part of the value, and a client must not count it. Node's undici does, and fails.")
			}
		}
	}
}
