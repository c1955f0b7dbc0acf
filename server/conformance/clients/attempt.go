package clients

import (
	"bufio"
	"io"
	"net"
	"strings"
	"sync"
	"time"

	"wsaccept/server/perform"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
)

const (
	maxHead     = 64 << 10               // of a request, in bytes
	headTime    = 10 * time.Second       // for a request to come
	performTime = 15 * time.Second       // for a response to be sent, and for a client to give up one that is not whole
	quietTime   = time.Second            // until the laboratory closes an open socket that is silent
	lingerTime  = 500 * time.Millisecond // for the client's Close frame after that
)

// attempt is one handshake with the laboratory. Its methods may be called while it is
// under way.
type attempt struct {
	run     string
	request string

	mu       sync.Mutex
	response strings.Builder // as far as it was sent
	after    []byte          // what the client sent behind its request
	told     deed            // what the client said came of it: “opened”, “failed” or ""
	ended    chan struct{}   // is closed at the end of the connection
}

// conn is a connection that keeps what goes over it for an attempt.
type conn struct {
	net.Conn
	from *bufio.Reader
	a    *attempt
}

func (c conn) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.a.mu.Lock()
	c.a.after = append(c.a.after, p[:min(n, maxHead-min(maxHead, len(c.a.after)))]...)
	c.a.mu.Unlock()
	return n, err
}

func (c conn) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.a.mu.Lock()
	c.a.response.Write(p[:n])
	c.a.mu.Unlock()
	return n, err
}

// Abort ends the connection with a RST.
func (c conn) Abort() error {
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	return c.Conn.Close()
}

// CloseWrite ends the sending side.
func (c conn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return c.Conn.Close()
}

// sent returns the response so far.
func (a *attempt) sent() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.response.String()
}

// framed reports whether the client sent a masked frame behind its request, as it does
// in a WebSocket that it opened: RFC 6455 §5.2.
func (a *attempt) framed() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.after) >= 2 && a.after[0]&0x0F <= 0xA && a.after[1]&0x80 != 0
}

// answer serves one connection.
func (l *Lab) answer(to net.Conn) {
	to.SetDeadline(time.Now().Add(headTime))
	from := bufio.NewReader(to)
	head, ok := readHead(from)
	if !ok {
		return
	}
	request := handshake.ParseRequest(head)
	_, target, _ := request.RequestLine()
	path, run := split(target.Of(head))
	fault, found := l.find(path)
	if !found {
		l.respond(to, request, path)
		return
	}
	a := &attempt{run: run, request: head, ended: make(chan struct{})}
	l.add(path, a)
	defer close(a.ended)
	a.perform(conn{to, from, a}, fault, l.stopping)
}

// perform lets the client have the fault, and waits until it has dealt with it.
func (a *attempt) perform(c conn, fault lab.Fault, stopping <-chan struct{}) {
	p := perform.Performance{Conn: c, Idle: performTime, Stopping: stopping}
	if !p.Perform(fault.Acts(handshake.ParseRequest(a.request))) {
		return
	}
	if !isWhole(a.sent()) {
		// Nothing can be said on this connection. The client ends it.
		c.SetDeadline(time.Now().Add(performTime))
		_, _ = io.Copy(io.Discard, c)
		return
	}
	p.Idle = quietTime
	p.Hold(bufio.NewReader(c))
	if c.CloseWrite() == nil {
		c.SetDeadline(time.Now().Add(lingerTime))
		_, _ = io.Copy(io.Discard, c)
	}
}

// readHead reads a request up to its empty line.
func readHead(from *bufio.Reader) (head string, ok bool) {
	var b strings.Builder
	for b.Len() < maxHead {
		line, err := from.ReadString('\n')
		if err != nil {
			return "", false
		}
		b.WriteString(line)
		if strings.Trim(line, "\r\n") == "" && b.Len() > len(line) {
			return b.String(), true
		}
	}
	return "", false
}

// isWhole reports whether a response has the empty line that ends its head.
func isWhole(response string) bool {
	return strings.Contains(response, "\n\r\n") || strings.Contains(response, "\n\n")
}
