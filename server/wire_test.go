package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// A client that sends the bytes it is told to, for the tests of what is on the
// wire. Most of it returns errors, because it is used by many goroutines at once.

// patience is how long a test waits for what must come. It says nothing of how
// soon that should be.
const patience = 20 * time.Second

const rfcGUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11" // RFC 6455 §1.3

func newKey() string {
	nonce := make([]byte, 16)
	rand.Read(nonce)
	return base64.StdEncoding.EncodeToString(nonce)
}

// asBrowser is a handshake as Chromium sends it, for the server at base, such as
// http://127.0.0.1:8080.
func asBrowser(base, path, key string, more ...string) string {
	_, addr, _ := strings.Cut(base, "://")
	lines := append([]string{
		"GET " + path + " HTTP/1.1",
		"Host: " + addr,
		"Connection: Upgrade",
		"Pragma: no-cache",
		"Cache-Control: no-cache",
		"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
		"Upgrade: websocket",
		"Origin: " + base,
		"Sec-WebSocket-Version: 13",
		"Accept-Encoding: gzip, deflate, br, zstd",
		"Accept-Language: en-US,en;q=0.9",
		"Sec-WebSocket-Key: " + key,
		"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
	}, more...)
	return strings.Join(lines, "\r\n") + "\r\n\r\n"
}

// connect connects to addr. All waiting on the connection ends with patience.
func connect(addr string) (*net.TCPConn, error) {
	c, err := net.DialTimeout("tcp", addr, patience)
	if err != nil {
		return nil, err
	}
	c.SetDeadline(time.Now().Add(patience))
	return c.(*net.TCPConn), nil
}

// abort ends a connection with a RST, which leaves no port in TIME_WAIT.
func abort(c *net.TCPConn) {
	c.SetLinger(0)
	c.Close()
}

// send writes request and returns what has come once the head of an answer is
// complete.
func send(c net.Conn, request string) (answer string, err error) {
	if _, err := io.WriteString(c, request); err != nil {
		return "", err
	}
	var got []byte
	for buffer := make([]byte, 4096); !bytes.Contains(got, []byte("\r\n\r\n")); {
		n, err := c.Read(buffer)
		if got = append(got, buffer[:n]...); err != nil {
			return string(got), err
		}
	}
	return string(got), nil
}

// honest shakes hands rightly at addr, and returns an error if that fails or takes
// longer than a second.
func honest(addr string) error {
	began := time.Now()
	c, err := connect(addr)
	if err != nil {
		return err
	}
	defer c.Close()
	key := newKey()
	answer, err := send(c, asBrowser("http://"+addr, socketPath, key))
	if err != nil || !strings.HasPrefix(answer, "HTTP/1.1 101 ") || !strings.Contains(answer, ": "+accept(key, rfcGUID)+"\r\n") {
		return fmt.Errorf("answer %q, %v", answer, err)
	}
	if took := time.Since(began); took > time.Second {
		return fmt.Errorf("a handshake took %v", took)
	}
	return nil
}

// masked is a frame as a client sends it: RFC 6455 §5.2.
func masked(first byte, payload string) []byte {
	f := []byte{first}
	switch n := len(payload); {
	case n < 126:
		f = append(f, 0x80|byte(n))
	case n < 1<<16:
		f = binary.BigEndian.AppendUint16(append(f, 0x80|126), uint16(n))
	default:
		f = binary.BigEndian.AppendUint64(append(f, 0x80|127), uint64(n))
	}
	mask := []byte{0x37, 0xfa, 0x21, 0x3d}
	f = append(f, mask...)
	for i := range len(payload) {
		f = append(f, payload[i]^mask[i%4])
	}
	return f
}

type reported struct {
	Request, Response []byte
	Redacted          []string
	Truncated         bool
	Unsent            int
	Other             *struct {
		Server   string
		Response []byte
	}
}

// getReport reads the report at url, and all of the answer, so that the
// connection can be used again.
func getReport(client *http.Client, url string) (r reported, status int, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		return r, 0, err
	}
	resp, err := client.Do(request)
	if err != nil {
		return r, 0, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode == 200 {
		err = json.Unmarshal(body, &r)
	}
	return r, resp.StatusCode, err
}

// settles fails the test unless the number of goroutines falls to before.
func settles(t *testing.T, before int) {
	t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		http.DefaultClient.CloseIdleConnections()
		now := runtime.NumGoroutine()
		if now <= before {
			return
		}
		if time.Now().After(end) {
			stacks := make([]byte, 1<<20)
			t.Errorf("%d goroutines, %d before:\n%s", now, before, stacks[:runtime.Stack(stacks, true)])
			return
		}
	}
}

// eventually repeats f until it succeeds or patience is at an end.
func eventually(f func() error) error {
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if err := f(); err == nil || time.Now().After(end) {
			return err
		}
	}
}

// logged collects what is logged until the test ends.
func logged(t *testing.T) *safeBuffer {
	b := &safeBuffer{}
	log.SetOutput(b)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	return b
}

// safeBuffer is a buffer for many writers.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// isTimeout reports whether err says that the time was over.
func isTimeout(err error) bool { return errors.Is(err, os.ErrDeadlineExceeded) }
