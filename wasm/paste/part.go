package paste

import (
	"slices"

	"wsaccept/wasm/handshake"
)

// Part is a message found in the input.
type Part struct {
	Text   string   // the message as it is, or must have been, on the wire: lines end in CRLF; "" if none was found
	Hidden []string // fields that may have been there though Text lacks them; handshake.AnyField for all of them
	pieces []piece
}

// A piece maps the run of Text from at to the next piece's at. A run as long as
// from is from, byte for byte; any other stands for the whole of from, which is
// empty for a run that was added.
type piece struct {
	at   int
	from handshake.Span
}

// Exact returns the part that is all of input, byte for byte.
func Exact(input string) Part {
	return Part{Text: input, pieces: []piece{{0, handshake.Span{Start: 0, End: len(input)}}}}
}

// Origin returns the offset in the input that byte offset of Text came from;
// for a byte that was added, the place where it was added.
func (p Part) Origin(offset int) int {
	if len(p.pieces) == 0 {
		return 0
	}
	offset = max(offset, 0)
	if offset >= len(p.Text) {
		return p.pieces[len(p.pieces)-1].from.End
	}
	return p.from(p.pieceAt(offset), offset, offset+1).Start
}

// Span maps a span of Text to the span of the input that it covers. Parts of a
// message may come from anywhere in the input; the span goes from the first of
// them to the last.
func (p Part) Span(s handshake.Span) handshake.Span {
	s.Start = min(max(s.Start, 0), len(p.Text))
	s.End = min(s.End, len(p.Text))
	if s.Start >= s.End {
		at := p.Origin(s.Start)
		return handshake.Span{Start: at, End: at}
	}
	first := p.pieceAt(s.Start)
	covered := p.from(first, s.Start, s.End)
	for i := first + 1; i < len(p.pieces) && p.pieces[i].at < s.End; i++ {
		from := p.from(i, s.Start, s.End)
		switch {
		case from.Start == from.End: // what was added covers nothing
		case covered.Start == covered.End:
			covered = from
		default:
			covered.Start = min(covered.Start, from.Start)
			covered.End = max(covered.End, from.End)
		}
	}
	return covered
}

// pieceAt returns the index of the piece that byte offset of Text belongs to.
func (p Part) pieceAt(offset int) int {
	i, found := slices.BinarySearchFunc(p.pieces, offset, func(p piece, offset int) int { return p.at - offset })
	if !found {
		i--
	}
	return i
}

// end returns where piece i ends in Text.
func (p Part) end(i int) int {
	if i+1 < len(p.pieces) {
		return p.pieces[i+1].at
	}
	return len(p.Text)
}

// from returns the run of the input that the bytes of piece i from start to end
// of Text came from. Both may be outside the piece.
func (p Part) from(i, start, end int) handshake.Span {
	at, from := p.pieces[i].at, p.pieces[i].from
	pieceEnd := p.end(i)
	if pieceEnd-at != from.End-from.Start {
		return from
	}
	return handshake.Span{Start: from.Start + max(start, at) - at, End: from.Start + min(end, pieceEnd) - at}
}

// Run returns the run s of p's Text as a part of its own.
func (p Part) Run(s handshake.Span) Part { return p.sub(s) }

// sub returns the run s of p's Text as a part of its own.
func (p Part) sub(s handshake.Span) Part {
	switch {
	case s.Start >= s.End:
		return Part{}
	case s.Start == 0 && s.End == len(p.Text):
		return Part{Text: p.Text, pieces: p.pieces}
	}
	if i := p.pieceAt(s.Start); s.End <= p.end(i) { // as most are: nothing is copied
		return Part{Text: p.Text[s.Start:s.End], pieces: []piece{{0, p.from(i, s.Start, s.End)}}}
	}
	var b builder
	b.copy(p, s)
	return b.part()
}

// A builder puts a part together, out of runs of other parts and of what is
// added between them.
type builder struct {
	text   []byte
	pieces []piece
}

// reserve makes room for so many bytes and pieces.
func (b *builder) reserve(bytes, pieces int) {
	b.text = slices.Grow(b.text, bytes)
	b.pieces = slices.Grow(b.pieces, pieces)
}

// put writes text that stands for the run from of the input.
func (b *builder) put(text string, from handshake.Span) {
	if text == "" {
		return
	}
	if last := len(b.pieces) - 1; last >= 0 && len(text) == from.End-from.Start {
		p := &b.pieces[last]
		if p.from.End == from.Start && len(b.text)-p.at == p.from.End-p.from.Start {
			p.from.End = from.End
			b.text = append(b.text, text...)
			return
		}
	}
	b.pieces = append(b.pieces, piece{len(b.text), from})
	b.text = append(b.text, text...)
}

// add writes text that is not in the input, and would be at offset at of it.
func (b *builder) add(text string, at int) { b.put(text, handshake.Span{Start: at, End: at}) }

// copy writes the run s of src.
func (b *builder) copy(src Part, s handshake.Span) {
	if s.Start >= s.End {
		return
	}
	for i := src.pieceAt(s.Start); i < len(src.pieces) && src.pieces[i].at < s.End; i++ {
		start, end := max(s.Start, src.pieces[i].at), min(s.End, src.end(i))
		b.put(src.Text[start:end], src.from(i, start, end))
	}
}

// append writes all of p.
func (b *builder) append(p Part) { b.copy(p, handshake.Span{Start: 0, End: len(p.Text)}) }

func (b *builder) part() Part { return Part{Text: string(b.text), pieces: b.pieces} }

// at returns the place in the input where something added now would be.
func (b *builder) at() int {
	if len(b.pieces) == 0 {
		return 0
	}
	return b.pieces[len(b.pieces)-1].from.End
}
