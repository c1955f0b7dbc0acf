//go:build !js

// Package main_test keeps the rules on which code may know what. They are what
// lets one engine serve the page, the server and the command line.
package main_test

import (
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// What no package below wasm may import, and why. The program itself, in wasm,
// may.
var forbidden = map[string]string{
	"syscall/js":                 "it must run in the server, in the build and in tests as well as in a browser",
	"honnef.co/go/js/dom/v2":     "it must run in the server, in the build and in tests as well as in a browser",
	"net/http":                   "it hides the defects that are to be shown, and adds 561 kB to the download",
	"github.com/coder/websocket": "the page judges that library's answers, so it must not share its code",
}

// What the page's program must not link, and why. The figures are of the
// compressed download.
var tooHeavy = map[string]string{
	"fmt":           "71 kB; strconv and wasm/words do",
	"net/http":      "561 kB; the browser has fetch",
	"net/textproto": "118 kB; handshake.Parse keeps what it drops",
	"encoding/json": "140 kB; the browser has JSON.parse",
	"regexp":        "handshake parses by hand, with byte offsets",
	"html/template": "with dom/v2 its reflection keeps every method of every type: 3 MB become 23",
	"text/template": "with dom/v2 its reflection keeps every method of every type: 3 MB become 23",
	"crypto/sha1":   "44 to 96 kB; wasm/hash does",
	"crypto/rand":   "the browser has getRandomValues",
	"os":            "a page has no files",
}

// hostOnly is the room that runs the real programs, which the predictions of
// package programs are held against. So it needs sockets, processes and the
// libraries that it judges, and never becomes part of the page's program.
const hostOnly = "../wasm/programs/observe/"

func isHostOnly(file string) bool { return strings.HasPrefix(filepath.ToSlash(file), hostOnly) }

func goFiles(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(filepath.Join("..", dir), func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(name, ".go") {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, name)
	}
	return paths
}

func TestImports(t *testing.T) {
	for _, file := range goFiles(t, "wasm") {
		if strings.HasSuffix(file, "_test.go") || path.Dir(filepath.ToSlash(file)) == "../wasm" || isHostOnly(file) {
			continue
		}
		for _, name := range imports(t, file) {
			if why, bad := forbidden[name]; bad {
				t.Errorf("%s imports %s, but %s", file, name, why)
			}
			if strings.HasPrefix(name, "wsaccept/server") || strings.HasPrefix(name, "wsaccept/web") && name != "wsaccept/web/examples" {
				t.Errorf("%s imports %s, but the page must not depend on who serves it", file, name)
			}
		}
	}
}

// A family of programs knows the RFCs and the shared tokenizers, but no other
// family, so that a change for Chromium can't change what is said of gorilla.
func TestFamiliesAreApart(t *testing.T) {
	const room = "wsaccept/wasm/programs/"
	families := filepath.Join("wasm", "programs")
	for _, file := range goFiles(t, families) {
		inside, err := filepath.Rel(filepath.Join("..", families), file)
		if err != nil {
			t.Fatal(err)
		}
		family, _, nested := strings.Cut(filepath.ToSlash(inside), "/")
		if !nested || family == "observe" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, name := range imports(t, file) {
			other, isFamily := strings.CutPrefix(name, room)
			other, _, _ = strings.Cut(other, "/")
			switch {
			case name+"/" == room, isFamily && other != family && other != "wire":
				t.Errorf("%s imports %s, but a family must not depend on another", file, name)
			case !isFamily && strings.HasPrefix(name, "wsaccept/") && name != "wsaccept/wasm/handshake":
				t.Errorf("%s imports %s, but a family knows the RFCs only", file, name)
			}
		}
	}
}

// All DOM work is in one file, so that a change of the page's elements is a
// change of one file.
func TestDOMInOneFile(t *testing.T) {
	for _, dir := range []string{"wasm", "server", "web"} {
		for _, file := range goFiles(t, dir) {
			for _, name := range imports(t, file) {
				if name == "honnef.co/go/js/dom/v2" && filepath.ToSlash(file) != "../wasm/document.go" {
					t.Errorf("%s imports dom/v2, but all DOM work belongs to wasm/document.go", file)
				}
			}
		}
	}
}

// Only the Worker's program knows its runtime, so that all else of the endpoint
// runs in tests anywhere.
func TestRuntimeInOneRoom(t *testing.T) {
	for _, file := range goFiles(t, "server") {
		if path.Base(path.Dir(filepath.ToSlash(file))) == "worker" {
			continue
		}
		for _, name := range imports(t, file) {
			if name == "syscall/js" || strings.HasPrefix(name, "github.com/syumai/workers") {
				t.Errorf("%s imports %s, but the runtime of Workers belongs to server/worker", file, name)
			}
		}
	}
}

// twice are the files that have the same for the page and for the others, each.
var twice = map[string]string{
	"../wasm/hash/page.go":   "js || tinygo",
	"../wasm/hash/native.go": "!js && !tinygo",
}

// The program is for browsers only; the packages below it are for everybody, but
// for the one that runs other programs.
func TestBuildTags(t *testing.T) {
	for _, file := range goFiles(t, "wasm") {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tag := buildTag(t, file)
		isProgram := path.Dir(filepath.ToSlash(file)) == "../wasm"
		if isProgram && tag != "js && wasm" {
			t.Errorf("%s has the build tag %q, want %q: the host must not try to build it", file, tag, "js && wasm")
		}
		if isHostOnly(file) {
			if tag != "!js" {
				t.Errorf("%s has the build tag %q, want %q: a browser must not try to build it", file, tag, "!js")
			}
			continue
		}
		if tag != twice[filepath.ToSlash(file)] && !isProgram {
			t.Errorf("%s has the build tag %q, but this package must build everywhere", file, tag)
		}
	}
}

func buildTag(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if constraint.IsGoBuild(line) {
			expr, err := constraint.Parse(strings.TrimSpace(line))
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			return expr.String()
		}
	}
	return ""
}

// The page fetches its examples. One call of these, and the linker puts the files of
// all of them into the program.
func TestExamplesStayOutside(t *testing.T) {
	for _, file := range goFiles(t, "wasm") {
		if strings.HasSuffix(file, "_test.go") || isHostOnly(file) {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range []string{"gallery.All(", "gallery.Find("} {
			if strings.Contains(string(data), call) {
				t.Errorf("%s calls %s)", file, call)
			}
		}
	}
}

func TestProgramIsLight(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", ".")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(string(out)) {
		if why, bad := tooHeavy[name]; bad {
			t.Errorf("the page's program links %s: %s", name, why)
		}
	}
}
