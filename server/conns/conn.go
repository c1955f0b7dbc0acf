package conns

import (
	"container/list"
	"context"
	"net"
	"sync"
	"time"
)

const (
	// Stall is how long a peer may take for the next 32 KiB of what is sent to it.
	Stall = 10 * time.Second
	piece = 32 << 10
)

// conn is a connection that a Listener counts.
type conn struct {
	net.Conn
	listener *Listener

	// The listener guards these.
	address *address
	list    *list.List // of the address, or nil if c does not count
	element *list.Element

	mu       sync.Mutex
	deadline time.Time // for writing, as set from above
	sent     int       // bytes, until there was more than a piece
}

// Write sends p in pieces. It fails if the peer does not take one within Stall, or at
// the deadline that was set.
func (c *conn) Write(p []byte) (written int, err error) {
	for {
		part := p[written:min(len(p), written+piece)]
		c.limitUnsent(len(part))
		c.renewDeadline()
		n, err := c.Conn.Write(part)
		written += n
		if err != nil || written == len(p) {
			return written, err
		}
		c.listener.progress(c, true)
	}
}

// limitUnsent bounds what the system keeps for the peer when more than a piece is to
// be sent, of which the next n bytes are part. A handshake never is as long, and need
// not pay for it.
func (c *conn) limitUnsent(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sent > piece {
		return
	}
	if c.sent += n; c.sent > piece {
		limitUnsent(c.Conn)
	}
}

// renewDeadline gives the next piece until Stall, or until the deadline that was set
// if that is earlier.
func (c *conn) renewDeadline() {
	c.mu.Lock()
	defer c.mu.Unlock()
	next := time.Now().Add(Stall)
	if !c.deadline.IsZero() && c.deadline.Before(next) {
		next = c.deadline
	}
	c.Conn.SetWriteDeadline(next)
}

// SetWriteDeadline holds for a Write that is under way, too.
func (c *conn) SetWriteDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.deadline = t
	return c.Conn.SetWriteDeadline(t)
}

func (c *conn) SetDeadline(t time.Time) error {
	if err := c.SetWriteDeadline(t); err != nil {
		return err
	}
	return c.Conn.SetReadDeadline(t)
}

// CloseWrite ends the sending side alone.
func (c *conn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

// SetLinger is that of net.TCPConn.
func (c *conn) SetLinger(seconds int) error {
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		return tcp.SetLinger(seconds)
	}
	return nil
}

func (c *conn) Close() error {
	c.listener.leave(c)
	return c.Conn.Close()
}

// reset closes c, which does not count any more, and lets the system forget what
// it would still have to send.
func (c *conn) reset() {
	c.SetLinger(0)
	c.Conn.Close()
}

// limited returns the connection of a Listener below outer, or nil.
func limited(outer net.Conn) *conn {
	for {
		switch c := outer.(type) {
		case *conn:
			return c
		case interface{ NetConn() net.Conn }:
			outer = c.NetConn()
		default:
			return nil
		}
	}
}

var connKey = &struct{ name string }{"limited connection"}

// ConnContext is for http.Server.ConnContext.
func ConnContext(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey, limited(c))
}
