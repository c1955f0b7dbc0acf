package proxytest

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/proxiestest"
)

// program is a proxy that is run.
type program struct {
	name   string   // of its room below wasm/proxies
	debian string   // the package
	paths  []string // of the program, the first that exists
	read   proxiestest.Reader
	slow   bool // to start: fewer mutations run

	version func(path string) string                           // with its name, such as "nginx 1.22.1"
	whole   func(text, dir, listen string) string              // what is run for a pasted text: the text, or a configuration around it
	start   func(path, file, dir string) *exec.Cmd             // in the foreground
	refuses func(path, file, dir string) (refused, asked bool) // whether it refuses the configuration; nil if only starting tells
	clean   func(dir string)                                   // removes what it leaves elsewhere; nil if it leaves nothing
}

// programs are all that are run.
var programs = []*program{nginxProgram, apacheProgram, haproxyProgram, lighttpdProgram, varnishProgram, caddyProgram, squidProgram}

// find returns the path of p, or "".
func (p *program) find() string {
	for _, path := range p.paths {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}

const startTimeout = 8 * time.Second

// run runs p with c and asks it. The values in what it tells are those of proxiestest.
func (p *program) run(t *testing.T, path string, back *backend, text string, asks []passage.Ask, idle bool) (seen proxiestest.Seen) {
	t.Helper()
	dir, err := os.MkdirTemp("", "proxytest")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if p.clean != nil {
		defer p.clean(dir)
	}
	os.Chmod(dir, 0o755) // for programs that give up being root
	addr, dead := freeAddr(t), freeAddr(t)
	_, listen, _ := net.SplitHostPort(addr)
	_, backPort, _ := net.SplitHostPort(back.addr)
	_, seenPort, _ := net.SplitHostPort(proxiestest.Backend)
	text = strings.NewReplacer(proxiestest.Listen, listen, proxiestest.Backend, back.addr, seenPort, backPort, proxiestest.Dead, dead, proxiestest.Dir, dir).
		Replace(proxiestest.Fill(text, listen, back.addr, dead, dir))
	file := filepath.Join(dir, "configuration")
	if err := os.WriteFile(file, []byte(p.whole(text, dir, listen)), 0o644); err != nil {
		t.Fatal(err)
	}
	if p.refuses != nil {
		if refused, asked := p.refuses(path, file, dir); asked && refused {
			seen.DoesNotStart = true
			return seen
		}
	}
	stop, running := launch(t, p.start(path, file, dir), addr)
	defer stop()
	if !running {
		seen.DoesNotStart = true
		return seen
	}
	back.take()
	known := strings.NewReplacer(dead, proxiestest.Dead, ":"+backPort, ":"+seenPort, ":"+listen, ":"+proxiestest.Listen, dir, proxiestest.Dir)
	for _, one := range asks {
		answer, err := ask(addr, one, idle)
		if err != nil {
			t.Errorf("%s: %v", p.name, err)
		}
		for _, line := range back.take() {
			answer.Lines = append(answer.Lines, known.Replace(line))
		}
		seen.Answers = append(seen.Answers, answer)
	}
	return seen
}

// launch starts cmd and waits until somebody listens on addr. stop ends the program and
// all that it started.
func launch(t *testing.T, cmd *exec.Cmd, addr string) (stop func(), running bool) {
	t.Helper()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		cmd.Wait()
		close(ended)
	}()
	stop = func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		<-ended
	}
	for deadline := time.Now().Add(startTimeout); time.Now().Before(deadline); {
		select {
		case <-ended:
			return stop, false
		case <-time.After(10 * time.Millisecond):
			if accepts(addr) {
				return stop, true
			}
		}
	}
	t.Errorf("%s neither listens nor ends: %s", cmd.Path, said.String())
	return stop, false
}
