package paste

import "strings"

// fewestCells is how many fields a table must have to be one.
const fewestCells = 3

// table reads fields that are copied from a table, in which a tab stands between a name
// and its value, as Charles and others show them. The start line stands above, perhaps
// in the second column. A field with a colon is no cell, so that a tab in an ordinary
// header stays the defect that it is.
func table(src *source) result {
	r := result{form: "table", source: "a table of fields"}
	if src.exact || !strings.Contains(src.Text, "\t") || !isTable(src) {
		return r
	}
	var start, fields builder
	var counted tally
	flush := func() {
		if len(fields.text) > 0 && (counted.known >= 2 || start.text != nil) {
			if start.text == nil {
				r.headless(src, fields.part(), counted)
			} else {
				var b builder
				b.append(start.part())
				b.append(fields.part())
				b.add("\r\n", b.at())
				r.messages = append(r.messages, message{Part: b.part(), response: plausibleStart(headLineOf(string(start.text))) == response})
			}
		}
		start, fields, counted = builder{}, builder{}, tally{}
	}
	for i := range src.lines {
		text := src.line(i)
		trimmed := strings.Trim(text, "\t ")
		col := strings.Index(text, trimmed)
		name, value, isCell := strings.Cut(trimmed, "\t")
		switch {
		case trimmed == "":
			flush()
		case strictStart(trimmed) != neither:
			flush()
			start.append(src.part(i, col, col+len(trimmed)))
			start.lineEnd(src, i)
		case isCell && isToken(strings.TrimPrefix(name, ":")):
			value = strings.Trim(value, "\t ")
			at := col + strings.LastIndex(trimmed, value)
			counted.count(strings.ToLower(name))
			fields.append(src.part(i, col, col+len(name)))
			fields.add(": ", fields.at())
			fields.append(src.part(i, at, at+len(value)))
			fields.lineEnd(src, i)
		}
	}
	flush()
	return r
}

// isTable reports whether well-known fields stand in cells of src, and none has a colon.
func isTable(src *source) bool {
	cells := 0
	for i := range src.lines {
		text := strings.Trim(src.line(i), "\t ")
		name, _, isCell := strings.Cut(text, "\t")
		if isField(text) || hasPrefixFold(text, "Request URL") || hasPrefixFold(text, "Status Code") {
			return false // of a panel, perhaps, which has its own form
		}
		if _, known := fieldKinds[strings.ToLower(name)]; isCell && known {
			cells++
		}
	}
	return cells >= fewestCells
}
