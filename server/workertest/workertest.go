//go:build unix && worker

// Package workertest starts the Worker on its real runtime, for tests. All of it
// listens on loopback, and ends with the test.
package workertest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long a start may take.
const patience = 60 * time.Second

// Root returns the project's directory.
func Root(t testing.TB) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// need returns the path of what npm has put below server/worker/node_modules.
// Without it the test does not run and says so; under CI, where nobody reads
// that, it fails.
func need(t testing.TB, pattern string) string {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(Root(t), "server/worker/node_modules", pattern))
	if len(found) > 0 {
		return found[0]
	}
	line := fmt.Sprintf("NOT RUN: %s, because node_modules/%s is missing; to get it: npm ci, in server/worker", t.Name(), pattern)
	if os.Getenv("CI") == "true" {
		t.Fatal(line)
	}
	fmt.Println(line)
	t.SkipNow()
	return ""
}

// Make returns a command that runs make in the project's directory, as a person
// would.
func Make(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("make", append([]string{"--no-print-directory"}, args...)...)
	cmd.Dir = Root(t)
	for _, setting := range os.Environ() {
		if name, _, _ := strings.Cut(setting, "="); name != "MAKEFLAGS" && name != "MAKELEVEL" && name != "MFLAGS" {
			cmd.Env = append(cmd.Env, setting)
		}
	}
	cmd.Env = append(cmd.Env, "NO_COLOR=1", "XDG_CONFIG_HOME="+t.TempDir())
	return cmd
}

// modules are the parts of the Worker, as make builds them.
var modules = []string{"worker.mjs", "runtime.mjs", "wasm_exec.js", "app.wasm"}

// Process is a runtime that runs the Worker.
type Process struct {
	Addr string // host and port
	PID  int
}

// Workerd starts the Worker on workerd alone, with origins as its variable
// ORIGINS. The static files are not there. The bytes on the wire are workerd's.
func Workerd(t testing.TB, origins string) Process {
	t.Helper()
	program := need(t, "@cloudflare/workerd-*/bin/workerd")
	if out, err := Make(t, "-s", "bin/worker/app.wasm").CombinedOutput(); err != nil {
		t.Fatalf("make bin/worker/app.wasm: %v\n%s", err, out)
	}
	dir := t.TempDir()
	var config strings.Builder
	config.WriteString("using Workerd = import \"/workerd/workerd.capnp\";\n" +
		"const config :Workerd.Config = (services = [(name = \"main\", worker = .w)],\n" +
		"  sockets = [(name = \"http\", address = \"127.0.0.1:0\", http = (), service = \"main\")]);\n" +
		"const w :Workerd.Worker = (compatibilityDate = \"2026-04-26\",\n" +
		"  bindings = [(name = \"ORIGINS\", text = " + strconv.Quote(origins) + ")], modules = [\n")
	for _, name := range modules {
		if err := os.Symlink(filepath.Join(Root(t), "bin/worker", name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		kind := "esModule"
		if filepath.Ext(name) == ".wasm" {
			kind = "wasm"
		}
		fmt.Fprintf(&config, "  (name = %q, %s = embed %[1]q),\n", name, kind)
	}
	config.WriteString("]);\n")
	file := filepath.Join(dir, "config.capnp")
	if err := os.WriteFile(file, []byte(config.String()), 0o600); err != nil {
		t.Fatal(err)
	}

	events, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { events.Close() })
	cmd := exec.Command(program, "serve", file, "--control-fd=3")
	cmd.ExtraFiles = []*os.File{in}
	start(t, cmd)
	in.Close()
	line := first(t, bufio.NewScanner(events), func(line string) (string, bool) {
		return line, strings.Contains(line, `"listen"`)
	})
	var listens struct{ Port int }
	if err := json.Unmarshal([]byte(line), &listens); err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	return Process{fmt.Sprint("127.0.0.1:", listens.Port), cmd.Process.Pid}
}

// Playground starts the page and the endpoint as make worker does, and returns
// their address.
func Playground(t testing.TB) (url string) {
	t.Helper()
	need(t, ".bin/wrangler")
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { out.Close() })
	cmd := Make(t, "worker", "ADDR=127.0.0.1:0")
	cmd.Stdout, cmd.Stderr = in, in
	start(t, cmd)
	in.Close()
	return first(t, bufio.NewScanner(out), func(line string) (string, bool) {
		_, url, found := strings.Cut(line, "Ready on ")
		return strings.TrimSpace(url) + "/", found
	})
}

// start starts cmd with what it will start itself, and ends all of them with the
// test.
func start(t testing.TB, cmd *exec.Cmd) {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		cmd.Wait()
	})
}

// first returns the first line that wanted takes, as it returns it, and goes on
// reading, so that nobody blocks on a full pipe.
func first(t testing.TB, lines *bufio.Scanner, wanted func(line string) (string, bool)) string {
	t.Helper()
	found := make(chan string, 1)
	ended := make(chan string, 1)
	go func() {
		all := ""
		for lines.Scan() {
			if line, ok := wanted(lines.Text()); ok && len(found) == 0 {
				found <- line
			}
			if len(all) < 10_000 {
				all += lines.Text() + "\n"
			}
		}
		ended <- all
	}()
	select {
	case line := <-found:
		return line
	case all := <-ended:
		t.Fatalf("the runtime ended:\n%s", all)
	case <-time.After(patience):
		t.Fatal("the runtime does not start")
	}
	return ""
}
