package capture

import (
	"context"
	"crypto/tls"
	"time"
)

// tlsTimeout is how long a client may take for the TLS handshake. The limit that
// net/http has for it is for a *tls.Conn alone.
const tlsTimeout = 5 * time.Second

// tlsConn is a recorded connection inside of TLS.
type tlsConn struct {
	*conn
	secured *tls.Conn
}

// ConnectionState performs the TLS handshake and returns what came of it. net/http
// calls it before it reads the first request, and makes it the request's TLS.
// If the handshake fails, so does the reading.
func (c tlsConn) ConnectionState() tls.ConnectionState {
	ctx, cancel := context.WithTimeout(context.Background(), tlsTimeout)
	defer cancel()
	c.secured.HandshakeContext(ctx)
	return c.secured.ConnectionState()
}
