// Package conns bounds how many connections a server keeps that are not
// WebSockets: in all, and from one address. When there is one too many, it is not
// turned away at the door. One goes from where most come from, the one that has
// waited longest, so that somebody who comes with a whole request is served while
// others hold connections open that do nothing.
//
//	limited := conns.Listen(listener, conns.Limits{All: 1024, PerAddress: 256})
//	server := &http.Server{
//		Handler:     limited.Handler(handler),
//		ConnState:   limited.ConnState,
//		ConnContext: conns.ConnContext,
//	}
//	server.Serve(limited)
//
// It belongs below TLS: a TLS handshake can be left hanging, too.
package conns

import (
	"net"
	"net/http"
	"net/netip"
	"sync"
)

// Limits is how many connections may be open at once. Both are at least 1.
type Limits struct{ All, PerAddress int }

// Listener accepts connections within its limits.
type Listener struct {
	net.Listener
	limits Limits

	mu        sync.Mutex
	n, peak   int
	addresses map[netip.Prefix]*address // those with connections
	crowds    crowds
}

// Listen returns a Listener for the connections that l accepts.
func Listen(l net.Listener, limits Limits) *Listener {
	return &Listener{Listener: l, limits: limits, addresses: map[netip.Prefix]*address{}}
}

// Accept waits for the next connection. To make room for it, it may reset another.
func (l *Listener) Accept() (net.Conn, error) {
	below, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	c := &conn{Conn: below, listener: l}
	if victim := l.enter(c); victim != nil {
		victim.reset()
	}
	return c, nil
}

// enter counts c, and returns the connection that goes for it, or nil.
func (l *Listener) enter(c *conn) (victim *conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var prefix netip.Prefix
	if tcp, ok := c.RemoteAddr().(*net.TCPAddr); ok {
		prefix = prefixOf(tcp.AddrPort().Addr())
	}
	if a := l.addresses[prefix]; a != nil && a.len() >= l.limits.PerAddress {
		victim = a.oldest()
	} else if l.n >= l.limits.All {
		victim = l.crowds.largest().oldest()
	}
	if victim != nil {
		l.remove(victim)
	}
	a := l.addresses[prefix]
	if a == nil {
		a = &address{prefix: prefix}
		l.addresses[prefix] = a
	}
	c.address, c.list = a, &a.waiting
	c.element = c.list.PushBack(c)
	l.crowds.move(a, a.len()-1)
	l.n++
	l.peak = max(l.peak, l.n)
	return victim
}

// remove counts c no more.
func (l *Listener) remove(c *conn) {
	a := c.address
	c.list.Remove(c.element)
	c.list = nil
	l.crowds.move(a, a.len()+1)
	l.n--
	if a.len() == 0 {
		delete(l.addresses, a.prefix)
	}
}

// leave counts c no more, if it did.
func (l *Listener) leave(c *conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c.list != nil {
		l.remove(c)
	}
}

// progress makes c the last that goes of those that wait, or of those that are
// being answered.
func (l *Listener) progress(c *conn, serving bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c.list == nil {
		return
	}
	c.list.Remove(c.element)
	c.list = &c.address.waiting
	if serving {
		c.list = &c.address.serving
	}
	c.element = c.list.PushBack(c)
}

// Len returns how many connections there are that are not WebSockets.
func (l *Listener) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.n
}

// Peak returns the most connections that there were at once since it was last
// called.
func (l *Listener) Peak() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	peak := l.peak
	l.peak = l.n
	return peak
}

// ConnState is for http.Server.ConnState. A connection that was hijacked counts no
// more.
func (l *Listener) ConnState(outer net.Conn, state http.ConnState) {
	c := limited(outer)
	switch {
	case c == nil:
	case state == http.StateHijacked:
		l.leave(c)
	case state == http.StateIdle:
		l.progress(c, false)
	}
}

// Handler returns next, before which a connection counts as one that is being
// answered. It needs the context of ConnContext.
func (l *Listener) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, ok := r.Context().Value(connKey).(*conn); ok && c != nil {
			l.progress(c, true)
		}
		next.ServeHTTP(w, r)
	})
}
