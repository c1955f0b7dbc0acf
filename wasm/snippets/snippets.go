// Package snippets has the right computation of the Accept in the languages that
// servers are written in, and what each of the usual mistakes looks like there.
package snippets

import _ "embed" // for the programs

// Snippet is a language, and a complete function in it that returns the Accept of
// a key.
type Snippet struct {
	ID   string // such as "go", "node", "csharp": stable, part of links
	Name string // such as “Go”, “Node.js”, “C#”
	Code string // a complete program that prints the Accept of its first argument
}

var (
	//go:embed programs/accept.js
	nodeProgram string
	//go:embed programs/accept.py
	pythonProgram string
	//go:embed programs/Accept.java
	javaProgram string
	//go:embed programs/accept.go.txt
	goProgram string
	//go:embed programs/Accept.cs
	csharpProgram string
	//go:embed programs/accept.php
	phpProgram string
	//go:embed programs/accept.rs
	rustProgram string
	//go:embed programs/accept.c
	cProgram string
	//go:embed programs/accept.sh
	shellProgram string
)

var all = []Snippet{
	{"node", "Node.js", nodeProgram},
	{"python", "Python", pythonProgram},
	{"java", "Java", javaProgram},
	{"go", "Go", goProgram},
	{"csharp", "C#", csharpProgram},
	{"php", "PHP", phpProgram},
	{"rust", "Rust", rustProgram},
	{"c", "C", cProgram},
	{"shell", "Shell", shellProgram},
}

// All returns the languages, the commonest first.
func All() []Snippet { return all }

// Find returns the snippet called id.
func Find(id string) (Snippet, bool) {
	for _, s := range all {
		if s.ID == id {
			return s, true
		}
	}
	return Snippet{}, false
}

// Hint says how the mistake, an id of the package diagnose, comes about in the
// language and what to write in its place, or "" if there is nothing to say that
// is special to the language.
func (s Snippet) Hint(mistake string) string {
	for _, table := range [][]hint{textHints, digestHints} {
		for _, h := range table {
			if h.mistake == mistake && h.language == s.ID {
				return h.text
			}
		}
	}
	return ""
}

// A hint is what there is to say about a mistake in a language.
type hint struct{ mistake, language, text string }
