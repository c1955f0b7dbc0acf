package caddy

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// syntax returns the first place at which text, which YAML would take, is no JSON:
// RFC 8259. It is nil if there is none.
func syntax(text string) *fault {
	comma := -1 // where the last sign is, if it is a comma
	for at := 0; at < len(text); {
		c := text[at]
		switch {
		case strings.IndexByte(" \t\r\n", c) >= 0:
			at++
			continue
		case c == '"':
			end := at + 1
			for end < len(text) && text[end] != '"' {
				if text[end] == '\\' {
					end++
				}
				end++
			}
			at = end
		case c == ',':
			if comma >= 0 {
				return notJSON("Two commas stand in a row.", comma, at+1)
			}
			comma = at
			at++
			continue
		case c == '}' || c == ']':
			if comma >= 0 {
				return notJSON("A comma stands before the end of an object or array: JSON allows none there.", comma, comma+1)
			}
		case strings.IndexByte("{[:", c) >= 0:
		case c == '#' || strings.HasPrefix(text[at:], "//"):
			return notJSON("JSON has no comments.", at, at+1)
		default:
			end := at + strings.IndexAny(text[at:]+",", ",]} \t\r\n")
			if word := text[at:end]; word != "true" && word != "false" && word != "null" && strings.Trim(word, "0123456789+-.eE") != "" {
				return notJSON("A text stands in quotes in JSON.", at, end)
			}
			at = end - 1
		}
		comma = -1
		at++
	}
	return nil
}

func notJSON(says string, start, end int) *fault {
	return &fault{says: says, span: handshake.Span{Start: start, End: end}}
}
