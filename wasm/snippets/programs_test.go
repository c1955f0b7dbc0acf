//go:build !js

package snippets

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/server/notrun"
	"wsaccept/wasm/handshake"
)

// A runner says how to run a program: the file that it must be in, the commands
// without which it can't be done, the one that makes it, and the one that runs it.
type runner struct {
	id, file string
	needs    []need
	make     string
	run      string
}

// A need is a command that must succeed, and what there is not if it fails.
type need struct{ command, missing string }

var runners = []runner{
	{"go", "accept.go", nil, "go build -o accept accept.go", "./accept"},
	{"node", "accept.js", nil, "", "node accept.js"},
	{"python", "accept.py", []need{{"python3 --version", "python3"}}, "", "python3 accept.py"},
	{"java", "Accept.java", []need{{"java -version", "java"}}, "", "java Accept.java"},
	{"csharp", "Accept.cs", []need{{"mcs --version", "mcs"}, {"mono --version", "mono"}}, "mcs Accept.cs", "mono Accept.exe"},
	{"php", "accept.php", []need{{"php --version", "php"}}, "", "php accept.php"},
	{"rust", "src/main.rs", []need{{"cargo --version", "cargo"}, {"cargo fetch", "way to fetch its crates"}}, "cargo build --quiet", "target/debug/accept"},
	{"c", "accept.c", []need{{"cc --version", "cc"}, {"cc -E -include openssl/evp.h -x c /dev/null", "header openssl/evp.h"}}, "cc -Wall -Wextra -Werror accept.c -lcrypto -o accept", "./accept"},
	{"shell", "accept.sh", []need{{"openssl version", "openssl"}}, "", "sh accept.sh"},
}

// TestPrograms runs the programs that the page shows. Those in Go and for Node are
// always run, for the playground needs both; the others with SNIPPETS=all, as make
// snippets does, which says for which of them something is missing.
func TestPrograms(t *testing.T) {
	keys := validKeys(t)
	for _, r := range runners {
		if r.needs != nil && os.Getenv("SNIPPETS") != "all" {
			continue
		}
		t.Run(r.id, func(t *testing.T) {
			s, ok := Find(r.id)
			if !ok {
				t.Fatal("there is no such snippet")
			}
			dir := t.TempDir()
			write(t, filepath.Join(dir, r.file), s.Code)
			if r.id == "rust" {
				write(t, filepath.Join(dir, "Cargo.toml"), cargoManifest(t, s.Code))
			}
			for _, n := range r.needs {
				if out, err := command(dir, n.command); err != nil {
					t.Log(out)
					notrun.Because(t, "there is no %s", n.missing)
				}
			}
			if r.make != "" {
				if out, err := command(dir, r.make); err != nil {
					t.Fatalf("%s: %v\n%s", r.make, err, out)
				}
			}
			for key, accept := range keys {
				if out, err := command(dir, r.run, key); err != nil || strings.TrimRight(out, "\r\n") != accept {
					t.Errorf("%s %s: %v, printed %q, want %s", r.run, key, err, out, accept)
				}
			}
		})
	}
	if len(runners) != len(All()) {
		t.Errorf("%d of %d programs can be run", len(runners), len(All()))
	}
}

// validKeys returns the keys of the vectors that a server must take, and their
// Accept values.
func validKeys(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("../handshake/testdata/accept.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct{ Key, Accept string }
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	keys := map[string]string{}
	for _, v := range vectors {
		if len(v.Key) == handshake.KeyLen && handshake.Worst(handshake.CheckKey(v.Key)) != handshake.Error {
			keys[v.Key] = v.Accept
		}
	}
	if keys[handshake.SampleKey] == "" || keys["x3JJHMbDL1EzLkh9GBhXDw=="] == "" {
		t.Fatalf("the keys of RFC 6455 and of Wikipedia are not among %v", keys)
	}
	return keys
}

// cargoManifest returns the manifest for a program that names its crates in its
// first line.
func cargoManifest(t *testing.T, program string) string {
	t.Helper()
	line, _, _ := strings.Cut(program, "\n")
	crates, ok := strings.CutPrefix(line, "// Cargo.toml: ")
	if !ok {
		t.Fatalf("the program does not name its crates: %s", line)
	}
	return "[package]\nname = \"accept\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[dependencies]\n" +
		strings.ReplaceAll(crates, ", ", "\n") + "\n"
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// command runs a line of words, and arguments after it, in dir.
func command(dir, line string, args ...string) (output string, err error) {
	words := append(strings.Fields(line), args...)
	if strings.Contains(words[0], "/") {
		words[0] = filepath.Join(dir, words[0])
	}
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}
