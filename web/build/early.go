package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"text/template"
)

// comment matches a line of a script that only says something.
var comment = regexp.MustCompile(`(?m)^\s*//.*\n`)

// earlyScript returns the script that makes the Accept live before the page's program
// has come: early.js of the directory source, with the program of wasm/early in it.
// Without that program, which only TinyGo makes small enough, there is none.
func earlyScript(source, program string) (string, error) {
	if program == "" {
		fmt.Println("The Accept waits for the page's program: only TinyGo makes one that index.html can carry. To install it: make tinygo")
		return "", nil
	}
	wasm, err := os.ReadFile(program)
	if err != nil {
		return "", err
	}
	script, err := template.ParseFiles(filepath.Join(source, "early.js"))
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	if err := script.Execute(&out, base64.StdEncoding.EncodeToString(wasm)); err != nil {
		return "", err
	}
	return comment.ReplaceAllString(out.String(), ""), nil
}
