//go:build unix

package questions_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"wsaccept/server/notrun"
)

const (
	address  = "127.0.0.1:8080" // of the server in the commands
	patience = 30 * time.Second
)

// Each command that can run without anything but this project and common tools prints
// what its question says it does.
func TestCommands(t *testing.T) {
	dir := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(dir, "wsaccept"), "wsaccept/server")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	server := sync.OnceValues(func() (string, error) { return startServer(t, dir) })
	for _, q := range all(t) {
		for _, d := range q.See {
			if !d.Runs {
				continue
			}
			t.Run(q.ID, func(t *testing.T) {
				t.Parallel()
				for _, c := range d.Commands {
					line, here := c.Line, address
					if strings.Contains(line, address) {
						var err error
						if here, err = server(); err != nil {
							notrun.Because(t, "the server did not start: %v", err)
						}
						line = strings.ReplaceAll(line, address, here)
					}
					said := strings.ReplaceAll(run(t, line), here, address)
					if !printed(c.Prints).MatchString(said) {
						t.Errorf("%s\nprints\n%s\nand not\n%s", c.Line, said, c.Prints)
					}
				}
			})
		}
	}
}

// run returns what the shell prints for line.
func run(t *testing.T, line string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	command := exec.CommandContext(ctx, "sh", "-c", line)
	command.WaitDelay = time.Second
	said, _ := command.CombinedOutput() // many are to fail
	if ctx.Err() != nil {
		t.Errorf("%s: does not end", line)
	}
	return strings.ReplaceAll(string(said), "\r\n", "\n")
}

// printed matches what a question says is printed; … stands for anything.
func printed(text string) *regexp.Regexp {
	pattern := strings.ReplaceAll(regexp.QuoteMeta(strings.TrimSpace(text)), "…", ".*")
	return regexp.MustCompile(`(?s)^\s*` + pattern + `\s*$`)
}

// startServer starts the project's server, which takes requests without Origin, and
// returns its address.
func startServer(t *testing.T, dir string) (string, error) {
	command := exec.Command(filepath.Join(dir, "wsaccept"), "-addr", "127.0.0.1:0", "-origin", "none")
	var complaints strings.Builder
	command.Stderr = &complaints
	out, err := command.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := command.Start(); err != nil {
		return "", err
	}
	out.(*os.File).SetReadDeadline(time.Now().Add(patience))
	lines := bufio.NewReader(out)
	line, _ := lines.ReadString('\n') // without an address in it, that tells enough
	found := regexp.MustCompile(`127\.0\.0\.1:\d+`).FindString(line)
	if found == "" {
		command.Process.Kill()
		command.Wait()
		return "", fmt.Errorf("it printed %q and %s", line, complaints.String())
	}
	t.Cleanup(func() { command.Process.Kill(); command.Wait() })
	out.(*os.File).SetReadDeadline(time.Time{})
	go io.Copy(io.Discard, lines)
	return found, nil
}
