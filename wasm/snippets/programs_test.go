//go:build !js

package snippets

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/server/notrun"
	"wsaccept/wasm/handshake"
)

// badKeys are arguments that a server must refuse as a key (RFC 6455 §4.2.1).
var badKeys = map[string]string{
	"empty":              "",
	"15 bytes":           "dGhlIHNhbXBsZSBub25j",
	"17 bytes":           "dGhlIHNhbXBsZSBub25jZSE=",
	"18 bytes":           "dGhlIHNhbXBsZSBub25jZSEh",
	"16 characters":      "the sample nonce",
	"not base64":         "dGhlIHNhbXBsZSBub25j!!==",
	"URL-safe":           "_____________________w==",
	"URL-safe, a minus":  "---------------------A==",
	"not ASCII":          "clé 🔑",
	"24 characters":      "dGhlIHNhbXBsZSBub25jZé==",
	"24 bytes":           "dGhlIHNhbXBsZSBub25jé==",
	"a Kelvin sign":      "dGhlIHNhbXBsZSBub25jZ\u212a==",
	"digits not of 0–9":  "dGhlIHNhbXBsZSBub25jZ٣==",
	"line feed after it": handshake.SampleKey + "\n",
	"CR LF after it":     handshake.SampleKey + "\r\n",
	"line feed in it":    "dGhlIHNhbXBs\nSBub25jZQ==",
	"a second line":      handshake.SampleKey + "\n" + handshake.SampleKey,
	"space before it":    " " + handshake.SampleKey,
	"space after it":     handshake.SampleKey + " ",
	"no padding":         "dGhlIHNhbXBsZSBub25jZQ",
	"half the padding":   "dGhlIHNhbXBsZSBub25jZQ=",
	"padding within":     "dGhlIHNhbXBsZSBub25jZ===",
	"padding in front":   "==dGhlIHNhbXBsZSBub25jZQ",
	"padding twice":      handshake.SampleKey + "==",
	"undefined":          "undefined",
	"long":               strings.Repeat("A", 300) + "==",
}

// TestPrograms runs the programs that the page shows. Those that need only Go and
// Node are always run, for the playground needs both; the others with SNIPPETS=all,
// as make snippets does, which says for which of them something is missing.
func TestPrograms(t *testing.T) {
	keys := validKeys(t)
	for _, r := range runners {
		if r.needs != nil && os.Getenv("SNIPPETS") != "all" {
			continue
		}
		name := r.id
		if r.with != "" {
			name += "/" + r.with
		}
		t.Run(name, func(t *testing.T) {
			dir := r.prepare(t)
			for key, accept := range keys {
				if got := execute(dir, r.run, key); got.status != 0 || strings.TrimRight(got.output, "\r\n") != accept {
					t.Errorf("%s %s: %+v, want %s", r.run, key, got, accept)
				}
			}
			for kind, key := range badKeys {
				if got := execute(dir, r.run, key); got.status != 1 || got.output != "" || !strings.HasPrefix(got.errors, "Sec-WebSocket-Key must be") || strings.Count(got.errors, "\n") != 1 {
					t.Errorf("%s, %s: %+v, want exit status 1 and why", r.run, kind, got)
				}
			}
			for _, args := range [][]string{nil, {handshake.SampleKey, handshake.SampleKey}} {
				if got := execute(dir, r.run, args...); got.status != 2 || got.output != "" || !strings.HasPrefix(got.errors, "usage: ") || strings.Count(got.errors, "\n") != 1 {
					t.Errorf("%s with %d arguments: %+v, want exit status 2 and the usage", r.run, len(args), got)
				}
			}
		})
	}
}

// Each program can be run, if only where there is what it needs.
func TestRunners(t *testing.T) {
	for _, s := range All() {
		if !has(runners, s.ID) {
			t.Errorf("nothing runs %s", s.Name)
		}
	}
}

func has(runners []runner, id string) bool {
	for _, r := range runners {
		if r.id == id {
			return true
		}
	}
	return false
}

// prepare writes the program of r in a new folder, makes it, and returns the
// folder. It logs which version of each thing that it needs there is.
func (r runner) prepare(t *testing.T) (dir string) {
	t.Helper()
	s, ok := Find(r.id)
	if !ok {
		t.Fatal("there is no such snippet")
	}
	dir = t.TempDir()
	write(t, filepath.Join(dir, r.file), s.Code)
	for name, text := range r.files {
		write(t, filepath.Join(dir, name), text)
	}
	if r.id == "rust" {
		write(t, filepath.Join(dir, "Cargo.toml"), cargoManifest(t, s.Code))
		write(t, filepath.Join(dir, ".cargo/config.toml"), cargoConfig())
	}
	for _, n := range r.needs {
		got := execute(dir, n.command)
		if got.status != 0 {
			t.Log(got.errors)
			notrun.Because(t, "there is no %s", n.missing)
		}
		if strings.Contains(n.command, "version") {
			t.Logf("%s: %s", strings.Fields(n.command)[0], version(got.output+got.errors))
		}
	}
	if r.make != "" {
		if got := execute(dir, r.make); got.status != 0 {
			t.Fatalf("%s: %+v", r.make, got)
		}
	}
	return dir
}

// version returns the line with the version in what a program prints of itself.
func version(output string) string {
	for line := range strings.Lines(output) {
		if strings.ContainsAny(line, "0123456789") && !strings.HasPrefix(line, "Erlang") && !strings.Contains(line, "warning") {
			return strings.TrimSpace(line)
		}
	}
	return "no version"
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
	// The last one has bits set that belong to no byte. Servers take it.
	for _, key := range []string{handshake.SampleKey, "x3JJHMbDL1EzLkh9GBhXDw==", "/////////////////////w==", "AQIDBAUGBwgJCgsMDQ4PEC=="} {
		if keys[key] == "" {
			t.Fatalf("%s is not among the keys %v", key, keys)
		}
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

// cargoConfig says to take crates from Debian's packages where those are installed.
func cargoConfig() string {
	const debian = "/usr/share/cargo/registry"
	if found, _ := filepath.Glob(debian + "/data-encoding-*"); found == nil {
		return ""
	}
	return "[source.crates-io]\nreplace-with = \"debian\"\n[source.debian]\ndirectory = \"" + debian + "\"\n"
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

// What came of a command.
type result struct {
	status         int // -1 if it was not started, or a signal ended it
	output, errors string
}

// execute runs a line of words, and arguments after it, in dir.
func execute(dir, line string, args ...string) result {
	words := append(strings.Fields(line), args...)
	if strings.Contains(words[0], "/") {
		words[0] = filepath.Join(dir, words[0])
	}
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Dir = dir
	var output, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &errs
	switch err := cmd.Run(); {
	case err == nil:
		return result{0, output.String(), errs.String()}
	case errors.As(err, new(*exec.ExitError)):
		return result{cmd.ProcessState.ExitCode(), output.String(), errs.String()}
	default:
		return result{-1, output.String(), errs.String() + err.Error()}
	}
}

// The page calls those keys wrong, too, but for spaces around one: a parser of
// requests takes them off (RFC 9110 §5.5), and a program gets what it left.
func TestBadKeys(t *testing.T) {
	for kind, key := range badKeys {
		if strings.Trim(key, " ") != handshake.SampleKey && handshake.Worst(handshake.CheckKey(key)) != handshake.Error {
			t.Errorf("%s: the page takes %q", kind, key)
		}
	}
}

// The table of a link's parts names all languages, in their order.
func TestLinksReadme(t *testing.T) {
	readme, err := os.ReadFile("../wire/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, row, _ := strings.Cut(string(readme), "\n| `language` |")
	row, _, _ = strings.Cut(row, "\n")
	at := 0
	for _, s := range All() {
		next := strings.Index(row[at:], "`"+s.ID+"`")
		if next < 0 {
			t.Fatalf("%s is not in its place in %q", s.ID, row)
		}
		at += next + 1
	}
}
