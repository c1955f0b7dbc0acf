package snippets

import (
	"strings"
	"testing"
	"unicode/utf8"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/handshake"
)

func TestSnippets(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range All() {
		if s.ID == "" || s.Name == "" || seen[s.ID] {
			t.Errorf("%q (%s) is not one of its own", s.ID, s.Name)
		}
		seen[s.ID] = true
		if !strings.Contains(s.Code, handshake.GUID) || !strings.HasSuffix(s.Code, "\n") || strings.Contains(s.Code, "\r") {
			t.Errorf("%s is not a text of lines with the GUID in it:\n%s", s.ID, s.Code)
		}
		if found, ok := Find(s.ID); !ok || found != s {
			t.Errorf("Find(%q) = %v, %t", s.ID, found, ok)
		}
	}
	if len(seen) != 18 {
		t.Errorf("%d languages, want 18", len(seen))
	}
	if _, ok := Find("cobol"); ok {
		t.Error("Find found COBOL")
	}
}

// The GUID in each program is read as the right one by those who look for wrong
// ones.
func TestSnippetsPassForRight(t *testing.T) {
	for _, s := range All() {
		if constants := evidence.Constants(s.Code); len(constants) != 1 || !constants[0].Right() {
			t.Errorf("%s: %+v", s.ID, constants)
		}
	}
}

func TestHints(t *testing.T) {
	for _, s := range All() {
		seen := map[string]bool{}
		for line := range strings.Lines(s.hints) {
			mistake, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			where := mistake + " in " + s.ID
			if !ok || !strings.HasSuffix(line, "\n") {
				t.Errorf("%s: not a line with a mistake and a hint: %q", s.ID, line)
			}
			if _, ok := diagnose.FindMistake(mistake); !ok {
				t.Errorf("%s: diagnose knows no such mistake", where)
			}
			if seen[mistake] || s.Hint(mistake) != text {
				t.Errorf("%s: there are two hints", where)
			}
			seen[mistake] = true
			if !strings.HasSuffix(text, ".") || utf8.RuneCountInString(text) > 200 || strings.Count(strings.ReplaceAll(text, " . ", ""), ". ") > 1 {
				t.Errorf("%s: want one or two short sentences: %s", where, text)
			}
		}
	}
}

// Quotes come of another slip than the printed form of bytes, which only some
// languages have.
func TestQuotesAndPrintedBytes(t *testing.T) {
	for _, test := range []struct{ language, mistake, part string }{
		{"python", "accept-repr", "decode()"},
		{"python", "accept-quoted", "json.dumps"},
		{"rust", "accept-repr", "Bytes"},
		{"rust", "accept-quoted", "{:?} of a String"},
		{"node", "accept-quoted", "JSON.stringify"},
	} {
		s, _ := Find(test.language)
		if got := s.Hint(test.mistake); !strings.Contains(got, test.part) {
			t.Errorf("%s in %s: %q", test.mistake, test.language, got)
		}
	}
	for _, s := range All() {
		if s.ID != "python" && s.ID != "rust" && s.Hint("accept-repr") != "" {
			t.Errorf("%s prints no bytes as b'…': %s", s.Name, s.Hint("accept-repr"))
		}
	}
}

// Each language has something to say about the mistakes that are made in all of
// them.
func TestCommonMistakesHaveHints(t *testing.T) {
	for _, s := range All() {
		for _, mistake := range []string{"hex-digest", "empty-key", "key-decoded", "wrong-hash", "guid-bytes"} {
			if s.Hint(mistake) == "" {
				t.Errorf("%s has no hint for %s", s.Name, mistake)
			}
		}
		if got := s.Hint("no such mistake"); got != "" {
			t.Errorf("%s: %s", s.Name, got)
		}
	}
}
