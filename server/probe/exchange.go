// Package probe performs a handshake with a server over its own connection, and
// keeps every byte: net/http would correct the request and drop parts of the response.
package probe

import (
	"context"
	"crypto/x509"
	"io"
	"time"

	"wsaccept/wasm/judge"
)

// maxHead is how much of an answer's head is read, in bytes, all interim answers
// included.
const maxHead = 64 << 10

// maxBody is how much of a refusal's body is read, in bytes.
const maxBody = 1 << 10

// briefly is how long to wait for what matters less than the handshake: the rest
// of bytes that are no answer, a refusal's body, the end of an open WebSocket.
const briefly = time.Second

// Options say how to connect.
type Options struct {
	Timeout  time.Duration  // for everything together
	Insecure bool           // go on with a certificate that can't be verified
	Roots    *x509.CertPool // who may sign certificates; nil for those this computer trusts
}

// Exchange is what came of a handshake.
type Exchange struct {
	Address  Address
	Peer     string // the IP address and port of the other side, "" without a connection
	Sent     string // the bytes that were written, "" if it did not come to that
	Received string // the heads of the answers, interim ones first; what had come if none is whole
	Body     string // the first KiB of a refusal's body, without the framing of chunks
	Opened   bool   // a client must take the answer
	TLS      *TLS   // nil without TLS
	Close    *Close // nil unless Opened
	Failure  *Failure
	Seconds  Seconds
}

// Seconds is how long each phase took. One that was not reached took 0.
type Seconds struct {
	Connect float64 // looking the name up, and TCP
	TLS     float64
	Answer  float64 // from the first byte of the request to the end of the answer's head
}

// Sum returns how long all of it took.
func (s Seconds) Sum() float64 { return s.Connect + s.TLS + s.Answer }

// Do writes request to address as it is and reads the answer. If the answer opens
// a WebSocket, it closes it with a Close frame. It never follows a redirect.
// A fault below the handshake is in Exchange.Failure, with all that came before.
func Do(ctx context.Context, address Address, request string, o Options) Exchange {
	x := Exchange{Address: address}
	explain := explainer{address: address, timeout: o.Timeout}
	conn, failure := dial(ctx, address, o, &x)
	if failure != nil {
		x.Failure = failure
		return x
	}
	defer conn.Close()

	began := time.Now()
	n, writeErr := io.WriteString(conn, request)
	x.Sent = request[:n]
	var err error
	x.Received, err = conn.Heads()
	x.Seconds.Answer = time.Since(began).Seconds()
	if err != nil {
		if x.Received == "" && writeErr != nil {
			err = writeErr
		}
		x.Failure = explain.answer(err, x.Received)
		return x
	}
	judged := judge.Exchange(x.Sent, x.Received, address.String())
	switch {
	case judged.ClientOpens():
		x.Opened = true
		x.Close = closeSocket(conn.reader)
	case judged.Pair.Response.Status() != "101":
		x.Body = conn.Body(judged.Pair.Response)
	}
	return x
}
