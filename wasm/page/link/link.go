// Package link writes what the page holds into a fragment of its address, and reads it
// back. Secrets do not get into one.
package link

import (
	"strconv"
	"strings"

	"wsaccept/wasm/wire"
	"wsaccept/wasm/words"
)

// Max is the length in bytes from which on a link is not offered: many
// programs cut longer addresses.
const Max = 32 << 10

// Part is a part of a link, as it would be if there were no secrets.
type Part struct{ Name, Text string }

// Write returns the fragment that has parts, "#v=1&key=…", or "" if it would be too long.
// Everything but letters, digits and "-._~/=" is percent-encoded as UTF-8. Secrets are
// masked.
func Write(parts []Part) string {
	length := 0
	for _, part := range parts {
		length += len(part.Text)
	}
	if length > Max { // a text in a link is never shorter
		return ""
	}
	fragment := wire.LinkStart
	for _, part := range parts {
		fragment += "&" + part.Name + "=" + encode(Masked(part.Text))
	}
	if len(fragment) > Max {
		return ""
	}
	return fragment
}

// encode percent-encodes what is not plain in s.
func encode(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; isPlain(c) {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + words.Hex(c))
		}
	}
	return b.String()
}

// isPlain reports whether c stands for itself in a link. A base64 key stays
// legible, but "+" is encoded, because forms and some tools read it as a space.
func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~/=", c) >= 0
}

// Decode undoes encode. It takes any character that is not part of an escape as
// itself, so that a link can be written by hand: "#key=a+b==".
func Decode(s string) (value string, whole bool) {
	var b strings.Builder
	whole = true
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		if i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte('%')
		whole = false
	}
	value = strings.ToValidUTF8(b.String(), "\uFFFD")
	return value, whole && value == b.String()
}
