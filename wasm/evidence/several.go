package evidence

import (
	"slices"
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

// several chooses from the Accepts of c, if more than one stand in the place of
// it: the sent one beside the right one, most likely. If nothing tells which the
// server sent, none is left.
func several(c *diagnose.Case) (notes []string) {
	accepts := strings.FieldsFunc(c.Accept, func(r rune) bool { return strings.ContainsRune(" \t\r\n,;", r) })
	if len(accepts) < 2 || slices.ContainsFunc(accepts, func(word string) bool { return bytesIn(word) != digestLen }) {
		return nil
	}
	right := c.Expected
	if c.Key != "" {
		right = handshake.Accept(c.Key)
	}
	slices.Sort(accepts)
	accepts = slices.Compact(accepts)
	if len(accepts) == 1 {
		c.Accept = accepts[0]
		return []string{"The same Accept is in this text more than once."}
	}
	if i := slices.Index(accepts, right); i >= 0 && len(accepts) == 2 {
		c.Accept = accepts[1-i]
		return []string{"There are two Accepts in this text. One of them is right; the other was taken."}
	}
	c.Accept = ""
	if len(accepts) > 2 {
		return []string{"There are more than two Accepts in this text; keep only the one that the server sent."}
	}
	return []string{"There are two Accepts in this text; keep only the one that the server sent."}
}
