package messages

import (
	"slices"
	"strings"
)

// Text is a text of the catalogue, with {names} for what differs.
type Text struct {
	Text    string
	Sources []Source // of all programs that have it
}

// Explained is an explanation, and the texts that it is for.
type Explained struct {
	Explanation
	Texts []Text
}

// All returns all explanations, ordered by how far the handshake came and then by
// id. One for a certain number, such as "status-404", has the texts of "status". Where
// their sentences have what a text says, they have its name in capitals, or other words.
func All() []Explained {
	c := loaded()
	texts := map[string][]Text{}
	for _, e := range c.entries {
		texts[e.explanation] = append(texts[e.explanation], Text{e.text, e.sources})
	}
	var all []Explained
	for id, e := range c.explanations {
		e.Means, e.Fix = Message{}.fill(e.Means), Message{}.fill(e.Fix)
		all = append(all, Explained{e, texts[general(id, c.explanations)]})
	}
	slices.SortFunc(all, func(a, b Explained) int {
		if a.Phase != b.Phase {
			return slices.Index(phases, a.Phase) - slices.Index(phases, b.Phase)
		}
		return strings.Compare(a.ID, b.ID)
	})
	return all
}

// general returns the id of which id is the case of a certain number, or id.
func general(id string, known map[string]Explanation) string {
	i := strings.LastIndexByte(id, '-')
	if i < 0 || strings.Trim(id[i+1:], "0123456789x") != "" {
		return id
	}
	if _, found := known[id[:i]]; !found {
		return id
	}
	return id[:i]
}
