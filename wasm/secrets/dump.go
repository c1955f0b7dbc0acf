package secrets

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// row is a line of a dump of bytes.
type row struct {
	pairs       []int // where the two digits of each byte stand in the text
	left, right int   // where the column of their characters begins in the text: not before and not after; both -1 if there is none
	end         int   // of the line
}

// inDumps returns the secrets in the bytes that text has dumps of, as xxd, tcpdump and
// curl --trace write them: the digits and the characters beside them, line by line.
func inDumps(text string) []Secret {
	var found []Secret
	var rows []row
	for start := 0; start <= len(text); {
		end := start + strings.IndexByte(text[start:], '\n')
		if end < start {
			end = len(text)
		}
		if r, ok := rowAt(text, start, start+len(strings.TrimSuffix(text[start:end], "\r"))); ok {
			rows = append(rows, r)
		} else {
			found = append(found, inRows(text, rows)...)
			rows = nil
		}
		start = end + 1
	}
	return append(found, inRows(text, rows)...)
}

// inRows returns the secrets in the bytes of rows, which follow each other.
func inRows(text string, rows []row) []Secret {
	var bytes strings.Builder
	for _, r := range rows {
		for _, at := range r.pairs {
			bytes.WriteByte(pairByte(text, at))
		}
	}
	var found []Secret
	for _, s := range scan(bytes.String()) {
		first := 0 // byte of the row
		for _, r := range rows {
			from, to := max(s.Start-first, 0), min(s.End-first, len(r.pairs))
			if from < to {
				found = append(found, Secret{handshake.Span{Start: r.pairs[from], End: r.pairs[to-1] + 2}, s.Name})
				if r.left >= 0 {
					found = append(found, Secret{handshake.Span{Start: min(r.left+from, r.end), End: min(r.right+to, r.end)}, s.Name})
				}
			}
			first += len(r.pairs)
		}
	}
	return found
}

// isPair reports whether text has two hexadecimal digits at at, or those that were
// masked.
func isPair(text string, at int) bool {
	if strings.HasPrefix(text[at:], "xx") {
		return true
	}
	_, ok := hexByte(text, at)
	return ok
}

// pairByte returns the byte that the digits at at stand for.
func pairByte(text string, at int) byte {
	if b, ok := hexByte(text, at); ok {
		return b
	}
	return 'x'
}

// rowAt reads the line of text between start and end. It is not ok if the line is none
// of a dump.
func rowAt(text string, start, end int) (r row, ok bool) {
	if bare, ok := bareRow(text, start, end); ok {
		return bare, true
	}
	const farthest = 64 // from the beginning of the line to the offset
	for at := start; at < end && at < start+farthest; at++ {
		if at > start && !isBlank(text[at-1]) && text[at-1] != '|' {
			continue
		}
		if from := offsetEnd(text, at, end); from > 0 {
			if r = pairsFrom(text, from, end); len(r.pairs) > 0 {
				return r, true
			}
		}
	}
	return row{}, false
}

// offsetEnd returns where the bytes begin in a line of a dump whose offset begins at at,
// or 0 if none does.
func offsetEnd(text string, at, end int) int {
	at += len(text[at:end]) - len(strings.TrimPrefix(text[at:end], "0x"))
	digits := span(text[at:end], isHexDigit)
	at += digits
	if digits < 4 || digits > 16 || at == end {
		return 0
	}
	if text[at] == ':' || text[at] == '|' {
		at++
	}
	if at == end || !isBlank(text[at]) {
		return 0
	}
	return at
}

// pairsFrom reads the bytes of a line from from on, and finds the characters beside them.
func pairsFrom(text string, from, end int) (r row) {
	const most = 16 // bytes
	at := from
	for len(r.pairs) < most {
		gap := span(text[at:end], isBlank)
		if n := len(r.pairs); n > 0 && (gap == 0 || gap > 1 && n != most/2 || gap > 2) {
			break
		}
		group := at + gap
		digits := 0
		for group+digits+2 <= end && isPair(text, group+digits) {
			digits += 2
		}
		if next := group + digits; digits == 0 || next < end && !isBlank(text[next]) && text[next] != '|' {
			break
		}
		for i := 0; i < digits && len(r.pairs) < most; i += 2 {
			r.pairs = append(r.pairs, group+i)
		}
		at = group + digits
	}
	r.left, r.right, r.end = -1, -1, end
	column := at + span(text[at:end], isBlank)
	if column == end || len(r.pairs) == 0 {
		return r
	}
	if (text[column] == '|' || text[column] == '>') && column+1+len(r.pairs) < end {
		r.left, r.right = column+1, column+1
		return r
	}
	// A space may be the first of them, or have been the last.
	r.left, r.right = column, max(at, end-len(r.pairs))
	if r.left > r.right {
		r.left, r.right = r.right, r.left
	}
	return r
}

// bareRow reads a line that is nothing but the digits of bytes, in groups of one length.
func bareRow(text string, start, end int) (r row, ok bool) {
	const fewest = 8 // bytes
	length, group := 0, 0
	for at := start; at < end; {
		switch {
		case isBlank(text[at]) || text[at] == ':' || text[at] == ',':
			if length = max(length, group); group > 0 && group < length {
				return row{}, false // an offset is longer
			}
			group = 0
			at++
		case at+2 <= end && isPair(text, at):
			r.pairs = append(r.pairs, at)
			group += 2
			at += 2
		default:
			return row{}, false
		}
	}
	r.left, r.right = -1, -1
	return r, len(r.pairs) >= fewest
}
