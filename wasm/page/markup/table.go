package markup

// Row is a row of a table, whose cells are called tag.
func Row(tag string, texts ...string) Node {
	r := El("tr", "")
	for _, t := range texts {
		r.Kids = append(r.Kids, El(tag, "", Text(t)))
	}
	return r
}

// Cell is a cell of a table.
func Cell(s string) Node { return El("td", "", Text(s)) }
