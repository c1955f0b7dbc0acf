package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// php reads what PHP's print_r and var_dump print of headers, or of $_SERVER: a name in
// brackets and an arrow, with the value behind it, below it, or in an array of one.
func php(src *source) result {
	r := result{form: "PHP", source: "an array as PHP prints it"}
	if !strings.Contains(src.Text, "]=>") && !strings.Contains(src.Text, "] =>") {
		return r
	}
	var l listing
	flush := func() {
		if l.counted.handmade || l.counted.known > 2 {
			if m, ok := l.message(src.url, src.role); ok {
				r.messages = append(r.messages, m)
			}
		}
		l = listing{}
	}
	var name Part
	for i := range src.lines {
		text := strings.TrimRight(src.line(i), " \t")
		line := strings.TrimLeft(text, " \t")
		col := len(text) - len(line)
		if key, value, ok := phpElement(line); ok {
			if strings.Trim(line[key.Start:key.End], "0123456789") != "" {
				name = src.part(i, col+key.Start, col+key.End)
			}
			if value == len(line) || strings.HasPrefix(line[value:], "Array") || strings.HasPrefix(line[value:], "array") {
				r.coverLine(src, i)
				continue
			}
			r.phpValue(src, &l, name, i, col+value, text)
		} else if strings.HasPrefix(line, "string(") && name.Text != "" {
			r.phpValue(src, &l, name, i, col, text)
		} else if line == ")" || line == "}" || line == "(" || line == "" || strings.HasPrefix(line, "array(") {
			if indented := col > 0 && line != ""; !indented && (line == ")" || line == "}") {
				flush()
			}
		}
	}
	flush()
	return r
}

// phpValue takes the value in line i from column col on.
func (r *result) phpValue(src *source, l *listing, name Part, i, col int, text string) {
	end := len(text)
	if value := text[col:]; strings.HasPrefix(value, "string(") {
		open := strings.IndexByte(value, '"')
		if open < 0 || !strings.HasSuffix(value, "\"") || open+1 == len(value) {
			return
		}
		col, end = col+open+1, end-1
	}
	l.addCGI(name, src.part(i, col, end))
	r.coverLine(src, i)
}

// phpElement finds the key in brackets that a line begins with, and where the value is.
func phpElement(line string) (key handshake.Span, value int, ok bool) {
	if !strings.HasPrefix(line, "[") {
		return key, 0, false
	}
	end := strings.IndexByte(line, ']')
	if end < 2 {
		return key, 0, false
	}
	rest := strings.TrimLeft(line[end+1:], " ")
	if !strings.HasPrefix(rest, "=>") {
		return key, 0, false
	}
	key = handshake.Span{Start: 1, End: end}
	if line[1] == '"' && end > 3 {
		key = handshake.Span{Start: 2, End: end - 1}
	}
	return key, len(line) - len(strings.TrimLeft(rest[len("=>"):], " ")), true
}
