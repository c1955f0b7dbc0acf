package probe

import (
	"bufio"
	"context"
	"net"
	"time"

	"wsaccept/wasm/handshake"
)

// Conn is a connection for one handshake, on which the caller writes what it wants.
// All waiting on it ends with Options.Timeout after it was dialled.
type Conn struct {
	net.Conn
	reader reader
}

// Dial connects to address, with TLS if it is wss:, or says why that failed.
func Dial(ctx context.Context, address Address, o Options) (*Conn, *Failure) {
	return dial(ctx, address, o, &Exchange{})
}

// dial is Dial, and tells x about it.
func dial(ctx context.Context, address Address, o Options, x *Exchange) (*Conn, *Failure) {
	deadline := time.Now().Add(o.Timeout)
	ctx, cancel := context.WithDeadline(ctx, deadline)
	defer cancel()
	explain := explainer{address: address, timeout: o.Timeout}

	began := time.Now()
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", address.Dialled())
	x.Seconds.Connect = time.Since(began).Seconds()
	if err != nil {
		return nil, explain.connect(err)
	}
	x.Peer = conn.RemoteAddr().String()
	if address.Secure {
		began = time.Now()
		secured, state, err := startTLS(ctx, conn, address, o)
		x.Seconds.TLS, x.TLS = time.Since(began).Seconds(), state
		if err != nil {
			conn.Close()
			return nil, explain.tls(err, refusedCertificate(state, o))
		}
		conn = secured
	}
	conn.SetDeadline(deadline)
	return &Conn{Conn: conn, reader: reader{Reader: bufio.NewReader(conn), conn: conn, deadline: deadline}}, nil
}

// Heads reads the heads of the interim responses and of the final one, and nothing
// behind: RFC 9110 §15.2. With an error it returns what had come.
func (c *Conn) Heads() (string, error) { return c.reader.heads() }

// Body reads the body of response, the first KiB at most, and waits for a second at
// most.
func (c *Conn) Body(response handshake.Message) string { return c.reader.body(response) }

// Frame reads a frame of the server: RFC 6455 §5.2.
func (c *Conn) Frame() (opcode byte, payload []byte, err error) { return readFrame(c.reader) }

// Read reads what comes next, what was read ahead with a head first.
func (c *Conn) Read(p []byte) (int, error) { return c.reader.Read(p) }
