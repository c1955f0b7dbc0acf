package secrets

import "strings"

// maxDepth is how often a text is decoded: an address in an address in a log.
const maxDepth = 4

// view is a text as its reader decodes it.
type view struct {
	text string
	at   []int // where each byte of text, and its end, stands in what was decoded; nil if nothing was
}

// decode takes one layer of escapes off v: percent-encoding, the backslashes of
// JSON and logs, and the entities of HTML. decoded is false if there is none.
func (v view) decode() (out view, decoded bool) {
	if !strings.ContainsAny(v.text, `%\&`) {
		return v, false
	}
	place := func(i int) int {
		if v.at == nil {
			return i
		}
		return v.at[i]
	}
	text := make([]byte, 0, len(v.text))
	at := make([]int, 0, len(v.text)+1)
	for i := 0; i < len(v.text); {
		b, length := unescape(v.text[i:])
		decoded = decoded || length > 1
		text = append(text, b)
		at = append(at, place(i))
		i += length
	}
	return view{string(text), append(at, place(len(v.text)))}, decoded
}

// entities are those that stand for a sign that matters in an address or in JSON.
var entities = []struct {
	name string
	char byte
}{
	{"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&lt;", '<'}, {"&gt;", '>'},
	{"&#34;", '"'}, {"&#38;", '&'}, {"&#39;", '\''}, {"&#58;", ':'}, {"&#60;", '<'}, {"&#61;", '='}, {"&#62;", '>'},
	{"&#x22;", '"'}, {"&#x26;", '&'}, {"&#x27;", '\''}, {"&#x3a;", ':'}, {"&#x3c;", '<'}, {"&#x3d;", '='}, {"&#x3e;", '>'},
}

// unescape returns the first byte that s stands for, and the length of what stands
// for it. s is not empty.
func unescape(s string) (b byte, length int) {
	switch s[0] {
	case '%':
		if b, ok := hexByte(s, 1); ok {
			return b, 3
		}
	case '&':
		for _, e := range entities {
			if hasPrefixFold(s, e.name) {
				return e.char, len(e.name)
			}
		}
	case '\\':
		return backslash(s)
	}
	return s[0], 1
}

// backslash is unescape for what begins with one.
func backslash(s string) (b byte, length int) {
	if len(s) < 2 {
		return s[0], 1
	}
	switch s[1] {
	case '"', '\'', '/', '\\', '`':
		return s[1], 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'x':
		if b, ok := hexByte(s, 2); ok {
			return b, 4
		}
	case 'u':
		if b, ok := hexByte(s, 4); ok && b < 0x80 && s[2:4] == "00" {
			return b, 6
		}
	}
	return s[0], 1
}

// hexByte returns the byte that two hexadecimal digits at s[i] stand for.
func hexByte(s string, i int) (b byte, ok bool) {
	if len(s) < i+2 {
		return 0, false
	}
	high, low := hexDigit(s[i]), hexDigit(s[i+1])
	return byte(high<<4 | low), high >= 0 && low >= 0
}

// hexDigit returns the value of a hexadecimal digit, or -1.
func hexDigit(b byte) int {
	switch {
	case isDigit(b):
		return int(b - '0')
	case 'a' <= lower(b) && lower(b) <= 'f':
		return int(lower(b)-'a') + 10
	}
	return -1
}
