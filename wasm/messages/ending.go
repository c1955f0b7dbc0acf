package messages

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// Ending is what a line says of how a handshake ended without a response.
type Ending struct {
	End  handshake.End
	Weak bool // the words say no more than that something failed: others beside them say more
}

// sign is a piece of text in lower case that tells an ending.
type sign struct {
	Ending
	text string
}

// readEndings reads sections: [id of an explanation], then its words.
func (c *catalogue) readEndings(text string) {
	var at Ending
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "" || line[0] == '#':
		case line == "weak":
			at = Ending{Weak: true}
		case line[0] == '[' && line[len(line)-1] == ']':
			at.End = c.explanations[line[1:len(line)-1]].End
		case at.End == "" || len(line) < 4 || line != strings.ToLower(line):
			c.faults = append(c.faults, line)
		default:
			c.signs = append(c.signs, sign{at, line})
		}
	}
	texts := make([]string, len(c.signs))
	for i, s := range c.signs {
		texts[i] = s.text
	}
	c.signFinder = words.NewFinder(texts)
}

// EndIn returns how a handshake ended, if line has words that tell it: those that come
// first in the catalogue. The words name no WebSocket, so it is the caller who knows
// that the line is about one.
func EndIn(line string) (Ending, bool) {
	c := loaded()
	line = strings.TrimRight(line, " \t\r\"')")
	n := c.signFinder.First(line, func(n, at int) bool { return c.signs[n].standsIn(line, at) })
	if n < 0 || isOfOther(line) {
		return Ending{}, false
	}
	return c.signs[n].Ending, true
}

// standsIn reports whether the sign at line[i:] is what it says, and no other thing.
func (s sign) standsIn(line string, i int) bool {
	switch s.text {
	case ": eof":
		return i+len(s.text) == len(line)
	case "timeout":
		return !isSetting(line, i, i+len(s.text))
	}
	return true
}

// isOfOther reports whether a line is about a connection to a database, a queue or a mail
// server: it names their port, which no web server has.
func isOfOther(line string) bool {
	for _, port := range []string{"5432", "3306", "6379", "27017", "5672", "9092", "11211", "1433", "1521", "587"} {
		for rest := line; ; {
			_, behind, found := strings.Cut(rest, port)
			if !found {
				break
			}
			before := rest[:len(rest)-len(behind)-len(port)]
			isPort := strings.HasSuffix(before, ":") || strings.HasSuffix(before, "port ")
			if isPort && (behind == "" || behind[0] < '0' || behind[0] > '9') {
				return true
			}
			rest = behind
		}
	}
	return false
}

// isSetting reports whether the word from start to end of a line is the name of a field
// or of a setting, or part of one: Timeout-Access, Keep-Alive: timeout=5,
// proxy_read_timeout 60s, HAProxy's timeout client 30s, and timeout: 15s of YAML or JSON.
func isSetting(line string, start, end int) bool {
	if end < len(line) && strings.IndexByte("-=_", line[end]) >= 0 || start > 0 && strings.IndexByte("-_", line[start-1]) >= 0 {
		return true
	}
	rest := strings.TrimLeft(line[end:], `"'`)
	if value, is := strings.CutPrefix(rest, ":"); is && strings.Trim(line[:start], " \t-\"'{") == "" {
		value = strings.TrimLeft(value, " \t\"'")
		return value != "" && value[0] >= '0' && value[0] <= '9'
	}
	return strings.TrimLeft(line[:start], " \t") == "" && strings.HasPrefix(line[end:], " ")
}
