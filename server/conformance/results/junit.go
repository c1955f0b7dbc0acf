package results

import (
	"io"

	"wsaccept/server/junit"
)

// WriteJUnit writes a suite for each group. A warning passes, and says so in its output.
func (r Report) WriteJUnit(w io.Writer) error {
	var suites []junit.Suite
	for _, g := range r.groups() {
		suite := junit.Suite{Name: g.Name}
		for _, line := range g.Lines {
			suite.Cases = append(suite.Cases, line.junit(r.Suite))
		}
		suites = append(suites, suite)
	}
	return junit.Write(w, r.Suite+" "+r.Target, suites)
}

func (l Line) junit(class string) junit.Case {
	c := junit.Case{Name: l.ID + ": " + l.Title, Class: class + "." + l.Rule}
	problem := &junit.Problem{Message: l.Says, Type: l.Rule, Text: l.details()}
	switch l.Verdict {
	case Fail:
		c.Failure = problem
	case NoAnswer:
		c.Error = problem
	case NotApplicable:
		c.Skipped = &junit.Skip{Message: l.Says}
	case Warn:
		c.Output = "warning: " + l.Says + "\n" + l.details()
	}
	return c
}
