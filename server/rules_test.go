package main

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table of rules into the README")

// The README's table is the one that the program prints.
func TestRulesInReadme(t *testing.T) {
	const file, begin, end = "../README.md", "<!-- rules -->\n", "<!-- /rules -->"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), begin)
	table, after, foundEnd := strings.Cut(rest, end)
	if !found || !foundEnd {
		t.Fatal("the README has no place for the table")
	}
	if *update {
		if err := os.WriteFile(file, []byte(before+begin+rulesTable()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != rulesTable() {
		t.Error("the README's table of rules is old; go test ./server -run TestRulesInReadme -update renews it")
	}
	if rows := strings.Count(table, "\n") - 2; rows != 121 {
		t.Errorf("%d rules, want 121", rows)
	}
}
