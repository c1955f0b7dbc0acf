// Package perform does what an answer of the laboratory says, on a connection.
package perform

import (
	"bufio"
	"errors"
	"io"
	"net"
	"os"
	"time"

	"wsaccept/server/capture"
	"wsaccept/server/frames"
	"wsaccept/server/voices"
	"wsaccept/wasm/lab"
)

// Performance is an answer of the laboratory under way.
type Performance struct {
	Conn     net.Conn
	Idle     time.Duration   // how long the connection is held without a word from the client
	Stopping <-chan struct{} // is closed when the server ends
}

// Perform does what acts say. It returns true if the connection is to be held
// then.
func (p Performance) Perform(acts []lab.Act) (hold bool) {
	p.Conn.SetDeadline(time.Now().Add(p.Idle))
	for _, act := range acts {
		if act.Write != "" {
			if _, err := io.WriteString(p.Conn, act.Write); err != nil {
				return false // the client has gone
			}
		}
		if act.Pause > 0 {
			select {
			case <-time.After(act.Pause):
			case <-p.Stopping:
				return false
			}
		}
		switch act.End {
		case lab.Hold:
			return true
		case lab.Close:
			p.finish()
		case lab.Reset:
			capture.Abort(p.Conn)
		}
	}
	return false
}

// lingering is how long a client has to end its side of a connection, too.
const lingering = 500 * time.Millisecond

// finish ends the sending side, and reads what the client still says, such as its
// answer to a close frame. To close a connection with such bytes unread would be a
// RST, which can take away from the client what was sent before.
func (p Performance) finish() {
	half, ok := p.Conn.(interface{ CloseWrite() error })
	if ok && half.CloseWrite() == nil {
		p.Conn.SetReadDeadline(time.Now().Add(lingering))
		io.Copy(io.Discard, p.Conn)
	}
}

// Hold reads until the client ends the connection, or says goodbye with a close
// frame, which it answers: RFC 6455 §5.5.1. So the client's end is the client's
// own doing.
func (p Performance) Hold(from *bufio.Reader) {
	p.Conn.SetDeadline(time.Now().Add(p.Idle))
	payload, err := frames.ReadClose(from, voices.MaxMessage)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		p.Conn.SetDeadline(time.Now().Add(lingering))
		payload, err = append([]byte{1000 >> 8, 1000 & 0xFF}, "nothing came for "+p.Idle.String()...), nil
	}
	if err == nil {
		p.Conn.Write(append([]byte{0x88, byte(len(payload))}, payload...))
	}
}
