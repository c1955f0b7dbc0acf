package diagnose

import (
	"strings"

	"wsaccept/wasm/words"
)

// explain tells the faults together that made a proof.
func explain(faults []fault, guid string, proof Proof) Explanation {
	var ids, titles, more, fixes []string
	for _, f := range faults {
		ids = append(ids, f.id)
		titles = append(titles, strings.TrimSuffix(strings.TrimPrefix(f.title, "It "), "."))
		if f.more != "" {
			more = append(more, f.more)
		}
		if m, _ := FindMistake(f.id); len(fixes) == 0 || fixes[len(fixes)-1] != m.Fix {
			fixes = append(fixes, m.Fix)
		}
	}
	x := Explanation{Mistake: strings.Join(ids, "+"), GUID: guid, Proof: proof}
	x.Title = strings.Join(append([]string{sentence(titles)}, more...), " ")
	x.Fix = strings.Join(fixes, " ")
	return x
}

// sentence makes one sentence of what “it” did.
func sentence(did []string) string {
	last := len(did) - 1
	if last == 0 {
		return "It " + did[0] + "."
	}
	return "It " + strings.Join(did[:last], ", ") + ", and " + did[last] + "."
}

// and joins words as a sentence does: “a”, “a and b”, “a, b and c”.
func and(list []string) string {
	last := len(list) - 1
	if last < 1 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// visible returns text for a sentence: on one line, of printable ASCII, and not
// too long.
func visible(text string) string {
	const most = 60
	var b strings.Builder
	for i := range len(text) {
		if i == most {
			return b.String() + "…"
		}
		switch c := text[i]; {
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case c < ' ' || c > '~':
			b.WriteString(`\x` + words.Hex(c))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
