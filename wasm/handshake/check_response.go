package handshake

import (
	"strconv"
	"strings"

	"wsaccept/wasm/words"
)

// response judges the HTTP/1.1 answer in pair: RFC 6455 §4.1, the client's
// checks, and §4.2.2. refused says that the request breaks a rule itself.
func (c *checker) response(pair Pair, refused bool) {
	for _, interim := range pair.Interim {
		c.report("R02", Warning, interim.startSpan(), "An interim answer comes first: "+interim.Status()+".", "A client must read on until the final answer. Chromium, python-websockets, gorilla, gobwas and x/net/websocket don't, and fail; undici fails on a 100.")
	}
	c.syntax()
	status, span, ok := c.statusLine()
	switch {
	case !ok:
		return
	case status == "101":
		c.switching(pair, refused)
	case c.message.isInterim():
		c.report("R02", Error, span, "The status is "+status+", and no final response follows.", "A client reads on until the final response. If the connection closes before it comes, the client fails.")
	default:
		c.refusal(pair, status, span, refused)
	}
	for _, f := range c.message.Lookup("Set-Cookie") {
		c.report("R14", Info, f.Name, "The answer sets a cookie.", "The client stores it, whatever becomes of the handshake.")
	}
	if !c.complete() {
		c.report("R15", Error, c.missing(), "The answer is not complete: the empty line at the end is missing.",
			"The client waits for more of the header. If the connection closes there, it fails; only Firefox opens. End the header with \\r\\n\\r\\n.")
	}
}

// statusLine judges the start line: RFC 9112 §4. It returns the status as a
// lenient client reads it, and whether there is a status line at all.
func (c *checker) statusLine() (status string, span Span, ok bool) {
	raw := c.message.Raw
	line := c.message.StartLine()
	words := spaced(raw, c.start())
	if !EqualFold(firstBytes(line, 5), "HTTP/") || len(words) == 0 {
		c.report("H02", Error, c.start(), "This is not an HTTP answer: it begins with "+short(line)+".", "An answer begins with a status line, such as HTTP/1.1 101 Switching Protocols. Perhaps the port belongs to another service.")
		return "", Span{}, false
	}
	version := words[0]
	if len(words) == 1 {
		c.report("H02", Error, c.start(), "The status line has no status: "+short(line)+".", "Write HTTP/1.1 101 Switching Protocols.")
		return "", Span{}, false
	}
	span = words[1]
	status = span.Of(raw)
	switch {
	case len(status) != 3 || !isDigit(status[0]) || !isDigit(status[1]) || !isDigit(status[2]):
		c.report("H02", Error, span, "The status is "+short(status)+", not three digits.", "Write HTTP/1.1 101 Switching Protocols.")
		if strings.TrimLeft(status, "0") == "101" {
			status = "101"
		}
	case span.Start != version.End+1 || raw[version.End] != ' ':
		c.report("H02", Error, Span{version.End, span.Start}, "The version and the status are not set apart by one space.", "Browsers and Go let it pass; others fail. Write HTTP/1.1 101 Switching Protocols.")
	case (version.Of(raw) == "HTTP/2" || version.Of(raw) == "HTTP/3"):
	case span.End == c.start().End:
		c.report("H02", Error, span, "The space after the status is missing.", "It is required even if no phrase follows. Most clients are lenient; python-websockets and gobwas fail.")
	}
	c.responseVersion(version, status)
	return status, span, true
}

func (c *checker) responseVersion(span Span, code string) {
	version := span.Of(c.message.Raw)
	switch {
	case version == "HTTP/1.1", version == "HTTP/2" && code != "101", version == "HTTP/3" && code != "101":
	case !isVersion(version) && isVersion("HTTP"+version[4:]):
		c.report("H03", Error, span, "The version is written "+short(version)+".", "HTTP stands in capitals; the letter case counts here. Only Chromium lets it pass.")
	case !isVersion(version):
		c.report("H02", Error, span, short(version)+" is not an HTTP version.", "It is HTTP/, a digit, a dot and a digit: HTTP/1.1.")
	case code != "101":
	case strings.HasPrefix(version, "HTTP/1.") && version > "HTTP/1.1":
		c.report("R03", Warning, span, "The version is "+version+", which nobody speaks.", "npm ws, undici and python-websockets fail. Send HTTP/1.1.")
	default:
		c.report("R03", Error, span, "The 101 is "+version+", not HTTP/1.1.", "HTTP/1.0 has no 101, and from HTTP/2 on there is none. Chromium and most libraries let it pass; Firefox, python-websockets and gobwas fail.")
	}
}

// switching judges a 101.
func (c *checker) switching(pair Pair, refused bool) {
	m := c.message
	c.responseUpgrade()
	c.connection("R06", "A client")
	c.accept(pair.Request)
	c.subprotocol(pair.Request)
	c.agreed(pair.Request)
	for _, name := range []string{"Content-Length", "Transfer-Encoding"} {
		for _, f := range m.Lookup(name) {
			c.report("S19", Warning, f.Name, "A 101 has no body, so "+name+" has no place in it.", "Clients ignore it. A proxy might not: take it out.")
		}
	}
	for _, f := range m.Lookup("Sec-WebSocket-Version") {
		c.report("S17", Info, f.Name, "Sec-WebSocket-Version is meant for an answer that refuses a version.", "In a 101 every client ignores it.")
	}
	if pair.Request.Absent() {
		return
	}
	c.switched(pair, refused)
}

// switched judges a 101 by its request, as far as the server is concerned.
func (c *checker) switched(pair Pair, refused bool) {
	request := checker{message: pair.Request}
	offered := false
	for _, protocol := range request.members("Upgrade") {
		name, _, _ := strings.Cut(protocol.text, "/")
		offered = offered || EqualFold(name, "websocket")
	}
	_, _, version := pair.Request.RequestLine()
	switch {
	case !offered && !pair.Request.mayHave("Upgrade"):
		c.report("S18", Warning, c.start(), "The server switches to a protocol that the request did not offer.", "The request has no Upgrade: websocket, so a server must not answer 101. Perhaps a proxy took it out, and this answer belongs to another request.")
	case version.Of(pair.Request.Raw) == "HTTP/1.0":
		c.report("S18", Warning, c.start(), "The server upgrades an HTTP/1.0 request.", "It must ignore Upgrade there.")
	}
	if refused {
		c.report("S01", Warning, c.start(), "The server accepts a request that breaks the rules.", "It must refuse one, with an error such as 400. See what is wrong with the request; other servers will refuse it.")
	}
	for _, f := range pair.Request.Lookup("Expect") {
		if EqualFold(pair.Request.Value(f), "100-continue") && !hasStatus(pair.Interim, "100") {
			c.report("S20", Warning, c.start(), "The request expects 100 first, and the server sends 101 at once.", "It must send 100 and then 101.")
		}
	}
}

// accept judges Sec-WebSocket-Accept: RFC 6455 §4.1, the client's check 4.
func (c *checker) accept(request Message) {
	m := c.message
	fields := m.Lookup("Sec-WebSocket-Accept")
	if len(fields) == 0 {
		c.lacks("R07", "Sec-WebSocket-Accept", "It is the server's proof that it read the key. Without it the client must fail.")
		return
	}
	if len(fields) > 1 {
		c.report("R08", Error, fields[1].Name, "Sec-WebSocket-Accept comes "+words.Times(len(fields))+".", "It must not come more than once, even with the same value. Often a proxy adds its own line to the server's.")
	}
	keys := request.Lookup("Sec-WebSocket-Key")
	for _, f := range fields[:min(len(fields), maxPerRule)] {
		got := m.Value(f)
		switch {
		case len(keys) == 1:
			key := request.Value(keys[0])
			if want := Accept(key); got != want {
				c.report("R07", Error, f.Value, "The Accept is wrong: "+short(got)+". For the key "+short(key)+" it is "+want+".", acceptHint(got, want))
			}
		case !IsAccept(got):
			c.report("R07", Error, f.Value, "The Accept "+short(got)+" belongs to no key.", "An Accept is base64 of the 20 bytes of a SHA-1: 28 characters, the last one =.")
		case request.Absent():
			c.report("R07", Info, f.Value, "Whether the Accept is right can't be told without the request.", "It is made of the request's Sec-WebSocket-Key. Paste the request as well.")
		}
	}
}

// acceptHint says at a glance what got has to do with want.
func acceptHint(got, want string) string {
	const rule = "It is base64 of the SHA-1 of the key, as it stands, with the GUID after it; it is compared letter for letter."
	switch {
	case EqualFold(got, want):
		return "It is the right one but for the case of its letters, and the case counts. " + rule
	case strings.Contains(got, want):
		return "It contains the right one, and " + strconv.Itoa(len(got)-len(want)) + " more bytes. " + rule
	case strings.TrimRight(want, "=") == got:
		return "It is the right one without its padding =. " + rule
	}
	return rule
}

// subprotocol judges Sec-WebSocket-Protocol in an answer: RFC 6455 §4.1, the
// client's check 6.
func (c *checker) subprotocol(request Message) {
	m := c.message
	fields := m.Lookup("Sec-WebSocket-Protocol")
	asker := checker{message: request}
	asked := asker.members("Sec-WebSocket-Protocol")
	if len(fields) == 0 {
		if len(asked) > 0 && !m.mayHave("Sec-WebSocket-Protocol") {
			c.report("R11", Warning, c.missing(), "The client asked for a subprotocol, and the answer names none.",
				"RFC 6455 lets the connection open without one. The WHATWG standard makes browsers fail: Chromium, npm ws and undici do, Firefox and the others open. A server that picks none of them can't talk to browsers.")
		}
		return
	}
	if len(fields) > 1 {
		c.report("S15", Error, fields[1].Name, "Sec-WebSocket-Protocol comes "+words.Times(len(fields))+".", "In an answer it must not come more than once: the server picks one subprotocol.")
	}
	f := fields[0]
	value := m.Value(f)
	switch {
	case value == "":
		c.report("R12", Error, f.Name, "Sec-WebSocket-Protocol is empty.", "A server that picks no subprotocol leaves the field out.")
		return
	case !isToken(value):
		c.report("S15", Error, f.Value, "Sec-WebSocket-Protocol is "+short(value)+", which is not one token: it has "+notToken(value)+" in it.", "The server names one of the client's subprotocols, not a list.")
	}
	if request.Absent() {
		return
	}
	for _, name := range asked {
		if name.text == value {
			return
		}
	}
	for _, name := range asked {
		if EqualFold(name.text, value) {
			c.report("R10", Error, f.Value, "The client asked for "+short(name.text)+", the answer names "+short(value)+".", "Subprotocols are compared letter for letter. Send the name as the client wrote it.")
			return
		}
	}
	if len(asked) == 0 {
		c.report("R10", Error, f.Value, "The answer names the subprotocol "+short(value)+", and the client asked for none.", "A server may only pick one that the request lists. Chromium fails, Firefox lets it pass.")
		return
	}
	c.report("R10", Error, f.Value, "The answer names the subprotocol "+short(value)+", which the client did not ask for.", "A server may only pick one that the request lists.")
}

func hasStatus(messages []Message, status string) bool {
	for _, m := range messages {
		if m.Status() == status {
			return true
		}
	}
	return false
}
