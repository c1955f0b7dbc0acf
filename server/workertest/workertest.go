//go:build unix

// Package workertest starts the Worker on its real runtime, for tests. All of it
// listens on loopback.
package workertest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"wsaccept/server/notrun"
)

// patience is how long a start may take.
const patience = 60 * time.Second

// Process is a runtime that runs the Worker.
type Process struct {
	Addr string // host and port
	PID  int
	Took time.Duration // from its start until it listened
	Stop func()
}

// errMissing says that npm has not put there what is needed.
var errMissing = errors.New("is missing; to get it: npm ci, in server/worker")

// Check ends the test if err is that a runtime does not start, as not run if there
// is none.
func Check(t testing.TB, err error) {
	t.Helper()
	switch {
	case errors.Is(err, errMissing):
		notrun.Because(t, "%v", err)
	case err != nil:
		t.Fatal(err)
	}
}

// root returns the project's directory.
func root() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	return strings.TrimSpace(string(out)), err
}

// find returns the path of what npm has put below server/worker/node_modules.
func find(pattern string) (string, error) {
	dir, err := root()
	if err != nil {
		return "", err
	}
	found, _ := filepath.Glob(filepath.Join(dir, "server/worker/node_modules", pattern))
	if len(found) == 0 {
		return "", fmt.Errorf("node_modules/%s %w", pattern, errMissing)
	}
	return found[0], nil
}

// Make returns a command that runs make in the project's directory, as a person
// would.
func Make(args ...string) (*exec.Cmd, error) {
	dir, err := root()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("make", append([]string{"--no-print-directory"}, args...)...)
	cmd.Dir = dir
	for _, setting := range os.Environ() {
		if name, _, _ := strings.Cut(setting, "="); name != "MAKEFLAGS" && name != "MAKELEVEL" && name != "MFLAGS" {
			cmd.Env = append(cmd.Env, setting)
		}
	}
	cmd.Env = append(cmd.Env, "NO_COLOR=1", "XDG_CONFIG_HOME="+filepath.Join(dir, "bin/wrangler"))
	return cmd, nil
}

// modules are the parts of the Worker, as make builds them.
var modules = []string{"worker.mjs", "runtime.mjs", "wasm_exec.js", "app.wasm"}

// Workerd starts the Worker on workerd alone, with origins and hosts as its variables
// ORIGINS and HOSTS. The static files are not there. The bytes on the wire are
// workerd's.
func Workerd(origins, hosts string) (*Process, error) {
	program, err := find("@cloudflare/workerd-*/bin/workerd")
	if err != nil {
		return nil, err
	}
	build, err := Make("-s", "bin/worker/app.wasm")
	if err != nil {
		return nil, err
	}
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("make bin/worker/app.wasm: %w\n%s", err, out)
	}
	config, err := configure(filepath.Join(build.Dir, "bin/worker"), origins, hosts)
	if err != nil {
		return nil, err
	}
	events, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, "serve", config, "--control-fd=3")
	cmd.ExtraFiles = []*os.File{in}
	p, err := start(cmd, in, events, func(line string) (string, bool) {
		var event struct {
			Event string
			Port  int
		}
		err := json.Unmarshal([]byte(line), &event)
		return fmt.Sprint("127.0.0.1:", event.Port), err == nil && event.Event == "listen"
	})
	if err != nil {
		return nil, err
	}
	end := p.Stop
	p.Stop = func() {
		end()
		os.RemoveAll(filepath.Dir(config))
	}
	return p, nil
}

// configure writes a configuration of workerd for the Worker in the directory
// parts, and returns its path.
func configure(parts, origins, hosts string) (file string, err error) {
	dir, err := os.MkdirTemp("", "workerd")
	if err != nil {
		return "", err
	}
	var config strings.Builder
	config.WriteString("using Workerd = import \"/workerd/workerd.capnp\";\n" +
		"const config :Workerd.Config = (services = [(name = \"main\", worker = .w)],\n" +
		"  sockets = [(name = \"http\", address = \"127.0.0.1:0\", http = (), service = \"main\")]);\n" +
		"const w :Workerd.Worker = (compatibilityDate = \"2026-04-26\",\n" +
		"  bindings = [(name = \"ORIGINS\", text = " + strconv.Quote(origins) + "), (name = \"HOSTS\", text = " + strconv.Quote(hosts) + ")], modules = [\n")
	for _, name := range modules {
		if err := os.Symlink(filepath.Join(parts, name), filepath.Join(dir, name)); err != nil {
			return "", err
		}
		kind := "esModule"
		if filepath.Ext(name) == ".wasm" {
			kind = "wasm"
		}
		fmt.Fprintf(&config, "  (name = %q, %s = embed %[1]q),\n", name, kind)
	}
	config.WriteString("]);\n")
	file = filepath.Join(dir, "config.capnp")
	return file, os.WriteFile(file, []byte(config.String()), 0o600)
}

// Playground starts the page and the endpoint as make worker does.
func Playground() (*Process, error) {
	if _, err := find("miniflare"); err != nil {
		return nil, err
	}
	cmd, err := Make("worker", "ADDR=127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd.Stdout, cmd.Stderr = in, in
	return start(cmd, in, out, func(line string) (string, bool) {
		_, after, found := strings.Cut(line, "The playground is at http://")
		addr, _, _ := strings.Cut(after, "/")
		return addr, found
	})
}

// start starts cmd, which writes to in, until a line from out is the one that
// addrIn wants. Stop ends cmd with all that it has started.
func start(cmd *exec.Cmd, in, out *os.File, addrIn func(line string) (string, bool)) (*Process, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	began := time.Now()
	err := cmd.Start()
	in.Close()
	if err != nil {
		out.Close()
		return nil, err
	}
	stop := sync.OnceFunc(func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		cmd.Wait()
		out.Close()
	})
	addr, ended := make(chan string, 1), make(chan string, 1)
	go func() {
		said := ""
		for lines := bufio.NewScanner(out); lines.Scan(); { // to the end, so that nobody blocks on a full pipe
			if a, ok := addrIn(lines.Text()); ok && len(addr) == 0 {
				addr <- a
			}
			if len(said) < 10_000 {
				said += lines.Text() + "\n"
			}
		}
		ended <- said
	}()
	select {
	case a := <-addr:
		return &Process{a, cmd.Process.Pid, time.Since(began), stop}, nil
	case said := <-ended:
		err = fmt.Errorf("%s ended:\n%s", cmd, said)
	case <-time.After(patience):
		err = fmt.Errorf("%s does not start", cmd)
	}
	stop()
	return nil, err
}
