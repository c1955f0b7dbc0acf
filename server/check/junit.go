package check

import (
	"encoding/xml"
	"io"
	"strconv"
)

// The elements of JUnit's XML, as the services of CI read them.
type (
	testSuites struct {
		XMLName  xml.Name    `xml:"testsuites"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Suites   []testSuite `xml:"testsuite"`
	}
	testSuite struct {
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Errors   int        `xml:"errors,attr"`
		Cases    []testCase `xml:"testcase"`
	}
	testCase struct {
		Name    string   `xml:"name,attr"`
		Class   string   `xml:"classname,attr"`
		File    string   `xml:"file,attr"`
		Line    int      `xml:"line,attr,omitempty"`
		Failure *problem `xml:"failure"`
		Error   *problem `xml:"error"`
	}
	problem struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// WriteJUnit writes a suite for each file and a case for each handshake. Secrets are
// masked.
func (r *Found) WriteJUnit(w io.Writer) error {
	all := testSuites{Name: "wsaccept check", Tests: len(r.Handshakes) + len(r.Unread), Failures: len(r.Failing()), Errors: len(r.Unread)}
	suites := map[string]int{}
	suite := func(file string) *testSuite {
		i, known := suites[file]
		if !known {
			i = len(all.Suites)
			suites[file] = i
			all.Suites = append(all.Suites, testSuite{Name: file})
		}
		all.Suites[i].Tests++
		return &all.Suites[i]
	}
	for _, h := range r.Handshakes {
		s := suite(h.File)
		title, found := h.tell()
		c := testCase{Name: "#" + strconv.Itoa(h.Number) + " " + title, Class: h.File, File: h.File, Line: h.Line}
		if !h.OK {
			s.Failures++
			c.Failure = failure(h, found)
		}
		s.Cases = append(s.Cases, c)
	}
	for _, t := range r.Unread {
		s := suite(t.File)
		s.Errors++
		s.Cases = append(s.Cases, testCase{Name: "read the file", Class: t.File, File: t.File, Error: &problem{Message: t.Why, Type: "unread", Text: t.Why}})
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

// failure tells what is wrong with h, the first error in the headline.
func failure(h Handshake, found []finding) *problem {
	p := problem{Type: string(h.Outcome)}
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
