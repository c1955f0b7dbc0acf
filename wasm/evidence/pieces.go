package evidence

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A row is the literals that stand next to each other in a program, and may be
// the GUID in pieces. Commas make items of them; an item may be in pieces itself.
type row struct {
	items  []item
	format int // where the last format, such as '%s-%s', ends before the row, or 0
}

// An item is a literal, or some that are joined.
type item struct {
	text   string
	span   handshake.Span
	pieces int
}

// mostItems is the greatest number of items that are read as one row.
const mostItems = 64

// isPiece reports whether text may be a piece of the GUID.
func isPiece(text string) bool { return runEnd(text, 0) == len(text) }

// isSeparator reports whether text may be what a program joins the items of a
// list with.
func isSeparator(text string) bool { return text == "-" || text == "" }

// take adds the literal at span of code, which stands for text. If it is not the
// next of the row, it first reads the row and appends what is like the GUID.
func (r *row) take(likes []like, code, text string, span handshake.Span) []like {
	if !isPiece(text) {
		likes = r.read(likes)
		*r = row{format: r.format}
		if strings.ContainsAny(text, "%{") {
			r.format = span.End
		}
		return likes
	}
	switch r.seam(code, text, span) {
	case joined:
		r.items[len(r.items)-1].add(text, span)
		return likes
	case apart:
		likes = r.read(likes)
		*r = row{format: r.format}
	}
	r.items = append(r.items, item{text, span, 1})
	return likes
}

func (i *item) add(text string, span handshake.Span) {
	if text == "" { // Python's """ is read as "" and a quote
		i.span.End = span.End
		return
	}
	if len(i.text) <= longestGUID { // what is longer is none, however long it gets
		i.text += text
	}
	if i.pieces++; i.text == text {
		i.pieces, i.span.Start = 1, span.Start
	}
	i.span.End = span.End
}

// A seam is what stands between two literals.
type seam int

const (
	apart  seam = iota // the row ends
	listed             // a comma
	joined             // signs or statements that join them
)

// seam tells the one between the row and the literal at span.
func (r *row) seam(code, text string, span handshake.Span) seam {
	const most, blanks = 64, " \t\r\n\\"
	if len(r.items) == 0 || len(r.items) == mostItems {
		return apart
	}
	last := r.items[len(r.items)-1]
	from, quote := last.span.End+1, span.Start-1
	if quote-from > most {
		return apart
	}
	gap := withoutComments(code[from:quote])
	gap = strings.TrimRight(gap, "bBuUrRfFLN8@$") // b"…", u8"…", @"…"
	switch bare := strings.Trim(gap, blanks); {
	case bare == "" && r.isArgument(code, quote), bare == ",":
		return listed
	case strings.Trim(bare, blanks+"+.&|_()^@~<>") == "":
		return joined
	case isSeparator(text) && endsList(bare), isSeparator(last.text) && beginsList(bare):
		return listed
	case appends(bare) && len(last.text) < len(handshake.GUID) && len(text) < len(handshake.GUID):
		return joined
	}
	return apart
}

// isArgument reports whether the literal at offset quote is in the same command
// as a format: in printf '%s-%s' '258EAFA5' 'E914' the blank joins nothing.
func (r *row) isArgument(code string, quote int) bool {
	const most = 160
	return r.format > 0 && quote-r.format <= most && !strings.ContainsAny(code[r.format:quote], ";=")
}

// endsList reports whether gap is like “].join(” or “}, ”.
func endsList(gap string) bool {
	rest := strings.TrimLeft(gap, "])} \t\r\n")
	return rest != gap && (rest == "," || joins(rest))
}

// beginsList reports whether gap is like “.join([” or “, new[] {”.
func beginsList(gap string) bool {
	return strings.TrimRight(gap, "[({") != gap && (gap[0] == ',' || joins(gap))
}

func joins(gap string) bool {
	gap = strings.ToLower(gap)
	return strings.Contains(gap, "join") || strings.Contains(gap, "mkstring")
}

// appends reports whether gap ends a statement or a call and begins one that
// appends: “); strcat(b, ”, “); h.update(”, “; guid += ”.
func appends(gap string) bool {
	gap = strings.ToLower(gap)
	for _, name := range []string{"append", "update", "write", "cat(", "cpy(", "+=", ".=", "<<"} {
		if strings.Contains(gap, name) {
			return true
		}
	}
	return false
}

// read appends what of the row is like the GUID. If some of its items make the
// GUID, they do so in the program, however it joins them. Others count only if it
// shows how: commas alone join nothing.
func (r *row) read(likes []like) []like {
	if whole, ok := r.whole(); ok {
		return append(likes, whole)
	}
	for _, i := range r.items {
		if i.pieces > 1 {
			likes = likeBytes(likes, i.text, i.span)
		}
	}

	list, separator := r.items, ""
	switch last := len(list) - 1; {
	case last < 1:
		return likes
	case isSeparator(list[0].text):
		list, separator = list[1:], list[0].text
	case isSeparator(list[last].text):
		list, separator = list[:last], list[last].text
	case !dashed(list):
		return likes
	}
	var text strings.Builder
	for i, item := range list {
		if i > 0 {
			text.WriteString(separator)
		}
		text.WriteString(item.text)
		if text.Len() > longestGUID {
			return likes
		}
	}
	return likeGUID(likes, text.String(), handshake.Span{Start: list[0].span.Start, End: list[len(list)-1].span.End})
}

// whole returns the items next to each other that make the GUID, if there are such.
func (r *row) whole() (like, bool) {
	for start, first := range r.items {
		if first.text == "" {
			continue
		}
		rest, pieces := handshake.GUID, 0
		for _, i := range r.items[start:] {
			if !strings.HasPrefix(rest, i.text) {
				break
			}
			rest = rest[len(i.text):]
			pieces += i.pieces
			if rest == "" && pieces > 1 {
				return like{text: handshake.GUID, span: handshake.Span{Start: first.span.Start, End: i.span.End}}, true
			}
		}
	}
	return like{}, false
}

// dashed reports whether there is a dash at each seam of list, as there is where
// somebody broke the GUID to put it together again.
func dashed(list []item) bool {
	for i := range len(list) - 1 {
		if !strings.HasSuffix(list[i].text, "-") && !strings.HasPrefix(list[i+1].text, "-") {
			return false
		}
	}
	return true
}

// withoutPieces leaves out pieces of the GUID if code has all of it in pieces.
// Where they are put together is then out of sight, and nothing is known to be
// wrong.
func withoutPieces(likes []like, code string) []like {
	var others []like
	for _, l := range likes {
		if len(l.text) == len(handshake.GUID) || !strings.Contains(handshake.GUID, l.text) {
			others = append(others, l)
		}
	}
	if len(others) == len(likes) || !hasAllPieces(code) {
		return likes
	}
	return others
}

// hasAllPieces reports whether the runs of code that are pieces of the GUID have
// all the digits of it.
func hasAllPieces(code string) bool {
	const least = 4      // bytes in the smallest group
	covered := uint64(0) // a bit for each place in the GUID
	for at := 0; at < len(code); {
		end := runEnd(code, at)
		piece := strings.Trim(code[at:end], "-")
		if at = max(end, at+1); len(piece) < least || len(piece) >= len(handshake.GUID) {
			continue
		}
		if i := strings.Index(handshake.GUID, piece); i >= 0 {
			covered |= (1<<len(piece) - 1) << i
		}
	}
	for i := range len(handshake.GUID) {
		if handshake.GUID[i] != '-' && covered>>i&1 == 0 {
			return false
		}
	}
	return true
}
