package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of lines and their bytes.
var (
	H04 = &Rule{ID: "H04", Side: SideHTTP, Section: "RFC 9112 §2.2",
		Title:       "No empty line comes before the message.",
		Consequence: "a server should skip one; a client takes it for the status line"}

	H05 = &Rule{ID: "H05", Side: SideHTTP, Section: "RFC 9112 §2.2",
		Title:       "A line ends in CR LF.",
		Consequence: "a receiver may accept LF alone"}

	H06 = &Rule{ID: "H06", Side: SideHTTP, Section: "RFC 9112 §2.2", Status: 400,
		Title:       "A CR stands only before LF.",
		Consequence: "the receiver must refuse it or replace it with a space"}

	H10 = &Rule{ID: "H10", Side: SideHTTP, Section: "RFC 9110 §5.5", Status: 400,
		Title:       "A value holds no NUL and no control characters.",
		Consequence: "the receiver must refuse NUL, CR and LF or replace them with spaces"}

	H11 = &Rule{ID: "H11", Side: SideHTTP, Section: "RFC 9110 §5.5",
		Title:       "Bytes from 0x80 up are allowed in values; which characters they stand for is not defined.",
		Consequence: noViolation}
)

var lineRules = []*Rule{H04, H05, H06, H10, H11}

// syntax judges the lines of the head.
func (c *checker) syntax() {
	m := c.message
	c.leadingLines()
	c.lineEnds()
	above := m.Start
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
			c.folded(above, line)
			continue
		case line.Field < 0:
			c.report(H09, Error, line.Text, "This line has no colon: "+short(line.Text.Of(m.Raw))+".",
				"A field line is a name, a colon and a value. Often this is a line that was wrapped, or a body without the empty line before it.")
		default:
			c.fieldName(m.Fields[line.Field])
		}
		above = i
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
	if strings.Trim(span.Of(m.Raw), "\r\n") != "" {
		c.ahead(span)
		return
	}
	title := "There is " + words.Count(m.Start, "empty line") + " before the message."
	if m.IsResponse() {
		c.report(H04, Error, span, title, "A client reads the first line as the status line, and this one is empty. RFC 9112 asks only servers to skip empty lines. Send the status line first.")
		return
	}
	c.report(H04, Warning, span, title, "A client must not send it. A server should skip at least one empty line before a request.")
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
		c.report(H05, Warning, first, "LF alone ends "+words.Count(bare, "line")+" of the header.",
			"A line ends in CR LF, the bytes 0D 0A. A receiver may accept LF alone as the end of a line, or refuse it.")
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
			c.report(H06, Warning, at, "There is a carriage return (0x0D) inside a line.",
				"CR stands only before LF, at the end of a line. A receiver must refuse this one or replace it with a space.")
			return
		case b == 0:
			c.report(H10, Warning, at, "There is a NUL (0x00) in this line.", "A receiver must refuse it or replace it with a space.")
			return
		case b < ' ' && b != '\t' || b == 0x7F:
			c.report(H10, Warning, at, "There is a control character (0x"+words.Hex(b)+") in this line.", "It is not allowed. A receiver may keep it in a value, if it is safe there.")
			return
		case b >= 0x80:
			if first < 0 {
				first = i
			}
			last = i + 1
		}
	}
	if colon := strings.IndexByte(text, ':'); first > colon && (line.Field >= 0 || isFolded(line, c.message.Raw)) {
		c.report(H11, Info, Span{line.Text.Start + first, line.Text.Start + last}, "There are bytes beyond ASCII in this value.",
			"They are allowed there, and nothing says which characters they stand for.")
	}
}
