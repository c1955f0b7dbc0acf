package handshake

import (
	"strings"
)

// The rules of pages that open addresses.
var (
	W07 = &Rule{ID: "W07", Side: SideBrowser, Section: mixedContentStandard,
		Title:       "A page loaded over https may not open ws:.",
		Consequence: "the browser blocks it before a byte is sent"}
)

var mixedContentRules = []*Rule{W07}

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
			c.report(W07, Warning, Span{0, 2}, "The address is ws:, and the Origin is "+short(origin)+".", "A page loaded over https may not open ws:, except to its own computer; the browser blocks it before a byte is sent. Use wss:.")
			return c.done()
		}
	}
	return nil
}

// isLoopback reports whether address leads to the computer itself, which a page
// may open ws: to.
func isLoopback(address string) bool {
	_, rest, _ := strings.Cut(strings.ToLower(address), "://")
	host, _ := splitPort(rest[:authorityEnd(rest)])
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasPrefix(host, "127.") && isIPv4(host) || host == "[::1]"
}
