// Package secretstest holds what must be masked, and what must not, for the tests
// of all that masks: the room of the secrets, the page, the reports, the probe and
// the Worker.
package secretstest

import (
	_ "embed"
	"strings"
)

var (
	//go:embed secret.txt
	secret string
	//go:embed plain.txt
	plain string
)

// Case is a text, and the same without its secrets.
type Case struct {
	Kind         Kind
	Text, Masked string
	Secrets      []string // those in Text that are too long to be there by chance
}

// Kind is what a text is.
type Kind string

// The kinds.
const (
	Field  Kind = "fields"  // a line of a head, or some
	Target Kind = "targets" // of a request line
	Text   Kind = "texts"   // any other
)

// Cases returns all cases, those with secrets first.
func Cases() []Case { return append(read(secret), read(plain)...) }

// Of returns the cases of one kind.
func Of(kind Kind) []Case {
	var all []Case
	for _, c := range Cases() {
		if c.Kind == kind {
			all = append(all, c)
		}
	}
	return all
}

// HasSecret reports whether something in c must be masked.
func (c Case) HasSecret() bool { return c.Text != c.Masked }

// read reads a file of cases, a line each.
func read(file string) []Case {
	var all []Case
	var kind Kind
	for line := range strings.Lines(file) {
		line = strings.TrimSuffix(line, "\n")
		if name, found := strings.CutPrefix(line, "## "); found {
			kind = Kind(name)
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		line = strings.ReplaceAll(line, "␤", "\r\n")
		all = append(all, Case{kind, strings.NewReplacer("«", "", "»", "").Replace(line), masked(line), marked(line)})
	}
	return all
}

// masked writes as many x for what stands between « and ».
func masked(line string) string {
	var b strings.Builder
	inside := false
	for _, r := range line {
		switch {
		case r == '«', r == '»':
			inside = r == '«'
		case inside && !strings.ContainsRune(" \t\r\n", r):
			b.WriteString(strings.Repeat("x", len(string(r))))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// marked returns the words between « and » that no other text has.
func marked(line string) []string {
	const shortest = 6
	var all []string
	for {
		_, rest, found := strings.Cut(line, "«")
		if !found {
			return all
		}
		var inside string
		inside, line, _ = strings.Cut(rest, "»")
		for word := range strings.FieldsSeq(inside) {
			if strings.Contains(word, "S3CRET") || len(word) > shortest && strings.ContainsAny(word, "0123456789") {
				all = append(all, word)
			}
		}
	}
}
