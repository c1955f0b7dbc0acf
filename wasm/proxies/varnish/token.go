package varnish

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// token is a word, a sign or a string of VCL; of a string, text is what is in it.
type token struct {
	text   string
	quoted bool
	span   handshake.Span
}

// tokens returns the tokens of text; ok is false if a string or comment does not end.
func tokens(text string) (all []token, ok bool) {
	for at := 0; at < len(text); {
		rest := text[at:]
		begin := at
		switch {
		case strings.ContainsRune(" \t\r\n", rune(rest[0])):
			at++
			continue
		case rest[0] == '#' || strings.HasPrefix(rest, "//"):
			at += through(rest, 0, "\n")
			continue
		case strings.HasPrefix(rest, "/*"):
			if !strings.Contains(rest[2:], "*/") {
				return nil, false
			}
			at += through(rest, 2, "*/")
			continue
		}
		if open, end := quotes(rest); open != "" {
			if !strings.Contains(rest[len(open):], end) {
				return nil, false
			}
			at += through(rest, len(open), end)
			all = append(all, token{text[begin+len(open) : at-len(end)], true, handshake.Span{Start: begin, End: at}})
			continue
		}
		n := 1
		for _, sign := range []string{"==", "!=", "!~", "&&", "||", "<=", ">=", "+=", "C{", "}C"} {
			if strings.HasPrefix(rest, sign) {
				n = len(sign)
			}
		}
		if n == 1 && isWord(rest[0]) {
			for n < len(rest) && isWord(rest[n]) {
				n++
			}
		}
		at += n
		all = append(all, token{text[begin:at], false, handshake.Span{Start: begin, End: at}})
	}
	return all, true
}

// quotes returns what begins and ends the string that s begins with.
func quotes(s string) (open, end string) {
	for _, pair := range [][2]string{{`"""`, `"""`}, {`{"`, `"}`}, {`"`, `"`}} {
		if strings.HasPrefix(s, pair[0]) {
			return pair[0], pair[1]
		}
	}
	return "", ""
}

// through returns the length of s up to and with end, which is looked for behind from.
func through(s string, from int, end string) int {
	if i := strings.Index(s[from:], end); i >= 0 {
		return from + i + len(end)
	}
	return len(s)
}

func isWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '.' || b == '-'
}
