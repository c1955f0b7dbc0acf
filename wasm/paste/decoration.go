package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// undecorated returns src without what terminals, editors, forums and mail programs put
// around the text that they show: colours, numbers before the lines, Markdown's bold
// and code marks, and HTML's tags and character references.
func undecorated(src *source) *source {
	for _, strip := range []func(*source) *source{withoutColours, withoutHTML, withoutMarks, withoutNumbers} {
		src = strip(src)
	}
	return src
}

// rebuilt returns the source that b holds in place of src.
func (src *source) rebuilt(b *builder) *source {
	inside := newSource(b.part(), src.role)
	inside.single, inside.url = src.single, src.url
	return inside
}

// withoutColours removes the escape sequences of terminals: ESC [ numbers and a letter.
func withoutColours(src *source) *source {
	if !strings.Contains(src.Text, "\x1b[") {
		return src
	}
	var b builder
	for at := 0; at < len(src.Text); {
		next := at + indexOf(src.Text[at:], "\x1b[")
		b.copy(src.Part, handshake.Span{Start: at, End: next})
		at = next + escapeLen(src.Text[next:])
	}
	return src.rebuilt(&b)
}

// escapeLen returns the length of the escape sequence that text begins with; of a broken
// one it is that of its first byte.
func escapeLen(text string) int {
	const intro = len("\x1b[")
	end := intro
	for end < len(text) && (isDigit(text[end]) || strings.IndexByte(";?", text[end]) >= 0) {
		end++
	}
	if end < len(text) && isLetter(text[end]) {
		return end + 1
	}
	return min(1, len(text))
}

// indexOf is strings.Index, but gives the end of s when there is none.
func indexOf(s, text string) int {
	if i := strings.Index(s, text); i >= 0 {
		return i
	}
	return len(s)
}

// references are the character references of HTML that pages and mail programs write.
var references = []struct{ written, text string }{
	{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#34;", "\""}, {"&#39;", "'"}, {"&#x27;", "'"}, {"&nbsp;", " "}, {"&#160;", " "}, {"&#61;", "="}, {"&#43;", "+"}, {"&amp;", "&"},
}

// tagNames are the elements of HTML that text is copied with.
var tagNames = []string{"br", "p", "pre", "code", "span", "div", "b", "strong", "em", "li", "ul", "td", "tr"}

// withoutHTML decodes a text that was copied as HTML: a field's line of which ends in a
// tag, or stands behind an arrow that is a reference. A response's own page stays as it
// is.
func withoutHTML(src *source) *source {
	if !containsAny(src.Text, "&gt;", "&lt;", "<br", "</") || !src.isHTML() {
		return src
	}
	var b builder
	text := src.Text
	for at := 0; at < len(text); {
		next := at + indexAny(text[at:], "&<")
		b.copy(src.Part, handshake.Span{Start: at, End: next})
		if at = next; at == len(text) {
			break
		}
		if n := tagLen(text[at:]); n > 0 {
			at += n
			continue
		}
		length, stands := 1, text[at:at+1]
		for _, r := range references {
			if strings.HasPrefix(text[at:], r.written) {
				length, stands = len(r.written), r.text
				break
			}
		}
		b.put(stands, src.Span(handshake.Span{Start: at, End: at + length}))
		at += length
	}
	return src.rebuilt(&b)
}

// isHTML reports whether a line of src is a part of a message's head with HTML around it.
func (src *source) isHTML() bool {
	for i := range src.lines {
		text := strings.TrimSpace(src.line(i))
		if strictStart(text) != neither {
			return false
		}
		inside := strings.TrimPrefix(text, "&gt; ")
		inside = strings.TrimPrefix(inside, "&lt; ")
		for n := tagLen(inside); n > 0; n = tagLen(inside) {
			inside = inside[n:]
		}
		is, _ := startIn(inside[:indexAny(inside, "<")])
		if (isField(inside) || is != neither) && (inside != text || strings.HasSuffix(text, ">")) {
			return true
		}
	}
	return false
}

// tagLen returns the length of the tag that text begins with, or 0.
func tagLen(text string) int {
	const most = 200
	end := strings.IndexByte(text[:min(len(text), most)], '>')
	if end < 2 || text[0] != '<' {
		return 0
	}
	name := strings.ToLower(strings.Trim(text[1:end], "/ "))
	name = name[:indexAny(name, " \t/")]
	for _, known := range tagNames {
		if name == known {
			return end + 1
		}
	}
	return 0
}

// withoutMarks removes Markdown's marks from lines that begin with them: **Host:** a,
// or that stand between them: `Host: a`.
func withoutMarks(src *source) *source {
	if !containsAny(src.Text, "**", "`") {
		return src
	}
	var b builder
	changed := false
	for i, l := range src.lines {
		text := src.line(i)
		start := len(text) - len(strings.TrimLeft(text, " \t>-"))
		inside := strings.TrimRight(text[start:], " \t")
		switch {
		case strings.HasPrefix(inside, "**") && strings.Count(inside, "**") == 2:
			second := start + 2 + strings.Index(inside[2:], "**")
			b.copy(src.Part, handshake.Span{Start: l.start, End: l.start + start})
			b.copy(src.Part, handshake.Span{Start: l.start + start + 2, End: l.start + second})
			b.copy(src.Part, handshake.Span{Start: l.start + second + 2, End: l.next})
		case len(inside) > 2 && inside[0] == '`' && strings.IndexByte(inside[1:], '`') == len(inside)-2:
			b.copy(src.Part, handshake.Span{Start: l.start, End: l.start + start})
			b.copy(src.Part, handshake.Span{Start: l.start + start + 1, End: l.start + start + len(inside) - 1})
			b.copy(src.Part, handshake.Span{Start: l.end, End: l.next})
		default:
			b.copy(src.Part, handshake.Span{Start: l.start, End: l.next})
			continue
		}
		changed = true
	}
	if !changed {
		return src
	}
	return src.rebuilt(&b)
}

// withoutNumbers removes the numbers that editors and pages show before lines: each
// line that is not empty begins with one, and each is one more than that before it.
func withoutNumbers(src *source) *source {
	const fewest = 3
	last, lines, common := -1, 0, -1
	for i := range src.lines {
		if src.blank(i) {
			continue
		}
		number, width, ok := lineNumber(src.line(i))
		if !ok || last >= 0 && number != last+1 {
			return src
		}
		last = number
		lines++
		rest := src.line(i)[width:]
		if spaces := len(rest) - len(strings.TrimLeft(rest, " ")); !isBlank(rest) && (common < 0 || spaces < common) {
			common = spaces
		}
	}
	if lines < fewest {
		return src
	}
	var b builder
	for i, l := range src.lines {
		start := l.start
		if _, width, ok := lineNumber(src.line(i)); ok {
			start = min(l.start+width+max(common, 0), l.end)
		}
		b.copy(src.Part, handshake.Span{Start: start, End: l.next})
	}
	return src.rebuilt(&b)
}

// lineNumber returns the number that a line begins with, and how much of the line it is
// with the sign behind it.
func lineNumber(text string) (number, width int, ok bool) {
	const mostDigits = 6
	start := len(text) - len(strings.TrimLeft(text, " \t"))
	end := start
	for end < len(text) && isDigit(text[end]) && end-start < mostDigits {
		number = 10*number + int(text[end]-'0')
		end++
	}
	switch {
	case end == start:
		return 0, 0, false
	case end == len(text) || text[end] == ' ':
		return number, end, true
	case strings.IndexByte(":.)|\t", text[end]) >= 0:
		return number, end + 1, true
	}
	return 0, 0, false
}
