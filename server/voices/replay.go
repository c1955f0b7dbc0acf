package voices

import (
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"wsaccept/server/capture"
)

// replayTimeout is for a connection in memory, over which nothing is waited for.
const replayTimeout = 2 * time.Second

// Answer returns the bytes with which v answers request, a head as it came over
// the wire. It is asked over a connection in memory, so that there can be two
// answers to the same key.
func (v *Voice) Answer(request string) string {
	client, server := net.Pipe()
	defer client.Close()
	client.SetDeadline(time.Now().Add(replayTimeout))
	once := &http.Server{
		ErrorLog:          log.New(io.Discard, "", 0),
		ReadHeaderTimeout: replayTimeout,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if socket, err := v.Accept(w, r); err == nil {
				socket.Close()
			}
		}),
	}
	once.SetKeepAlivesEnabled(false)
	go once.Serve(&oneConn{conn: server})
	go io.WriteString(client, request)
	answer, _ := io.ReadAll(io.LimitReader(client, capture.MaxResponse)) // what came before an error counts
	return string(answer)
}

// oneConn is a listener for a single connection.
type oneConn struct{ conn net.Conn }

func (l *oneConn) Accept() (net.Conn, error) {
	if l.conn == nil {
		return nil, net.ErrClosed
	}
	c := l.conn
	l.conn = nil
	return c, nil
}

func (l *oneConn) Close() error   { return nil }
func (l *oneConn) Addr() net.Addr { return &net.UnixAddr{Name: "memory"} }
