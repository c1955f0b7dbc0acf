package capture_test

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"wsaccept/server/capture"
)

// hijacked returns a handler that takes the connection over.
func hijacked(t *testing.T, then func(c net.Conn)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		then(c)
	}
}

const (
	aRequest = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
	part     = "HTTP/1.1 101 Switching"
)

// Abort ends the connection with a RST, also from inside of TLS, where it must not
// say goodbye first. What was written before is in the record.
func TestAbort(t *testing.T) {
	abort := func(t *testing.T) http.HandlerFunc {
		return hijacked(t, func(c net.Conn) {
			io.WriteString(c, part)
			time.Sleep(100 * time.Millisecond) // a RST may overtake what was sent
			if err := capture.Abort(c); err != nil {
				t.Error(err)
			}
		})
	}
	plain := record(t, abort(t))
	secured, trust := recordTLS(t, abort(t))
	for name, test := range map[string]struct {
		rec  *recorder
		dial func() (net.Conn, error)
	}{
		"plain": {plain, func() (net.Conn, error) { return net.Dial("tcp", plain.addr) }},
		"TLS":   {secured, func() (net.Conn, error) { return tls.Dial("tcp", secured.addr, trust) }},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := test.dial()
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			c.SetDeadline(time.Now().Add(10 * time.Second))
			io.WriteString(c, aRequest)
			answer, err := io.ReadAll(c)
			if string(answer) != part || !errors.Is(err, syscall.ECONNRESET) {
				t.Errorf("on the wire %q, %v; want %q and a reset", answer, err, part)
			}
			e := test.rec.all()[0]
			if response, _ := e.Response(); response != part || e.Unsent() != 0 {
				t.Errorf("recorded %q, %d unsent", response, e.Unsent())
			}
		})
	}
}

// A connection that ends without an answer counts as answered: there will be none.
func TestAnsweredByTheEnd(t *testing.T) {
	wait := make(chan struct{})
	for name, end := range map[string]func(c net.Conn){
		"closed":  func(c net.Conn) { c.Close() },
		"aborted": func(c net.Conn) { capture.Abort(c) },
		"sending side closed": func(c net.Conn) {
			c.(interface{ CloseWrite() error }).CloseWrite()
			<-wait // nobody should have to wait for the rest
		},
	} {
		t.Run(name, func(t *testing.T) {
			rec := record(t, hijacked(t, end))
			c, err := net.Dial("tcp", rec.addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			c.SetDeadline(time.Now().Add(10 * time.Second))
			io.WriteString(c, aRequest)
			io.Copy(io.Discard, c)
			select {
			case <-rec.all()[0].Answered():
			case <-time.After(10 * time.Second):
				t.Error("it never counts as answered")
			}
			if response, truncated := rec.all()[0].Response(); response != "" || truncated {
				t.Errorf("recorded %q, truncated %t", response, truncated)
			}
		})
	}
	close(wait)
}

// Early says whether more than the head had come when the request was taken up.
func TestEarly(t *testing.T) {
	rec := record(t, func(w http.ResponseWriter, r *http.Request) {})
	for _, test := range []struct {
		sent string
		want []bool
	}{
		{aRequest, []bool{false}},
		{aRequest + aRequest, []bool{true, false}},
		{aRequest + aRequest + "\x81\x85", []bool{true, true}},
		{strings.Replace(aRequest, "\r\n\r\n", "\r\nX: "+strings.Repeat("x", 7000)+"\r\n\r\n", 1), []bool{false}},
	} {
		before := len(rec.all())
		rec.send(t, test.sent, 1<<20)
		for i, e := range rec.all()[before:] {
			if i >= len(test.want) || e.Early() != test.want[i] {
				t.Errorf("%.80q: exchange %d, early %t", test.sent, i, e.Early())
			}
		}
	}
}

// What the system did not take, because the client had gone, is counted, and is in
// the record all the same: it is what the server said.
func TestUnsent(t *testing.T) {
	gone, done := make(chan struct{}), make(chan int)
	rec := record(t, hijacked(t, func(c net.Conn) {
		<-gone
		c.Read(make([]byte, 1)) // until the RST is here
		n, err := io.WriteString(c, part)
		if err == nil {
			t.Error("a write to a client that has gone succeeds")
		}
		done <- len(part) - n
	}))
	c, err := net.Dial("tcp", rec.addr)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(c, aRequest)
	for end := time.Now().Add(10 * time.Second); len(rec.all()) == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the request does not come")
		}
	}
	c.(*net.TCPConn).SetLinger(0)
	c.Close()
	close(gone)
	unsent := <-done
	e := rec.all()[0]
	if response, _ := e.Response(); response != part || e.Unsent() != unsent || unsent == 0 {
		t.Errorf("recorded %q, %d unsent, want %d", response, e.Unsent(), unsent)
	}
}

// A response is kept up to its bound, whatever the pieces are.
func TestResponseBound(t *testing.T) {
	for _, test := range []struct {
		pieces    []int
		truncated bool
	}{
		{[]int{capture.MaxResponse}, false},
		{[]int{capture.MaxResponse - 1, 1}, false},
		{[]int{capture.MaxResponse, 1}, true},
		{[]int{capture.MaxResponse + 1}, true},
		{[]int{1, capture.MaxResponse, 1}, true},
		{[]int{100, 200}, false},
	} {
		rec := record(t, hijacked(t, func(c net.Conn) {
			for i, n := range test.pieces {
				io.WriteString(c, strings.Repeat(string(rune('a'+i)), n))
			}
		}))
		answer := rec.send(t, aRequest, 1<<20)
		response, truncated := rec.all()[0].Response()
		if want := answer[:min(len(answer), capture.MaxResponse)]; response != want || truncated != test.truncated {
			t.Errorf("%v: %d bytes recorded, truncated %t", test.pieces, len(response), truncated)
		}
	}
}
