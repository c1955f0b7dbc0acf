package code_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/evidence/code"
)

// A variant is a program, right or with one mistake.
type variant struct {
	name    string
	want    []string // ids of the mistakes in it
	program string
}

// variants reads a file of testdata/mistakes: right programs of a language, each with
// what makes one mistake of it. “-old” and “+new” replace a text wherever it stands.
func variants(t *testing.T, file string) []variant {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []variant
	right := ""
	for i, part := range strings.Split(string(data), "=== ")[1:] {
		head, body, _ := strings.Cut(part, "\n")
		v := variant{name: filepath.Base(file) + "/" + head, program: body}
		if head == "right" {
			right = body
		} else {
			v.want = strings.Fields(head)
			v.program = edit(t, right, body, v.name)
		}
		v.name += " (" + string(rune('a'+i%26)) + ")"
		all = append(all, v)
	}
	return all
}

// edit returns text with the replacements of body.
func edit(t *testing.T, text, body, name string) string {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
	for len(lines) > 0 {
		var old, replacement []string
		for len(lines) > 0 && strings.HasPrefix(lines[0], "-") {
			old, lines = append(old, lines[0][1:]), lines[1:]
		}
		for len(lines) > 0 && strings.HasPrefix(lines[0], "+") {
			replacement, lines = append(replacement, lines[0][1:]), lines[1:]
		}
		from := strings.Join(old, "\n")
		if from == "" || !strings.Contains(text, from) {
			t.Errorf("%s: %q is not in the right program", name, from)
			return text
		}
		text = strings.ReplaceAll(text, from, strings.Join(replacement, "\n"))
	}
	return text
}

// mistakes returns the ids of what is said of program, each once.
func mistakes(program string) []string {
	var ids []string
	for _, c := range evidence.Constants(program) {
		if x, wrong := diagnose.AsGUID(c.Text); wrong {
			ids = append(ids, x.Mistake)
		}
	}
	for _, r := range code.Remarks(program) {
		ids = append(ids, r.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Of each mistake its name is said and nothing else; of its right twin, nothing.
func TestMistakes(t *testing.T) {
	files, err := filepath.Glob("testdata/mistakes/*.txt")
	if err != nil || len(files) < 22 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		good, all := 0, variants(t, file)
		for _, v := range all {
			slices.Sort(v.want)
			if got := mistakes(v.program); !slices.Equal(got, v.want) {
				t.Errorf("%s: said %q, want %q", v.name, got, v.want)
				continue
			}
			good++
		}
		t.Logf("%s: %d of %d", filepath.Base(file), good, len(all))
	}
}
