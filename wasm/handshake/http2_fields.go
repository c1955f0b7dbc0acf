package handshake

import (
	"slices"
	"strings"

	"wsaccept/wasm/words"
)

// The rules of fields over HTTP/2 and HTTP/3.
var (
	E05 = &Rule{ID: "E05", Side: SideHTTP2, Section: "RFC 9113 §8.2.2", Status: 400,
		Title:       "Connection, Upgrade and their like are not sent; TE says trailers, and only in a request.",
		Consequence: "the message is malformed"}

	E08 = &Rule{ID: "E08", Side: SideHTTP2, Section: "RFC 8441 §5", Status: 400,
		Title:       "Names are in lower case; version, subprotocols and extensions are those of RFC 6455.",
		Consequence: "the message is malformed"}

	E12 = &Rule{ID: "E12", Side: SideHTTP2, Section: "RFC 9113 §8.3", Status: 400,
		Title:       "Only the pseudo-header fields that are defined for the message are sent: once each, and before all other fields.",
		Consequence: "the message is malformed"}
)

var fieldSectionRules = []*Rule{E05, E08, E12}

// connectionFields must not be in a message of HTTP/2 or HTTP/3: RFC 9113 §8.2.2.
var connectionFields = []string{"Connection", "Upgrade", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding"}

// extendedFields judges what all fields of HTTP/2 and HTTP/3 have in common.
func (c *checker) extendedFields() {
	m := c.message
	for i, f := range m.Fields {
		name := f.Name.Of(m.Raw)
		if strings.ToLower(name) != name {
			c.report(E08, Error, f.Name, "The name "+short(name)+" has capital letters.", "Over HTTP/2 and HTTP/3 names are in lower case; otherwise the message is malformed.")
		}
		if bare := strings.TrimPrefix(name, ":"); !isToken(bare) {
			c.add(Finding{Rule: H09, Severity: Error, Section: "RFC 9113 §8.2.1", Span: valueOrName(f), Title: "The name " + short(name) + " contains " + notToken(bare) + ".",
				Detail: "A name is made of letters, digits and certain punctuation; otherwise the message is malformed."})
		}
		if value := f.Value.Of(m.Raw); strings.ContainsAny(value, "\x00\r\n") {
			c.add(Finding{Rule: H10, Severity: Error, Section: "RFC 9113 §8.2.1", Span: f.Value, Title: "There is a NUL or the end of a line in this value.",
				Detail: "Over HTTP/2 and HTTP/3 a value with one makes the message malformed."})
		}
		if strings.HasPrefix(name, ":") && i > 0 && !strings.HasPrefix(m.Fields[i-1].Name.Of(m.Raw), ":") {
			c.report(E12, Error, f.Name, name+" comes after an ordinary field.", "The fields that begin with a colon come first; otherwise the message is malformed.")
		}
	}
	c.pseudoFields()
	for _, name := range append(requestPseudo, ":status") {
		if fields := m.Lookup(name); len(fields) > 1 {
			c.report(E12, Error, fields[1].Name, name+" appears "+words.Times(len(fields))+".", "It comes once; otherwise the message is malformed.")
		}
	}
	for _, line := range m.Lines {
		if line.Field < 0 && line.Text.Start < line.Text.End {
			c.report(H09, Error, line.Text, "This line is not a field: "+short(line.Text.Of(m.Raw))+".", "Each line is a name, a colon and a value.")
		}
	}
	c.te()
	c.connectionFields()
}

// connectionFields judges the fields about a connection, in a message that is sent
// over HTTP/2 or HTTP/3 in whatever form it is written: RFC 9113 §8.2.2.
func (c *checker) connectionFields() {
	for _, name := range connectionFields {
		for _, f := range c.message.Lookup(name) {
			c.report(E05, Error, f.Name, name+" must not be sent over HTTP/2 or HTTP/3.", "It is about an HTTP/1.1 connection, and makes this message malformed.")
		}
	}
}

// requestPseudo are the pseudo-header fields of a request: RFC 9113 §8.3.1 and RFC
// 8441 §4. A response has :status alone.
var requestPseudo = []string{":method", ":scheme", ":authority", ":path", ":protocol"}

// pseudoFields judges the names that begin with a colon: RFC 9113 §8.3.
func (c *checker) pseudoFields() {
	m := c.message
	for _, f := range m.Fields {
		name := f.Name.Of(m.Raw)
		if !strings.HasPrefix(name, ":") {
			continue
		}
		switch inRequest := slices.Contains(requestPseudo, strings.ToLower(name)); {
		case !inRequest && !EqualFold(name, ":status"):
			c.report(E12, Error, f.Name, "There is no pseudo-header field "+short(name)+".", "A name begins with a colon only if a specification defines that field; otherwise the message is malformed.")
		case inRequest == m.IsResponse():
			c.report(E12, Error, f.Name, name+" belongs in "+otherMessage(m)+".", "Each message has its own pseudo-header fields. This one makes it malformed.")
		}
	}
}

// otherMessage names the kind of message that m is not.
func otherMessage(m Message) string {
	if m.IsResponse() {
		return "a request"
	}
	return "a response"
}

// te judges TE, the only field about a connection that a request may have: RFC 9113
// §8.2.2.
func (c *checker) te() {
	m := c.message
	for _, f := range m.Lookup("TE") {
		switch value := m.Value(f); {
		case m.IsResponse():
			c.report(E05, Error, f.Name, "te belongs in a request.", "Over HTTP/2 and HTTP/3 it makes this response malformed.")
		case !EqualFold(value, "trailers"):
			c.report(E05, Error, valueOrName(f), "te is "+short(value)+".", "Over HTTP/2 and HTTP/3 the only value allowed is trailers; anything else makes this request malformed.")
		}
	}
}

// IsConnectionSpecific reports whether a field of this name must not be in a message
// of HTTP/2 or HTTP/3.
func IsConnectionSpecific(name string) bool {
	return slices.ContainsFunc(connectionFields, func(field string) bool { return EqualFold(field, name) })
}
