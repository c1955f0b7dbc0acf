package capture_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"wsaccept/server/capture"
)

// recorder serves with capture and keeps every exchange.
type recorder struct {
	addr string

	mu        sync.Mutex
	exchanges []*capture.Exchange
}

func record(t *testing.T, handler http.HandlerFunc) *recorder {
	t.Helper()
	return recordBehind(t, handler, func(l net.Listener) net.Listener { return l })
}

// recordBehind is record with something between the recording and the wire.
func recordBehind(t *testing.T, handler http.HandlerFunc, between func(net.Listener) net.Listener) *recorder {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	rec := &recorder{addr: listener.Addr().String()}
	server := &http.Server{
		ConnContext:    capture.ConnContext,
		MaxHeaderBytes: 8 << 10,

		DisableGeneralOptionsHandler: true,

		Handler: capture.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			rec.mu.Lock()
			rec.exchanges = append(rec.exchanges, capture.Of(r))
			rec.mu.Unlock()
			handler(w, r)
		})),
	}
	go server.Serve(capture.Listener{Listener: between(listener)})
	t.Cleanup(func() { server.Close() })
	return rec
}

// all returns the exchanges so far.
func (rec *recorder) all() []*capture.Exchange {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	return slices.Clone(rec.exchanges)
}

// send sends data in pieces of size bytes, ends its side, and returns all that
// came back.
func (rec *recorder) send(t *testing.T, data string, size int) string {
	t.Helper()
	c, err := net.Dial("tcp", rec.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(10 * time.Second))
	for rest := data; rest != ""; {
		n := min(size, len(rest))
		if _, err := io.WriteString(c, rest[:n]); err != nil {
			t.Fatal(err)
		}
		rest = rest[n:]
	}
	c.(*net.TCPConn).CloseWrite()
	answer, err := io.ReadAll(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(answer)
}

// Whatever the segments and however odd the heads, each exchange has exactly
// the bytes of its own request and response.
func TestExactBytes(t *testing.T) {
	heads := []string{
		"GET /a HTTP/1.1\r\nHost: x\r\nsec-WEBsocket-KEY:   odd \t\r\n\r\n",
		"GET /b HTTP/1.1\nHost: x\nX: bare line feeds\n\n",
		"GET /c HTTP/1.1\r\nHost: x\r\nX-Long: " + strings.Repeat("long ", 1400) + "\r\n\r\n",
		"GET /d HTTP/1.1\r\nHost: x\r\nX: folded\r\n  once\r\nX:\r\n\r\n",
		"OPTIONS * HTTP/1.1\r\nHost: x\r\nX: not for the next request\r\n\r\n",
		"HEAD /e HTTP/1.1\r\nHost: x\r\n\r\n",
	}
	for _, size := range []int{1, 3, 7, 64, 1000, 1 << 20} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			rec := record(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "this is "+r.URL.Path) })
			answers := rec.send(t, strings.Join(heads, ""), size)
			if len(rec.all()) != len(heads) {
				t.Fatalf("%d exchanges, want %d; answers: %s", len(rec.all()), len(heads), answers)
			}
			recorded := ""
			for i, e := range rec.all() {
				request := e.Request()
				response, _ := e.Response()
				if request != heads[i] {
					t.Errorf("request %d: %q, want %q", i, request, heads[i])
				}
				recorded += response
			}
			if recorded != answers {
				t.Errorf("recorded %q, on the wire %q", recorded, answers)
			}
		})
	}
}

// The body of a request must not be taken for the next head.
func TestBodyEndsTheConnection(t *testing.T) {
	for name, body := range map[string]string{
		"length":  "Content-Length: 33\r\n\r\n" + "\r\n\r\nGET /forged HTTP/1.1\r\nHost: x\r\n",
		"chunked": "Transfer-Encoding: chunked\r\n\r\n" + "4\r\n\r\n\r\n\r\n0\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			rec := record(t, func(w http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body) })
			head, _, _ := strings.Cut("POST /a HTTP/1.1\r\nHost: x\r\n"+body, "\r\n\r\n")
			answer := rec.send(t, "POST /a HTTP/1.1\r\nHost: x\r\n"+body+"GET /next HTTP/1.1\r\nHost: x\r\n\r\n", 1<<20)
			if len(rec.all()) != 1 || strings.Count(answer, "HTTP/1.1 200") != 1 || !strings.Contains(answer, "Connection: close") {
				t.Fatalf("%d exchanges, answer %q", len(rec.all()), answer)
			}
			if request := rec.all()[0].Request(); request != head+"\r\n\r\n" {
				t.Errorf("request %q, want %q", request, head+"\r\n\r\n")
			}
		})
	}
}

// A connection that a handler takes over is recorded until Stop, and works
// after it.
func TestHijack(t *testing.T) {
	const answer = "HTTP/1.1 101 Odd  Reason\r\nupgrade : x\r\n\r\n"
	rec := record(t, func(w http.ResponseWriter, r *http.Request) {
		c, rw, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		io.WriteString(c, answer)
		capture.Stop(r)
		line, _ := rw.ReadString('\n')
		io.WriteString(c, line)
	})
	got := rec.send(t, "GET / HTTP/1.1\r\nHost: x\r\n\r\nping\n", 1<<20)
	if got != answer+"ping\n" {
		t.Errorf("on the wire %q", got)
	}
	if response, _ := rec.all()[0].Response(); response != answer {
		t.Errorf("recorded %q, want %q", response, answer)
	}
}

// At the moment a client has the first byte, the record has the whole answer.
func TestRecordedBeforeSent(t *testing.T) {
	rec := record(t, func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusForbidden) })
	for range 200 {
		c, err := net.Dial("tcp", rec.addr)
		if err != nil {
			t.Fatal(err)
		}
		c.SetDeadline(time.Now().Add(10 * time.Second))
		io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
		first := make([]byte, 1)
		if _, err := io.ReadFull(c, first); err != nil {
			t.Fatal(err)
		}
		exchanges := rec.all()
		last := exchanges[len(exchanges)-1]
		response, _ := last.Response()
		rest, _ := io.ReadAll(c)
		c.Close()
		if response != string(first)+string(rest) {
			t.Fatalf("recorded %q, on the wire %q", response, string(first)+string(rest))
		}
	}
}

func TestBounds(t *testing.T) {
	rec := record(t, func(w http.ResponseWriter, r *http.Request) { w.Write(make([]byte, 1<<20)) })
	if answer := rec.send(t, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 1<<20); len(answer) < 1<<20 {
		t.Fatalf("the answer has %d bytes", len(answer))
	}
	if response, truncated := rec.all()[0].Response(); len(response) != capture.MaxResponse || !truncated {
		t.Errorf("recorded %d bytes of the answer, truncated %t; want %d, true", len(response), truncated, capture.MaxResponse)
	}
}

// A client that is still sending when it is answered gets the answer and an end
// of file, not a reset: net/http needs CloseWrite for that.
func TestEarlyAnswer(t *testing.T) {
	rec := record(t, func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusForbidden) })
	for range 10 {
		c, err := net.Dial("tcp", rec.addr)
		if err != nil {
			t.Fatal(err)
		}
		c.SetDeadline(time.Now().Add(10 * time.Second))
		io.WriteString(c, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n")
		go c.Write(make([]byte, 4000000))
		began := time.Now()
		answer, err := io.ReadAll(c)
		if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 403") {
			t.Fatalf("after %v: %q, %v", time.Since(began), answer, err)
		}
		c.Close()
	}
}

func TestAnswered(t *testing.T) {
	answered := func(e *capture.Exchange) bool {
		select {
		case <-e.Answered():
			return true
		default:
			return false
		}
	}
	rec := record(t, func(w http.ResponseWriter, r *http.Request) {
		if answered(capture.Of(r)) {
			t.Error("answered before the answer")
		}
		if r.URL.Path == "/hangup" {
			panic(http.ErrAbortHandler)
		}
	})
	rec.send(t, "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /hangup HTTP/1.1\r\nHost: x\r\n\r\n", 1<<20)
	for i, e := range rec.all() {
		select {
		case <-e.Answered():
		case <-time.After(5 * time.Second):
			t.Errorf("exchange %d never counts as answered", i)
		}
	}
}

func TestNotRecorded(t *testing.T) {
	var seen bool
	h := capture.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { seen = capture.Of(r) == nil }))
	r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader([]byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n"))))
	if err != nil {
		t.Fatal(err)
	}
	h.ServeHTTP(nil, r)
	if !seen {
		t.Error("Of must be nil for a request that did not come through a Listener")
	}
}
