package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of the extended CONNECT.
var (
	E01 = &Rule{ID: "E01", Side: SideHTTP2, Section: "RFC 8441 §3",
		Title:       "The server allows extended CONNECT in its SETTINGS first.",
		Consequence: "the stream is malformed", Unjudged: "SETTINGS are frames, not header fields"}

	E02 = &Rule{ID: "E02", Side: SideHTTP2, Section: "RFC 8441 §4", Status: 400,
		Title:       ":method is CONNECT and :protocol is websocket.",
		Consequence: "it is not a WebSocket handshake"}

	E03 = &Rule{ID: "E03", Side: SideHTTP2, Section: "RFC 8441 §4", Status: 400,
		Title:       ":scheme and :path are there.",
		Consequence: "the request is malformed"}

	E04 = &Rule{ID: "E04", Side: SideHTTP2, Section: "RFC 8441 §5", Status: 400,
		Title:       ":scheme is https for wss: and http for ws:.",
		Consequence: "the request is malformed"}

	E06 = &Rule{ID: "E06", Side: SideHTTP2, Section: "RFC 8441 §5", Status: 400,
		Title:       ":authority carries the host.",
		Consequence: "the server may refuse the request"}

	E07 = &Rule{ID: "E07", Side: SideHTTP2, Section: "RFC 8441 §5",
		Title:       "There is no key and no Accept; :protocol takes their place.",
		Consequence: "they are ignored"}

	E09 = &Rule{ID: "E09", Side: SideHTTP2, Section: "RFC 8441 §5",
		Title:       "A 2xx status means success; 101 does not exist.",
		Consequence: failConnection}

	E10 = &Rule{ID: "E10", Side: SideHTTP2, Section: "RFC 8441 §5",
		Title:       "The stream ends with END_STREAM, or with RST_STREAM and CANCEL.",
		Consequence: noViolation, Unjudged: "it comes after the handshake"}

	E11 = &Rule{ID: "E11", Side: SideHTTP2, Section: "RFC 9220 §3", Status: 501,
		Title:       "A server that does not know the :protocol should respond with 501.",
		Consequence: "the server is at fault", Unjudged: "which protocols a server knows is not in the bytes"}
)

var extendedRules = []*Rule{E01, E02, E03, E04, E06, E07, E09, E10, E11}

// extendedRequest judges a request written as a list of fields.
func (c *checker) extendedRequest() {
	c.extendedFields()
	method, protocol := c.pseudo(":method"), c.pseudo(":protocol")
	if method != "CONNECT" {
		c.report(E02, Error, c.at(":method"), is(":method", method)+" It must be CONNECT.", "Over HTTP/2 and HTTP/3 a WebSocket is opened by an extended CONNECT, not by a GET.")
	}
	if protocol != "websocket" {
		c.report(E02, Error, c.at(":protocol"), is(":protocol", protocol)+" It must be websocket.", "It makes a CONNECT an extended one, and the server must have allowed that in its SETTINGS.")
	}
	for _, name := range []string{":scheme", ":path"} {
		if c.pseudo(name) == "" {
			c.report(E03, Error, c.at(name), "There is no "+name+".", "A plain CONNECT has neither :scheme nor :path; an extended one must have both.")
		}
	}
	if scheme := c.pseudo(":scheme"); scheme != "" && scheme != "https" && scheme != "http" {
		c.report(E04, Error, c.at(":scheme"), "The :scheme is "+short(scheme)+".", "It is https for a wss: address and http for ws:.")
	}
	if path := c.pseudo(":path"); path != "" {
		c.path(path)
	}
	authority := c.pseudo(":authority")
	switch fault := hostFault(authority); {
	case authority == "":
		c.report(E06, Warning, c.at(":authority"), "There is no :authority.", "It carries the host and port of the address, instead of Host.")
	case fault != "":
		c.report(E06, Error, c.at(":authority"), "The :authority is "+short(authority)+", which is not a host.", fault+" :authority is a name or an address, optionally followed by a colon and a port.")
	case portTooHigh(authority):
		c.report(E06, Warning, c.at(":authority"), "The port in :authority is above 65535.", noSuchPort)
	}
	for _, f := range c.message.Lookup("Host") {
		if got := c.value(f); authority != "" && !EqualFold(got, authority) {
			c.add(Finding{Rule: E06, Severity: Warning, Section: "RFC 9113 §8.3.1", Span: f.Value, Title: "Host is " + short(got) + ", and :authority is " + short(authority) + ".",
				Detail: "They must name the same host. A server should treat the request as malformed."})
		}
	}
	for _, f := range c.message.Lookup("Sec-WebSocket-Key") {
		c.report(E07, Info, f.Name, "There is a key, which no server processes.", "Over HTTP/2 and HTTP/3 :protocol takes the place of the key and the Accept: only a server that knows it accepts the request.")
	}
	versions := c.message.Lookup("Sec-WebSocket-Version")
	switch {
	case len(versions) == 0:
		c.lacks(E08, "sec-websocket-version", "It is 13, as over HTTP/1.1.")
	case c.message.Value(versions[0]) != "13":
		c.report(E08, Error, versions[0].Value, "sec-websocket-version is "+short(c.message.Value(versions[0]))+". It must be 13.", "It is the same over every version of HTTP.")
	}
	if len(versions) > 1 {
		c.report(E08, Error, versions[1].Name, "sec-websocket-version appears "+words.Times(len(versions))+".", "In a request it appears once.")
	}
	c.origin()
	c.protocols()
	c.offers()
}

// path judges :path, which is not empty: RFC 9113 §8.3.1.
func (c *checker) path(path string) {
	at := c.at(":path")
	if path[0] != '/' {
		c.add(Finding{Rule: E03, Severity: Error, Section: "RFC 9113 §8.3.1", Span: at, Title: "The :path " + short(path) + " does not begin with /.", Detail: "It is the path and query of the address; for an address without a path it is /."})
		return
	}
	if fragment := strings.IndexByte(path, '#'); fragment >= 0 {
		c.report(U2, Error, at, "The :path has a fragment: "+short(path[fragment:])+".", "A fragment stays in the client and is never sent. A # that belongs to the path is written %23.")
	}
	if bad := notInURI(path); bad != "" {
		c.report(U1, Warning, at, "The :path contains "+bad+".", uriCharacters)
	}
}

// extendedResponse judges the response to an extended CONNECT, in whatever form.
func (c *checker) extendedResponse(pair Pair) {
	m := c.message
	status, span := m.Status(), c.at(":status")
	if !m.IsExtended() {
		_, span, _ = m.StatusLine()
	} else {
		c.extendedFields()
	}
	switch {
	case !pair.Request.Absent() && !pair.Request.IsExtended():
		c.report(E09, Error, span, "This is an HTTP/2 or HTTP/3 response, but the request is not.", "The response to an HTTP/1.1 request begins with a status line: HTTP/1.1 101 Switching Protocols.")
		return
	case status == "101":
		c.report(E09, Error, span, "The status is 101, which HTTP/2 and HTTP/3 don't have.", "An extended CONNECT succeeds with 200. There is nothing to switch: the stream becomes the WebSocket.")
		return
	case !strings.HasPrefix(status, "2") || len(status) != 3:
		c.add(Finding{Rule: R01, Severity: Info, Section: "RFC 8441 §5", Span: span, Title: "The status is " + statusShown(status) + ", not 2xx: the WebSocket does not open.", Detail: "An extended CONNECT succeeds with 200."})
		return
	case status != "200":
		c.report(E09, Warning, span, "The status is "+status+", not 200.", "By RFC 8441 any 2xx opens the WebSocket. 200 is what its example has.")
	}
	for _, f := range m.Lookup("Sec-WebSocket-Accept") {
		c.report(E07, Info, f.Name, "There is an Accept, which no client processes.", "Over HTTP/2 and HTTP/3 :protocol takes the place of the key and the Accept.")
	}
	c.subprotocol(pair.Request)
	c.agreed(pair.Request)
}

// is says what the value of a field is.
func is(name, value string) string {
	if value == "" {
		return "There is no " + name + "."
	}
	return "The " + name + " is " + short(value) + "."
}

// pseudo returns the value of a pseudo-header field, or "".
func (c *checker) pseudo(name string) string {
	if fields := c.message.Lookup(name); len(fields) > 0 {
		return c.message.Value(fields[0])
	}
	return ""
}

// at returns where the value of the field called name stands, or where it could
// be written.
func (c *checker) at(name string) Span {
	if fields := c.message.Lookup(name); len(fields) > 0 {
		return fields[0].Value
	}
	return c.missing()
}
