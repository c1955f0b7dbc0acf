package code

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// knownNames are the fields that are near each other in spelling, in lower case.
var knownNames = []string{
	"sec-websocket-accept", "sec-websocket-key", "sec-websocket-version", "sec-websocket-protocol", "sec-websocket-extensions", "sec-websocket-origin",
	"sec-websocket-location", "sec-websocket-key1", "sec-websocket-key2", "sec-websocket-draft", "websocket-protocol", "websocket-origin", "websocket-location",
}

// misspelt finds names in quotes, or at the beginning of a line or of a value, that
// are Sec-WebSocket-Accept but for a few letters.
func misspelt(code string) []Remark {
	const right, least, most = "sec-websocket-accept", 12, 26
	var remarks []Remark
	for at := 0; at < len(code); {
		end := at
		for end < len(code) && isNameChar(code[end]) {
			end++
		}
		if end == at {
			at++
			continue
		}
		name := code[at:end]
		span := handshake.Span{Start: at, End: end}
		at = end
		lower := toLower(name)
		for _, escaped := range []string{"n", "r"} { // of "\r\nSec-…", where the n is not of the name
			if span.Start > 0 && strings.IndexByte("\\`~%", code[span.Start-1]) >= 0 && strings.HasPrefix(lower, escaped) {
				lower, name = lower[1:], name[1:]
				span.Start++
			}
		}
		if len(lower) < least || len(lower) > most || !strings.Contains(lower, "-") || slices.Contains(knownNames, lower) || !isFieldPlace(code, span) {
			continue
		}
		if edits := distance(lower, right); edits > 0 && edits <= 3 {
			remarks = append(remarks, Remark{"name-misspelt", "It misspells a field name: " + name + " for Sec-WebSocket-Accept.",
				"Write Sec-WebSocket-Accept. A client that finds no such field fails the connection.", span})
		}
	}
	return remarks
}

func isNameChar(b byte) bool {
	return b == '-' || '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z'
}

// isFieldPlace reports whether the name at span is followed by a colon or a quote,
// as the name of a field is.
func isFieldPlace(code string, span handshake.Span) bool {
	rest := strings.TrimLeft(code[span.End:], " ")
	return rest != "" && strings.IndexByte(":\"'`", rest[0]) >= 0
}

// distance returns how many letters must be put in, taken out or replaced to make b
// of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
