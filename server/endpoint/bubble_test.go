package endpoint

import (
	"net"
	"net/http"
	"testing"

	"wsaccept/server/capture"
	"wsaccept/server/conns"
)

// bubbleOrigin is that of pages of a server in a bubble.
const bubbleOrigin = "http://in.a.bubble"

// pipes is a listener without a network, so that all is in one bubble of
// testing/synctest, in which time passes when nobody has anything to do.
type pipes struct {
	accepted chan net.Conn
	closed   chan struct{}
}

func (p pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.accepted:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p pipes) Close() error   { return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

// startInBubble serves as serve does, without files, and returns what connects to it. It
// must be called in a bubble.
func startInBubble(t *testing.T) (dial func() net.Conn) {
	t.Helper()
	listener := pipes{make(chan net.Conn), make(chan struct{})}
	limited := conns.Listen(listener, conns.Limits{All: 100, PerAddress: 100})
	e := newEndpoint([]string{bubbleOrigin}, newLimits(100, 100))
	server := NewServer(limited.Handler(routes(http.NotFoundHandler(), e)))
	server.ConnState = limited.ConnState
	served := make(chan error, 1)
	go func() { served <- server.Serve(capture.Listener{Listener: limited}) }()
	t.Cleanup(func() {
		close(listener.closed)
		<-served
		server.Close()
	})
	return func() net.Conn {
		client, ours := net.Pipe()
		t.Cleanup(func() { client.Close() })
		listener.accepted <- ours
		return client
	}
}
