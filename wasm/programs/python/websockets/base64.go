package websockets

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/wire"
)

// decodedSize is base64.b64decode(key, validate=True) of Python 3.11, which is
// binascii.a2b_base64 in strict mode: the size of the result, or the error.
func decodedSize(key string) (size int, fault string) {
	characters, pads, padded := 0, 0, false
	for i := range len(key) {
		b := key[i]
		switch {
		case b == '=' && i == 0:
			return 0, "Leading padding not allowed"
		case b == '=':
			padded = true
			if characters%4 < 2 {
				break // it is not counted
			}
			if pads++; characters%4+pads >= 4 {
				if i+1 < len(key) {
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
