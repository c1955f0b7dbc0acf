package endpoint

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"testing"

	"wsaccept/server/capture"
	"wsaccept/server/wiretest"
)

// A handler that panics ends its own connection, also when it has taken it over
// from net/http, and no other. The log tells of it once.
func TestPanics(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	logs := &wiretest.Buffer{}
	server := NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/ok":
			io.WriteString(w, "fine")
		case "/before":
			w.Header().Set("X-Never", "sent")
			panic("before the answer")
		case "/abort":
			panic(http.ErrAbortHandler)
		case "/hijacked", "/answered":
			c, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			if r.URL.Path == "/answered" {
				io.WriteString(c, "HTTP/1.1 101 Switching Protocols\r\n\r\n")
				capture.Stop(r)
			}
			panic("after " + r.URL.Path)
		}
	}))
	server.ErrorLog = log.New(logs, "", 0)
	go server.Serve(capture.Listener{Listener: listener})
	t.Cleanup(func() { server.Close() })
	addr := listener.Addr().String()

	other, err := wiretest.Connect(addr)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	works := func() {
		t.Helper()
		if answer, err := wiretest.Send(other, "GET /ok HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil || wiretest.StatusesIn(answer) != "200" {
			t.Errorf("another connection: %q, %v", answer, err)
		}
	}
	works()
	for path, want := range map[string]string{"/before": "", "/abort": "", "/hijacked": "", "/answered": "101"} {
		c, err := wiretest.Connect(addr)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", path)
		if answer, err := io.ReadAll(c); err != nil || wiretest.StatusesIn(string(answer)) != want {
			t.Errorf("%s: %q, %v", path, answer, err)
		}
		c.Close()
		works()
	}
	for text, times := range map[string]int{"panic serving": 3, "before the answer": 1, "after /hijacked": 1, "after /answered": 1} {
		if err := wiretest.Eventually(func() error { // net/http logs after the connection has ended
			if n := strings.Count(logs.String(), text); n != times {
				return fmt.Errorf("%q is logged %d times, want %d:\n%s", text, n, times, logs.String())
			}
			return nil
		}); err != nil {
			t.Error(err)
		}
	}
	if !strings.Contains(logs.String(), "panic_test.go") {
		t.Errorf("the log does not say where:\n%s", logs.String())
	}
}
