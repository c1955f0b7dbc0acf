package lighttpd

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// token is a word, a sign or a string; of a string, text is what is in it.
type token struct {
	text   string
	quoted bool
	span   handshake.Span
}

// signs are those of more than one byte.
var signs = []string{"=>", "+=", ":=", "==", "!=", "=~", "!~", "=^", "=$"}

// tokens returns the tokens of text; ok is false if a string does not end.
func tokens(text string) (all []token, ok bool) {
	for at := 0; at < len(text); {
		rest := text[at:]
		n := 1
		switch b := rest[0]; {
		case b == ' ' || b == '\t' || b == '\r' || b == '\n':
			at++
			continue
		case b == '#':
			if n = strings.IndexByte(rest, '\n'); n < 0 {
				n = len(rest)
			}
			at += n
			continue
		case b == '"' || b == '\'':
			for n < len(rest) && rest[n] != b {
				if rest[n] == '\\' && n+1 < len(rest) {
					n++
				}
				n++
			}
			if n >= len(rest) {
				return nil, false
			}
			inner := strings.ReplaceAll(rest[1:n], `\"`, `"`)
			all = append(all, token{inner, true, handshake.Span{Start: at, End: at + n + 1}})
			at += n + 1
			continue
		case isWord(b):
			for n < len(rest) && isWord(rest[n]) {
				n++
			}
		default:
			for _, sign := range signs {
				if strings.HasPrefix(rest, sign) {
					n = len(sign)
				}
			}
		}
		all = append(all, token{rest[:n], false, handshake.Span{Start: at, End: at + n}})
		at += n
	}
	return all, true
}

func isWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || strings.IndexByte("_-.$", b) >= 0
}
