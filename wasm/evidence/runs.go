package evidence

import (
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

// runs returns the runs of letters, digits and dashes in code that are like the
// GUID, and those that are other UUIDs.
func runs(code string) (likes, strangers []like) {
	for at := 0; at < len(code); {
		size := runChar(code[at:])
		switch {
		case size == 0 && strings.HasPrefix(code[at:], "://"):
			at += len("://") + indexAny(code[at+len("://"):], " \t\r\n\"'`<>")
		case size == 0:
			at++
		default:
			start := at + swallowed(code, at)
			end := runEnd(code, at)
			if at = end; end-start < leastRun {
				continue
			}
			span := handshake.Span{Start: start, End: end}
			before := len(likes)
			likes = likeGUID(likes, code[start:end], span)
			switch {
			case len(likes) == before && end-start > len(handshake.GUID):
				likes = tail(likes, code, span)
			case len(likes) == before && isUUIDShaped(code[start:end]) && standsAlone(code, span):
				strangers = append(strangers, like{text: code[start:end], span: span})
			}
			var to int
			if likes, to = wrapped(likes, code, span); to > 0 {
				at = to
			}
		}
	}
	return likes, strangers
}

// leastRun is the length in bytes of the first group of the GUID, the least that
// is worth a look.
const leastRun = 8

// runEnd returns where the run ends that code has at offset start.
func runEnd(code string, start int) int {
	for size := 1; size > 0; start += size {
		size = runChar(code[start:])
	}
	return start
}

// runChar returns the length of the letter, digit or dash that text begins with,
// or 0. Beyond ASCII, it knows what editors and keyboards put in the place of
// such: other dashes, letters that look the same, and characters without width.
func runChar(text string) int {
	if text == "" {
		return 0
	}
	b := text[0]
	switch {
	case '0' <= b && b <= '9', 'a' <= b|0x20 && b|0x20 <= 'z', b == '-':
		return 1
	case b < utf8.RuneSelf:
		return 0
	}
	switch r, size := utf8.DecodeRuneInString(text); {
	case r == 0x00AD || 0x200B <= r && r <= 0x200D || r == 0x2060, // no width
		0x2010 <= r && r <= 0x2015 || r == 0x2212 || r == 0xFF0D,                               // dashes
		0x0370 <= r && r <= 0x04FF,                                                             // Greek and Cyrillic
		0xFF10 <= r && r <= 0xFF19 || 0xFF21 <= r && r <= 0xFF3A || 0xFF41 <= r && r <= 0xFF5A: // fullwidth
		return size
	}
	return 0
}

// swallowed returns how much of the run at start is none of the constant, but
// belongs to what stands before it: “%s”, “\n”, “$1”, or a variable. For
// “$key258EAFA5-…” is a variable named key258EAFA5, in a shell as in PHP.
func swallowed(code string, start int) int {
	rest := code[start:]
	switch {
	case start == 0:
		return 0
	case code[start-1] == '\\' && hexValue(rest[0]) < 0 && rest[0] != '-':
		return 1
	case code[start-1] == '$' && isDigit(rest[0]):
		return 1
	}

	const most = 32 // bytes looked at to either side
	name := start
	for name > 0 && start-name < most && isNameChar(code[name-1]) {
		name--
	}
	if name > 0 && code[name-1] == '$' && (name == 1 || !isDigit(code[name-2])) {
		n := 0
		for n < len(rest) && n < most && isNameChar(rest[n]) {
			n++
		}
		return n
	}

	verb := start
	for verb > 0 && start-verb < most && strings.IndexByte("0123456789.*$+-#", code[verb-1]) >= 0 {
		verb--
	}
	if verb > 0 && code[verb-1] == '%' {
		letter := skip(rest, 0, most, "0123456789-")
		if letter < len(rest) && strings.IndexByte("sSv", rest[letter]) >= 0 {
			return letter + 1
		}
	}
	return 0
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isNameChar(b byte) bool {
	return isDigit(b) || 'a' <= b|0x20 && b|0x20 <= 'z' || b == '_'
}

// tail appends the end of a run that is too long, from where the GUID begins in it.
func tail(likes []like, code string, span handshake.Span) []like {
	i := strings.Index(strings.ToUpper(span.Of(code)), handshake.GUID[:leastRun])
	if i <= 0 || span.Start+i >= span.End {
		return likes
	}
	span.Start += i
	return likeGUID(likes, span.Of(code), span)
}

// wrapped appends the run at span together with those after it, if a dash and a
// space, or the end of a line, keep them apart and the whole is more like the
// GUID. A space is part of the text; a line's end is not, nor is the indentation
// or the sign of a comment after it. It returns the end of the whole, or 0.
func wrapped(likes []like, code string, span handshake.Span) ([]like, int) {
	text, end := span.Of(code), span.End
	best := like{edits: mostEdits + 1}
	if edits, ok := resembles(text); ok {
		best.edits = edits
	}
	found := false
	for len(text) <= longestGUID {
		next, between := gap(code, end)
		if next == end || runChar(code[next:]) == 0 || text[len(text)-1] != '-' && code[next] != '-' {
			break
		}
		end = runEnd(code, next)
		text += between + code[next:end]
		if edits, ok := resembles(text); ok && edits < best.edits {
			best, found = like{text, handshake.Span{Start: span.Start, End: end}, edits}, true
		}
	}
	if !found {
		return likes, 0
	}
	return append(likes, best), best.span.End
}

// gap returns where the white space at offset at of code ends, and what of it is
// part of a text that is broken there.
func gap(code string, at int) (end int, between string) {
	const most = 64
	end = at
	broken := false
	for end < len(code) && end-at < most {
		switch c := code[end]; {
		case c == '\n' && broken:
			return at, "" // an empty line
		case c == '\n':
			broken = true
		case c == ' ' || c == '\t' || c == '\r':
		case broken && strings.IndexByte("*/#;>|", c) >= 0:
		default:
			if broken {
				return end, ""
			}
			return end, code[at:end]
		}
		end++
	}
	return at, ""
}

// standsAlone reports whether the run at span is no part of an address, a path or
// another name.
func standsAlone(code string, span handshake.Span) bool {
	const joined = `/\.@_%?&#+~`
	return (span.Start == 0 || strings.IndexByte(joined, code[span.Start-1]) < 0) &&
		(span.End == len(code) || strings.IndexByte(joined, code[span.End]) < 0)
}

// indexAny is strings.IndexAny, but gives the end of s when there is none.
func indexAny(s, chars string) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return len(s)
}
