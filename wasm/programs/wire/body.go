package wire

import "strings"

// HasWholeBody reports whether body holds a body of length bytes, or of chunks
// (RFC 9112 §7.1) if length is negative. Chunks that are wrong are as good as
// the end: there is nothing to wait for.
func HasWholeBody(body string, length int64) bool {
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
		d := Digit(line[i])
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
