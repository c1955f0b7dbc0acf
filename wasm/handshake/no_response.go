package handshake

// End is how a handshake came to nothing without a response that could be judged.
// The zero value says nothing about it.
type End string

// The ends, in the order in which a handshake can come to them.
const (
	UnknownHost       End = "unknown-host"       // the name of the host leads to no address
	ConnectionRefused End = "connection-refused" // nothing listens at the port
	Unreachable       End = "unreachable"        // no way leads to the host
	BadCertificate    End = "bad-certificate"    // the server's certificate can't be verified
	PlainPort         End = "plain-port"         // TLS was begun at a port that does not speak it
	TLSFailed         End = "tls-failed"         // client and server did not agree on TLS
	TimedOut          End = "timed-out"          // no connection, or no response, in time
	Closed            End = "closed"             // the connection was closed before a byte of a response
	Reset             End = "reset"              // the connection was reset before a byte of a response
	NotHTTP           End = "not-http"           // bytes came that are no HTTP response; they are not known
	Unseen            End = "unseen"             // a tool that shows responses shows none, and no reason
)

// The rules of a handshake that gets no response.
var (
	L1 = &Rule{ID: "L1", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "The host's name resolves to an address.",
		Consequence: failConnection}

	L2 = &Rule{ID: "L2", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "A server listens on the port.",
		Consequence: failConnection}

	L3 = &Rule{ID: "L3", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "There is a route to the host.",
		Consequence: failConnection}

	L4 = &Rule{ID: "L4", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "For wss:, the server's certificate can be verified for the host's name.",
		Consequence: failConnection}

	L5 = &Rule{ID: "L5", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "A wss: address leads to a port that speaks TLS.",
		Consequence: failConnection}

	L6 = &Rule{ID: "L6", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "For wss:, client and server agree on TLS.",
		Consequence: failConnection}

	L7 = &Rule{ID: "L7", Side: SideTransport, Section: "RFC 9112 §9.5",
		Title:       "The connection opens, and the response comes, before the client gives up.",
		Consequence: failConnection}

	L8 = &Rule{ID: "L8", Side: SideTransport, Section: "RFC 6455 §4.2.1",
		Title:       "A server responds before it closes the connection, if only to refuse.",
		Consequence: failConnection}

	L9 = &Rule{ID: "L9", Side: SideTransport, Section: "RFC 9112 §9.6",
		Title:       "The connection is not reset before the response has arrived.",
		Consequence: failConnection}

	N6 = &Rule{ID: "N6", Side: SideTransport, Section: "RFC 6455 §4.1",
		Title:       "A response follows the request.",
		Consequence: "the client waits until it gives up"}
)

var noResponseRules = []*Rule{L1, L2, L3, L4, L5, L6, L7, L8, L9, N6}

// ends says of each end which rule it breaks, and what it is.
var ends = map[End]struct {
	rule          *Rule
	title, detail string
}{
	UnknownHost:       {L1, "The host's name does not resolve to an address.", "The name was looked up, and no address is known for it. No connection was tried."},
	ConnectionRefused: {L2, "The connection was refused.", "The host is there, but nothing listens on this port. No byte of the handshake was sent."},
	Unreachable:       {L3, "There is no route to the host.", "The network knows no route to the address. No byte of the handshake was sent."},
	BadCertificate:    {L4, "The server's certificate can't be verified.", "The client must fail the connection, because anybody could have responded. The request was not sent."},
	PlainPort:         {L5, "The client started TLS, but the port does not speak it.", "A wss: address needs a port that speaks TLS; this one speaks plain text. The request was not sent."},
	TLSFailed:         {L6, "TLS failed before the handshake.", "Client and server did not agree on TLS, and the client must fail the connection. The request was not sent."},
	TimedOut:          {L7, "No response came in time.", "The client gave up waiting. The specifications set no limit; each client has its own."},
	Closed:            {L8, "The connection was closed without a response.", "Not one byte of a response came. A server that refuses a handshake must return an HTTP response, with a status such as 400."},
	Reset:             {L9, "The connection was reset without a response.", "The other side, or something in between, aborted the connection (TCP RST). Not one byte of a response is known."},
	NotHTTP:           {H02, "What came is not an HTTP response.", "A response begins with a status line, such as HTTP/1.1 101 Switching Protocols. The client found none, and does not show what it found."},
}

// Ends returns all ends, in the order of the constants.
func Ends() []End {
	return []End{UnknownHost, ConnectionRefused, Unreachable, BadCertificate, PlainPort, TLSFailed, TimedOut, Closed, Reset, NotHTTP, Unseen}
}

// String returns the sentence that says what happened.
func (e End) String() string {
	if e == Unseen {
		return "No response is shown."
	}
	return ends[e].title
}

// noResponse returns what there is to say of a handshake that ended without a
// response. It has no bytes, so the span is empty.
func noResponse(end End) []Finding {
	if end == Unseen {
		return []Finding{{Rule: N6, Severity: Warning, Section: N6.Section, Title: end.String(),
			Detail: "This is the output of a tool that would show the response, too. It ends before one, and doesn't say why."}}
	}
	e, known := ends[end]
	if !known {
		return nil
	}
	return []Finding{{Rule: e.rule, Severity: Error, Section: e.rule.Section, Title: e.title, Detail: e.detail}}
}
