package diagnose

import (
	"strconv"
	"strings"

	"wsaccept/wasm/words"
)

// toPythonBytes writes data as repr and str do in Python 3: b'\xb3zO'.
func toPythonBytes(data []byte) string {
	quote := "'"
	if strings.Contains(string(data), "'") && !strings.Contains(string(data), `"`) {
		quote = `"`
	}
	var b strings.Builder
	b.WriteString("b" + quote)
	for _, c := range data {
		switch {
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\\' || c == quote[0]:
			b.WriteString(`\` + string(c))
		case c < ' ' || c > '~':
			b.WriteString(`\x` + strings.ToLower(words.Hex(c)))
		default:
			b.WriteByte(c)
		}
	}
	return b.String() + quote
}

// fromPythonBytes undoes toPythonBytes. It returns nothing for the printed form of
// plain text, such as b'abc'.
func fromPythonBytes(text string) []reading {
	if len(text) < 3 || text[0] != 'b' || !strings.Contains(text, `\x`) {
		return nil
	}
	var data []byte
	for rest := text[2 : len(text)-1]; rest != ""; {
		c, _, after, err := strconv.UnquoteChar(rest, text[1])
		if err != nil || c > 0xFF {
			return nil
		}
		data, rest = append(data, byte(c)), after
	}
	if toPythonBytes(data) != text {
		return nil
	}
	return []reading{{digest: data, write: toPythonBytes, encoding: "bytes as Python prints them"}}
}
