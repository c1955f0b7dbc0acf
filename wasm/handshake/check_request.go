package handshake

import (
	"strconv"
	"strings"

	"wsaccept/wasm/words"
)

// request judges an HTTP/1.1 request: RFC 6455 §4.1 and §4.2.1.
func (c *checker) request() {
	c.syntax()
	c.requestLine()
	c.host()
	c.requestUpgrade()
	c.connection("C08", "A server")
	c.key()
	c.version()
	c.origin()
	c.protocols()
	c.offers()
	c.aside()
}

// key judges Sec-WebSocket-Key: RFC 6455 §4.1 item 7 and §11.3.1.
func (c *checker) key() {
	m := c.message
	fields := m.Lookup("Sec-WebSocket-Key")
	if len(fields) == 0 {
		c.lacks("C09", "Sec-WebSocket-Key", "It is base64 of 16 random bytes; without it the server has nothing to make the Accept of.")
	}
	if len(fields) > 1 {
		c.report("C12", Error, fields[1].Name, "Sec-WebSocket-Key comes "+words.Times(len(fields))+".", "It must not come more than once. Some servers take the first one, some the last, some refuse.")
	}
	for _, f := range fields {
		value := m.Value(f)
		for _, finding := range CheckKey(value) {
			if value == f.Value.Of(m.Raw) {
				finding.Span = Span{f.Value.Start + finding.Span.Start, f.Value.Start + finding.Span.End}
			} else {
				finding.Span = f.Value
			}
			c.add(finding)
		}
		if c.told["C10"] > maxPerRule {
			break
		}
	}
	for _, name := range []string{"Sec-WebSocket-Key1", "Sec-WebSocket-Key2"} {
		for _, f := range m.Lookup(name) {
			c.report("C23", Error, f.Name, name+" belongs to a draft of 2010.", "It is the handshake called Hixie-76, which no browser has sent since 2012. RFC 6455 has one Sec-WebSocket-Key.")
		}
	}
}

// version judges Sec-WebSocket-Version: RFC 6455 §4.1 item 9 and §4.3.
func (c *checker) version() {
	m := c.message
	fields := m.Lookup("Sec-WebSocket-Version")
	if len(fields) == 0 {
		c.lacks("C14", "Sec-WebSocket-Version", "It must be 13.")
		return
	}
	if len(fields) > 1 {
		c.report("C15", Error, fields[1].Name, "Sec-WebSocket-Version comes "+words.Times(len(fields))+".", "In a request it must not come more than once.")
	}
	value := m.Value(fields[0])
	number, err := strconv.Atoi(value)
	switch {
	case value == "13":
	case strings.Contains(value, ","):
		c.report("C15", Error, fields[0].Value, "Sec-WebSocket-Version lists several versions.", "A client names one: 13. Only a server that refuses lists those it speaks.")
	case err != nil || number < 0 || number > 255 || strconv.Itoa(number) != value:
		c.report("C15", Error, fields[0].Value, "Sec-WebSocket-Version is "+short(value)+", which is not a version.", "It is a number from 0 to 255 in plain digits, without a leading zero: 13.")
	default:
		c.report("C14", Error, fields[0].Value, "Sec-WebSocket-Version is "+value+". It must be 13.", "13 is RFC 6455; smaller numbers are its drafts, of which 8 is the most common. A server must refuse and list the versions it speaks.")
	}
}

// protocols judges Sec-WebSocket-Protocol in a request: RFC 6455 §4.1 item 10.
func (c *checker) protocols() {
	fields := c.message.Lookup("Sec-WebSocket-Protocol")
	if len(fields) == 0 {
		return
	}
	names := c.emptyMembers("C17", "Sec-WebSocket-Protocol", c.members("Sec-WebSocket-Protocol"))
	if len(names) == 0 {
		c.report("C17", Error, fields[0].Name, "Sec-WebSocket-Protocol is empty.", "It lists at least one subprotocol, or is not sent at all.")
		return
	}
	seen := map[string]string{} // in lower case → as written
	exact := map[string]bool{}
	for _, name := range names {
		folded := strings.ToLower(name.text)
		switch {
		case !isToken(name.text):
			c.report("C17", Error, name.Span, "The subprotocol "+short(name.text)+" is not a token: it has "+notToken(name.text)+" in it.", "A subprotocol's name is made of letters, digits and some signs, without spaces, slashes or quotes. new WebSocket() throws a SyntaxError for it.")
		case exact[name.text]:
			c.report("C17", Error, name.Span, "The subprotocol "+short(name.text)+" comes twice.", "They must all be different. new WebSocket() throws a SyntaxError for it.")
		case seen[folded] != "":
			c.report("C18", Info, name.Span, short(seen[folded])+" and "+short(name.text)+" differ in case only.", "Subprotocols are compared letter for letter, so these are two, and that is allowed.")
		}
		exact[name.text], seen[folded] = true, name.text
	}
}

// aside judges what is not part of the handshake proper: a body, Expect, bytes
// that came too early, the mode of fetch.
func (c *checker) aside() {
	m := c.message
	body := false
	for _, f := range m.Lookup("Content-Length") {
		if value := m.Value(f); value != "0" {
			body = true
			c.report("H14", Warning, f.Value, "The request announces a body of "+short(value)+" bytes.", "Nothing forbids one in a GET, and nothing says what it means. coder, python-websockets and nginx wait for it before they answer.")
		}
	}
	for _, f := range m.Lookup("Transfer-Encoding") {
		body = true
		c.report("H14", Warning, f.Value, "The request announces a body.", "Nothing forbids one in a GET, and nothing says what it means. coder, python-websockets and nginx wait for it before they answer.")
	}
	if rest := m.Body; rest.Start < rest.End && !body {
		c.report("N5", Warning, rest, words.Count(rest.End-rest.Start, "byte")+" follow the request.", "The client must wait for the answer before it sends anything. A server may take them for the first frame, or for a fault.")
	}
	for _, f := range m.Lookup("Expect") {
		if EqualFold(m.Value(f), "100-continue") {
			c.report("S20", Info, f.Value, "The request expects 100 before the answer.", "The server must send 100 and then 101, and Chromium fails on the 100.")
		}
	}
	for _, f := range m.Lookup("Sec-Fetch-Mode") {
		if value := m.Value(f); value != "websocket" {
			c.report("W02", Warning, f.Value, "Sec-Fetch-Mode is "+short(value)+".", "A browser's new WebSocket() sends websocket here. This request was made by fetch, by a link or by hand.")
		}
	}
	if !c.complete() {
		c.report("C01", Error, c.missing(), "The request is not complete: the empty line at the end is missing.", "A server waits for it, and in the end gives up.")
	}
}
