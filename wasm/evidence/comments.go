package evidence

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// withoutRemarks leaves out what is wrong in a comment if something stands
// outside of comments: a comment that warns of a wrong GUID is no mistake.
func withoutRemarks(likes []like, code string) []like {
	if len(likes) < 2 {
		return likes
	}
	left := comments(code)
	var kept []like
	outside := false
	for _, l := range likes {
		for len(left) > 0 && left[0].End <= l.span.Start {
			left = left[1:]
		}
		remark := len(left) > 0 && left[0].Start <= l.span.Start
		outside = outside || !remark
		if !remark || l.text == handshake.GUID {
			kept = append(kept, l)
		}
	}
	if !outside {
		return likes
	}
	return kept
}

// comments returns where the comments of code are, in its order.
func comments(code string) []handshake.Span {
	var spans []handshake.Span
	for at := 0; at < len(code); at++ {
		if size := comment(code, at); size > 0 {
			spans = append(spans, handshake.Span{Start: at, End: at + size})
			at += size - 1
		} else if opensLiteral(code, at) {
			if end := closingQuote(code, at); end > 0 {
				at = end
			}
		}
	}
	return spans
}

// comment returns the length of the comment at offset at of code, without the end
// of its line, or 0 if there is none. It knows those of C, the shell, SQL and HTML,
// and with them those of most languages.
func comment(code string, at int) int {
	rest := code[at:]
	fresh := at == 0 || strings.IndexByte(" \t\r\n", code[at-1]) >= 0
	switch {
	case strings.HasPrefix(rest, "/*"):
		return through(rest, "*/")
	case strings.HasPrefix(rest, "<!--"):
		return through(rest, "-->")
	case strings.HasPrefix(rest, "//") && (at == 0 || code[at-1] != ':'),
		fresh && strings.HasPrefix(rest, "-- "),
		fresh && rest[0] == '#' && !strings.HasPrefix(strings.TrimLeft(rest[1:min(len(rest), 9)], " \t"), "define"):
		return indexAny(rest, "\r\n")
	}
	return 0
}

// through returns the length of text up to the first end in it and with it.
func through(text, end string) int {
	if i := strings.Index(text, end); i >= 0 {
		return i + len(end)
	}
	return len(text)
}

// withoutComments returns text without the comments that end in it.
func withoutComments(text string) string {
	var b strings.Builder
	from := 0
	for at := 0; at < len(text); at++ {
		if size := comment(text, at); size > 0 && at+size < len(text) {
			b.WriteString(text[from:at])
			from = at + size
			at = from - 1
		}
	}
	if from == 0 {
		return text
	}
	return b.String() + text[from:]
}
