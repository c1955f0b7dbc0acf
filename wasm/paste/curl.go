package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// curlVerbose reads the output of curl -v, in which lines of the request begin
// with ">", lines of the response with "<", and what curl has to say with "*".
// Other tools do the same, and in a quotation all lines begin with ">".
func curlVerbose(src *source) result {
	r := result{form: "curl -v", source: "the output of curl -v"}
	var b builder // the message being read
	var open byte // its arrow, or 0
	closeHead := func(ended bool) {
		if open != 0 {
			var m message
			if !ended {
				b.add("\r\n", b.at())
				m.note(addedEmptyLine)
			}
			m.Part = b.part()
			m.response = strings.HasPrefix(m.Text, "HTTP/")
			r.messages = append(r.messages, m)
		}
		b, open = builder{}, 0
	}
	arrows, stars, others, repeats := [2]bool{}, false, false, false
	for i := range src.lines {
		arrow, col := arrowIn(src.line(i))
		switch arrow {
		case 0:
			if i > 0 && !src.blank(i) && src.line(i) == afterArrow(src.line(i-1)) {
				r.coverLine(src, i) // --include shows it once more
				repeats = true
			}
			continue
		case '*':
			stars = true
			continue
		case '=', '%':
			others = true
			continue
		}
		text := src.line(i)[col:]
		if start := strictStart(text); start != neither {
			closeHead(false)
			open = arrow
			arrows[index(arrow == '<')] = true
		} else if arrow != open {
			continue
		} else if strings.TrimRight(text, " \t\r") == "" {
			b.lineEnd(src, i)
			closeHead(true)
			continue
		}
		b.line(src, i, col)
	}
	closeHead(false)
	if last := len(r.messages) - 1; repeats && last >= 0 {
		r.messages[last].note("Lines of the response are there twice, because --include (-i) shows them beside -v. Each came once.")
	}
	switch {
	case others && !stars:
		r.form, r.source = "log", "a log"
	case !stars && !(arrows[0] && arrows[1]):
		r.form, r.source = "plain", "the quoted text"
	}
	return r
}

// afterArrow returns a line of curl's output without its arrow.
func afterArrow(text string) string {
	_, col := arrowIn(text)
	return text[col:]
}

// arrowIn returns the sign that a line of curl's output begins with, and where
// the text after it begins. curl's progress meter may be in front.
func arrowIn(text string) (arrow byte, col int) {
	if i := strings.LastIndex(text, "--:--:-- "); i >= 0 {
		col = i + len("--:--:-- ")
		for col < len(text) && (text[col] == ' ' || isDigit(text[col]) || text[col] == '\r') {
			col++
		}
		// The meter ends in the speed, right before the sign.
	}
	if i := strings.LastIndexByte(text[col:], '\r'); i >= 0 && strings.Contains(text[:col], "--:--") {
		col += i + 1
	}
	rest := text[col:]
	if rest == "" || strings.IndexByte("<>*=%", rest[0]) < 0 {
		return 0, 0
	}
	switch {
	case len(rest) == 1:
		return rest[0], col + 1
	case rest[1] == ' ':
		return rest[0], col + 2
	}
	return 0, 0
}

// curlTrace reads what curl --trace-ascii writes: the same by the offsets of its
// lines, at most 64 characters each.
func curlTrace(src *source) result {
	r := result{form: "curl -v", source: "the output of curl --trace-ascii"}
	var b builder
	var open byte
	closeHead := func() {
		if text := string(b.text); text != "" && plausibleStart(headOf(text)) != neither {
			r.messages = append(r.messages, message{Part: b.part(), response: plausibleStart(headOf(text)) == response})
		}
		b = builder{}
	}
	for i := 0; i < len(src.lines); i++ {
		text := src.line(i)
		arrow := traceMarker(text)
		if arrow == 0 {
			continue
		}
		if arrow != open || arrow == '>' {
			closeHead()
		}
		open = arrow
		r.covers = append(r.covers, src.Span(handshake.Span{Start: src.lines[i].start, End: src.lines[i].end}))
		for i+1 < len(src.lines) {
			at, col := traceLine(src.line(i + 1))
			if col == 0 {
				break
			}
			i++
			content := src.line(i)[col:]
			if strings.HasPrefix(content, "HTTP/") && len(b.text) > 0 {
				closeHead()
			}
			b.copy(src.Part, handshake.Span{Start: src.lines[i].start + col, End: src.lines[i].end})
			if next, col := traceLine(src.line(i + 1)); col == 0 || next != at+len(content) || content == "" {
				b.lineEnd(src, i)
			}
		}
	}
	closeHead()
	return r
}

// traceMarker returns the direction of the head that a line of curl's trace
// announces, or 0. It may have the time in front.
func traceMarker(text string) byte {
	if len(text) > 128 {
		return 0
	}
	switch {
	case strings.Contains(text, "=> Send header, "):
		return '>'
	case strings.Contains(text, "<= Recv header, "):
		return '<'
	}
	return 0
}

// traceLine returns the offset that a line of curl's trace begins with, and
// where the text after it begins, or 0.
func traceLine(text string) (offset, col int) {
	digits := 0
	for digits < len(text) && digits < 8 && hexDigit(text[digits]) >= 0 {
		offset = offset<<4 | hexDigit(text[digits])
		digits++
	}
	if digits < 4 || !strings.HasPrefix(text[digits:], ":") {
		return 0, 0
	}
	return offset, min(digits+2, len(text))
}
