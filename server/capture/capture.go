// Package capture records the bytes of a request's head and of its response as
// they are on the wire. It sits below net/http, which loses them: header names
// lose their case, lines their order, and a refused WebSocket its whole answer.
//
//	server := &http.Server{
//		Handler:     capture.Handler(handler),
//		ConnContext: capture.ConnContext,
//		// net/http would answer "OPTIONS *" without the Handler, and its bytes
//		// would be taken for the next request's.
//		DisableGeneralOptionsHandler: true,
//	}
//	server.Serve(capture.Listener{Listener: listener})
//
// Inside handler, Of returns the Exchange of the request at hand.
package capture

import (
	"bytes"
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"sync"
	"time"
)

// Bounds in bytes on what is kept of a connection. MaxRequest is above what
// net/http can have read when a handler starts: MaxHeaderBytes of 8 KiB and 4096
// bytes that it adds, and a buffer of 4096 bytes.
const (
	MaxRequest  = 24 << 10
	MaxResponse = 4 << 10
)

// Listener makes each connection it accepts a recorded one. With TLS, what is
// recorded is inside of it: wrap a tls.Listener, and use Server.Serve, not
// ServeTLS.
type Listener struct{ net.Listener }

// Accept waits for the next connection.
func (l Listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	recorded := &conn{Conn: c}
	if secured, ok := c.(*tls.Conn); ok {
		return tlsConn{recorded, secured}, nil
	}
	return recorded, nil
}

// conn keeps copies of what passes through a connection.
type conn struct {
	net.Conn

	mu      sync.Mutex
	unread  []byte    // read from the wire and not yet part of an exchange
	current *Exchange // nil before the first request
	stopped bool      // nothing is recorded any more
}

func (c *conn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.stopped {
		c.unread = append(c.unread, p[:min(n, MaxRequest-len(c.unread))]...)
	}
	return n, err
}

// Write records p before it sends it, so that whoever has seen a byte of the
// response can find it in the record.
func (c *conn) Write(p []byte) (int, error) {
	current := c.recording()
	if current != nil {
		current.record(p)
	}
	n, err := c.Conn.Write(p)
	if current != nil && n < len(p) {
		current.lose(len(p) - n)
	}
	return n, err
}

// CloseWrite ends the sending side alone, which net/http does before it closes
// a connection whose request it has not read to the end.
func (c *conn) CloseWrite() error {
	c.finish()
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

func (c *conn) Close() error {
	c.finish()
	return c.Conn.Close()
}

// NetConn returns the connection below.
func (c *conn) NetConn() net.Conn { return c.Conn }

// Abort ends the connection with a RST in place of a FIN.
func (c *conn) Abort() error {
	c.finish()
	below := c.Conn
	if secured, ok := below.(*tls.Conn); ok {
		below = secured.NetConn() // tls.Conn.Close would say goodbye first
	}
	if tcp, ok := below.(interface{ SetLinger(seconds int) error }); ok {
		tcp.SetLinger(0)
	}
	return below.Close()
}

// finish ends the exchange at hand, which gets no more bytes.
func (c *conn) finish() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.current != nil {
		c.current.finish()
	}
}

// begin starts the exchange whose request head net/http has just parsed. Bytes
// after that head, which net/http may have read already, are left for the next.
func (c *conn) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	head, rest := c.unread, []byte(nil)
	if end := headEnd(head); end < len(head) {
		head, rest = bytes.Clone(head[:end]), bytes.Clone(head[end:])
	}
	c.current = &Exchange{request: head, early: rest != nil}
	c.unread = rest
}

// stop ends the recording and frees the buffer.
func (c *conn) stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stopped = true
	c.unread = nil
}

// exchange returns the one at hand, or the last.
func (c *conn) exchange() *Exchange {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.current
}

// recording returns the exchange that bytes written now belong to, or nil.
func (c *conn) recording() *Exchange {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stopped {
		return nil
	}
	return c.current
}

// closeOnPanic ends the connection if its handler panics, also when net/http does
// not: after it was hijacked.
func (c *conn) closeOnPanic() {
	if cause := recover(); cause != nil {
		c.Close()
		panic(cause)
	}
}

// headEnd returns the index after the first empty line, by net/textproto's rule
// that a line ends in LF with or without a CR before it, or len(b) if there is
// none.
func headEnd(b []byte) int {
	for start := 0; ; {
		i := bytes.IndexByte(b[start:], '\n')
		if i < 0 {
			return len(b)
		}
		start += i + 1
		switch rest := b[start:]; {
		case bytes.HasPrefix(rest, []byte("\n")):
			return start + 1
		case bytes.HasPrefix(rest, []byte("\r\n")):
			return start + 2
		}
	}
}

// Abort ends a connection that was hijacked from a Server with a Listener, so
// that the peer sees a RST.
func Abort(c net.Conn) error {
	if aborter, ok := c.(interface{ Abort() error }); ok {
		return aborter.Abort()
	}
	return c.Close()
}

// recorded returns the recorded connection that c is, or nil.
func recorded(c any) *conn {
	switch c := c.(type) {
	case *conn:
		return c
	case tlsConn:
		return c.conn
	}
	return nil
}

// connKey is for the context of a connection.
var connKey = &struct{ name string }{"recorded connection"}

// ConnContext is for http.Server.ConnContext.
func ConnContext(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey, recorded(c))
}

// bodyWait is how long a body may still come after its answer, which net/http waits
// for, so that closing the connection does not take the answer away.
const bodyWait = 500 * time.Millisecond

// Handler begins an exchange with each request, so it must be the outermost
// handler. It closes the connection after a request with a body, because the
// body's bytes would otherwise be taken for the next head, and after a panic.
func Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c := recorded(r.Context().Value(connKey)); c != nil {
			if r.ContentLength != 0 {
				w.Header().Set("Connection", "close")
				defer func() { http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyWait)) }()
			}
			c.begin()
			defer c.closeOnPanic()
		}
		next.ServeHTTP(w, r)
	})
}

// Of returns the exchange that r belongs to, or nil if r did not come through a
// Listener and a Handler. It must be called before r's handler returns: the
// exchange is found by its connection, so that no request has to be copied for it,
// and a connection has the next one then.
func Of(r *http.Request) *Exchange {
	if c := recorded(r.Context().Value(connKey)); c != nil {
		return c.exchange()
	}
	return nil
}

// Stop ends the recording of r's connection, which from here on is no longer
// HTTP.
func Stop(r *http.Request) {
	if c := recorded(r.Context().Value(connKey)); c != nil {
		c.stop()
	}
}
