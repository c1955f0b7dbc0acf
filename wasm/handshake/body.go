package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of bodies, and of the fields that say how long they are.
var (
	H14 = &Rule{ID: "H14", Side: SideHTTP, Section: "RFC 9110 §9.3.1", Status: 400,
		Title:       "A handshake has no body.",
		Consequence: "the server may refuse it"}

	H16 = &Rule{ID: "H16", Side: SideHTTP, Section: "RFC 9112 §6.3", Status: 400,
		Title:       "Content-Length is one number, in decimal digits.",
		Consequence: "the server must respond with 400; the client must discard the response"}

	H17 = &Rule{ID: "H17", Side: SideHTTP, Section: "RFC 9112 §6.3", Status: 400,
		Title:       "In a request, chunked is the last coding in Transfer-Encoding, and comes once. There is no Content-Length with it.",
		Consequence: "the server must respond with 400"}

	S19 = &Rule{ID: "S19", Side: SideServer, Section: "RFC 9110 §8.6",
		Title:       "A 101 has neither Content-Length nor Transfer-Encoding.",
		Consequence: "clients must ignore them: a 101 has no body"}
)

var bodyRules = []*Rule{H14, H16, H17, S19}

// requestBody judges what announces a body in a request.
func (c *checker) requestBody() {
	m := c.message
	lengths, codings := m.Lookup("Content-Length"), m.Lookup("Transfer-Encoding")
	c.contentLength()
	const noMeaning = "A client should not send one with a GET, where it has no meaning. A server may refuse the request and close the connection."
	for _, f := range lengths {
		if value := m.Value(f); announces(value) {
			c.report(H14, Warning, f.Value, "The request announces a body of "+short(value)+" bytes.", noMeaning)
		}
	}
	for _, f := range codings {
		c.report(H14, Warning, valueOrName(f), "The request announces a body.", noMeaning)
	}
	if len(codings) == 0 {
		return
	}
	all := c.members("Transfer-Encoding")
	last, chunked := "", 0
	for _, coding := range all {
		if coding.text != "" {
			last = coding.text
		}
		if EqualFold(coding.text, "chunked") {
			chunked++
		}
	}
	name, parameters, _ := strings.Cut(last, ";")
	switch last := strings.TrimRight(name, " \t"); {
	case !EqualFold(last, "chunked"):
		c.report(H17, Error, valueOrName(codings[len(codings)-1]), "The last coding in Transfer-Encoding is "+short(last)+", not chunked.",
			"Then nothing says where the body ends, and a server must respond with 400.")
	case chunked > 1:
		c.add(Finding{Rule: H17, Severity: Warning, Section: "RFC 9112 §6.1", Span: valueOrName(codings[len(codings)-1]), Title: "Transfer-Encoding names chunked " + words.Times(chunked) + ".",
			Detail: "A sender must not apply it more than once to one message. What a server does with it is not specified; two readings of one body can smuggle a request past a proxy, so it may refuse."})
	case parameters != "":
		c.report(H17, Warning, codings[len(codings)-1].Value, "The coding chunked has a parameter.", "It has none; a server should treat that as an error.")
	}
}

// contentLength judges Content-Length where it counts: RFC 9112 §6.3 item 5.
func (c *checker) contentLength() {
	m := c.message
	fields := m.Lookup("Content-Length")
	if len(fields) == 0 {
		return
	}
	must := "A server must respond with 400."
	if m.IsResponse() {
		must = "A client must close the connection and discard the response."
	}
	severity := Error
	if codings := m.Lookup("Transfer-Encoding"); len(codings) > 0 {
		severity, must = Warning, "Here Transfer-Encoding overrides it."
		c.report(H17, Warning, codings[0].Name, "There are both Transfer-Encoding and Content-Length.",
			"A sender must not send both. Transfer-Encoding counts; but two readings of one message can smuggle a request past a proxy, so a receiver may refuse it.")
	}
	var lengths []string
	for _, f := range fields {
		members := c.split(f.Value, ',')
		before := len(lengths)
		for _, length := range members {
			if length.text == "" && len(members) > 1 {
				continue
			}
			if !isDigits(length.text) {
				c.report(H16, severity, valueOrName(f), "Content-Length is "+short(m.Value(f))+", which is not a number of bytes.", "It is written in decimal digits and nothing else. "+must)
				return
			}
			lengths = append(lengths, length.text)
		}
		if len(lengths) == before {
			c.report(H16, severity, valueOrName(f), "Content-Length is "+short(m.Value(f))+", which is not a number of bytes.", "It is written in decimal digits and nothing else. "+must)
			return
		}
	}
	for _, length := range lengths {
		if strings.TrimLeft(length, "0") != strings.TrimLeft(lengths[0], "0") {
			c.report(H16, severity, fields[len(fields)-1].Value, "Content-Length says "+short(lengths[0])+" and "+short(length)+".", "Two lengths for one body can smuggle a request past a proxy. "+must)
			return
		}
	}
	if len(lengths) > 1 {
		c.add(Finding{Rule: H16, Severity: Warning, Section: "RFC 9110 §8.6", Span: fields[len(fields)-1].Name, Title: "Content-Length appears " + words.Times(len(lengths)) + ", with the same number.",
			Detail: "A receiver may refuse that, or treat them as one."})
	}
}

// isDigits reports whether s is one decimal digit or more.
func isDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// announces reports whether a Content-Length with this value announces a body.
func announces(value string) bool { return strings.Trim(value, "0, \t") != "" }

// announcesBody reports whether m has a field that says that a body follows.
func (m Message) announcesBody() bool {
	for _, f := range m.Lookup("Content-Length") {
		if announces(m.Value(f)) {
			return true
		}
	}
	return len(m.Lookup("Transfer-Encoding")) > 0
}

// switchingBody judges what announces a body in a 101.
func (c *checker) switchingBody() {
	for _, name := range []string{"Content-Length", "Transfer-Encoding"} {
		for _, f := range c.message.Lookup(name) {
			c.report(S19, Warning, f.Name, "A 101 has no body, so "+name+" does not belong in it.", "A server must not send it, and a client must still read what follows as WebSocket frames (RFC 9112 §6.3). Remove it.")
		}
	}
}
