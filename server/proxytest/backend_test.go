package proxytest

import (
	"context"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// backend is a WebSocket server that keeps what arrives, byte for byte.
type backend struct {
	addr string
	mu   sync.Mutex
	got  strings.Builder // since the last take
}

// newBackend starts a backend, which echoes messages to the end of t.
func newBackend(t *testing.T) *backend {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b := &backend{addr: l.Addr().String()}
	server := &http.Server{Handler: http.HandlerFunc(echo)}
	go server.Serve(recorder{l, b})
	t.Cleanup(func() { server.Close() })
	return b
}

// echo opens the WebSocket whatever the Origin is: whether Host fits it is told by the
// report, and is not what opens or refuses here.
func echo(w http.ResponseWriter, r *http.Request) {
	c, err := websocket.Accept(w, r, &websocket.AcceptOptions{InsecureSkipVerify: true})
	if err != nil {
		return // Accept has answered
	}
	defer c.CloseNow()
	for {
		kind, message, err := c.Read(context.Background())
		if err != nil || c.Write(context.Background(), kind, message) != nil {
			return
		}
	}
}

// take returns the lines of the request that has arrived since the last take, or nil.
func (b *backend) take() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	head, _, _ := strings.Cut(b.got.String(), "\r\n\r\n")
	b.got.Reset()
	first, _, _ := strings.Cut(head, "\r\n")
	if !strings.Contains(first, " HTTP/1.") { // nothing, what a tunnel carries, or how HTTP/2 begins, without which no request need follow
		return nil
	}
	return strings.Split(head, "\r\n")
}

// recorder is a listener whose connections tell a backend what they read.
type recorder struct {
	net.Listener
	to *backend
}

func (r recorder) Accept() (net.Conn, error) {
	c, err := r.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &recorded{c, r.to}, nil
}

type recorded struct {
	net.Conn
	to *backend
}

func (r *recorded) Read(p []byte) (int, error) {
	n, err := r.Conn.Read(p)
	r.to.mu.Lock()
	defer r.to.mu.Unlock()
	r.to.got.Write(p[:n])
	return n, err
}

// freeAddr returns an address of the loopback that nobody listens on.
func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// accepts reports whether somebody listens on addr.
func accepts(addr string) bool {
	c, err := net.DialTimeout("tcp", addr, time.Second)
	if err != nil {
		return false
	}
	c.Close()
	return true
}
