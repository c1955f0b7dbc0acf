package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
)

// Handshake is one that was found in a file.
type Handshake struct {
	File         string
	Number       int // in its file, from 1
	Line, Column int // where it begins in its file, from 1; in characters
	Packet       int // in a capture, the number of the first packet of its connection; or 0
	Title        string
	Outcome      judge.Outcome
	OK           bool

	Configuration *Configuration // instead of a handshake, a proxy's configuration; or nil

	result func() *judge.Result
	origin func(handshake.Span) handshake.Span // from what Result has to the file's text; nil if that is no text
	file   *lines
}

// Result judges the handshake. There is none of a Configuration.
func (h Handshake) Result() *judge.Result { return h.result() }

// Place is a run of a file in lines and columns, both from 1. The end is the place
// after the last character.
type Place struct{ Line, Column, EndLine, EndColumn int }

// Place returns where in its file the bytes at p stand, which is a place in its Result.
func (h Handshake) Place(p judge.Place) Place {
	if h.origin == nil {
		return Place{h.Line, h.Column, h.Line, h.Column}
	}
	at := h.origin(p.Span)
	var place Place
	place.Line, place.Column = h.file.at(at.Start)
	place.EndLine, place.EndColumn = h.file.at(max(at.Start, at.End))
	return place
}

// Move returns p as a place in the file.
func (h Handshake) Move(p judge.Place) judge.Place {
	if h.origin == nil {
		return p
	}
	p.Span = h.origin(p.Span)
	p.Line, _ = h.file.at(p.Span.Start)
	return p
}

// handshakesIn returns the handshakes in a file, and how many ordinary requests there
// are. With raw, the file is one message, byte for byte.
func handshakesIn(name, text string, raw bool) (found []Handshake, others int) {
	file := newLines(text)
	if raw {
		r := judge.Raw(text)
		if r.Empty() {
			return nil, 0
		}
		return []Handshake{{
			File: name, Number: 1, Line: 1, Column: 1, Title: r.Title(), Outcome: r.Outcome, OK: r.OK(),
			result: func() *judge.Result { return r }, origin: func(s handshake.Span) handshake.Span { return s }, file: file,
		}}, 0
	}
	if found := configurationsIn(name, text); found != nil {
		return found, 0
	}
	list := judge.Each(text)
	for _, h := range list.Handshakes {
		line, column := file.at(h.Span.Start)
		of := Handshake{
			File: name, Number: h.Number, Line: line, Column: column, Packet: h.Packet, Title: h.Title, Outcome: h.Outcome, OK: h.OK,
			result: h.Result, origin: h.Piece.Span, file: file,
		}
		if h.Packet > 0 { // its bytes are in packets, and not in lines
			of.origin = nil
		}
		found = append(found, of)
	}
	return found, list.Others
}

// lines finds the line and the column of a byte of a text.
type lines struct {
	text   string
	starts []int
}

func newLines(text string) *lines {
	l := &lines{text: text, starts: []int{0}}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return l
		}
		at += i + 1
		l.starts = append(l.starts, at)
	}
}

// at returns the line and the column of the byte at offset, both from 1. Columns count
// characters.
func (l *lines) at(offset int) (line, column int) {
	offset = min(max(offset, 0), len(l.text))
	line, found := slices.BinarySearch(l.starts, offset)
	if found {
		line++
	}
	return line, 1 + utf8.RuneCountInString(l.text[l.starts[line-1]:offset])
}
