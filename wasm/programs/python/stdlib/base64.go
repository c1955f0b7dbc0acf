package stdlib

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// Base64Size returns how many bytes base64.b64decode(s) makes of s without
// validate: what is no character of the alphabet is skipped, and the padding that
// completes a group ends it. It is negative if the padding is wrong.
func Base64Size(s string) int {
	characters, pads := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '=':
			if pads++; characters%4 >= 2 && characters%4+pads >= 4 {
				return characters * 3 / 4
			}
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '+', c == '/':
			characters++
			pads = 0
		}
	}
	if characters%4 != 0 {
		return -1
	}
	return characters / 4 * 3
}

// Base64StrictSize is base64.b64decode(s, validate=True) of Python 3.11, which is
// binascii.a2b_base64 in strict mode: the size of the result, or the error.
func Base64StrictSize(s string) (size int, fault string) {
	characters, pads, padded := 0, 0, false
	for i := range len(s) {
		b := s[i]
		switch {
		case b == '=' && i == 0:
			return 0, "Leading padding not allowed"
		case b == '=':
			padded = true
			if characters%4 < 2 {
				break // it is not counted
			}
			if pads++; characters%4+pads >= 4 {
				if i+1 < len(s) {
					return 0, "Excess data after padding"
				}
				return characters * 3 / 4, ""
			}
		case b != '+' && b != '/' && (!wire.IsTokenByte(b) || strings.IndexByte("!#$%&'*-.^_`|~", b) >= 0):
			return 0, "Only base64 data is allowed"
		case padded:
			return 0, "Discontinuous padding not allowed"
		default:
			characters++
		}
	}
	switch characters % 4 {
	case 0:
		return characters / 4 * 3, ""
	case 1:
		return 0, "Invalid base64-encoded string: number of data characters (" + strconv.Itoa(characters) + ") cannot be 1 more than a multiple of 4"
	}
	return 0, "Incorrect padding"
}
