package handshake

import "strings"

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
		c.report("U1", Error, whole, "The address "+short(address)+" has no scheme.", "It begins with wss:// or ws://. A browser takes it for relative to the page; other clients refuse it.")
		return c.done()
	}
	schemeSpan := Span{0, len(scheme)}
	switch strings.ToLower(scheme) {
	case "ws", "wss":
	case "http", "https":
		c.report("U4", Warning, schemeSpan, "The scheme is "+short(scheme)+".", "Browsers take http for ws and https for wss, since 2023. Other clients may refuse it.")
	default:
		c.report("U4", Error, schemeSpan, "The scheme is "+short(scheme)+", not ws or wss.", "Chromium: The URL's scheme must be either 'http', 'https', 'ws', or 'wss'.")
	}
	authority, found := strings.CutPrefix(rest, "//")
	end := len(authority)
	if at := strings.IndexAny(authority, "/?#"); at >= 0 {
		end = at
	}
	host := authority[:end]
	start := len(address) - len(authority)
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		c.report("U5", Warning, Span{start, start + at}, "The address has a user name in it.", "The grammar of ws: addresses has none. Browsers open it and send no credentials; a link with a password in it is a leak.")
		host = host[at+1:]
	}
	if ascii := strings.Map(asciiOnly, host); !found || ascii != "" && !isHost(ascii) || host == "" {
		c.report("U1", Error, whole, "The address has no valid host: "+short(host)+".", "It is wss://, a host, a port if need be, and a path.")
	}
	if at := strings.IndexByte(address, '#'); at >= 0 {
		c.report("U2", Error, Span{at, len(address)}, "The address has a fragment: "+short(address[at:])+".", "Fragments are not allowed; new WebSocket() throws. A # that belongs to the path is written %23.")
	}
	if bad, _ := notInURI(address); bad != "" {
		c.report("U1", Warning, whole, "The address has "+bad+" in it.", "Anything but letters, digits and some signs is written as % and two hexadecimal digits. Browsers do that by themselves.")
	}
	return c.done()
}

// mixedContent judges an address by the page that opens it.
func mixedContent(pair Pair) []Finding {
	if !EqualFold(firstBytes(pair.Address, 3), "ws:") {
		return nil
	}
	for _, f := range pair.Request.Lookup("Origin") {
		if isLoopback(pair.Address) {
			return nil
		}
		if origin := pair.Request.Value(f); strings.HasPrefix(origin, "https:") {
			c := checker{}
			c.report("W07", Warning, Span{0, 2}, "The address is ws:, and the Origin is "+short(origin)+".", "A page that came over https may not open ws:, except to its own computer; the browser blocks it. Use wss:.")
			return c.done()
		}
	}
	return nil
}

// isLoopback reports whether address leads to the computer itself, which a page
// may open ws: to.
func isLoopback(address string) bool {
	_, rest, _ := strings.Cut(strings.ToLower(address), "://")
	host := rest
	if end := strings.IndexAny(host, "/?#"); end >= 0 {
		host = host[:end]
	}
	if colon := strings.LastIndexByte(host, ':'); colon > strings.LastIndexByte(host, ']') {
		host = host[:colon]
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasPrefix(host, "127.") || host == "[::1]"
}

// asciiOnly drops what a browser turns into ASCII by itself.
func asciiOnly(r rune) rune {
	if r >= 0x80 {
		return -1
	}
	return r
}
