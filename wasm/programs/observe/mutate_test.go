//go:build !js

package observe

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// mutator spoils messages. The same seed spoils the same ones in the same way.
type mutator struct {
	*rand.Rand
	words map[string][]string // what a field of that name is likely to be given
	lines []string            // field lines to add
	first []string            // start lines
}

// mutate returns text with one to three faults in it, or what may be one.
func (m mutator) mutate(text string) string {
	for range 1 + m.IntN(3) {
		ways := []func(string) string{
			m.changeByte, m.changeByte, m.changeLine, m.changeLine, m.changeCase, m.changeSpace, m.changeSpace,
			m.changeList, m.changeList, m.changeEnd, m.changeValue, m.changeValue, m.changeValue, m.changeStart, m.addLine, m.addBody,
		}
		text = pick(m, ways)(text)
	}
	return text
}

func pick[T any](m mutator, all []T) T { return all[m.IntN(len(all))] }

// oddBytes are those that parsers differ about.
const oddBytes = "\x00\t\n\v\f\r \"#%&'()*+,-./:;<=>?@[\\]^_`{|}~\x7f\x80\xa0\xc3\xe9\xff09AZaz13"

func (m mutator) changeByte(text string) string {
	i := m.IntN(len(text) + 1)
	odd := string(oddBytes[m.IntN(len(oddBytes))])
	switch m.IntN(4) {
	case 0: // leave out
		return text[:i] + text[min(i+1, len(text)):]
	case 1: // replace
		return text[:i] + odd + text[min(i+1, len(text)):]
	case 2: // twice
		return text[:i] + text[max(i-1, 0):i] + text[i:]
	}
	return text[:i] + odd + text[i:]
}

// split returns the lines of the head with their ends, and what follows it.
func split(text string) (lines []string, rest string) {
	head, rest := text, ""
	if i := strings.Index(text, "\r\n\r\n"); i >= 0 {
		head, rest = text[:i+2], text[i+2:]
	}
	return slices.Collect(strings.Lines(head)), rest
}

// editLine calls edit with one of the fields' lines.
func (m mutator) editLine(text string, edit func(name, value, end string) string) string {
	lines, rest := split(text)
	if len(lines) < 2 {
		return text
	}
	i := 1 + m.IntN(len(lines)-1)
	line := strings.TrimRight(lines[i], "\r\n")
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return text
	}
	lines[i] = edit(name, value, lines[i][len(line):])
	return strings.Join(lines, "") + rest
}

func (m mutator) changeLine(text string) string {
	lines, rest := split(text)
	if len(lines) == 0 {
		return text
	}
	i, j := m.IntN(len(lines)), m.IntN(len(lines))
	switch m.IntN(5) {
	case 0, 1: // leave out
		lines = slices.Delete(lines, i, i+1)
	case 2: // twice
		lines = slices.Insert(lines, j, lines[i])
	case 3: // in another place
		lines[i], lines[j] = lines[j], lines[i]
	case 4: // cut off
		return strings.Join(lines[:i], "") + lines[i][:m.IntN(len(lines[i])+1)]
	}
	return strings.Join(lines, "") + rest
}

func (m mutator) changeCase(text string) string {
	return m.editLine(text, func(name, value, end string) string {
		change := pick(m, []func(string) string{strings.ToUpper, strings.ToLower})
		if m.IntN(2) == 0 {
			return change(name) + ":" + value + end
		}
		return name + ":" + change(value) + end
	})
}

func (m mutator) changeSpace(text string) string {
	space := pick(m, []string{" ", "\t", "  ", " \t", "\r\n ", "\r\n\t", "\n ", "\v", "\u00a0", ""})
	return m.editLine(text, func(name, value, end string) string {
		switch m.IntN(5) {
		case 0:
			return space + name + ":" + value + end
		case 1:
			return name + space + ":" + value + end
		case 2:
			return name + ":" + space + strings.TrimLeft(value, " ") + end
		case 3:
			return name + ":" + value + space + end
		}
		i := m.IntN(len(value) + 1)
		return name + ":" + value[:i] + space + value[i:] + end
	})
}

func (m mutator) changeList(text string) string {
	return m.editLine(text, func(name, value, end string) string {
		other := pick(m, append(m.words[strings.ToLower(name)], "", "x", "close", "keep-alive", strings.TrimSpace(value)))
		joint := pick(m, []string{", ", ",", " ,", ",,", "; ", ";", " ", "\t", end + name + ": ", end + name + ": ", end + strings.ToLower(name) + ":"})
		if m.IntN(2) == 0 {
			return name + ":" + value + joint + other + end
		}
		return name + ": " + other + joint + strings.TrimLeft(value, " ") + end
	})
}

func (m mutator) changeEnd(text string) string {
	if m.IntN(4) == 0 {
		return strings.ReplaceAll(text, "\r\n", pick(m, []string{"\n", "\r", "\r\r\n", "\n\r"}))
	}
	ends := strings.Count(text, "\r\n")
	if ends == 0 {
		return text + "\r\n"
	}
	at := 0
	for range 1 + m.IntN(ends) {
		at += strings.Index(text[at:], "\r\n") + 2
	}
	return text[:at-2] + pick(m, []string{"\n", "\r", "\r\r\n", "\n\r\n", "", "\r\n\r\n", " \r\n", "\r\nx\r\n"}) + text[at:]
}

func (m mutator) changeValue(text string) string {
	return m.editLine(text, func(name, _, end string) string {
		words := m.words[strings.ToLower(name)]
		if len(words) == 0 {
			return name + ":" + end
		}
		return name + ": " + pick(m, words) + end
	})
}

func (m mutator) changeStart(text string) string {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return pick(m, m.first) + "\r\n" + text[i+1:]
	}
	return text
}

func (m mutator) addLine(text string) string {
	lines, rest := split(text)
	if len(lines) == 0 {
		return text
	}
	return strings.Join(slices.Insert(lines, 1+m.IntN(len(lines)), pick(m, m.lines)+"\r\n"), "") + rest
}

// addBody lets something follow the message: a body, chunks, frames, another
// message.
func (m mutator) addBody(text string) string {
	return text + pick(m, []string{
		"x", "hello", "0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "5;x=y\r\nhello\r\n0\r\nA: b\r\n\r\n", "5\nhello\n0\n\n", "5 \r\nhello\r\n0\r\n\r\n", "zz\r\n", "0\r\nA: b\r\n", "\r\n",
		"\x81\x80abcd", "\x81\x02hi", strings.Repeat("a", 5000), "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 404 Not Found\r\n\r\n",
	})
}
