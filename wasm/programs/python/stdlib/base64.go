package stdlib

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
