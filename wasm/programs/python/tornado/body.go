package tornado

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/python/stdlib"
)

// maxBody is how long a body may be.
const maxBody = 104857600

// bodyEnd is what comes of reading a body.
type bodyEnd int

const (
	bodyWhole   bodyEnd = iota
	bodyShort           // more is waited for
	bodyInvalid         // it is answered 400
	bodyCrash           // an exception that is none of HTTP
)

// readBody reads the body that h announces off the front of text. Without a length
// a request has none, and a response has all that comes.
func (h head) readBody(text string, status int) (body string, end bodyEnd) {
	length, measured := -1, false
	if lengths, ok := h.get("Content-Length"); ok {
		if _, encoded := h.get("Transfer-Encoding"); encoded {
			return "", bodyInvalid
		}
		if length, measured = contentLength(lengths); !measured || length > maxBody {
			return "", bodyInvalid
		}
	}
	if _, encoded := h.get("Transfer-Encoding"); status == 204 {
		if encoded || measured && length != 0 {
			return "", bodyInvalid
		}
		return "", bodyWhole
	}
	switch {
	case measured && length > len(text):
		return "", bodyShort
	case measured:
		return text[:max(length, 0)], bodyWhole
	case handshake.EqualFold(h.value("Transfer-Encoding"), "chunked"):
		return readChunks(text)
	}
	return "", bodyWhole
}

// contentLength takes what int() takes, and any number of the same.
func contentLength(value string) (length int, ok bool) {
	first, rest, listed := strings.Cut(value, ",")
	for listed {
		var next string
		next, rest, listed = strings.Cut(stdlib.StripLeftLatin1(rest), ",")
		if next != first {
			return 0, false
		}
	}
	return stdlib.Int(first)
}

// readChunks reads a body of chunks off the front of text.
func readChunks(text string) (body string, end bodyEnd) {
	var whole strings.Builder // += would take a time with the square of many small chunks
	for {
		line, rest, ok := strings.Cut(text, "\r\n")
		switch {
		case ok && len(line)+2 > maxChunkLine, !ok && len(text) > maxChunkLine:
			return "", bodyCrash
		case !ok:
			return "", bodyShort
		}
		size, ok := stdlib.Hex(line)
		switch {
		case !ok:
			return "", bodyCrash
		case size > maxBody:
			return "", bodyInvalid
		case len(rest) < size+2:
			return "", bodyShort
		case size == 0 && rest[:2] != "\r\n": // no trailer is read
			return "", bodyInvalid
		case size == 0:
			return whole.String(), bodyWhole
		case rest[size:size+2] != "\r\n":
			return "", bodyCrash
		}
		whole.WriteString(rest[:size])
		text = rest[size+2:]
	}
}

const maxChunkLine = 64
