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

func IsWhole(line handshake.Line) bool { return line.End.Start < line.End.End }

func IsFold(text string) bool { return text != "" && (text[0] == ' ' || text[0] == '\t') }
