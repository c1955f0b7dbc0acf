// Package snippets has the right computation of the Accept in the languages that
// servers are written in, and what each of the usual mistakes looks like there.
//
// A language is a folder, with its program and hints.txt, and a line in the list
// below. Each line of hints.txt has the id of a mistake that package diagnose
// knows, a colon and a space, and one or two short sentences.
package snippets

import (
	_ "embed" // for the programs and the hints
	"strings"
)

// Snippet is a language, and a complete program in it that computes an Accept.
type Snippet struct {
	ID    string // such as "go", "node", "csharp": stable, part of links
	Name  string // such as “Go”, “Node.js”, “C#”
	Code  string // a complete program that prints the Accept of its first argument
	hints string
}

var (
	//go:embed node/accept.js
	nodeProgram string
	//go:embed node/hints.txt
	nodeHints string
	//go:embed python/accept.py
	pythonProgram string
	//go:embed python/hints.txt
	pythonHints string
	//go:embed java/Accept.java
	javaProgram string
	//go:embed java/hints.txt
	javaHints string
	//go:embed go/accept.go.txt
	goProgram string
	//go:embed go/hints.txt
	goHints string
	//go:embed csharp/Accept.cs
	csharpProgram string
	//go:embed csharp/hints.txt
	csharpHints string
	//go:embed php/accept.php
	phpProgram string
	//go:embed php/hints.txt
	phpHints string
	//go:embed rust/accept.rs
	rustProgram string
	//go:embed rust/hints.txt
	rustHints string
	//go:embed c/accept.c
	cProgram string
	//go:embed c/hints.txt
	cHints string
	//go:embed shell/accept.sh
	shellProgram string
	//go:embed shell/hints.txt
	shellHints string
)

var all = []Snippet{
	{"node", "Node.js", nodeProgram, nodeHints},
	{"python", "Python", pythonProgram, pythonHints},
	{"java", "Java", javaProgram, javaHints},
	{"go", "Go", goProgram, goHints},
	{"csharp", "C#", csharpProgram, csharpHints},
	{"php", "PHP", phpProgram, phpHints},
	{"rust", "Rust", rustProgram, rustHints},
	{"c", "C", cProgram, cHints},
	{"shell", "Shell", shellProgram, shellHints},
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
	for line := range strings.Lines(s.hints) {
		if id, hint, _ := strings.Cut(line, ": "); id == mistake {
			return strings.TrimSuffix(hint, "\n")
		}
	}
	return ""
}
