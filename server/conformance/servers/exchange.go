package servers

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"time"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/probe"
	"wsaccept/wasm/handshake"
)

// How long to wait, at most, for what should come at once.
const (
	closingTime = 500 * time.Millisecond // for the end of a connection after a refusal
	replyTime   = 2 * time.Second        // for what a frame leads to
)

// exchange is what came of a case.
type exchange struct {
	pair     handshake.Pair
	received string        // heads of the responses
	body     string        // what came behind a refusal's head
	failure  string        // why there is no response, a sentence, or ""
	end      handshake.End // how it ended without a response
	closed   bool          // if that matters: the server ended the connection after a refusal
	reply    error         // why what followed the 101 did not get its reply, or nil
}

// opened reports whether the server responded with 101.
func (x exchange) opened() bool { return x.pair.Response.Status() == "101" }

// exchange sends request as c says, and reads what comes of it.
func (r *run) exchange(ctx context.Context, c cases.Case, request string) (x exchange) {
	x.pair = handshake.ParsePair(request, "")
	conn, failure := probe.Dial(ctx, r.Address, r.Probe)
	if failure != nil {
		x.failure, x.end = failure.What, failure.End
		return x
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()

	// A server that refuses before it has read everything may reset the connection:
	// what it said counts, not that.
	writeErr := send(conn, request, c.Way)
	received, err := conn.Heads()
	x.received = received
	if err != nil {
		if received == "" && writeErr != nil {
			err = writeErr
		}
		x.failure, x.end = without(err)
		return x
	}
	x.pair = handshake.ParsePair(request, received)
	switch {
	case x.opened():
	case c.Want == cases.Closes || c.Want == cases.ShouldClose:
		x.body, x.closed = rest(conn)
		return x
	case !strings.HasPrefix(request, "HEAD "):
		x.body = conn.Body(x.pair.Response)
		return x
	default:
		return x
	}
	if c.Then != nil {
		x.reply = follow(conn, *c.Then)
	}
	io.WriteString(conn, goodbye)
	return x
}

// goodbye is a Close frame with 1000, masked with zeros.
const goodbye = "\x88\x82\x00\x00\x00\x00\x03\xe8"

// send writes request in the way.
func send(conn *probe.Conn, request string, way cases.Way) error {
	var pieces []string
	pause := time.Duration(0)
	switch way {
	case cases.InTwo:
		half := len(request) / 2
		pieces, pause = []string{request[:half], request[half:]}, 200*time.Millisecond
	case cases.ByLine:
		pieces, pause = strings.SplitAfter(request, "\n"), 20*time.Millisecond
	case cases.ByByte:
		pieces, pause = strings.Split(request, ""), time.Millisecond
	default:
		pieces = []string{request}
	}
	for i, piece := range pieces {
		if i > 0 {
			time.Sleep(pause)
		}
		if _, err := io.WriteString(conn, piece); err != nil {
			return err
		}
	}
	if half, ok := conn.Conn.(interface{ CloseWrite() error }); ok && way == cases.HalfClosed {
		return half.CloseWrite()
	}
	return nil
}

// without says how a handshake ended whose response did not come, or not whole.
func without(err error) (says string, end handshake.End) {
	var network net.Error
	switch {
	case errors.As(err, &network) && network.Timeout():
		return "No whole response came in time.", handshake.TimedOut
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "The server closed the connection without a whole response.", handshake.Closed
	}
	return "The server reset the connection without a whole response.", handshake.Reset
}

// rest reads what comes behind the head of a refusal, the first KiB of it, and tells
// whether the server then ends the connection.
func rest(conn *probe.Conn) (body string, closed bool) {
	const most = 1 << 10
	conn.SetDeadline(time.Now().Add(closingTime))
	first, err := io.ReadAll(io.LimitReader(conn, most))
	if err == nil && len(first) == most {
		_, err = io.Copy(io.Discard, conn)
	}
	var network net.Error
	return string(first), !errors.As(err, &network) || !network.Timeout()
}

// follow sends a message behind the 101, and returns nil if the server does with it
// what it must.
func follow(conn *probe.Conn, m cases.Message) error {
	conn.SetDeadline(time.Now().Add(replyTime))
	// A server that ended the connection may have done what it must: that is read.
	_, _ = io.WriteString(conn, m.Bytes)
	for {
		opcode, payload, err := conn.Frame()
		switch {
		case err != nil && m.Wants == cases.End && ended(err):
			return nil
		case err != nil && ended(err):
			return errors.New("The server ended the connection without " + string(m.Wants) + ".")
		case err != nil:
			return errors.New("The server does not send " + string(m.Wants) + ", and keeps the connection open.")
		case opcode == 0x8 && m.Wants != cases.Pong:
			return nil
		case opcode == 0x8:
			return errors.New("The server sends a Close frame, and not " + string(m.Wants) + ".")
		case opcode == 0xA && m.Wants == cases.Pong && string(payload) == cases.Pinged:
			return nil
		}
	}
}

// ended reports whether err says that the server ended the connection.
func ended(err error) bool {
	var network net.Error
	return !errors.As(err, &network) || !network.Timeout()
}
