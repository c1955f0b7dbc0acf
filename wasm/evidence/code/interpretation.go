package code

import (
	"strings"
)

// interpret returns what a literal stands for where w writes it.
func (r *template) interpret(t token, w writing) run {
	q := t.quoting
	if r.p.of.name == "Bash" && q == raw {
		switch {
		case w.function == "printf", w.function == "echo" && strings.Contains(w.flags, "e"),
			w.function != "echo" && t.quote != 0 && containsAny(r.p.lower, []string{"echo -e", "echo -ne", "printf \"$", "printf '%b", "printf \"%b"}):
			q = escaped
		}
	}
	var text run
	text.stands(t, r.p.of, q)
	if t.dedented {
		text.dedent()
	}
	return text
}

// trimLines takes the first line and the last off, which are empty.
func (r *run) trimLines() {
	if len(r.text) > 0 && r.text[0] == '\n' {
		r.text, r.at = r.text[1:], r.at[1:]
	}
	if n := len(r.text); n > 0 && r.text[n-1] == '\n' {
		r.text, r.at = r.text[:n-1], r.at[:n-1]
	}
}

// dedent takes the indentation off each line.
func (r *run) dedent() {
	var out run
	fresh := true
	for i, c := range r.text {
		if fresh && (c == ' ' || c == '\t') {
			continue
		}
		fresh = c == '\n'
		out.text, out.at = append(out.text, c), append(out.at, r.at[i])
	}
	*r = out
}

// rawIn notes t if the \r\n in it stands for four characters.
func (r *template) rawIn(t token, text run) {
	for _, written := range []string{`\r\n`, `\n`, `\x0d\x0a`, `\015\012`} {
		if strings.Contains(string(text.text), written) && r.rawEscape.end == 0 {
			r.rawEscape = t
			return
		}
	}
}
