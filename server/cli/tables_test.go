package cli

import (
	"strings"
	"testing"
)

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
