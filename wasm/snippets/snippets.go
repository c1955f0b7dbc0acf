// Package snippets has the right computation of the Accept in the languages that
// servers are written in, and what each of the usual mistakes looks like there.
//
// A language is a folder, with its program and hints.txt, a line in the list below,
// and one in runners_test.go that says how to run the program. Each line of
// hints.txt has the id of a mistake that package diagnose knows, a colon and a space,
// and one or two short sentences.
package snippets

import (
	_ "embed" // for the programs and the hints
	"strings"
)

// Snippet is a language, and a complete program in it that prints the Accept of the
// key that is its argument. Its exit status is 1 if that is no key that a server may
// take (RFC 6455 §4.2.1), and 2 without an argument.
type Snippet struct {
	ID    string // such as "go", "node", "csharp": stable, part of links
	Name  string // such as “Go”, “Node.js”, “C#”
	Code  string // the program
	hints string

	// Untried says why the tests of this project can't run the program, as the rest
	// of a sentence after “because”; "" if they do.
	Untried string
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
	//go:embed cpp/accept.cpp
	cppProgram string
	//go:embed cpp/hints.txt
	cppHints string
	//go:embed ruby/accept.rb
	rubyProgram string
	//go:embed ruby/hints.txt
	rubyHints string
	//go:embed kotlin/accept.kt
	kotlinProgram string
	//go:embed kotlin/hints.txt
	kotlinHints string
	//go:embed swift/accept.swift
	swiftProgram string
	//go:embed swift/hints.txt
	swiftHints string
	//go:embed dart/accept.dart
	dartProgram string
	//go:embed dart/hints.txt
	dartHints string
	//go:embed elixir/accept.exs
	elixirProgram string
	//go:embed elixir/hints.txt
	elixirHints string
	//go:embed webcrypto/accept.mjs
	webcryptoProgram string
	//go:embed webcrypto/hints.txt
	webcryptoHints string
	//go:embed arduino/accept.ino
	arduinoProgram string
	//go:embed arduino/hints.txt
	arduinoHints string
	//go:embed powershell/accept.ps1
	powershellProgram string
	//go:embed powershell/hints.txt
	powershellHints string
	//go:embed shell/accept.sh
	shellProgram string
	//go:embed shell/hints.txt
	shellHints string
)

var all = []Snippet{
	{"node", "Node.js", nodeProgram, nodeHints, ""},
	{"python", "Python", pythonProgram, pythonHints, ""},
	{"java", "Java", javaProgram, javaHints, ""},
	{"go", "Go", goProgram, goHints, ""},
	{"csharp", "C#", csharpProgram, csharpHints, ""},
	{"php", "PHP", phpProgram, phpHints, ""},
	{"rust", "Rust", rustProgram, rustHints, ""},
	{"c", "C", cProgram, cHints, ""},
	{"cpp", "C++", cppProgram, cppHints, ""},
	{"ruby", "Ruby", rubyProgram, rubyHints, ""},
	{"kotlin", "Kotlin", kotlinProgram, kotlinHints, ""},
	{"swift", "Swift", swiftProgram, swiftHints, "neither Debian 12 nor npm has a Swift compiler"},
	{"dart", "Dart", dartProgram, dartHints, "neither Debian 12 nor npm has the Dart SDK"},
	{"elixir", "Elixir", elixirProgram, elixirHints, ""},
	{"webcrypto", "JavaScript (Deno, Bun, Workers)", webcryptoProgram, webcryptoHints, ""},
	{"arduino", "Arduino (ESP32)", arduinoProgram, arduinoHints, ""},
	{"powershell", "PowerShell", powershellProgram, powershellHints, "neither Debian 12 nor npm has PowerShell"},
	{"shell", "Shell", shellProgram, shellHints, ""},
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
