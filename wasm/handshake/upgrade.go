package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// The rules of Upgrade.
var (
	C06 = &Rule{ID: "C06", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 426,
		Fields:      []string{"Upgrade"},
		Title:       "Upgrade contains the word websocket, in any mix of case.",
		Consequence: respond400 + "; 426 is common"}

	C07 = &Rule{ID: "C07", Side: SideRequest, Section: "RFC 9110 §7.8",
		Fields:      []string{"Upgrade"},
		Title:       "The word websocket in Upgrade has no version after it.",
		Consequence: mayDiffer}

	C22 = &Rule{ID: "C22", Side: SideRequest, Section: "RFC 9110 §7.8",
		Fields:      []string{"Upgrade"},
		Title:       "Upgrade may offer other protocols besides websocket.",
		Consequence: "nothing: a server may choose any of them"}

	S11 = &Rule{ID: "S11", Side: SideServer, Section: "RFC 6455 §4.2.2",
		Title:       "The server sends Upgrade: websocket.",
		Consequence: failConnection, As: R04}

	R04 = &Rule{ID: "R04", Side: SideClient, Section: "RFC 6455 §4.1",
		Fields:      []string{"Upgrade"},
		Title:       "Upgrade is websocket, in any mix of case, and nothing else.",
		Consequence: failConnection}

	R05 = &Rule{ID: "R05", Side: SideClient, Section: "RFC 6455 §4.1",
		Fields:      []string{"Upgrade"},
		Title:       "Case is ignored as in ASCII, not as in Unicode.",
		Consequence: failConnection}
)

var upgradeRules = []*Rule{C06, C07, C22, S11, R04, R05}

// requestUpgrade judges Upgrade in a request: RFC 6455 §4.2.1 item 3.
func (c *checker) requestUpgrade() {
	m := c.message
	fields := m.Lookup("Upgrade")
	if len(fields) == 0 {
		c.lacks(C06, "Upgrade", "Upgrade: websocket asks for the switch. Without it this is an ordinary GET. If the client did send it, a proxy removed it: it is for the next hop only.")
		return
	}
	protocols := c.emptyMembers(H12, "Upgrade", c.members("Upgrade"))
	found, others, versioned := false, 0, Span{}
	for _, p := range protocols {
		name, version, _ := strings.Cut(p.text, "/")
		if EqualFold(p.text, "websocket") {
			found = true
			continue
		}
		others++
		if EqualFold(name, "websocket") && isToken(version) {
			versioned = p.Span
		}
	}
	switch {
	case found && others == 0 && len(protocols) > 1:
		c.report(C22, Warning, fields[0].Value, "Upgrade names websocket more than once.", "That is legal, but has no use. Name it once.")
	case found && others > 0:
		c.report(C22, Warning, fields[0].Value, "Upgrade offers other protocols besides websocket.", "That is legal. A server may choose any of them, or ignore the field.")
	case found:
	case versioned.End > 0:
		c.report(C07, Warning, versioned, "Upgrade names a version of websocket: "+short(versioned.Of(m.Raw))+".", "HTTP allows a version there; RFC 6455 has the word alone. A server may refuse this. Write Upgrade: websocket.")
	default:
		value := c.value(fields[0])
		c.report(C06, Error, valueOrName(fields[0]), "Upgrade is "+short(value)+". It must contain the word websocket.", upgradeHint(value))
	}
}

// upgradeHint says what keeps value from being the word websocket.
func upgradeHint(value string) string {
	switch {
	case strings.Contains(value, `"`):
		return "The quotes are part of the value. Write it without them."
	case strings.EqualFold(value, "websocket"):
		return "It looks like it, but contains " + notToken(value) + ", which equals an ASCII letter only by the case rules of Unicode."
	case strings.ContainsAny(value, "; "):
		return "The members of a list are separated by commas, not by spaces or semicolons."
	}
	return "Write Upgrade: websocket."
}

// responseUpgrade judges Upgrade in a 101: RFC 6455 §4.1, the client's check 2.
func (c *checker) responseUpgrade() {
	m := c.message
	fields := m.Lookup("Upgrade")
	if len(fields) == 0 {
		c.lacks(R04, "Upgrade", "A 101 must say what it switches to: Upgrade: websocket. If the server did send it, a proxy removed it.")
		return
	}
	value := c.value(fields[0])
	switch {
	case len(fields) > 1:
		c.report(R04, Error, fields[1].Name, "Upgrade appears "+words.Times(len(fields))+".", "Together they are a list, and the value must be the single word websocket.")
	case EqualFold(value, "websocket"):
	case strings.EqualFold(value, "websocket"):
		c.report(R05, Error, fields[0].Value, "Upgrade is "+short(value)+": it contains "+notToken(value)+".", "That equals an ASCII letter only by the case rules of Unicode. A client must fail the connection.")
	case EqualFold(strings.Trim(value, ", \t"), "websocket"):
		c.report(R04, Warning, fields[0].Value, "Upgrade has an empty list member besides websocket: "+short(value)+".", "RFC 6455 compares the whole value, and RFC 9110 §5.6.1.2 makes the receiver ignore empty members: the two contradict each other. Write the word alone.")
	case strings.Contains(value, ","):
		c.report(R04, Error, fields[0].Value, "Upgrade is a list: "+short(value)+".", "A response names the protocol that was switched to: the single word websocket.")
	case EqualFold(firstBytes(value, 10), "websocket/"):
		c.report(R04, Error, fields[0].Value, "Upgrade names a version: "+short(value)+".", "The value is the word websocket alone.")
	default:
		c.report(R04, Error, fields[0].Value, "Upgrade is "+short(value)+", not websocket.", upgradeHint(value))
	}
}

// valueOrName returns where the value of f stands, or its name if it is empty,
// so that there is something to point at.
func valueOrName(f Field) Span {
	if f.Value.Start == f.Value.End {
		return f.Name
	}
	return f.Value
}
