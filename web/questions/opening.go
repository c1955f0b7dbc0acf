package questions

import (
	"fmt"
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/page"
)

// Opening is a state of the playground worth seeing.
type Opening struct {
	State page.State
	Says  []string // what the page shows then
}

// Link returns the fragment that opens it.
func (o Opening) Link() string { return o.State.Link() }

// readOpening reads a section that describes a state.
func readOpening(content string) (*Opening, error) {
	o := &Opening{State: page.Default()}
	parts := map[string]string{}
	for line := range strings.Lines(content + "\n") {
		name, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch name {
		case "":
		case "says":
			o.Says = append(o.Says, text)
		case ">", "<", "|":
			parts[name] += text + "\n"
		case "key", "accept", "code", "example", "fault", "view":
			parts[name] = text
		default:
			return nil, fmt.Errorf("nothing of the page is called %q", name)
		}
	}
	if len(o.Says) == 0 {
		return nil, fmt.Errorf("a line with says is missing: what the page shows")
	}
	return o, o.fill(parts)
}

// fill gives the state its parts.
func (o *Opening) fill(parts map[string]string) error {
	s := &o.State
	accept, diagnosed := parts["accept"]
	code, coded := parts["code"]
	key, keyed := parts["key"]
	switch {
	case diagnosed || coded:
		s.Case = s.Case.With(key, accept)
		if coded {
			s.Case = s.Case.WithCode(code)
		}
	case keyed:
		s.Key = key
	}
	if id, found := parts["example"]; found {
		example, known := gallery.Find(id)
		if !known {
			return fmt.Errorf("there is no example %s", id)
		}
		*s = s.WithExample(example)
	}
	if id, found := parts["fault"]; found {
		if _, known := lab.Find(id); !known {
			return fmt.Errorf("there is no fault %s", id)
		}
		s.Lab.Fault = id
	}
	if text := parts["|"]; text != "" {
		*s = s.WithRequest(text)
	}
	if text := parts[">"]; text != "" {
		*s = s.WithRequest(text)
	}
	if text := parts["<"]; text != "" {
		*s = s.WithResponse(text)
	}
	s.ChosenView = parts["view"]
	if s.Link() == "" {
		return fmt.Errorf("this is too long for a link")
	}
	return nil
}
