package nethttp

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// maxChunkLine is the size of the buffer that the line before a chunk must fit in.
const maxChunkLine = 4096

// hasWholeBody reports whether net/http can read a body of length bytes, or of
// chunks if length is negative, from text without waiting for more. Chunks that
// are wrong are as good as the end: it waits for nothing then.
func hasWholeBody(text string, length int64) bool {
	if length >= 0 {
		return int64(len(text)) >= length
	}
	for {
		line, rest, ok := strings.Cut(text, "\n")
		if !ok {
			return len(text) >= maxChunkLine
		}
		size, ok := chunkSize(line)
		switch {
		case !ok:
			return true
		case size == 0:
			return hasTrailer(rest)
		case len(rest) < size+2:
			return false
		case rest[size:size+2] != "\r\n":
			return true
		}
		text = rest[size+2:]
	}
}

// chunkSize reads the line before a chunk: readChunkLine of internal/chunked.go,
// which wants CRLF.
func chunkSize(line string) (size int, ok bool) {
	line, ok = strings.CutSuffix(line, "\r")
	if !ok {
		return 0, false
	}
	line, _, _ = strings.Cut(strings.TrimRight(line, " \t"), ";")
	if line == "" || len(line) > 7 { // more than a request here is long
		return 0, false
	}
	for i := range len(line) {
		digit := wire.Digit(line[i])
		if digit < 0 {
			return 0, false
		}
		size = size<<4 | digit
	}
	return size, true
}

// hasTrailer reports whether the trailer section ends: at once with an empty line,
// or else with CRLF CRLF (body.readTrailer of transfer.go).
func hasTrailer(text string) bool {
	return strings.HasPrefix(text, "\r\n") || strings.Contains(text, "\r\n\r\n")
}
