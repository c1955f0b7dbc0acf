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
	if len(seen) != 9 {
		t.Errorf("%d languages, want 9", len(seen))
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
	seen := map[string]bool{}
	for _, h := range append(textHints[:len(textHints):len(textHints)], digestHints...) {
		where := h.mistake + " in " + h.language
		if _, ok := diagnose.FindMistake(h.mistake); !ok {
			t.Errorf("%s: diagnose knows no such mistake", where)
		}
		s, ok := Find(h.language)
		if !ok {
			t.Errorf("%s: there is no such language", where)
		}
		if seen[where] || s.Hint(h.mistake) != h.text {
			t.Errorf("%s: there are two hints", where)
		}
		seen[where] = true
		if !strings.HasSuffix(h.text, ".") || utf8.RuneCountInString(h.text) > 200 || strings.Count(strings.ReplaceAll(h.text, " . ", ""), ". ") > 1 {
			t.Errorf("%s: want one or two short sentences: %s", where, h.text)
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
	for _, language := range []string{"node", "go", "php", "java", "csharp", "c", "shell"} {
		if s, _ := Find(language); s.Hint("accept-repr") != "" {
			t.Errorf("%s prints no bytes as b'…': %s", language, s.Hint("accept-repr"))
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
