package questions

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed *.txt
var files embed.FS

// Question is what somebody asks, with its answer.
type Question struct {
	ID      string  // in addresses: lower-case words joined by "-"; never changes once published
	Theme   string  // the heading it is listed under
	Title   string  // the question
	Answer  string  // one or two sentences
	Why     []Block // the reasons, or what else there is to say
	Reasons bool    // Why has them
	See     []Demonstration
	Sources []Source
	Related []Target
}

// Target is another page of the site.
type Target struct{ Kind, ID string } // "rule" and "C09"

// All returns the questions in the order shown, themes together, or what is wrong with
// their files.
var All = sync.OnceValues(func() ([]Question, error) {
	index, err := files.ReadFile("index.txt")
	if err != nil {
		return nil, err
	}
	var all []Question
	theme := ""
	for line := range strings.Lines(string(index)) {
		line = strings.TrimSpace(line)
		if heading, found := strings.CutPrefix(line, "# "); found {
			theme = heading
			continue
		}
		if line == "" {
			continue
		}
		text, err := files.ReadFile(line + ".txt")
		if err != nil {
			return nil, fmt.Errorf("index.txt: %w", err)
		}
		q, err := read(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s.txt: %w", line, err)
		}
		q.ID, q.Theme = line, theme
		all = append(all, q)
	}
	return all, nil
})
