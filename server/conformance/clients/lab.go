package clients

import (
	"context"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"wsaccept/wasm/lab"
)

// Lab is a laboratory that is being served.
type Lab struct {
	listener net.Listener
	faults   []lab.Fault
	stopping chan struct{}
	stop     sync.Once
	busy     sync.WaitGroup

	mu       sync.Mutex
	runs     int
	attempts map[string][]*attempt // by the id of the fault, oldest first
}

// Select returns the faults whose id or group is among names, or all of them without
// names; and the names that none has.
func Select(names []string) (selected []lab.Fault, unknown []string) {
	found := map[string]bool{}
	for _, f := range lab.All() {
		wanted := len(names) == 0
		for _, name := range []string{f.ID, string(f.Group)} {
			if slices.Contains(names, name) {
				wanted, found[name] = true, true
			}
		}
		if wanted {
			selected = append(selected, f)
		}
	}
	for _, name := range names {
		if !found[name] {
			unknown = append(unknown, name)
		}
	}
	return selected, unknown
}

// Serve serves faults at address, such as 127.0.0.1:0, until Close.
func Serve(ctx context.Context, address string, faults []lab.Fault) (*Lab, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	l := &Lab{listener: listener, faults: faults, stopping: make(chan struct{}), attempts: map[string][]*attempt{}}
	l.busy.Go(l.accept)
	return l, nil
}

// Close ends the laboratory, and waits until all it began has ended.
func (l *Lab) Close() {
	l.stop.Do(func() {
		close(l.stopping)
		l.listener.Close()
	})
	l.busy.Wait()
}

// Address is where the laboratory is served: a host and a port.
func (l *Lab) Address() string { return l.listener.Addr().String() }

// URL is where a client meets the fault with the id.
func (l *Lab) URL(id string) string { return "ws://" + l.Address() + "/" + id }

// newRun returns a URL of its own for one run of a client, and how the run is called.
func (l *Lab) newRun(id string) (url, name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.runs++
	name = strconv.Itoa(l.runs)
	return l.URL(id) + "?" + runParameter + "=" + name, name
}

// runParameter names a run in a URL.
const runParameter = "run"

func (l *Lab) accept() {
	for {
		conn, err := l.listener.Accept()
		if err != nil {
			return
		}
		l.busy.Go(func() {
			ended := make(chan struct{})
			defer close(ended)
			go func() {
				select {
				case <-l.stopping:
					conn.Close()
				case <-ended:
				}
			}()
			defer conn.Close()
			l.answer(conn)
		})
	}
}

// find returns the fault with the id, if it is served.
func (l *Lab) find(id string) (lab.Fault, bool) {
	i := slices.IndexFunc(l.faults, func(f lab.Fault) bool { return f.ID == id })
	if i < 0 {
		return lab.Fault{}, false
	}
	return l.faults[i], true
}

// add keeps an attempt.
func (l *Lab) add(id string, a *attempt) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.attempts[id] = append(l.attempts[id], a)
}

// of returns the first attempt of a run at a fault, or nil; of any run, if run is "".
// A client that follows a redirect or tries again makes more of them.
func (l *Lab) of(id, run string) *attempt {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, a := range l.attempts[id] {
		if run == "" || a.run == run {
			return a
		}
	}
	return nil
}

// respond answers a request that is no handshake.
func respond(to io.Writer, status, contentType, body string) {
	fmt.Fprintf(to, "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\nDate: %s\r\n\r\n%s",
		status, contentType, len(body), time.Now().UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT"), body)
}

// split divides a target into its path, without the slash, and the run in its query.
func split(target string) (path, run string) {
	path, query, _ := strings.Cut(strings.TrimPrefix(target, "/"), "?")
	for pair := range strings.SplitSeq(query, "&") {
		if value, found := strings.CutPrefix(pair, runParameter+"="); found {
			run = value
		}
	}
	return path, run
}
