package handshake

import "strings"

// The rules of the request-target.
var (
	C04 = &Rule{ID: "C04", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 400,
		Fields:      []string{"Host"},
		Title:       "The target is the resource name, or an http: or https: URI with it.",
		Consequence: respond400}
)

var targetRules = []*Rule{C04}

// target judges the request-target, which is text: RFC 6455 §4.1 item 3.
func (c *checker) target(span Span, text string) {
	path, scheme := text, ""
	if before, rest, found := strings.Cut(text, "://"); found && isScheme(before) {
		scheme = strings.ToLower(before)
		path = rest[authorityEnd(rest):]
	}
	const isResource = "It is the path and query of the address; for an address without a path it is /."
	switch {
	case text == "":
		c.report(C04, Error, span, "The request line has no target.", isResource)
		return
	case text[0] == '/':
	case scheme == "http" || scheme == "https":
		c.absolute(span, text)
	case scheme != "":
		c.report(C04, Error, span, "The target is an address with the scheme "+scheme+".", "It is the path and query alone, or the whole address with http: or https:.")
	case text == "*":
		c.report(C04, Error, span, "The target is *.", "It stands for the whole server, and only OPTIONS may use it. A handshake names a resource, such as /chat.")
	default:
		c.report(C04, Error, span, "The target "+short(text)+" does not begin with /.", isResource)
	}
	if at := strings.IndexByte(text, '#'); at >= 0 {
		c.report(U2, Error, span, "The target has a fragment: "+short(text[at:])+".", "A fragment stays in the client and is never sent. A # that belongs to the path is written %23.")
	}
	if bad := notInURI(strings.Map(noWhiteSpace, path)); bad != "" {
		c.add(Finding{Rule: U1, Severity: Warning, Section: "RFC 9112 §3.2", Span: span, Title: "The target contains " + bad + ".",
			Detail: uriCharacters + " A server should respond with 400."})
	}
	if strings.HasSuffix(text, "?") {
		c.report(U3, Info, span, "The target ends in a ? with nothing after it.", "RFC 6455 leaves the ? out when the query is empty. In HTTP an empty query is legal.")
	}
}

// noWhiteSpace drops white space, which rule H01 is about.
func noWhiteSpace(r rune) rune {
	if strings.ContainsRune(lenientSpace, r) {
		return -1
	}
	return r
}

// absolute judges a target that is an http: or https: URI: RFC 9112 §3.2.2.
func (c *checker) absolute(span Span, target string) {
	_, rest, _ := strings.Cut(target, "://")
	host := rest[:authorityEnd(rest)]
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		c.add(Finding{Rule: C04, Severity: Warning, Section: "RFC 9110 §4.2.4", Span: span, Title: "The target contains a user name.",
			Detail: "A client must not send one there. A server should treat it as an error: it is a way to hide which host is meant."})
		host = host[at+1:]
	}
	if fault := hostFault(host); fault != "" {
		c.add(Finding{Rule: C04, Severity: Error, Section: "RFC 9110 §4.2.1", Span: span, Title: "The target has no valid host: " + short(host) + ".",
			Detail: fault + " A server must reject such an address."})
		return
	}
	if portTooHigh(host) {
		c.report(C04, Warning, span, "The port in the target is above 65535.", noSuchPort)
	}
	for _, f := range c.message.Lookup("Host") {
		if got := c.value(f); !EqualFold(got, host) {
			c.add(Finding{Rule: C04, Severity: Warning, Section: "RFC 9112 §3.2.2", Span: span, Title: "The target names the host " + short(host) + ", and Host is " + short(got) + ".",
				Detail: "A client must write the same in both. A server must go by the target and ignore Host."})
		}
	}
}

// authorityEnd returns the length of the authority that rest, which follows "://",
// begins with: RFC 3986 §3.2.
func authorityEnd(rest string) int {
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		return end
	}
	return len(rest)
}
