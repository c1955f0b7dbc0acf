package messages

import (
	"flag"
	"os"
	"strings"
	"testing"
)

// TestLogs finds what stands in logs of many programs, as people paste them: with the
// prefixes of loggers, stack traces, lines that are wrapped and values as languages
// print them. What is found is in a file.
func TestLogs(t *testing.T) {
	logs, err := os.ReadFile("testdata/logs.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, block := range strings.Split(string(logs), "== ")[1:] {
		name, text, _ := strings.Cut(block, "\n")
		b.WriteString("== " + name + "\n")
		for _, m := range Find(text) {
			b.WriteString(m.ID + ", " + string(m.Phase) + " (" + strings.Join(m.Programs(), ", ") + ")\n")
			for _, v := range m.Values {
				b.WriteString("  " + v.Name + ": " + v.Text + "\n")
			}
		}
	}
	const name = "testdata/logs-found.txt"
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("other messages are found than in %s; look at them with -update and git diff", name)
	}
}
