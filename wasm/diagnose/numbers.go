package diagnose

import (
	"strconv"
	"strings"
)

// numbers is a way to print an array of bytes as decimal numbers.
type numbers struct {
	open, between, shut string
	signed              bool // from -128 to 127, as in Java
}

// write prints data in this way.
func (n numbers) write(data []byte) string {
	var b strings.Builder
	b.WriteString(n.open)
	for i, c := range data {
		if i > 0 {
			b.WriteString(n.between)
		}
		number := int(c)
		if n.signed {
			number = int(int8(c))
		}
		b.WriteString(strconv.Itoa(number))
	}
	return b.String() + n.shut
}

// name is the way for Proof, with an example of it.
func (n numbers) name() string {
	name := "decimal numbers"
	if n.signed {
		name = "signed decimal numbers"
	}
	return name + " as in " + n.write([]byte{1, 2})
}

// fromNumbers reads decimal numbers, as programs print an array of bytes: 1,2 in
// JavaScript, [1, 2] in Python, Java and Rust, [1 2] in Go, {1, 2} in C,
// <<1, 2>> in Elixir and Erlang. There may
// be a mixture of signs that no program prints: then it returns nothing.
func fromNumbers(text string) []reading {
	const fewest = 16
	var n numbers
	inner := text
	for _, brackets := range [][2]string{{"[", "]"}, {"{", "}"}, {"(", ")"}, {"<<", ">>"}} {
		middle, opens := strings.CutPrefix(text, brackets[0])
		middle, shuts := strings.CutSuffix(middle, brackets[1])
		if opens && shuts {
			n.open, n.shut, inner = brackets[0], brackets[1], middle
		}
	}
	afterFirst := strings.TrimLeft(strings.TrimPrefix(inner, "-"), "0123456789")
	n.between = afterFirst[:len(afterFirst)-len(strings.TrimLeft(afterFirst, ", ;"))]
	if n.between == "" || strings.Count(inner, n.between) < fewest-1 {
		return nil
	}
	n.signed = strings.Contains(inner, "-")
	var data []byte
	for number := range strings.SplitSeq(inner, n.between) {
		value, err := strconv.Atoi(number)
		if err != nil || value < -128 || value > 255 {
			return nil
		}
		data = append(data, byte(value))
	}
	if n.write(data) != text {
		return nil
	}
	return []reading{{digest: data, write: n.write, encoding: n.name()}}
}
