package cli

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the tables into the README")

// The README's tables are those that the program prints.
func TestTablesInReadme(t *testing.T) {
	const file = "../../README.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	for name, table := range map[string]string{"rules": rulesTable(), "mistakes": mistakesTable()} {
		begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
		before, rest, found := strings.Cut(readme, begin)
		old, after, foundEnd := strings.Cut(rest, end)
		if !found || !foundEnd {
			t.Fatalf("the README has no place for the table of %s", name)
		}
		if old != table && !*update {
			t.Errorf("the README's table of %s is old; make tables renews it", name)
		}
		readme = before + begin + table + end + after
	}
	if *update {
		if err := os.WriteFile(file, []byte(readme), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTablesAreWhole(t *testing.T) {
	if rows := strings.Count(rulesTable(), "\n") - 2; rows != 142 {
		t.Errorf("%d rules, want 142", rows)
	}
	for name, table := range map[string]string{"rules": rulesTable(), "mistakes": mistakesTable()} {
		columns := strings.Count(strings.SplitN(table, "\n", 2)[0], "|")
		for row := range strings.Lines(table) {
			if strings.Count(row, "|") != columns {
				t.Errorf("a row of %s has other columns: %s", name, row)
			}
		}
	}
}
