package questions

import (
	"fmt"
	"strings"

	"wsaccept/wasm/programs"
)

// read returns the question that is written in text.
func read(text string) (Question, error) {
	text = versions.Replace(text)
	head, rest, _ := strings.Cut(text, "\n-- ")
	title, answer, _ := strings.Cut(head, "\n\n")
	q := Question{Title: strings.TrimSpace(title), Answer: strings.Join(strings.Fields(answer), " ")}
	if q.Title == "" || strings.Contains(q.Title, "\n") {
		return q, fmt.Errorf("the question must be one line, and an empty line must follow: %q", q.Title)
	}
	if q.Answer == "" {
		return q, fmt.Errorf("there is no answer below the question")
	}
	for rest != "" {
		var section string
		section, rest, _ = strings.Cut(rest, "\n-- ")
		name, content, found := strings.Cut(section, " --\n")
		if !found {
			return q, fmt.Errorf("a section begins with a line such as -- why --, not with %.60q", section)
		}
		if err := q.add(name, strings.Trim(content, "\n")); err != nil {
			return q, fmt.Errorf("section %s: %w", name, err)
		}
	}
	return q, nil
}

// versions puts the programs that were observed into a text, each with its version.
var versions = func() *strings.Replacer {
	var pairs []string
	for _, p := range programs.All() {
		pairs = append(pairs, "{"+p.ID+"}", p.Title())
	}
	return strings.NewReplacer(pairs...)
}()

// add takes in the section called name.
func (q *Question) add(name, content string) error {
	kind, title, _ := strings.Cut(name, " ")
	switch kind {
	case "why", "detail":
		q.Why, q.Reasons = blocks(content), kind == "why"
	case "open":
		page, err := readOpening(content)
		q.See = append(q.See, Demonstration{Title: title, Opening: page})
		return err
	case "run", "show":
		commands, err := readCommands(content)
		q.See = append(q.See, Demonstration{Title: title, Commands: commands, Runs: kind == "run"})
		return err
	case "sources":
		for line := range strings.Lines(content) {
			source, err := readSource(strings.TrimSpace(line))
			if err != nil {
				return err
			}
			q.Sources = append(q.Sources, source)
		}
	case "related":
		for line := range strings.Lines(content) {
			kind, id, found := strings.Cut(strings.TrimSpace(line), " ")
			if !found {
				return fmt.Errorf("a line has a kind and an id, such as rule C09, not %q", line)
			}
			q.Related = append(q.Related, Target{kind, id})
		}
	default:
		return fmt.Errorf("there is no such section; there are why, detail, open, run, show, sources and related")
	}
	return nil
}
