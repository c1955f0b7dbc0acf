// Package evidence finds, in what people paste, the facts of a handshake that
// failed: the key and the Accept, in whatever they were printed, and the constants
// in a server's code that look like the GUID.
package evidence

import (
	"slices"
	"strings"
	"unicode"

	"wsaccept/wasm/handshake"
)

// Constant is a piece of somebody's code that looks like the GUID.
type Constant struct {
	Text string         // what the program uses, after joining strings, reading arrays of bytes, and .toUpperCase() and the like
	Span handshake.Span // where it stands in the code
	Like bool           // it resembles the GUID; if not, it is a UUID that may be there for something else
}

// Right reports whether c is the GUID, exactly.
func (c Constant) Right() bool { return c.Text == handshake.GUID }

// mostConstants is how many constants Constants returns at most. A person's code
// has one or two.
const mostConstants = 64

// Constants returns the different constants in code, which may be a program in
// any language or just the constant, that look like the GUID, right or wrong, in
// the order in which they stand there first: at most 64. Other UUIDs count only
// if nothing looks like the GUID, for some servers think up a GUID of their own.
//
// What is right in the code is not called wrong: pieces count together, in the way
// the code joins them, or not at all, and a wrong constant in a comment only if all
// are in comments.
//
// It takes any text, and time linear in its length.
func Constants(code string) []Constant {
	likes, strangers := runs(code)
	likes = append(likes, literals(code)...)
	likes = append(likes, arrays(code)...)
	likes = append(likes, wholeLine(code)...)
	likes = best(likes)
	alike := len(likes) > 0
	if !alike {
		likes = strangers
	}
	likes = withoutRemarks(withoutPieces(likes, code), code)

	var constants []Constant
	seen := map[string]bool{}
	for _, l := range likes {
		l, known := called(l, code)
		if !known || seen[l.text] {
			continue
		}
		seen[l.text] = true
		constants = append(constants, Constant{l.text, l.span, alike})
		if len(constants) == mostConstants {
			break
		}
	}
	return constants
}

// A like is a piece of code that is like the GUID, read in one way. Others may
// read the same piece in another.
type like struct {
	text  string
	span  handshake.Span
	edits int // between text and the GUID
}

// likeGUID appends the piece of code at span, which is read as text, if it is
// like the GUID.
func likeGUID(likes []like, text string, span handshake.Span) []like {
	if edits, ok := resembles(text); ok {
		likes = append(likes, like{text, span, edits})
	}
	return likes
}

// best leaves one reading of each piece of code, in the order of the pieces.
func best(likes []like) []like {
	slices.SortStableFunc(likes, func(a, b like) int { return a.span.Start - b.span.Start })
	var kept []like
	for _, l := range likes {
		last := len(kept) - 1
		switch {
		case last < 0 || l.span.Start >= kept[last].span.End:
			kept = append(kept, l)
		case l.beats(kept[last]):
			kept[last] = l
		}
	}
	return kept
}

// beats reports whether a is the better reading of the same piece. Signs around
// it, such as braces or a line break in a string, are part of what the program
// hashes. Words around it are another matter.
func (a like) beats(b like) bool {
	if core(a.text) == core(b.text) {
		return len(a.text) > len(b.text)
	}
	return a.edits < b.edits
}

// core returns text without the signs around it.
func core(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// wholeLine reads all of code as one constant, if it is a line that could be.
// Signs around it are not part of it, but for the braces in which Microsoft writes
// a GUID.
func wholeLine(code string) []like {
	line := strings.TrimFunc(code, func(r rune) bool {
		return r != '{' && r != '}' && (unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r))
	})
	if len(line) > longestGUID || strings.ContainsAny(strings.TrimSpace(code), "\r\n\"'`\\=:$") {
		return nil
	}
	start := strings.Index(code, line)
	return likeGUID(nil, line, handshake.Span{Start: start, End: start + len(line)})
}
