// Package lookalike has the GUIDs of which some characters only look right: with
// another dash, with letters of another script, with characters that nobody sees;
// and the bytes that programs make of them.
package lookalike

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// Change is what makes a look-alike of the GUID.
type Change struct {
	kind   kind
	places uint64    // a bit for each character of the GUID that is replaced, or before which something is put
	sign   string    // what is put there
	script *script   // if not nil, what replaces each character in place of sign
	around [2]string // what is put before and after the GUID
	text   []byte    // the outcome
}

type kind int

const (
	replaced kind = iota
	inserted
	surrounded
)

// A script has the characters that look like those of the GUID.
type script struct {
	name  string
	signs [utf8.RuneSelf]string
}

const guid = handshake.GUID

// apply makes the text of c.
func (c *Change) apply() {
	c.text = append(c.text[:0], c.around[0]...)
	for i := range len(guid) {
		at := c.places>>i&1 == 1
		if at && c.kind == inserted {
			c.text = append(c.text, c.sign...)
		}
		switch {
		case !at || c.kind != replaced:
			c.text = append(c.text, guid[i])
		case c.script != nil:
			c.text = append(c.text, c.script.signs[guid[i]]...)
		default:
			c.text = append(c.text, c.sign...)
		}
	}
	if c.places>>len(guid)&1 == 1 {
		c.text = append(c.text, c.sign...)
	}
	c.text = append(c.text, c.around[1]...)
}

// Text returns the look-alike in UTF-8. It is valid until the next Change.
func (c *Change) Text() []byte { return c.text }

// IsSeen reports whether c shows a character that is not ASCII in the place of
// another.
func (c *Change) IsSeen() bool { return c.kind == replaced && !IsASCII(c.text) }

// IsLost reports whether c is what is left of a look-alike in an encoding that does
// not have it.
func (c *Change) IsLost() bool {
	sign := c.sign
	if c.script == &wide || c.script != nil && strings.HasPrefix(c.script.name, wide.name) {
		sign = "?"
	}
	for _, end := range c.around {
		sign = max(sign, end)
	}
	return sign == "?" || sign == "\uFFFD"
}

// Mistake returns the id of the mistake that c is, and tells it in a sentence that
// begins with “It ”.
func (c *Change) Mistake() (id, title string) {
	switch c.kind {
	case surrounded:
		return c.surrounding()
	case inserted:
		return c.insertion()
	}
	instead := "It used a GUID with " + described(c.sign) + " in place of "
	if c.script != nil {
		instead = "It used a GUID with " + c.script.name + " in place of "
	}
	if c.sign == "" && c.script == nil {
		instead = "It used a GUID without "
	}
	return "guid-lookalike", instead + c.where() + "."
}

// where names the characters that are replaced.
func (c *Change) where() string {
	var numbers []string
	kinds := ""
	for i := range len(guid) {
		if c.places>>i&1 == 0 {
			continue
		}
		numbers = append(numbers, strconv.Itoa(i+1))
		if !strings.Contains(kinds, guid[i:i+1]) {
			kinds += guid[i : i+1]
		}
	}
	at := "at character " + numbers[0]
	if len(numbers) > 1 {
		at = "at characters " + and(numbers)
	}
	switch {
	case c.places == dashes:
		return "its dashes"
	case kinds == "-" && len(numbers) == 1:
		return "the dash " + at
	case kinds == "-":
		return "the dashes " + at
	case len(kinds) > 1 && strings.Contains(kinds, "-"):
		return "what it should have " + at
	case len(kinds) > 1:
		return "the letters and digits " + at
	case bits.OnesCount64(c.places) == strings.Count(guid, kinds) && len(numbers) > 1:
		return "each " + kinds
	}
	return kinds + " " + at
}

// insertion tells what was put into the GUID.
func (c *Change) insertion() (id, title string) {
	what, space := described(c.sign), strings.Trim(c.sign, " \t\r\n\v\f") == ""
	broken := space && strings.ContainsAny(c.sign, "\r\n")
	switch first := bits.TrailingZeros64(c.places); {
	case c.places == 1 && broken:
		return "key-newline", "It hashed " + what + " between the key and the GUID."
	case c.places == 1 && space:
		return "key-space", "It hashed " + what + " between the key and the GUID."
	case c.places == 1 && c.sign == "\uFEFF":
		return "byte-order-mark", "It hashed a byte order mark (U+FEFF) between the key and the GUID."
	case c.places == 1:
		return "guid-invisible", "It hashed " + what + " between the key and the GUID."
	case first == len(guid) && broken:
		return "newline-after", "It hashed " + what + " after the GUID."
	case first == len(guid) && space:
		return "space-after", "It hashed " + what + " after the GUID."
	case first == len(guid) && strings.Trim(c.sign, "\x00") == "":
		return "nul-after", "It hashed " + what + " after the GUID."
	case first == len(guid):
		return "guid-invisible", "It hashed " + what + " after the GUID."
	case space:
		return "guid-spaced", "It used a GUID with " + what + " in it, " + c.before() + "."
	default:
		return "guid-invisible", "It used a GUID with " + what + " in it, " + c.before() + "."
	}
}

// before says where something was put into the GUID.
func (c *Change) before() string {
	switch c.places {
	case dashes:
		return "before each dash"
	case dashes << 1:
		return "after each dash"
	}
	return "before character " + strconv.Itoa(bits.TrailingZeros64(c.places)+1)
}

// surrounding tells what was put around the GUID.
func (c *Change) surrounding() (id, title string) {
	open, shut := c.around[0], c.around[1]
	switch {
	case open == "":
		return "guid-wrapped", "It put " + described(shut) + " after the GUID."
	case shut == "":
		return "guid-wrapped", "It put " + described(open) + " before the GUID."
	}
	return "guid-wrapped", "It put " + described(open) + " and " + described(shut) + " around the GUID."
}

// described names the characters of sign.
func described(sign string) string {
	if r, size := utf8.DecodeRuneInString(sign); size == len(sign) {
		return words.Describe(r)
	}
	if n := strings.Count(sign, " "); n == len(sign) {
		return strconv.Itoa(n) + " spaces"
	}
	if !strings.ContainsFunc(sign, func(r rune) bool { return r < ' ' || r > '~' }) {
		return "“" + sign + "”"
	}
	return words.List(sign)
}

// and joins numbers as a sentence does, three or more that follow each other as
// “1 to 3”.
func and(numbers []string) string {
	if len(numbers) > 2 {
		first, _ := strconv.Atoi(numbers[0])
		last, _ := strconv.Atoi(numbers[len(numbers)-1])
		if last-first == len(numbers)-1 {
			return numbers[0] + " to " + numbers[len(numbers)-1]
		}
	}
	last := len(numbers) - 1
	return strings.Join(slices.Clone(numbers[:last]), ", ") + " and " + numbers[last]
}
