package page

import (
	"strconv"
	"strings"

	"wsaccept/wasm/evidence"
	"wsaccept/wasm/snippets"
	"wsaccept/wasm/wire"
)

// parts returns the parts of a link that hold c.
func (c Case) parts() []part {
	key, accept, code := c.linkTexts()
	var all []part
	for _, p := range []part{
		{wire.PartDiagnoseKey, key}, {wire.PartDiagnoseAccept, accept}, {wire.PartDiagnoseCode, code},
		{wire.PartDiagnoseFound, c.Found}, {wire.PartLanguage, c.Language},
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
	case wire.PartDiagnoseKey:
		c.Key = text
	case wire.PartDiagnoseAccept:
		c.Accept = text
	case wire.PartDiagnoseCode:
		c.Code = text
	case wire.PartDiagnoseFound:
		c.Found = text
	case wire.PartLanguage:
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
	e := c.reading()
	if len(e.taken) == 0 {
		return c.Key, c.Accept, code
	}
	texts := [][2]string{
		{e.read.Key, e.read.Accept},
		{inQuotes(e.read.Key), inQuotes(e.read.Accept)},
		{e.read.Key, inQuotes(e.read.Accept)},
		{inQuotes(e.read.Key), e.read.Accept},
	}
	if e.read.Expected != "" {
		texts = append([][2]string{{e.read.Key, "expected " + e.read.Expected + " actual " + e.read.Accept}}, texts...)
	}
	for _, text := range texts {
		if read, _, _ := evidence.Read(text[0], text[1], ""); read.Key == e.read.Key && read.Accept == e.read.Accept {
			return text[0], text[1], code
		}
	}
	return e.read.Key, e.read.Accept, code
}

// inQuotes returns text in quotes, which are no part of a key or an Accept.
func inQuotes(text string) string {
	if text == "" {
		return ""
	}
	return `"` + text + `"`
}

// linkCode returns the constants in the code, one a line: in quotes where they
// would be read as another constant without.
func (c Case) linkCode() string {
	var lines []string
	for _, constant := range c.reading().constants {
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
