package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of field lines.
var (
	H07 = &Rule{ID: "H07", Side: SideHTTP, Section: "RFC 9112 §5.1", Status: 400,
		Title:       "No white space comes before the colon.",
		Consequence: "the server must answer 400"}

	H08 = &Rule{ID: "H08", Side: SideHTTP, Section: "RFC 9112 §5.2", Status: 400,
		Title:       "A value is not continued on the next line.",
		Consequence: "a server answers 400 or takes it for a space; a client takes it for a space"}

	H09 = &Rule{ID: "H09", Side: SideHTTP, Section: "RFC 9112 §5", Status: 400,
		Title:       "A field line is a token, a colon and a value.",
		Consequence: "the message is invalid"}

	H13 = &Rule{ID: "H13", Side: SideHTTP, Section: "RFC 9110 §5.3",
		Title:       "A field that is not a list comes once.",
		Consequence: "receivers differ in which one they take"}

	H15 = &Rule{ID: "H15", Side: SideHTTP, Section: "RFC 9110 §5.5",
		Title:       "White space around a value is not part of it.",
		Consequence: "a client or server that keeps it fails"}
)

var fieldLineRules = []*Rule{H07, H08, H09, H13, H15}

func (c *checker) folded(i int, line Line) {
	m := c.message
	if i == m.Start+1 || m.Lines[i-1].Field < 0 && !isFolded(m.Lines[i-1], m.Raw) {
		c.report(H09, Error, line.Text, "This line begins with white space, and there is no value above it to continue.",
			"A header line begins with its name. Take the white space out.")
		return
	}
	c.report(H08, Warning, line.Text, "This line continues the value above it.",
		"An old form (obs-fold) that nobody may send. A server must answer 400 or take the line break for a space, a client must do the latter. Write the value in one line.")
}

// fieldName judges what stands before the colon.
func (c *checker) fieldName(f Field) {
	name := f.Name.Of(c.message.Raw)
	trimmed := strings.TrimRight(name, " \t")
	switch {
	case name == "":
		c.report(H09, Error, Span{f.Name.Start, f.Name.Start + 1}, "This line has no name before its colon.", "A header line is a name, a colon and a value.")
	case !isToken(trimmed):
		c.report(H09, Error, f.Name, "The name "+short(name)+" has "+notToken(trimmed)+" in it.", "A field name is made of letters, digits and a few signs, without spaces.")
	case trimmed != name:
		c.report(H07, Error, Span{f.Name.Start + len(trimmed), f.Name.End}, "There is white space between the name "+trimmed+" and its colon.",
			"A server must answer 400, because receivers disagree on whose field it is. Chromium takes it in an answer, Firefox and Node don't. Take it out.")
	}
}

// singletons are the fields that come once in a message and have no finding of
// their own for it: a list would be joined by commas, these can't be.
var singletons = []string{"Authorization", "Content-Length", "Content-Type", "Date", "Expect", "Location", "Referer", "Sec-Fetch-Mode", "User-Agent"}

func (c *checker) singletons() {
	for _, name := range singletons {
		if fields := c.message.Lookup(name); len(fields) > 1 {
			c.report(H13, Warning, fields[1].Name, name+" comes "+words.Times(len(fields))+".", "It is not a list, so it may come once. Receivers differ in which one they take.")
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
				c.report(H15, Warning, Span{f.Value.End, line.End}, "There is white space after the value of "+f.Name.Of(raw)+".",
					"It is not part of the value, and a client must not count it. Node's undici does, and fails.")
			}
		}
	}
}
