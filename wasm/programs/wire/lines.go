package wire

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// CutLine returns the line at the front of text without its LF and a CR before
// that. It is not ended if text has no LF: the connection was closed there.
func CutLine(text string) (line, rest string, ended bool) {
	line, rest, ended = strings.Cut(text, "\n")
	if ended {
		line = strings.TrimSuffix(line, "\r")
	}
	return line, rest, ended
}

// IsWhole reports whether the line has its end.
func IsWhole(line handshake.Line) bool { return line.End.Start < line.End.End }

// IsFold reports whether a line goes on with the one before it: RFC 9112 §5.2.
func IsFold(text string) bool { return text != "" && (text[0] == ' ' || text[0] == '\t') }
