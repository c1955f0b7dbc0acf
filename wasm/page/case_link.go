package page

import (
	"strconv"
	"strings"

	"wsaccept/wasm/evidence"
	"wsaccept/wasm/snippets"
)

// parts returns the parts of a link that hold c.
func (c Case) parts() []part {
	key, accept, code := c.linkTexts()
	var all []part
	for _, p := range []part{
		{"diagnose-key", key}, {"diagnose-accept", accept}, {"diagnose-code", code}, {"diagnose-found", c.Found}, {"language", c.Language},
	} {
		if p.text != "" {
			all = append(all, p)
		}
	}
	return all
}

// withPart returns c with the text of one part of a link in it.
func (c Case) withPart(name, text string) Case {
	switch name {
	case "diagnose-key":
		c.Key = text
	case "diagnose-accept":
		c.Accept = text
	case "diagnose-code":
		c.Code = text
	case "diagnose-found":
		c.Found = text
	case "language":
		if _, found := snippets.Find(text); found {
			c.Language = text
		}
	}
	return c
}

// linkTexts returns the texts for a link. They are read as c is, but hold only the
// values that were found in its texts: what is around them may be a secret.
func (c Case) linkTexts() (key, accept, code string) {
	code = c.linkCode()
	if key, accept := masked(c.Key), masked(c.Accept); key != c.Key || accept != c.Accept {
		c = Case{Key: key, Accept: accept, Code: code} // as who opens the link reads it
	}
	e := c.examined()
	key, accept = c.Key, c.Accept
	if len(e.taken) > 0 {
		key, accept = e.read.Key, e.read.Accept
		if e.read.Expected != "" {
			accept = "expected " + e.read.Expected + " actual " + e.read.Accept
		}
		if read, _, _ := evidence.Read(key, accept, ""); read.Key != e.read.Key || read.Accept != e.read.Accept {
			accept = e.read.Accept
		}
	}
	return key, accept, code
}

// linkCode returns the constants in the code, one a line: in quotes where they
// would be read as another constant without.
func (c Case) linkCode() string {
	var lines []string
	for _, constant := range c.examined().constants {
		line := constant.Text
		if read := evidence.Constants(line); len(read) != 1 || read[0].Text != line {
			line = strconv.Quote(line)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// codeIsCut reports whether a link to c leaves something of the code out.
func (c Case) codeIsCut() bool { return strings.TrimSpace(c.Code) != c.linkCode() }
