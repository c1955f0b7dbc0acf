// Package call is a handshake with the server behind the page: a socket is opened,
// perhaps left open for a while, and closed; then the server reports what was on the
// wire.
package call

// Attempt is what came of a handshake with the server behind the page.
type Attempt struct {
	Origin     string   // of the page that made it
	Failure    string   // why there is no report, or ""
	Lost       bool     // the server did not answer at all
	SecondHand bool     // Request is what the server was told by its host, not what was on the wire, and Response is unknown
	Request    string   // the bytes of the request's head on the wire
	Response   string   // the bytes of the response on the wire
	Redacted   []string // the fields in them whose values are now as many x
	Truncated  bool     // the response was longer than what is here
	Unsent     int      // bytes at the end of Response that never left the server
	Other      Answer
	Script     Script
}

// Answer is what another voice answers to the same request; empty if it was not
// asked.
type Answer struct{ Server, Response string }

// Script is what the page's script was told of the handshake, which is all that
// any page ever is.
type Script struct {
	Tried     bool // a socket was opened at all
	Opened    bool
	Failed    bool // an error event came
	Closed    bool // a close event came
	CloseCode int
}
