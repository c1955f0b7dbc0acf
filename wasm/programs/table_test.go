package programs_test

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// rewritable is how a line of the table is written: make observe replaces the
// version and the day.
var rewritable = regexp.MustCompile(`^\t\{ID: "[^"]+", Name: "[^"]+", Version: "[^"]+", Kind: [A-Z][a-z]+, Family: "[a-z]+", Observed: "(\d{4}-\d\d-\d\d)?"\},$`)

func TestTable(t *testing.T) {
	text, err := os.ReadFile("table.go")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(string(text)) {
		if rewritable.MatchString(strings.TrimSuffix(line, "\n")) {
			lines++
		}
	}
	if all := programs.All(); lines != len(all) {
		t.Errorf("%d of %d programs are on lines that a tool can rewrite", lines, len(all))
	}
	ids := map[string]bool{}
	for _, p := range programs.All() {
		if ids[p.ID] {
			t.Errorf("two programs are %s", p.ID)
		}
		ids[p.ID] = true
		if info, err := os.Stat(p.Family); err != nil || !info.IsDir() {
			t.Errorf("%s is of the family %s, which has no folder", p.ID, p.Family)
		}
		if found, ok := programs.Find(p.ID); !ok || found != p {
			t.Errorf("Find(%q) is %v, %v", p.ID, found, ok)
		}
	}
	if _, ok := programs.Find("no such program"); ok {
		t.Error("a program that is not there is found")
	}
}

// TestRuntime: what is predicted of a program for Node.js holds for one version of
// its parser.
func TestRuntime(t *testing.T) {
	for id, want := range map[string]string{"npm-ws": "Node.js 20.", "npm-websocket": "Node.js 20.", "chromium": ""} {
		p, _ := programs.Find(id)
		if got := p.Runtime(); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s ran on %q, want %q", id, got, want)
		}
	}
}

// TestSetUps holds the lists of clients and servers against the table.
func TestSetUps(t *testing.T) {
	pair := handshake.ParsePair("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 404 Not Found\r\n\r\n")
	used := map[string]bool{}
	for i, c := range programs.Clients(pair) {
		if c.Program.ID == "" {
			t.Errorf("client %d is not in the table", i)
		}
		used[c.Program.ID] = true
	}
	ids := map[string]bool{}
	for i, s := range programs.Servers(pair.Request) {
		if s.Program.ID == "" || s.ID == "" || s.Name == "" || s.Setup == "" || ids[s.ID] {
			t.Errorf("server %d: %+v", i, s)
		}
		ids[s.ID], used[s.Program.ID] = true, true
	}
	for _, p := range programs.All() {
		if !used[p.ID] {
			t.Errorf("nothing is said of %s", p.ID)
		}
	}
}

// versionsElsewhere are the files and folders that may name the version of a program, and
// why.
var versionsElsewhere = map[string]string{
	"wasm/programs/table.go": "it is the table",
}

// TestOneVersion looks for the version of a program in all other code: a release
// must be a change of the table.
func TestOneVersion(t *testing.T) {
	var patterns []string
	for _, p := range programs.All() {
		if p.Observed == "" {
			continue // a version that a change came with stays what it is
		}
		patterns = append(patterns, `(?:^|[^§.\d])`+regexp.QuoteMeta(p.Version)+`(?:[^.\w]|\.\D|$)`) // not of a section or an address
		if p.Kind == programs.Browser {
			patterns = append(patterns, regexp.QuoteMeta(p.Title())+`\b`)
		}
	}
	version := regexp.MustCompile(strings.Join(patterns, "|"))
	for name, text := range sources(t) {
		folder := path.Dir(name)
		if versionsElsewhere[name] != "" || versionsElsewhere[folder] != "" {
			continue
		}
		for _, found := range version.FindAllString(text, -1) {
			t.Errorf("%s names %s, which stands in the table of programs", name, found)
		}
	}
}
