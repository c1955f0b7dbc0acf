package handshake

import (
	"strings"

	"wsaccept/wasm/words"
)

// isToken reports whether s is a token: RFC 9110 §5.6.2.
func isToken(s string) bool {
	for i := range len(s) {
		if !isTokenChar(s[i]) {
			return false
		}
	}
	return s != ""
}

func isTokenChar(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || strings.IndexByte("!#$%&'*+-.^_`|~", b) >= 0
}

// notToken names the first thing that keeps s from being a token.
func notToken(s string) string {
	for _, r := range s {
		if r >= 0x80 || !isTokenChar(byte(r)) {
			return words.Describe(r)
		}
	}
	return "nothing at all"
}
