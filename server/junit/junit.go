// Package junit writes the results of tests as JUnit's XML, in the dialect that the
// services of CI read.
package junit

import (
	"encoding/xml"
	"io"
)

// Suite is tests that belong together.
type Suite struct {
	Name  string
	Cases []Case
}

// Case is one test. Failure, Error and Skipped exclude each other; a case without any
// of them has passed.
type Case struct {
	Name    string   `xml:"name,attr"`
	Class   string   `xml:"classname,attr"`
	File    string   `xml:"file,attr,omitempty"`
	Line    int      `xml:"line,attr,omitempty"`
	Failure *Problem `xml:"failure"` // what was tested is wrong
	Error   *Problem `xml:"error"`   // it could not be tested
	Skipped *Skip    `xml:"skipped"` // it was not tested, on purpose
	Output  string   `xml:"system-out,omitempty"`
}

// Problem is what kept a case from passing.
type Problem struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// Skip is why a case was left out.
type Skip struct {
	Message string `xml:"message,attr"`
}

// counts are the attributes that sum cases up.
type counts struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Skipped  int `xml:"skipped,attr,omitempty"`
}

func (n *counts) add(c Case) {
	n.Tests++
	switch {
	case c.Failure != nil:
		n.Failures++
	case c.Error != nil:
		n.Errors++
	case c.Skipped != nil:
		n.Skipped++
	}
}

type (
	testSuites struct {
		XMLName xml.Name `xml:"testsuites"`
		Name    string   `xml:"name,attr"`
		counts
		Suites []testSuite `xml:"testsuite"`
	}
	testSuite struct {
		Name string `xml:"name,attr"`
		counts
		Cases []Case `xml:"testcase"`
	}
)

// Write writes suites under a name for all of them. What XML has no way to write, such
// as NUL, becomes U+FFFD.
func Write(w io.Writer, name string, suites []Suite) error {
	all := testSuites{Name: name}
	for _, s := range suites {
		suite := testSuite{Name: s.Name, Cases: s.Cases}
		for _, c := range s.Cases {
			suite.add(c)
			all.add(c)
		}
		all.Suites = append(all.Suites, suite)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
