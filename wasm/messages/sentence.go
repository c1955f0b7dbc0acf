package messages

import "strings"

// fill returns sentence with what m's text says in the place of its names. Of {a,b|c}
// the first name counts that the text gives, and c if it gives none; without |c the
// name itself stands there, in capitals.
func (m Message) fill(sentence string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, "{")
		names, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !found || !closed {
			return b.String()
		}
		names, otherwise, told := strings.Cut(names, "|")
		if !told {
			otherwise = strings.ToUpper(names)
		}
		b.WriteString(m.first(names, otherwise))
		sentence = after
	}
}

// first returns what the text has for the first of the names that it gives.
func (m Message) first(names, otherwise string) string {
	for name := range strings.SplitSeq(names, ",") {
		if said := brief(m.Value(name)); said != "" {
			return said
		}
	}
	return otherwise
}

// longestSaid is how much of a value stands in a sentence.
const longestSaid = 80

// brief returns what of a value is to stand in a sentence: what is quoted, or what comes
// before a quotation mark, as one may end the string of a log that it stands in.
func brief(value string) string {
	value = strings.Trim(value, " \t[]()")
	value = strings.TrimLeft(value, `\"'`)
	if end := strings.IndexAny(value, "\"\\\n"); end >= 0 {
		value = value[:end]
	}
	value = strings.TrimRight(value, " .:;,'")
	if len(value) > longestSaid {
		cut := longestSaid
		for cut > 0 && value[cut]&0xC0 == 0x80 { // not inside of a character
			cut--
		}
		value = value[:cut] + "…"
	}
	return value
}
