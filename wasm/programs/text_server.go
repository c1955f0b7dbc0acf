package programs

import "strings"

// field is a field line as a server's own parser takes it.
type field struct{ name, value string }

// isTokenByte reports whether b may be in a token: RFC 9110 §5.6.2.
func isTokenByte(b byte) bool {
	switch {
	case '0' <= b && b <= '9', 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z':
		return true
	}
	return b != 0 && strings.IndexByte("!#$%&'*+-.^_`|~", b) >= 0
}

// isFieldToken reports whether s is a token: RFC 9110 §5.6.2.
func isFieldToken(s string) bool { return s != "" && tokenEnd(s, 0) == len(s) }

// tokenEnd returns where the token that begins at i of s ends, or i.
func tokenEnd(s string, i int) int {
	for i < len(s) && isTokenByte(s[i]) {
		i++
	}
	return i
}

// isFieldValue reports whether s has only the bytes of a field value: RFC 9110
// §5.5, with obs-text.
func isFieldValue(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\t' || s[i] == 0x7f {
			return false
		}
	}
	return true
}

// trimOWS returns s without the spaces and tabs at its ends.
func trimOWS(s string) string { return strings.Trim(s, " \t") }

// digit returns the value of a hexadecimal digit, or -1.
func digit(b byte) int {
	switch {
	case '0' <= b && b <= '9':
		return int(b - '0')
	case 'a' <= b && b <= 'f':
		return int(b-'a') + 10
	case 'A' <= b && b <= 'F':
		return int(b-'A') + 10
	}
	return -1
}

// isDigits reports whether s is decimal digits only, and at least one.
func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// hasWholeBody reports whether body holds a body of length bytes, or of chunks
// (RFC 9112 §7.1) if length is negative. Chunks that are wrong are as good as
// the end: there is nothing to wait for.
func hasWholeBody(body string, length int64) bool {
	if length >= 0 {
		return int64(len(body)) >= length
	}
	for {
		line, rest, ok := strings.Cut(body, "\n")
		if !ok {
			return false
		}
		size, bad := chunkSize(line)
		if bad {
			return true
		}
		if size == 0 {
			return hasTrailerEnd(rest)
		}
		if size+2 > len(rest) {
			return false
		}
		body = rest[size+2:]
	}
}

// chunkSize reads the line before a chunk.
func chunkSize(line string) (size int, bad bool) {
	line, _, _ = strings.Cut(line, ";")
	line = strings.Trim(line, " \t\r")
	if line == "" || len(line) > 7 {
		return 0, true
	}
	for i := range len(line) {
		d := digit(line[i])
		if d < 0 {
			return 0, true
		}
		size = size<<4 | d
	}
	return size, false
}

// hasTrailerEnd reports whether the trailer section in text has its empty line.
func hasTrailerEnd(text string) bool {
	for line := range strings.Lines(text) {
		if line == "\r\n" || line == "\n" {
			return true
		}
	}
	return false
}
