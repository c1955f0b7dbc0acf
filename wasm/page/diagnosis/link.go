package diagnosis

import (
	"strconv"
	"strings"

	"wsaccept/wasm/evidence"
	"wsaccept/wasm/page/link"
	"wsaccept/wasm/snippets"
	"wsaccept/wasm/wire"
)

// Parts returns the parts of a link that hold c.
func (c Case) Parts() []link.Part {
	key, accept, code := c.sharedTexts()
	var all []link.Part
	for _, p := range []link.Part{
		{Name: wire.PartDiagnoseKey, Text: key}, {Name: wire.PartDiagnoseAccept, Text: accept}, {Name: wire.PartDiagnoseCode, Text: code},
		{Name: wire.PartDiagnoseFound, Text: c.Found}, {Name: wire.PartLanguage, Text: c.Language},
	} {
		if p.Text != "" {
			all = append(all, p)
		}
	}
	return all
}

// WithPart returns c with the text of one part of a link in it.
func (c Case) WithPart(name, text string) Case {
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

// sharedTexts returns the texts for a link. They are read as c is, but hold only the
// values that were found in its texts: what is around them may be a secret.
func (c Case) sharedTexts() (key, accept, code string) {
	code = c.sharedCode()
	if key, accept := link.Masked(c.Key), link.Masked(c.Accept); key != c.Key || accept != c.Accept {
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

// sharedCode returns the constants in the code, one a line: in quotes where they
// would be read as another constant without.
func (c Case) sharedCode() string {
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
func (c Case) codeIsCut() bool { return strings.TrimSpace(c.Code) != c.sharedCode() }
