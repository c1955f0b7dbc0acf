//go:build unix

package stress

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"wsaccept/server/capture"
	"wsaccept/server/conns"
	"wsaccept/server/endpoint"
	"wsaccept/server/voices"
	"wsaccept/server/wiretest"
)

// childVariable names the server that this program is to be, and nothing else: what
// a server costs, and what it leaves behind, can't be told in the process of its
// clients.
const childVariable = "WSACCEPT_TEST_SERVER"

// childServers are the servers to compare. Each prints its address and serves until
// ctx is done.
var childServers = map[string]func(ctx context.Context, stdout io.Writer) error{
	"bare coder":        serveBare("coder", false),
	"bare gorilla":      serveBare("gorilla", false),
	"capture + coder":   serveBare("coder", true),
	"capture + gorilla": serveBare("gorilla", true),
	"endpoint": func(ctx context.Context, stdout io.Writer) error {
		o := endpoint.DefaultOptions()
		o.Addr = "127.0.0.1:0"
		o.Sockets, o.PerClient = 10_000, 10_000 // all come from one address
		o.Conns = conns.Limits{All: 10_000, PerAddress: 10_000}
		return endpoint.Serve(ctx, o, stdout)
	},
	"guarded": func(ctx context.Context, stdout io.Writer) error {
		o := endpoint.DefaultOptions()
		o.Addr = "127.0.0.1:0"
		o.PerClient = o.Sockets // sockets of honest clients, all from one address
		return endpoint.Serve(ctx, o, stdout)
	},
}

// serveBare is the library called id alone behind net/http, or with what package
// capture puts between and around the two.
func serveBare(id string, captured bool) func(ctx context.Context, stdout io.Writer) error {
	return func(ctx context.Context, stdout io.Writer) error {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		v := voices.Find(id)
		handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			socket, err := v.Accept(w, r)
			if err != nil {
				return
			}
			defer socket.Close()
			if captured {
				capture.Stop(r)
			}
			for err == nil {
				err = socket.Echo(r.Context())
			}
		})
		server := endpoint.NewServer(handler)
		fmt.Fprintf(stdout, "http://%s/\n", listener.Addr())
		if captured {
			listener = capture.Listener{Listener: listener}
		} else {
			server.Handler, server.ConnContext = handler, nil
		}
		context.AfterFunc(ctx, func() { server.Close() })
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	}
}

// TestLoadServer is a child, and tests nothing. It ends when its parent does.
func TestLoadServer(t *testing.T) {
	name := os.Getenv(childVariable)
	if name == "" {
		return
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	served := make(chan error, 1)
	go func() {
		err := childServers[name](ctx, os.Stdout)
		if err != nil {
			fmt.Fprintln(os.Stderr, "child:", err)
			os.Exit(1) // the parent reads the end of stdout
		}
		served <- err
	}()
	answers := json.NewEncoder(os.Stdout)
	for commands := bufio.NewScanner(os.Stdin); commands.Scan(); {
		if commands.Text() == "rest" {
			runtime.GC()
			runtime.GC() // what has a finalizer, such as a connection, goes with the second
		}
		answers.Encode(takeStats())
	}
	cancel()
	<-served
}

// childStats is what a child has used so far, and holds now.
type childStats struct {
	CPU            time.Duration // of the user and of the system
	Mallocs, Bytes uint64        // so far
	Goroutines     int
	Heap           uint64 // bytes in objects
	InUse          uint64 // bytes in the pages that hold them
	Files          int    // open, so connections, too
}

func takeStats() childStats {
	var s childStats
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) == nil {
		s.CPU = time.Duration(used.Utime.Nano() + used.Stime.Nano())
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	s.Mallocs, s.Bytes, s.Heap, s.InUse = memory.Mallocs, memory.TotalAlloc, memory.HeapAlloc, memory.HeapInuse
	s.Goroutines = runtime.NumGoroutine()
	files, _ := os.ReadDir("/dev/fd")
	s.Files = len(files)
	return s
}

// child is a server in a process of its own.
type child struct {
	name, addr string
	pid        int
	stdin      io.Writer
	stdout     *bufio.Reader
	limit      func(time.Time) error // for reads of stdout
	stderr     *wiretest.Buffer
	fresh      childStats // before its first request
}

// startChild starts the server called name. The test fails if it doesn't end well.
func startChild(t *testing.T, name string) *child {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestLoadServer$", "-test.timeout=1h")
	cmd.Env = append(os.Environ(), childVariable+"="+name)
	c := &child{name: name, stderr: &wiretest.Buffer{}}
	cmd.Stderr = c.stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.stdin, c.stdout, c.limit = stdin, bufio.NewReader(stdout), stdout.(*os.File).SetReadDeadline
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c.pid = cmd.Process.Pid
	t.Cleanup(func() {
		stdin.Close()
		kill := time.AfterFunc(wiretest.Patience, func() { cmd.Process.Kill() })
		defer kill.Stop()
		io.Copy(io.Discard, c.stdout) // Wait must not come before the end of it
		if err := cmd.Wait(); err != nil {
			t.Errorf("%s ended with %v; its log: %.8000s", name, err, c.stderr)
		}
		c.mustBeCalm(t)
	})
	_, url, _ := strings.Cut(c.line(t), "://")
	c.addr, _, _ = strings.Cut(url, "/")
	c.fresh = c.stats(t, "rest")
	return c
}

// line reads one from the child.
func (c *child) line(t *testing.T) string {
	t.Helper()
	c.limit(time.Now().Add(wiretest.Patience))
	line, err := c.stdout.ReadString('\n')
	if err != nil {
		t.Fatalf("%s is gone: %v; its log: %.8000s", c.name, err, c.stderr)
	}
	return line
}

// stats asks the child for its numbers, with "rest" after a garbage collection.
func (c *child) stats(t *testing.T, command string) (s childStats) {
	t.Helper()
	if _, err := io.WriteString(c.stdin, command+"\n"); err != nil {
		t.Fatalf("%s is gone: %v; its log: %.8000s", c.name, err, c.stderr)
	}
	if err := json.Unmarshal([]byte(c.line(t)), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// rest waits until the child has as many goroutines as when it was fresh, and
// returns its numbers then. If that does not come, the test fails.
func (c *child) rest(t *testing.T) childStats {
	t.Helper()
	for end := time.Now().Add(wiretest.Patience); ; time.Sleep(100 * time.Millisecond) {
		s := c.stats(t, "rest")
		if s.Goroutines <= c.fresh.Goroutines && s.Files <= c.fresh.Files {
			return s
		}
		if time.Now().After(end) {
			t.Errorf("%s has %d goroutines and %d files, %d and %d when it was fresh", c.name, s.Goroutines, s.Files, c.fresh.Goroutines, c.fresh.Files)
			return s
		}
	}
}

// mustBeCalm fails the test if the child's log tells of a crash. net/http survives
// a panic of a handler; it counts all the same.
func (c *child) mustBeCalm(t *testing.T) {
	t.Helper()
	log := []byte(c.stderr.String())
	for _, alarm := range []string{"panic", "fatal error", "DATA RACE"} {
		if at := bytes.Index(log, []byte(alarm)); at >= 0 {
			t.Errorf("%s says: %.4000s", c.name, log[at:])
			return
		}
	}
}
