package gallery

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

const files = "../../web/examples/"

// A file that the index forgets would never be shown.
func TestIndexIsWhole(t *testing.T) {
	entries, err := os.ReadDir(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		id, isText := strings.CutSuffix(entry.Name(), ".txt")
		if !isText || id == "index" {
			continue
		}
		if _, found := Find(id); !found {
			t.Errorf("%s stands in web/examples, and not in its index.txt", entry.Name())
		}
	}
	for _, p := range Entries() {
		if _, found := Find(p.ID); !found {
			t.Errorf("index.txt lists %s, and there is no file of that name", p.ID)
		}
	}
}

// What Read would pass over is a slip of who wrote the file.
func TestFilesAreWellFormed(t *testing.T) {
	sections := []string{"fix", "configuration", "sent", "request", "answered", "response", "source", "want"}
	messages := []string{"sent", "request", "answered", "response"}
	wants := []string{"configuration", "request", "response", "rules", "chromium", "firefox"}
	escape := regexp.MustCompile(`\\(\\|x[0-9a-f]{2}|$)`)
	for _, p := range Entries() {
		data, err := os.ReadFile(files + p.ID + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if strings.ContainsAny(text, "\r\t\x00") && !strings.Contains(text, "-- fix --") && !strings.Contains(text, "-- configuration --") {
			t.Errorf("%s: CR, tab or NUL is written as an escape", p.ID)
		}
		section, last := "", -1
		for line := range strings.Lines(text) {
			line = strings.TrimSuffix(line, "\n")
			if name, found := strings.CutPrefix(line, "-- "); found {
				section = strings.TrimSuffix(strings.TrimSuffix(name, " --"), " with LF")
				i := slices.Index(sections, section)
				if i <= last {
					t.Errorf("%s: the section %q is unknown, comes twice, or stands after a later one", p.ID, section)
				}
				last = i
				continue
			}
			name, _, _ := strings.Cut(line, " ")
			switch {
			case section == "want" && !slices.Contains(wants, name):
				t.Errorf("%s: want has the line %q", p.ID, line)
			case slices.Contains(messages, section) && strings.Contains(escape.ReplaceAllString(line, ""), `\`):
				t.Errorf("%s: the escape in %q", p.ID, line)
			}
		}
	}
}

// The words of a file stand for these bytes.
func TestWire(t *testing.T) {
	for _, c := range []struct{ content, end, want string }{
		{"GET / HTTP/1.1\nHost: a\n\n", "\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"},
		{"HTTP/1.1 400 Bad Request\n\ntwo\nlines\n", "\r\n", "HTTP/1.1 400 Bad Request\r\n\r\ntwo\nlines\n"},
		{"HTTP/1.1 400 Bad Request\n\nno end\\\n", "\r\n", "HTTP/1.1 400 Bad Request\r\n\r\nno end"},
		{"HTTP/1.1 100 Continue\n\nHTTP/1.1 101 Switching Protocols\nA: b\n\n", "\r\n", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 Switching Protocols\r\nA: b\r\n\r\n"},
		{"HTTP/1.1 101 Switching Protocols\n\n", "\n", "HTTP/1.1 101 Switching Protocols\n\n"},
		{"HTTP/1.1 101 Switching Protocols\nConnection: Upgra\\\n", "\r\n", "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgra"},
		{`A: \x00\xe9\\x` + "\n", "\r\n", "A: \x00\xe9\\x\r\n"},
	} {
		if got := wire(c.content, c.end); got != c.want {
			t.Errorf("wire(%q) = %q, want %q", c.content, got, c.want)
		}
	}
}

// What a lesson says stands in Chromium's console is what is predicted.
func TestConsoleOfLessons(t *testing.T) {
	quoted := regexp.MustCompile(`(?:Chromium's console says|fails with) “([^”]+)”`)
	chromium, _ := programs.Find("chromium")
	held := 0
	for _, e := range All() {
		m := quoted.FindStringSubmatch(e.Lesson)
		if m == nil {
			continue
		}
		held++
		for _, c := range programs.Clients(handshake.ParsePair(e.Request, e.Response)) {
			if c.Program.ID == chromium.ID && c.Message != m[1] {
				t.Errorf("%s: the lesson says %q, the prediction %q", e.ID, m[1], c.Message)
			}
		}
	}
	if held < 15 {
		t.Errorf("only %d quotes were found", held)
	}
}
