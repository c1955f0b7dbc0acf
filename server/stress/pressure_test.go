//go:build unix

package stress

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// maxWait is how long 99 of 100 honest handshakes may take at most while others
// misbehave.
const maxWait = 50 * time.Millisecond

// pressure is one way to hold a server up.
type pressure struct {
	name  string
	peers int
	// peer misbehaves until ctx is done. It may return errors for what the server
	// does wrong.
	peer  func(ctx context.Context, addr string, seen *seen) error
	ready func(s *seen, peers int) bool
	tell  func(s *seen) string
}

// seen counts what peers have lived through.
type seen struct {
	stuck   atomic.Int64 // now
	dropped atomic.Int64
	paused  atomic.Int64
	refused atomic.Int64
}

var pressures = []pressure{
	{
		name: "nobody else", peers: 0,
		ready: func(*seen, int) bool { return true },
		tell:  func(*seen) string { return "" },
	},
	{
		name: "stuck heads", peers: 1000, peer: stick,
		ready: func(s *seen, peers int) bool { return s.stuck.Load() >= int64(peers) },
		tell:  func(s *seen) string { return fmt.Sprintf("%d dropped in time, and replaced", s.dropped.Load()) },
	},
	{
		name: "slow faults", peers: 64, peer: beSlow,
		ready: func(s *seen, peers int) bool { return s.refused.Load() > 0 },
		tell: func(s *seen) string {
			return fmt.Sprintf("%d held out, %d refused with 503", s.paused.Load(), s.refused.Load())
		},
	},
}

// Honest handshakes, two at a time and not fast, keep their pace whatever others
// do. Without -load only their answers count.
func TestLoadUnderPressure(t *testing.T) {
	long := time.Second
	if *load {
		long = 16 * time.Second
		fmt.Printf("Honest handshakes, two at a time, during %v each:\n  %-18s %10s %8s %8s %8s\n", long, "beside", "handshakes", "p50 µs", "p99 µs", "heap MB")
	}
	for _, p := range pressures {
		c := startChild(t, "endpoint")
		ctx, cancel := context.WithCancel(t.Context())
		s := &seen{}
		var group sync.WaitGroup
		for i := range p.peers {
			group.Go(func() {
				wait(ctx, time.Duration(i)*time.Millisecond) // not all at once: the queue of the listener is short
				for ctx.Err() == nil {
					if err := p.peer(ctx, c.addr, s); err != nil && ctx.Err() == nil {
						t.Errorf("%s: %v", p.name, err)
						return
					}
				}
			})
		}
		for end := time.Now().Add(wiretest.Patience); !p.ready(s, p.peers) && !t.Failed(); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Errorf("%s: not under pressure after %v", p.name, wiretest.Patience)
			}
		}
		times, err := modestly(ctx, c.addr, long)
		if err != nil {
			t.Errorf("beside %s: %v", p.name, err)
		}
		heap := c.stats(t, "stats").InUse
		cancel()
		group.Wait()
		if !*load || t.Failed() {
			continue
		}
		c.rest(t)
		name := p.name
		if p.peers > 0 {
			name = fmt.Sprint(p.peers, " ", name)
		}
		p99 := quantile(times, micros, 0.99)
		fmt.Printf("  %-18s %10d %8.0f %8.0f %8.1f  %s\n", name, len(times), quantile(times, micros, 0.5), p99, float64(heap)/1e6, p.tell(s))
		if p99 > micros(maxWait) {
			t.Errorf("beside %s, p99 is %.0f µs, over %v", name, p99, maxWait)
		}
	}
}

// modestly makes handshakes with pauses between them for so long.
func modestly(ctx context.Context, addr string, long time.Duration) ([]time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, long)
	defer cancel()
	var mu sync.Mutex
	var all []time.Duration
	var failures error
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for ctx.Err() == nil {
				took, err := timed(addr, "coder")
				mu.Lock()
				all, failures = append(all, took), errors.Join(failures, err)
				mu.Unlock()
				if err != nil {
					return
				}
				wait(ctx, 5*time.Millisecond)
			}
		})
	}
	group.Wait()
	return all, failures
}

// wait sleeps for d, or until ctx is done.
func wait(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// stick sends 7 KB of a head and no end, and waits until the server drops it, which
// it must after headTimeout.
func stick(ctx context.Context, addr string, s *seen) error {
	c, err := wiretest.Connect(addr)
	if err != nil {
		return err
	}
	defer wiretest.Abort(c)
	defer context.AfterFunc(ctx, func() { c.SetDeadline(time.Now()) })()
	if _, err := io.WriteString(c, "GET "+wire.SocketPath+" HTTP/1.1\r\nHost: "+addr+"\r\nX: "+strings.Repeat("x", 7<<10)); err != nil {
		return err
	}
	s.stuck.Add(1)
	defer s.stuck.Add(-1)
	answer, err := io.ReadAll(c)
	if len(answer) > 0 || wiretest.IsTimeout(err) {
		return fmt.Errorf("half a head was answered with %q, %v", answer, err)
	}
	s.dropped.Add(1)
	return nil
}

// beSlow asks for a fault of five seconds. It is either served, or refused at once.
func beSlow(ctx context.Context, addr string, s *seen) error {
	c, err := wiretest.Connect(addr)
	if err != nil {
		return err
	}
	defer wiretest.Abort(c)
	defer context.AfterFunc(ctx, func() { c.SetDeadline(time.Now()) })()
	began := time.Now()
	if _, err := io.WriteString(c, wiretest.AsBrowser("http://"+addr, wire.LabPath+"silent-5s-then-close", wiretest.NewKey())); err != nil {
		return err
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	switch took := time.Since(began); {
	case err == nil && resp.StatusCode == http.StatusServiceUnavailable && resp.Header.Get("Retry-After") != "":
		s.refused.Add(1)
		wait(ctx, 50*time.Millisecond)
	case errors.Is(err, io.ErrUnexpectedEOF) && took >= 5*time.Second:
		s.paused.Add(1)
	default:
		return fmt.Errorf("a slow fault was answered with %v, %w, after %v", resp, err, took)
	}
	return nil
}
