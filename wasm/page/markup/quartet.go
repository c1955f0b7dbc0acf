package markup

import (
	"strconv"
	"strings"
)

// Quartet returns the class of the i-th four characters of base64, and of the bytes that
// they stand for. What has one class lights up together: of the key "k0" to "k5", of the
// digest "d0" to "d6".
func Quartet(of string, i int) string { return of + strconv.Itoa(i) }

// Quartets shows base64 as its groups of four characters, and anything else as it is.
func Quartets(of, s string) Node {
	if !HasQuartets(s) {
		return Visible(s, true)
	}
	n := Group()
	for i := 0; i < len(s); i += 4 {
		n.Kids = append(n.Kids, El("span", Quartet(of, i/4), Text(s[i:i+4])))
	}
	return n
}

// HasQuartets reports whether s may be a key or an Accept.
func HasQuartets(s string) bool {
	return (len(s) == keyLength || len(s) == acceptLength) && strings.Trim(s, base64Alphabet) == ""
}

// In characters, with their padding.
const (
	keyLength    = 24
	acceptLength = 28
)

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
