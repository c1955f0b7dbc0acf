package questions_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"wsaccept/web/questions"
)

func all(t *testing.T) []questions.Question {
	t.Helper()
	all, err := questions.All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Every file is listed, once, and is as complete as the others.
func TestFiles(t *testing.T) {
	listed := map[string]bool{}
	titles := map[string]string{}
	for _, q := range all(t) {
		if listed[q.ID] {
			t.Errorf("%s is listed twice", q.ID)
		}
		listed[q.ID] = true
		if other := titles[q.Title]; other != "" {
			t.Errorf("%s and %s ask the same", q.ID, other)
		}
		titles[q.Title] = q.ID
		if q.Theme == "" || len(q.Why) == 0 || len(q.See) == 0 || len(q.Sources) == 0 || len(q.Related) == 0 {
			t.Errorf("%s: a theme, a reason, a demonstration, a source or a related page is missing", q.ID)
		}
	}
	names, err := fs.Glob(os.DirFS("."), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if id := strings.TrimSuffix(name, ".txt"); id != "index" && !listed[id] {
			t.Errorf("%s is not in index.txt", name)
		}
	}
}

// What was found to be asked has its pages.
func TestAsked(t *testing.T) {
	answered := map[string]bool{}
	for _, q := range all(t) {
		answered[q.ID] = true
	}
	rows, err := os.ReadFile("testdata/asked.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for row := range strings.Lines(string(rows)) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		n++
		at := strings.LastIndexByte(row, ':')
		for id := range strings.FieldsSeq(row[at+1:]) {
			if !answered[id] {
				t.Errorf("nothing answers %s of “%s”", id, row[:at])
			}
		}
	}
	if n != 26 {
		t.Errorf("%d rows, want 26", n)
	}
	if more := len(answered); more < 90 {
		t.Errorf("%d questions, want at least 90", more)
	}
}

var sentenceEnd = regexp.MustCompile(`[.!?:](\s|$)`)

// The answer can be quoted: it is short, and says something without the question.
func TestAnswers(t *testing.T) {
	for _, q := range all(t) {
		plain := strings.NewReplacer(": ", " ", ":", "").Replace(q.Answer)
		if n := len(sentenceEnd.FindAllString(plain, -1)); n > 2 {
			t.Errorf("%s: the answer has %d sentences", q.ID, n)
		}
		if n := utf8.RuneCountInString(q.Answer); n > 330 {
			t.Errorf("%s: the answer has %d characters", q.ID, n)
		}
		if !strings.HasSuffix(q.Answer, ".") {
			t.Errorf("%s: the answer does not end in a full stop", q.ID)
		}
		if strings.Count(q.Answer, "`")%2 != 0 {
			t.Errorf("%s: a ` is not closed in the answer", q.ID)
		}
		for _, b := range q.Why {
			for _, text := range append(b.List, b.Text) {
				if strings.Count(text, "`")%2 != 0 {
					t.Errorf("%s: a ` is not closed in %.60q", q.ID, text)
				}
			}
		}
	}
}

// A file that can't be read says what is wrong with it.
func TestReadRefuses(t *testing.T) {
	const head = "Why?\n\nBecause.\n\n"
	for text, says := range map[string]string{
		"Why?\nBecause.":                                "an empty line must follow",
		"Why?\n\n-- why --\nSo.\n":                      "no answer",
		head + "-- reasons --\nSo.\n":                   "no such section",
		head + "-- sources --\nsomebody said so\n":      "begins with",
		head + "-- related --\nC09\n":                   "a kind and an id",
		head + "-- run it --\nwsaccept accept\n":        "begins with $",
		head + "-- open it --\nkey abc\n":               "says is missing",
		head + "-- open it --\ncookie abc\nsays abc\n":  "nothing of the page",
		head + "-- open it --\nexample abc\nsays abc\n": "no example abc",
		head + "-- open it --\nfault abc\nsays abc\n":   "no fault abc",
	} {
		if _, err := questions.Read(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Why?\n\nBecause.\n\n-- why --\nSo.\n\n- a\n- b\n\n    code\n\n-- run it --\n$ a \\\n  b\nc\n\n-- sources --\nRFC 6455 §4.1\n")
	f.Add("Why?\n\nBecause.\n\n-- open it --\n> GET / HTTP/1.1\n>\nsays GET\n\n-- related --\nrule C09\n")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := questions.Read(text)
		if err == nil && (q.Title == "" || q.Answer == "") {
			t.Errorf("%q: no question or no answer, and no error", text)
		}
	})
}
