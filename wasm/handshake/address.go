package handshake

import (
	"strings"
)

// The rules of the address.
var (
	U1 = &Rule{ID: "U1", Side: SideAddress, Section: "RFC 6455 §3", Status: 400,
		Title:       "The address is a valid ws: or wss: URI: a host, and optionally a port, a path and a query.",
		Consequence: failConnection}

	U2 = &Rule{ID: "U2", Side: SideAddress, Section: "RFC 6455 §3", Status: 400,
		Title:       "The address has no fragment; a # that belongs to it is written %23.",
		Consequence: failConnection}

	U3 = &Rule{ID: "U3", Side: SideAddress, Section: "RFC 6455 §3",
		Title:       "The resource name is the path, or / if that is empty, and the query after a ? if there is one.",
		Consequence: mayDiffer}

	U4 = &Rule{ID: "U4", Side: SideAddress, Section: constructor,
		Title:       "The scheme is ws or wss. A browser takes http for ws and https for wss, and nothing else.",
		Consequence: "new WebSocket() throws a SyntaxError"}

	U5 = &Rule{ID: "U5", Side: SideAddress, Section: "RFC 6455 §3",
		Title:       "The address holds no user name or password.",
		Consequence: mayDiffer}
)

var addressRules = []*Rule{U1, U2, U3, U4, U5}

// CheckAddress judges the address that is given to new WebSocket(): RFC 6455 §3
// and the WHATWG standard. An empty address has no findings.
func CheckAddress(address string) []Finding {
	if address == "" {
		return nil
	}
	c := checker{}
	whole := Span{0, len(address)}
	scheme, rest, found := strings.Cut(address, ":")
	if !found || !isScheme(scheme) {
		c.report(U1, Error, whole, "The address "+short(address)+" has no scheme.", "It must begin with wss:// or ws://. A browser resolves it against the address of the page; other clients refuse it.")
		return c.done()
	}
	schemeSpan := Span{0, len(scheme)}
	switch strings.ToLower(scheme) {
	case "ws", "wss":
	case "http", "https":
		c.report(U4, Warning, schemeSpan, "The scheme is "+short(scheme)+".", "The WebSockets Standard has turned http into ws and https into wss since 2023, and browsers since 2024. Other clients may refuse it.")
	default:
		c.report(U4, Error, schemeSpan, "The scheme is "+short(scheme)+", not ws or wss.", "new WebSocket() throws a SyntaxError.")
	}
	authority, found := strings.CutPrefix(rest, "//")
	end := authorityEnd(authority)
	host := authority[:end]
	start := len(address) - len(authority)
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		c.report(U5, Warning, Span{start, start + at}, "The address contains a user name.", "The grammar of ws: addresses does not allow one. A browser may use it to answer a 401; and a link with a password in it gives the password away.")
		host = host[at+1:]
	}
	form := "It is " + formScheme(scheme) + "://, a host, optionally a colon and a port, and a path."
	ascii := strings.Map(asciiOnly, host)
	fault := hostFault(ascii)
	if host != "" && ascii == "" {
		fault = ""
	}
	switch {
	case !found:
		c.report(U1, Error, whole, "The address has no // after its scheme.", form)
	case fault != "":
		c.report(U1, Error, whole, "The address has no valid host: "+short(host)+".", fault+" "+form)
	case portTooHigh(ascii):
		c.report(U1, Error, whole, "The port in the address is above 65535.", "There is no such port, though RFC 3986 §3.2.3 allows any digits. A client can't connect to it; new WebSocket() throws a SyntaxError.")
	}
	if at := strings.IndexByte(address, '#'); at >= 0 {
		c.report(U2, Error, Span{at, len(address)}, "The address has a fragment: "+short(address[at:])+".", "Fragments are not allowed in ws: and wss: addresses; new WebSocket() throws a SyntaxError. A # that belongs to the path is written %23.")
	}
	if bad := notInURI(authority[end:]); bad != "" {
		c.report(U1, Warning, whole, "The address contains "+bad+".", uriCharacters+" A browser does that by itself.")
	}
	return c.done()
}

// formScheme returns the scheme with which to show the form of an address that has
// the given one.
func formScheme(scheme string) string {
	if scheme = strings.ToLower(scheme); scheme == "ws" || scheme == "http" || scheme == "https" {
		return scheme
	}
	return "wss"
}

// asciiOnly drops what a browser turns into ASCII by itself.
func asciiOnly(r rune) rune {
	if r >= 0x80 {
		return -1
	}
	return r
}
