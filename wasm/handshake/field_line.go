package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of field lines.
var (
	H07 = &Rule{ID: "H07", Side: SideHTTP, Section: "RFC 9112 §5.1", Status: 400,
		Title:       "No white space comes before the colon.",
		Consequence: "the server must respond with 400; for a client nothing is specified"}

	H08 = &Rule{ID: "H08", Side: SideHTTP, Section: "RFC 9112 §5.2", Status: 400,
		Title:       "A value is not continued on the next line.",
		Consequence: "a server responds with 400 or replaces it with a space; a client replaces it with a space"}

	H09 = &Rule{ID: "H09", Side: SideHTTP, Section: "RFC 9112 §5", Status: 400,
		Title:       "A field line is a token, a colon and a value.",
		Consequence: "the message is invalid"}

	H18 = &Rule{ID: "H18", Side: SideHTTP, Section: "RFC 9112 §2.2", Status: 400,
		Title:       "No white space comes between the start line and the first field.",
		Consequence: "the receiver must refuse the message or ignore the line"}

	H13 = &Rule{ID: "H13", Side: SideHTTP, Section: "RFC 9110 §5.3",
		Title:       "A field that is not a list appears once.",
		Consequence: "no RFC says which one counts"}

	H15 = &Rule{ID: "H15", Side: SideHTTP, Section: "RFC 9110 §5.5",
		Title:       "White space around a value is not part of it.",
		Consequence: "a client or server that keeps it fails"}
)

var fieldLineRules = []*Rule{H07, H08, H09, H13, H15, H18}

// folded judges a line that begins with white space. above is the index of the last
// line before it that does not.
func (c *checker) folded(above int, line Line) {
	m := c.message
	switch {
	case above == m.Start:
		c.report(H18, Warning, line.Text, "This line, before the first field, begins with white space.",
			"A receiver must refuse the message or ignore the line. Remove the white space.")
	case m.Lines[above].Field < 0:
		c.report(H09, Error, line.Text, "This line begins with white space, and there is no value above it to continue.",
			"A field line begins with its name. Remove the white space.")
	default:
		c.report(H08, Warning, line.Text, "This line continues the value above it.",
			"Senders must not use this old form (obs-fold) any more. A server must respond with 400 or replace the line break with a space; a client must do the latter. Write the value in one line.")
	}
}

// fieldName judges what stands before the colon.
func (c *checker) fieldName(f Field) {
	name := f.Name.Of(c.message.Raw)
	trimmed := strings.TrimRight(name, " \t")
	switch {
	case name == "":
		c.report(H09, Error, Span{f.Name.Start, f.Name.Start + 1}, "This line has no name before its colon.", "A field line is a name, a colon and a value.")
	case !isToken(trimmed):
		c.report(H09, Error, f.Name, "The name "+short(name)+" contains "+notToken(trimmed)+".", "A field name is made of letters, digits and certain punctuation, without spaces.")
	case trimmed != name && c.message.IsResponse():
		c.report(H07, Warning, Span{f.Name.Start + len(trimmed), f.Name.End}, "There is white space between the name "+trimmed+" and its colon.",
			"A proxy must remove it from a response; what a client does with it is not specified. Remove it.")
	case trimmed != name:
		c.report(H07, Error, Span{f.Name.Start + len(trimmed), f.Name.End}, "There is white space between the name "+trimmed+" and its colon.",
			"A server must respond with 400, because receivers have disagreed on which field it is. Remove it.")
	}
}

// singletons are the fields that come once in a message and have no finding of
// their own for it: a list would be joined by commas, these can't be.
var singletons = []string{"Authorization", "Content-Type", "Date", "Location", "Referer", "Sec-Fetch-Mode", "User-Agent"}

func (c *checker) singletons() {
	for _, name := range singletons {
		if fields := c.message.Lookup(name); len(fields) > 1 {
			c.report(H13, Warning, fields[1].Name, name+" appears "+words.Times(len(fields))+".", "It is not a list, so it may appear only once. No RFC says which one counts.")
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
					"It is not part of the value, and a client must remove it before it compares.")
			}
		}
	}
}
