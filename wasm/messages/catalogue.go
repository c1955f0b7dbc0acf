package messages

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

//go:embed explanations.txt endings.txt texts/*.txt
var files embed.FS

// textFiles are the files of texts, in the order in which programs are named.
var textFiles = []string{"browsers", "javascript", "python", "go", "jvm", "native", "scripting", "dotnet", "proxies"}

// entry is a text of the catalogue.
type entry struct {
	pattern
	text        string // as it stands in the catalogue
	explanation string // the id of what is said of it
	sources     []Source
}

// catalogue is all that the files hold.
type catalogue struct {
	explanations map[string]Explanation
	entries      []entry
	signs        []sign
	signFinder   *words.Finder // of the texts of signs
	faults       []string      // lines that can't be read; none, as a test has it
	index        index
}

// loaded reads the files when it is first called.
var loaded = sync.OnceValue(func() *catalogue {
	c := &catalogue{explanations: map[string]Explanation{}}
	c.readExplanations(read("explanations.txt"))
	c.readEndings(read("endings.txt"))
	byText := map[string]int{}
	for _, name := range textFiles {
		c.readTexts(read("texts/"+name+".txt"), byText)
	}
	c.index = newIndex(c.entries)
	return c
})

func read(name string) string {
	data, err := files.ReadFile(name)
	if err != nil {
		return "" // no file: a test asks for texts of each
	}
	return string(data)
}

// readExplanations reads sections: [id], then a line for each fact.
func (c *catalogue) readExplanations(text string) {
	var e Explanation
	keep := func() {
		if e.ID == "" {
			return
		}
		if _, twice := c.explanations[e.ID]; twice {
			c.faults = append(c.faults, "["+e.ID+"] twice")
		}
		c.explanations[e.ID] = e
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' && line[len(line)-1] == ']' {
			keep()
			e = Explanation{ID: line[1 : len(line)-1]}
			continue
		}
		fact, value, _ := strings.Cut(line, " ")
		switch fact {
		case "phase":
			if e.Phase = Phase(value); !slices.Contains(phases, e.Phase) {
				c.faults = append(c.faults, line)
			}
		case "means":
			e.Means = value
		case "cause":
			why, tell, _ := strings.Cut(value, " | ")
			e.Causes = append(e.Causes, Cause{why, tell})
		case "fix":
			e.Fix = value
		case "end":
			e.End = handshake.End(value)
		case "example", "rule", "mistake", "fault":
			e.Links = append(e.Links, Link{LinkKind(fact), value})
		case "weak":
			e.Weak = true
		default:
			c.faults = append(c.faults, line)
		}
	}
	keep()
}

// readTexts reads programs: "= name | version", the files of its source: "@ file",
// and their texts: "explanation: text". byText is where each text stands in entries.
func (c *catalogue) readTexts(text string, byText map[string]int) {
	var at Source
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "= "):
			name, version, _ := strings.Cut(line[2:], " | ")
			at = Source{Program: name, Version: version}
		case strings.HasPrefix(line, "@ "):
			at.File = line[2:]
		default:
			id, said, ok := strings.Cut(line, ": ")
			p, fits := parsePattern(said)
			if _, known := c.explanations[id]; !ok || !fits || !known || at.File == "" {
				c.faults = append(c.faults, line)
				continue
			}
			i, twice := byText[said]
			if !twice {
				i = len(c.entries)
				byText[said] = i
				c.entries = append(c.entries, entry{pattern: p, text: said, explanation: id})
			} else if c.entries[i].explanation != id {
				c.faults = append(c.faults, line+" (also "+c.entries[i].explanation+")")
			}
			c.entries[i].sources = append(c.entries[i].sources, at)
		}
	}
}

// explain returns what is said of a text with these values: of a status or code, what
// is said of that one, or of its kind, if there is something.
func (c *catalogue) explain(id string, values []Value) Explanation {
	for _, v := range values {
		if v.Name != "status" && v.Name != "code" {
			continue
		}
		for n := len(v.Text); n > 0; n-- {
			if e, ok := c.explanations[id+"-"+v.Text[:n]+strings.Repeat("x", len(v.Text)-n)]; ok {
				return e
			}
		}
	}
	return c.explanations[id]
}
