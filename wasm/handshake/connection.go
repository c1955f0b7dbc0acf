package handshake

import (
	"strings"
)

// The rules of Connection.
var (
	C08 = &Rule{ID: "C08", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 426,
		Fields:      []string{"Connection"},
		Title:       "Connection contains the word Upgrade, in any mix of case.",
		Consequence: respond400}

	C21 = &Rule{ID: "C21", Side: SideRequest, Section: "RFC 9110 §7.8", Status: 426,
		Title:       "A message with Upgrade also has Connection: Upgrade.",
		Consequence: respond400, As: C08}

	S12 = &Rule{ID: "S12", Side: SideServer, Section: "RFC 6455 §4.2.2",
		Title:       "The server sends Connection: Upgrade.",
		Consequence: failConnection, As: R06}

	R06 = &Rule{ID: "R06", Side: SideClient, Section: "RFC 6455 §4.1",
		Fields:      []string{"Connection"},
		Title:       "Connection contains the word Upgrade, in any mix of case.",
		Consequence: failConnection}
)

var connectionRules = []*Rule{C08, C21, S12, R06}

// connection judges Connection, under the given rule: RFC 6455 §4.1 and §4.2.1
// item 4.
func (c *checker) connection(rule *Rule, receiver string) {
	m := c.message
	fields := m.Lookup("Connection")
	if len(fields) == 0 {
		c.lacks(rule, "Connection", "Connection: Upgrade says that the Upgrade line is for the next hop only. "+receiver+" must refuse without it.")
		return
	}
	options := c.emptyMembers(H12, "Connection", c.members("Connection"))
	found, others, closing := false, 0, Span{}
	for _, o := range options {
		if EqualFold(o.text, "upgrade") {
			found = true
		} else {
			others++
		}
		if EqualFold(o.text, "close") {
			closing = o.Span
		}
	}
	switch {
	case !found:
		var values []string
		for _, f := range fields {
			values = append(values, c.value(f))
		}
		value := strings.Join(values, ", ")
		c.report(rule, Error, fields[0].Value, "Connection is "+short(value)+". It must contain the word Upgrade.", connectionHint(value))
	case closing.End > 0:
		c.report(rule, Warning, closing, "Connection asks for an upgrade and a close at once.", "It contains Upgrade, which is what RFC 6455 requires. close would end the connection after the response; what it means after a 101 is not specified. Remove it.")
	case len(options) > 1 && others == 0 && m.IsResponse():
		c.report(rule, Warning, fields[0].Value, "Connection: Upgrade appears twice.", "That is legal: Connection is a list. RFC 6455 §4.2.2 has the word alone. Send it once.")
	case len(options) > 1 && m.IsResponse():
		c.report(rule, Warning, fields[0].Value, "Connection lists other words besides Upgrade.", "That is legal: Connection is a list. RFC 6455 §4.2.2 has the word alone. Send Connection: Upgrade.")
	}
}

// connectionHint says what keeps value from containing the word Upgrade.
func connectionHint(value string) string {
	folded := strings.ToLower(value)
	switch {
	case strings.Contains(value, `"`):
		return "The quotes are part of the value. Write it without them."
	case strings.Contains(folded, "upgrade") && strings.ContainsAny(value, "; "):
		return "The members of the list are separated by commas, not by spaces or semicolons."
	case strings.Contains(folded, "upgrade"):
		return "The word must stand alone; a longer word that contains it is a different word."
	case strings.EqualFold(value, "close"), strings.EqualFold(value, "keep-alive"):
		return "Often a proxy put this instead of Upgrade, because Connection is for one hop only; it must be configured to pass Upgrade on."
	}
	return "Write Connection: Upgrade."
}
