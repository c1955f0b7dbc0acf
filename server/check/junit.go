package check

import (
	"io"
	"strconv"

	"wsaccept/server/junit"
)

// WriteJUnit writes a suite for each file and a case for each handshake. Secrets are
// masked.
func (r *Found) WriteJUnit(w io.Writer) error {
	var suites []junit.Suite
	places := map[string]int{}
	add := func(file string, c junit.Case) {
		i, known := places[file]
		if !known {
			i = len(suites)
			places[file] = i
			suites = append(suites, junit.Suite{Name: file})
		}
		suites[i].Cases = append(suites[i].Cases, c)
	}
	for _, h := range r.Handshakes {
		title, found := h.tell()
		c := junit.Case{Name: "#" + strconv.Itoa(h.Number) + " " + title, Class: h.File, File: h.File, Line: h.Line}
		if !h.OK {
			c.Failure = failure(h, found)
		}
		add(h.File, c)
	}
	for _, t := range r.Unread {
		add(t.File, junit.Case{Name: "read the file", Class: t.File, File: t.File, Error: &junit.Problem{Message: t.Why, Type: "unread", Text: t.Why}})
	}
	return junit.Write(w, "wsaccept check", suites)
}

// failure tells what is wrong with h, the first error in the headline.
func failure(h Handshake, found []finding) *junit.Problem {
	p := junit.Problem{Type: string(h.Outcome)}
	for _, f := range found {
		if f.level == levelNote {
			continue
		}
		if p.Message == "" && f.level == levelError {
			p.Message = f.says
		}
		p.Text += f.level + " " + f.rule.ID + ", line " + strconv.Itoa(f.place.Line) + ": " + f.says + "\n"
	}
	return &p
}
