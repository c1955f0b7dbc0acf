//go:build unix

package cli

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// argsVariable holds the arguments of a program that this test is to be.
const argsVariable = "WSACCEPT_TEST_ARGS"

// TestProgram is the program itself in a process of its own, and tests nothing.
func TestProgram(t *testing.T) {
	if args, set := os.LookupEnv(argsVariable); set {
		os.Exit(Run(strings.Fields(args), os.Stdin, os.Stdout, os.Stderr))
	}
}

// endsWithin is more than the program needs, and less than any of its limits.
const endsWithin = 2 * time.Second

// program is one that runs.
type program struct {
	addr  string
	cmd   *exec.Cmd
	said  *wiretest.Buffer // on stdout and stderr
	ended chan error
}

// startProgram starts the program with args on a free port.
func startProgram(t *testing.T, args string) *program {
	t.Helper()
	p := &program{said: &wiretest.Buffer{}, ended: make(chan error, 1)}
	p.cmd = exec.Command(os.Args[0], "-test.run=^TestProgram$")
	p.cmd.Env = append(os.Environ(), argsVariable+"=-addr 127.0.0.1:0 "+args)
	p.cmd.Stderr = p.said
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill() })
	stdout.(*os.File).SetReadDeadline(time.Now().Add(wiretest.Patience))
	lines := bufio.NewReader(io.TeeReader(stdout, p.said))
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatalf("%v; it said %s", err, p.said)
	}
	_, url, _ := strings.Cut(line, "://")
	p.addr, _, _ = strings.Cut(url, "/")
	stdout.(*os.File).SetReadDeadline(time.Time{})
	go func() {
		io.Copy(io.Discard, lines)
		p.ended <- p.cmd.Wait()
	}()
	return p
}

// end sends the signal and returns how long the program took to end.
func (p *program) end(t *testing.T, signal os.Signal) time.Duration {
	t.Helper()
	began := time.Now()
	if err := p.cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-p.ended:
		if err != nil {
			t.Errorf("it ended with %v; it said %s", err, p.said)
		}
	case <-time.After(wiretest.Patience):
		t.Fatal("it did not end")
	}
	return time.Since(began)
}

// The program ends well, and soon, when it is told to: Ctrl-C and what service
// managers send.
func TestSignals(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		p := startProgram(t, "-sockets-per-address 100 -origin none")
		if answer := wiretest.Ask(t, p.addr, wiretest.Line("Origin", "")(wiretest.AsBrowser("http://"+p.addr, wire.SocketPath, wiretest.NewKey())), true); wiretest.StatusesIn(answer) != "101" {
			t.Errorf("without an Origin: %q", answer)
		}
		codes := make(chan int, 50)
		for i := range cap(codes) {
			voice, hand := "coder", "gorilla"
			if i%2 == 0 {
				voice, hand = hand, voice
			}
			c := wiretest.Dialers[hand](t, p.addr, wiretest.VoicePaths[voice])
			go func() {
				_, code, _ := c.Receive()
				c.Close()
				codes <- code
			}()
		}
		if took := p.end(t, signal); took > endsWithin {
			t.Errorf("%v: it took %v", signal, took)
		}
		for range cap(codes) {
			if code := <-codes; code != 1001 {
				t.Errorf("%v: a socket ended with %d, want 1001", signal, code)
			}
		}
	}
}
