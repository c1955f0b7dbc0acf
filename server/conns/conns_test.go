package conns_test

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"wsaccept/server/conns"
)

const patience = 10 * time.Second

// serve serves handler within limits.
func serve(t *testing.T, limits conns.Limits, handler http.HandlerFunc) (*conns.Listener, string) {
	t.Helper()
	below, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := conns.Listen(below, limits)
	server := &http.Server{Handler: l.Handler(handler), ConnState: l.ConnState, ConnContext: conns.ConnContext}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	return l, below.Addr().String()
}

// from connects to addr from another address of this computer.
func from(t *testing.T, ip, addr string) net.Conn {
	t.Helper()
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(ip)}, Timeout: patience}
	c, err := dialer.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(patience))
	return c
}

// gone waits for the end of c, which must be a reset.
func gone(t *testing.T, c net.Conn) {
	t.Helper()
	n, err := io.Copy(io.Discard, c)
	var op *net.OpError
	if n > 0 || !errors.As(err, &op) || op.Timeout() {
		t.Errorf("%d bytes and %v, want a reset", n, err)
	}
}

// answered asks for a page over c.
func answered(t *testing.T, c net.Conn) {
	t.Helper()
	io.WriteString(c, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Error(err)
		return
	}
	if body, err := io.ReadAll(resp.Body); err != nil || string(body) != "fine" {
		t.Errorf("%s: %q, %v", resp.Status, body, err)
	}
}

// until waits until l has n connections.
func until(t *testing.T, l *conns.Listener, n int) {
	t.Helper()
	for end := time.Now().Add(patience); l.Len() != n; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d connections, want %d", l.Len(), n)
		}
	}
}

func ok(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "fine") }

// Of an address that has its share, the one goes that has waited longest; what is
// answered waits anew.
func TestOldestOfAddressGoes(t *testing.T) {
	l, addr := serve(t, conns.Limits{All: 10, PerAddress: 2}, ok)
	other := from(t, "127.0.0.2", addr)
	until(t, l, 1)
	half := from(t, "127.0.0.3", addr)
	io.WriteString(half, "GET / HTTP/1.1\r\nHo")
	until(t, l, 2)
	second := from(t, "127.0.0.3", addr)
	until(t, l, 3)
	third := from(t, "127.0.0.3", addr)
	gone(t, half)
	until(t, l, 3)
	answered(t, second)
	from(t, "127.0.0.3", addr)
	gone(t, third)
	answered(t, second)
	answered(t, other)
	until(t, l, 3)
}

// When there are too many in all, one goes from where most come from.
func TestLargestCrowdGoes(t *testing.T) {
	l, addr := serve(t, conns.Limits{All: 4, PerAddress: 3}, ok)
	alone := from(t, "127.0.0.2", addr)
	until(t, l, 1)
	first := from(t, "127.0.0.3", addr)
	until(t, l, 2)
	second := from(t, "127.0.0.3", addr)
	until(t, l, 3)
	third := from(t, "127.0.0.3", addr)
	until(t, l, 4)
	from(t, "127.0.0.4", addr)
	gone(t, first)
	from(t, "127.0.0.5", addr)
	gone(t, second)
	until(t, l, 4)
	from(t, "127.0.0.6", addr)
	gone(t, alone) // all have one now
	answered(t, third)
}

// A connection that is being answered outlives those that wait.
func TestServedStays(t *testing.T) {
	entered, leave := make(chan bool), make(chan bool)
	l, addr := serve(t, conns.Limits{All: 2, PerAddress: 2}, func(w http.ResponseWriter, r *http.Request) {
		entered <- true
		<-leave
		ok(w, r)
	})
	served := from(t, "127.0.0.1", addr)
	done := make(chan bool)
	go func() {
		answered(t, served)
		close(done)
	}()
	<-entered
	waits := from(t, "127.0.0.1", addr)
	until(t, l, 2)
	from(t, "127.0.0.1", addr)
	gone(t, waits)
	leave <- true
	<-done
}

// A WebSocket counts no more.
func TestHijackedLeaves(t *testing.T) {
	l, addr := serve(t, conns.Limits{All: 2, PerAddress: 2}, func(w http.ResponseWriter, r *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		io.WriteString(c, "hijacked")
		io.Copy(io.Discard, c)
	})
	for range 5 {
		c := from(t, "127.0.0.1", addr)
		io.WriteString(c, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
		if got := make([]byte, 8); func() bool { _, err := io.ReadFull(c, got); return err != nil }() {
			t.Fatalf("read %q", got)
		}
		until(t, l, 0)
	}
}
