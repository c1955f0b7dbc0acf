package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// Programs as people paste them: what must be said of each (+++), and what must not
// (---), by diagnose -code as by check.
func TestCodeIsTold(t *testing.T) {
	data, err := os.ReadFile("testdata/code.txt")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(data), "=== ")[1:]
	if len(parts) < 10 {
		t.Fatal("only", len(parts), "programs")
	}
	for _, part := range parts {
		name, body, _ := strings.Cut(part, "\n")
		var program strings.Builder
		var must, mustNot []string
		for line := range strings.Lines(body) {
			if says, found := strings.CutPrefix(line, "+++ "); found {
				must = append(must, strings.TrimSuffix(says, "\n"))
			} else if says, found := strings.CutPrefix(line, "--- "); found {
				mustNot = append(mustNot, strings.TrimSuffix(says, "\n"))
			} else {
				program.WriteString(line)
			}
		}
		t.Run(name, func(t *testing.T) {
			var diagnosed, checked, stderr bytes.Buffer
			status := Run([]string{"diagnose", "-code", "-"}, strings.NewReader(program.String()), &diagnosed, &stderr)
			if other := Run([]string{"check"}, strings.NewReader(program.String()), &checked, &stderr); other != status || checked.String() != diagnosed.String() || stderr.Len() > 0 {
				t.Errorf("check: status %d, want %d: %s\n%s", other, status, checked.String(), stderr.String())
			}
			said := diagnosed.String()
			for _, text := range must {
				if !strings.Contains(said, text) {
					t.Errorf("%q is not said in: %s", text, said)
				}
			}
			for _, text := range mustNot {
				if strings.Contains(said, text) {
					t.Errorf("%q is said in: %s", text, said)
				}
			}
		})
	}
}
