package page

import "strings"

// Place is where the page is served.
type Place struct {
	Address string // of the page, without its fragment
	Host    string // of the address, without a port
	Origin  string
}

// Own reports whether the page is served by the visitor's own computer, so that
// starting its server is in their hands.
func (p Place) Own() bool {
	return p.Host == "localhost" || strings.HasSuffix(p.Host, ".localhost") || p.Host == "[::1]" || strings.HasPrefix(p.Host, "127.")
}

// start is the command that starts the server.
const start = "make run"

// restart returns the command that starts the server again, or "" if that is not
// for the visitor to do.
func (p Place) restart() string {
	if p.Own() {
		return start
	}
	return ""
}
