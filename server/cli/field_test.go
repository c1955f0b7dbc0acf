package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// pasted is a text as people paste it: wasm/judge/testdata/field.json.
type pasted struct {
	Name  string
	Input string
	Code  bool     // it is code
	OK    *bool    // whether nothing is wrong, if that is clear
	Says  []string // what must be said; each may be one of several, between bars
	Never []string // and what must not
}

func readPasted(t *testing.T) []pasted {
	t.Helper()
	data, err := os.ReadFile("../../wasm/judge/testdata/field.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []pasted
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// The command line says what must be said of what people paste: check of texts, and
// diagnose of code alone.
func TestField(t *testing.T) {
	for _, c := range readPasted(t) {
		t.Run(c.Name, func(t *testing.T) {
			args := []string{"check"}
			if c.Code {
				args = []string{"diagnose", "-code", "-"}
			}
			var stdout, stderr bytes.Buffer
			status := Run(args, strings.NewReader(c.Input), &stdout, &stderr)
			said, _, _ := strings.Cut(stdout.String()+stderr.String(), "\nClients with this response")
			said, _, _ = strings.Cut(said, "\nServers with this request")
			said = strings.ToLower(strings.Join(strings.Fields(said), " "))
			contains := func(wanted string) bool {
				for w := range strings.SplitSeq(strings.ToLower(wanted), "|") {
					if strings.Contains(said, w) {
						return true
					}
				}
				return false
			}
			for _, want := range c.Says {
				if !contains(want) {
					t.Errorf("nothing says %q:\n%s", want, &stdout)
				}
			}
			for _, bad := range c.Never {
				if contains(bad) {
					t.Errorf("%q is said:\n%s", bad, &stdout)
				}
			}
			if c.OK != nil && *c.OK != (status == exitOK) {
				t.Errorf("the exit status is %d", status)
			}
		})
	}
}
