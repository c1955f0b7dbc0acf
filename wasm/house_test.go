//go:build !js

package main_test

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// The files that CONTRIBUTING.md names for changes are there, each by its path or
// beside the one before it.
func TestChangesHaveFiles(t *testing.T) {
	text, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "| change | file |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	quoted := regexp.MustCompile("`([^` ]+)`")
	rows := strings.Split(table, "\n")[1:]
	if len(rows) < 10 {
		t.Errorf("%d changes, want at least ten", len(rows))
	}
	for _, row := range rows {
		cells := strings.Split(row, "|")
		dir := "" // of the first
		for _, name := range quoted.FindAllStringSubmatch(cells[2], -1) {
			file := path.Join("..", name[1])
			info, err := os.Stat(file)
			if err != nil && dir != "" {
				_, err = os.Stat(path.Join(dir, name[1]))
			}
			if err != nil {
				t.Errorf("%s: %s is not there", strings.TrimSpace(cells[1]), name[1])
			} else if dir == "" {
				if dir = file; !info.IsDir() {
					dir = path.Dir(file)
				}
			}
		}
		if dir == "" {
			t.Errorf("%s: no file", strings.TrimSpace(cells[1]))
		}
	}
}
