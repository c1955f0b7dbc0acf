package handshake

import (
	"strconv"
	"strings"

	"wsaccept/wasm/words"
)

// The rules of Sec-WebSocket-Version.
var (
	C14 = &Rule{ID: "C14", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 426,
		Fields:      []string{"Sec-WebSocket-Version"},
		Title:       "Sec-WebSocket-Version is 13.",
		Consequence: "the server must respond with an error such as 426 and list the versions it speaks"}

	C15 = &Rule{ID: "C15", Side: SideRequest, Section: "RFC 6455 §4.3", Status: 400,
		Fields:      []string{"Sec-WebSocket-Version"},
		Title:       "Sec-WebSocket-Version is one number from 0 to 255, given once.",
		Consequence: respond400}

	S06 = &Rule{ID: "S06", Side: SideServer, Section: "RFC 6455 §4.4",
		Title:       "A refusal of the version lists the versions that the server speaks in Sec-WebSocket-Version.",
		Consequence: "the client can't try another version"}

	S17 = &Rule{ID: "S17", Side: SideServer, Section: "RFC 6455 §11.3.5",
		Title:       "Sec-WebSocket-Version belongs in a response that refuses a version.",
		Consequence: "nothing: in a 101 it has no meaning"}
)

var versionRules = []*Rule{C14, C15, S06, S17}

// version judges Sec-WebSocket-Version: RFC 6455 §4.1 item 9 and §4.3.
func (c *checker) version() {
	m := c.message
	fields := m.Lookup("Sec-WebSocket-Version")
	if len(fields) == 0 {
		c.lacks(C14, "Sec-WebSocket-Version", "It must be 13.")
		return
	}
	if len(fields) > 1 {
		c.report(C15, Error, fields[1].Name, "Sec-WebSocket-Version appears "+words.Times(len(fields))+".", "In a request it must not come more than once.")
	}
	value := c.value(fields[0])
	number, err := strconv.Atoi(value)
	switch {
	case value == "13":
	case strings.Contains(value, ","):
		c.report(C15, Error, fields[0].Value, "Sec-WebSocket-Version lists several versions.", "A client names one: 13. Only a server that refuses lists those it speaks.")
	case err != nil || number < 0 || number > 255 || strconv.Itoa(number) != value:
		c.report(C15, Error, fields[0].Value, "Sec-WebSocket-Version is "+short(value)+", which is not a version.", "It is a number from 0 to 255, in decimal digits without a leading zero: 13.")
	default:
		c.report(C14, Error, fields[0].Value, "Sec-WebSocket-Version is "+value+". It must be 13.", "13 is RFC 6455; smaller numbers belong to its drafts. A server that does not speak this version must refuse and list those that it does.")
	}
}

// versionRefusal judges a refusal of the version: RFC 6455 §4.4.
func (c *checker) versionRefusal(request Message, status string) {
	versions := request.Lookup("Sec-WebSocket-Version")
	wrong := len(versions) > 0 && request.Value(versions[0]) != "13"
	if wrong && (status == "400" || status == "426") && len(c.message.Lookup("Sec-WebSocket-Version")) == 0 {
		c.report(S06, Warning, c.missing(), "The refusal does not say which versions the server speaks.", "A server that refuses the version must list those it speaks: Sec-WebSocket-Version: 13.")
	}
}

// switchingVersion judges Sec-WebSocket-Version in a 101: RFC 6455 §11.3.5.
func (c *checker) switchingVersion() {
	for _, f := range c.message.Lookup("Sec-WebSocket-Version") {
		c.report(S17, Info, f.Name, "Sec-WebSocket-Version is meant for a response that refuses a version.", "In a 101 it has no meaning.")
	}
}
