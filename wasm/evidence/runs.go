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
			end := runEnd(code, at)
			span := withoutSigns(code, handshake.Span{Start: at + swallowed(code, at), End: end})
			if at = end; span.End-span.Start < leastRun {
				continue
			}
			text, before := span.Of(code), len(likes)
			likes = likeGUID(likes, text, span)
			switch {
			case len(likes) == before && len(text) > len(handshake.GUID):
				likes = tail(likes, code, span)
			case len(likes) == before && isUUIDShaped(text) && standsAlone(code, span):
				strangers = append(strangers, like{text: text, span: span})
			}
			likes = wrapped(likes, code, span)
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
// or 0.
func runChar(text string) int {
	if text == "" {
		return 0
	}
	if b := text[0]; b < utf8.RuneSelf {
		return int(runBytes[b])
	}
	return runRune(text)
}

// runRune is runChar beyond ASCII. It knows what editors and keyboards put in the
// place of ASCII: other dashes, letters that look the same, and characters without
// width.
func runRune(text string) int {
	switch r, size := utf8.DecodeRuneInString(text); {
	case r == 0x00AD || 0x200B <= r && r <= 0x200D || r == 0x2060, // no width
		0x2010 <= r && r <= 0x2015 || r == 0x2212 || r == 0xFF0D,                               // dashes
		0x0370 <= r && r <= 0x04FF,                                                             // Greek and Cyrillic
		0xFF10 <= r && r <= 0xFF19 || 0xFF21 <= r && r <= 0xFF3A || 0xFF41 <= r && r <= 0xFF5A: // fullwidth
		return size
	}
	return 0
}

// runBytes holds 1 for each letter, digit and dash of ASCII.
var runBytes = func() (ones [utf8.RuneSelf]byte) {
	for b := range ones {
		if c := byte(b); isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' || c == '-' {
			ones[b] = 1
		}
	}
	return ones
}()

// swallowed returns how much of the run at start is none of the constant, but
// belongs to what stands before it: “%s”, “\n”, “$1”, or a variable. For
// “$key258EAFA5-…” is a variable named key258EAFA5, in a shell as in PHP.
func swallowed(code string, start int) int {
	rest := code[start:]
	switch {
	case start == 0:
		return 0
	case code[start-1] == '\\' && isNameChar(rest[0]) && !isDigit(rest[0]):
		if _, size := escape(code[start-1:]); size > 0 {
			return size - 1
		}
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
	if verb > 0 && code[verb-1] == ')' { // %(key)s in Python
		near := max(0, verb-most)
		verb = near + max(0, strings.LastIndexByte(code[near:verb], '('))
	}
	if verb > 0 && code[verb-1] == '%' {
		letter := skip(rest, 0, most, "0123456789-")
		if letter < len(rest) && strings.IndexByte("sSv", rest[letter]) >= 0 {
			return letter + 1
		}
	}
	return 0
}

// withoutSigns returns span without what is none of the constant outside of
// quotes: a minus before it, as in “key -258EAFA5-…”, and the dashes of a sentence
// or of a comment in HTML. Behind a quote, a variable, a format or a key, a dash is
// part of what the program hashes.
func withoutSigns(code string, span handshake.Span) handshake.Span {
	if span.Start >= span.End {
		return span
	}
	before := byte(' ')
	if span.Start > 0 {
		before = code[span.Start-1]
	}
	if strings.IndexByte("\"'`)}", before) < 0 && !isNameChar(before) && !strings.HasSuffix(code[:span.Start], "==") {
		for span.Start < span.End && code[span.Start] == '-' {
			span.Start++
		}
	}
	for _, dash := range [...]string{"—", "--"} {
		start := span.Start
		if !strings.Contains(span.Of(code), dash) {
			continue
		}
		for part := range strings.SplitSeq(span.Of(code), dash) {
			if isUUIDShaped(part) {
				return handshake.Span{Start: start, End: start + len(part)}
			}
			start += len(part) + len(dash)
		}
	}
	return span
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
// or the sign of a comment after it.
func wrapped(likes []like, code string, span handshake.Span) []like {
	next, between := continued(code, span.End)
	if next == span.End || span.End-span.Start > longestGUID {
		return likes
	}
	var whole comparison
	whole.add(span.Of(code))
	text := make([]byte, 0, longestGUID)
	text = append(text, span.Of(code)...)
	best := like{edits: min(whole.edits(), mostEdits+1)}
	for range strings.Count(handshake.GUID, "-") { // it can be broken at each
		end := runEnd(code, next)
		if len(text)+len(between)+end-next > longestGUID {
			break
		}
		text = append(append(text, between...), code[next:end]...)
		whole.add(between)
		whole.add(code[next:end])
		if edits := whole.edits(); edits < best.edits {
			best = like{string(text), handshake.Span{Start: span.Start, End: end}, edits}
		}
		if next, between = continued(code, end); next == end {
			break
		}
	}
	if best.text == "" {
		return likes
	}
	return append(likes, best)
}

// continued returns where the run that ends at offset end of code goes on after a
// dash and a gap, and what of the gap is part of it. It returns end if it doesn't.
func continued(code string, end int) (next int, between string) {
	next, between = gap(code, end)
	if runChar(code[next:]) == 0 || code[end-1] != '-' && code[next] != '-' {
		return end, ""
	}
	return next, between
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
