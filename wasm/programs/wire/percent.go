package wire

import "strings"

// IsPercentEncoded reports whether each percent sign of s begins an escape: RFC
// 3986 §2.1.
func IsPercentEncoded(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		if i+2 >= len(s) || Digit(s[i+1]) < 0 || Digit(s[i+2]) < 0 {
			return false
		}
		i += 2
	}
	return true
}

// PercentDecode replaces the percent escapes of s, which are right.
func PercentDecode(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			b = append(b, byte(Digit(s[i+1])<<4|Digit(s[i+2])))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}
