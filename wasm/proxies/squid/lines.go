package squid

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// line is a line of squid.conf with its words.
type line struct {
	words []string
	span  handshake.Span
}

func (l *line) word(i int) string {
	if i < len(l.words) {
		return l.words[i]
	}
	return ""
}

// has reports whether one of the words behind the name is word.
func (l *line) has(word string) bool { return len(l.words) > 1 && slices.Contains(l.words[1:], word) }

// value returns what follows name, such as “defaultsite=”, in a word of the line.
func (l *line) value(name string) string {
	for _, w := range l.words {
		if v, ok := strings.CutPrefix(w, name); ok {
			return v
		}
	}
	return ""
}

// configuration is the lines of a squid.conf.
type configuration struct {
	text  string
	lines []line
}

// parse returns the lines of text; ok is false if it is no squid.conf.
func parse(text string) (c *configuration, ok bool) {
	c = &configuration{text: text}
	signs := 0
	at := 0
	for raw := range strings.Lines(text) {
		words := strings.Fields(raw)
		start := at + len(raw) - len(strings.TrimLeft(raw, " \t"))
		end := at + len(strings.TrimRight(raw, " \t\r\n"))
		at += len(raw)
		for i, w := range words {
			if strings.HasPrefix(w, "#") {
				words = words[:i]
				break
			}
		}
		if len(words) == 0 {
			continue
		}
		c.lines = append(c.lines, line{words, handshake.Span{Start: start, End: end}})
		switch words[0] {
		case "http_upgrade_request_protocols":
			signs += 2
		case "cache_peer", "http_access", "cache_dir", "https_port", "http_port":
			if len(words) > 1 {
				signs++
			}
		case "acl":
			if len(words) > 3 {
				signs++
			}
		}
	}
	return c, signs >= 2
}

// all returns the lines with a directive.
func (c *configuration) all(name string) (found []*line) {
	for i := range c.lines {
		if c.lines[i].words[0] == name {
			found = append(found, &c.lines[i])
		}
	}
	return found
}

// last returns the last line with a directive, or nil.
func (c *configuration) last(name string) *line {
	if found := c.all(name); len(found) > 0 {
		return found[len(found)-1]
	}
	return nil
}
