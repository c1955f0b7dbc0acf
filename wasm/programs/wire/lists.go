package wire

import "strings"

// CutToken takes white space and a token off the front of *s.
func CutToken(s *string) string {
	trimmed := strings.TrimLeft(*s, " \t")
	end := TokenEnd(trimmed, 0)
	*s = trimmed[end:]
	return trimmed[:end]
}

// CutMark takes white space and b off the front of *s, if b is there.
func CutMark(s *string, b byte) bool {
	trimmed := strings.TrimLeft(*s, " \t")
	if trimmed == "" || trimmed[0] != b {
		return false
	}
	*s = trimmed[1:]
	return true
}
