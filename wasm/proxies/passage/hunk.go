package passage

import (
	"strconv"
	"strings"
)

// writeHunk writes changes that stand near one another, as one hunk; before are the
// changes above, which have moved its lines.
func writeHunk(b *strings.Builder, text string, before, changes []change) {
	first, last := changes[0].start, changes[len(changes)-1].end
	above := lines(text[:first])
	above = above[max(0, len(above)-context):]
	below := lines(text[last:])
	below = below[:min(context, len(below))]

	var body strings.Builder
	old, fresh := 0, 0
	write := func(sign string, all []string) {
		for _, line := range all {
			body.WriteString(sign + line + "\n")
		}
		if sign != "+" {
			old += len(all)
		}
		if sign != "-" {
			fresh += len(all)
		}
	}
	write(" ", above)
	for i, c := range changes {
		if i > 0 {
			write(" ", lines(text[changes[i-1].end:c.start]))
		}
		was, is := c.texts(text)
		for len(was) > 0 && len(is) > 0 && was[0] == is[0] {
			write(" ", was[:1])
			was, is = was[1:], is[1:]
		}
		tail := 0
		for tail < min(len(was), len(is)) && was[len(was)-1-tail] == is[len(is)-1-tail] {
			tail++
		}
		write("-", was[:len(was)-tail])
		write("+", is[:len(is)-tail])
		write(" ", was[len(was)-tail:])
	}
	write(" ", below)

	start := strings.Count(text[:first], "\n") - len(above) + 1
	moved := 0
	for _, c := range before {
		was, is := c.texts(text)
		moved += len(is) - len(was)
	}
	b.WriteString("@@ -" + strconv.Itoa(start) + "," + strconv.Itoa(old) + " +" + strconv.Itoa(start+moved) + "," + strconv.Itoa(fresh) + " @@\n")
	b.WriteString(body.String())
}
