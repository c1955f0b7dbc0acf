package handshake

import (
	"strconv"
)

// DeflateName is the name of the one extension in general use: RFC 7692.
const DeflateName = "permessage-deflate"

// The parameters of permessage-deflate: RFC 7692 §7.1.
const (
	serverNoTakeover = "server_no_context_takeover"
	clientNoTakeover = "client_no_context_takeover"
	serverWindowBits = "server_max_window_bits"
	clientWindowBits = "client_max_window_bits"
)

// The rules of permessage-deflate.
var (
	D01 = &Rule{ID: "D01", Side: SideDeflate, Section: "RFC 7692 §7.1",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "An offer has known parameters only, each once.",
		Consequence: "the server must decline the offer: a 101 without it"}

	D02 = &Rule{ID: "D02", Side: SideDeflate, Section: "RFC 7692 §5",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "Of several offers the server accepts the first that suits it.",
		Consequence: noViolation}

	D03 = &Rule{ID: "D03", Side: SideDeflate, Section: "RFC 7692 §7.1",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "A response has known parameters only, each once.",
		Consequence: failConnection}

	D04 = &Rule{ID: "D04", Side: SideDeflate, Section: "RFC 7692 §7.1.1.1",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "server_no_context_takeover has no value.",
		Consequence: "an offer is declined; in a response, " + failConnection}

	D05 = &Rule{ID: "D05", Side: SideDeflate, Section: "RFC 7692 §7.1.1.2",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "client_no_context_takeover has no value.",
		Consequence: "an offer is declined; in a response, " + failConnection}

	D06 = &Rule{ID: "D06", Side: SideDeflate, Section: "RFC 7692 §7.1.2.1",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "server_max_window_bits is 8 to 15, and in a response no more than was offered.",
		Consequence: "an offer is declined; in a response, " + failConnection}

	D07 = &Rule{ID: "D07", Side: SideDeflate, Section: "RFC 7692 §7.1.2.2",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "client_max_window_bits is 8 to 15; a response has it, with a value, only if it was offered.",
		Consequence: "an offer is declined; in a response, " + failConnection}

	D08 = &Rule{ID: "D08", Side: SideDeflate, Section: "RFC 7692 §5",
		Fields:      []string{"Sec-WebSocket-Extensions"},
		Title:       "A response has permessage-deflate once.",
		Consequence: failConnection}

	D09 = &Rule{ID: "D09", Side: SideDeflate, Section: "RFC 6455 §9.1",
		Title:       "Extensions work in the order of the response.",
		Consequence: noViolation, Unjudged: "every order is allowed"}
)

var deflateRules = []*Rule{D01, D02, D03, D04, D05, D06, D07, D08, D09}

// deflate judges the parameters of e. What is wrong in an offer (a Warning) makes
// the server decline it; what is wrong in a response (an Error) fails.
func (c *checker) deflate(e Extension, severity Severity) {
	raw := c.message.Raw
	outcome, generic := "The client must fail the connection.", D03
	if severity == Warning {
		outcome, generic = "The server must decline the offer: respond with a 101 without it.", D01
	}
	seen := map[string]bool{}
	for _, p := range e.Params {
		name := p.Name.Of(raw)
		if seen[name] && isDeflateParam(name) {
			c.report(generic, severity, p.Span, "The parameter "+short(name)+" appears twice.", outcome)
		}
		seen[name] = true
		switch name {
		case serverNoTakeover, clientNoTakeover:
			if p.HasValue {
				rule := D04
				if name == clientNoTakeover {
					rule = D05
				}
				c.report(rule, severity, p.Span, name+" has the value "+short(p.Value)+".", "It takes none. "+outcome)
			}
		case serverWindowBits:
			c.windowBits(D06, p, severity, false, outcome)
		case clientWindowBits:
			c.windowBits(D07, p, severity, severity == Warning, outcome)
		default:
			c.report(generic, severity, p.Span, "permessage-deflate has no parameter "+short(name)+".", "Names are case-sensitive, and in lower case. "+outcome)
		}
	}
}

// isDeflateParam reports whether permessage-deflate has a parameter called name.
func isDeflateParam(name string) bool {
	switch name {
	case serverNoTakeover, clientNoTakeover, serverWindowBits, clientWindowBits:
		return true
	}
	return false
}

// windowBits judges the value of a parameter that sets the size of a window.
func (c *checker) windowBits(rule *Rule, p Param, severity Severity, optional bool, outcome string) {
	name := p.Name.Of(c.message.Raw)
	bits, valid := windowSize(p)
	switch {
	case !p.HasValue && optional:
	case !p.HasValue:
		c.report(rule, severity, p.Span, name+" has no value.", "It must have one here, from 8 to 15. "+outcome)
	case !valid:
		c.report(rule, severity, p.Span, name+" has the value "+short(p.Value)+".", "It is a number from 8 to 15, in decimal digits without a leading zero. "+outcome)
	case bits == 8:
		c.report(rule, Info, p.Span, name+" is 8.", "It is allowed: the window has 256 bytes.")
	}
}

// windowSize returns the value of p as the base-2 logarithm of a window's size.
func windowSize(p Param) (bits int, valid bool) {
	bits, err := strconv.Atoi(p.Value)
	return bits, err == nil && 8 <= bits && bits <= 15 && strconv.Itoa(bits) == p.Value
}

// deflateAgreed holds e, in a response, against each offer of permessage-deflate in
// request. It must suit one of them; if none, what is wrong with it is told for
// the first.
func (c *checker) deflateAgreed(e Extension, request Message, offers []Extension) {
	var first []Finding
	for _, offer := range offers {
		if offer.Name.Of(request.Raw) != DeflateName {
			continue
		}
		against := checker{message: c.message}
		against.deflateFits(e, request, offer)
		if len(against.findings) == 0 {
			return
		}
		if first == nil {
			first = against.findings
		}
	}
	for _, f := range first {
		c.add(f)
	}
}

// deflateFits holds e against one offer.
func (c *checker) deflateFits(e Extension, request Message, offer Extension) {
	offered := map[string]Param{}
	for _, p := range offer.Params {
		offered[p.Name.Of(request.Raw)] = p
	}
	sent := map[string]bool{}
	for _, p := range e.Params {
		name := p.Name.Of(c.message.Raw)
		sent[name] = true
		wanted, found := offered[name]
		if name == clientWindowBits && !found {
			c.report(D07, Error, p.Span, "The response sets client_max_window_bits, which the client did not offer.", "A server must not send it then: only a client that offers it can keep to it.")
		}
		if name != clientWindowBits && name != serverWindowBits || !wanted.HasValue {
			continue
		}
		most, ok := windowSize(wanted)
		bits, valid := windowSize(p)
		if ok && valid && bits > most {
			rule := D06
			if name == clientWindowBits {
				rule = D07
			}
			c.report(rule, Error, p.Span, name+" is "+p.Value+", more than the "+wanted.Value+" offered.", "The response may make a window smaller, never larger.")
		}
	}
	for _, kept := range []struct {
		rule *Rule
		name string
	}{{D04, serverNoTakeover}, {D06, serverWindowBits}} {
		if _, wanted := offered[kept.name]; wanted && !sent[kept.name] {
			c.report(kept.rule, Warning, e.Span, "The offer has "+kept.name+", and the response does not.", "A server accepts that parameter by repeating it. Whether a client must fail is not specified.")
		}
	}
}
