package endpoint

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/coder/websocket"

	"wsaccept/server/capture"
	"wsaccept/server/frames"
	"wsaccept/server/gate"
	"wsaccept/server/report"
	"wsaccept/server/voices"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/wire"
)

// maxSlow is how many answers of the laboratory may take their time at once.
const maxSlow = 32

// serveFault answers a handshake in one of the ways of the laboratory, most of
// them wrong. Only pages of this server can ask for one.
func (e *endpoint) serveFault(w http.ResponseWriter, r *http.Request) {
	token := r.URL.Query().Get(wire.TokenParameter)
	fault, found := lab.Find(r.PathValue("fault"))
	if !found {
		e.refuse(w, r, token, &gate.Refusal{Status: http.StatusNotFound, Reason: "the laboratory has no fault of this name."})
		return
	}
	no := e.origins.Check(r.Header["Origin"])
	if no == nil {
		no = gate.Handshake(r)
	}
	var leave func()
	if no == nil {
		leave, no = e.enter(r)
	}
	if no != nil {
		e.refuse(w, r, token, no)
		return
	}
	defer leave()
	acts := fault.Acts(handshake.ParseRequest(capture.Of(r).Request()))
	if takesTime(acts) {
		select {
		case e.slow <- struct{}{}:
			defer func() { <-e.slow }()
		default:
			e.refuse(w, r, token, busy("too many slow responses are in progress."))
			return
		}
	}
	e.keep(r, token, report.LetIn)
	conn, buffered, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return // the connection is gone already
	}
	p := performance{conn: conn, idle: e.idle, stopping: e.sockets.stopping}
	defer conn.Close()
	defer e.sockets.add(p)()
	if p.perform(acts) {
		capture.Stop(r)
		p.hold(buffered.Reader)
	}
}

// takesTime reports whether acts pause at all.
func takesTime(acts []lab.Act) bool {
	for _, act := range acts {
		if act.Pause > 0 {
			return true
		}
	}
	return false
}

// performance is an answer of the laboratory under way.
type performance struct {
	conn     net.Conn
	idle     time.Duration
	stopping <-chan struct{}
}

func (p performance) Goodbye(websocket.StatusCode, string) { p.conn.Close() }

// perform does what acts say. It returns true if the connection is to be held
// then.
func (p performance) perform(acts []lab.Act) (hold bool) {
	p.conn.SetDeadline(time.Now().Add(p.idle))
	for _, act := range acts {
		if act.Write != "" {
			if _, err := io.WriteString(p.conn, act.Write); err != nil {
				return false // the client has gone
			}
		}
		if act.Pause > 0 {
			select {
			case <-time.After(act.Pause):
			case <-p.stopping:
				return false
			}
		}
		switch act.End {
		case lab.Hold:
			return true
		case lab.Close:
			p.finish()
		case lab.Reset:
			capture.Abort(p.conn)
		}
	}
	return false
}

// lingering is how long a client has to end its side of a connection, too.
const lingering = 500 * time.Millisecond

// finish ends the sending side, and reads what the client still says, such as its
// answer to a close frame. To close a connection with such bytes unread would be a
// RST, which can take away from the client what was sent before.
func (p performance) finish() {
	half, ok := p.conn.(interface{ CloseWrite() error })
	if ok && half.CloseWrite() == nil {
		p.conn.SetReadDeadline(time.Now().Add(lingering))
		io.Copy(io.Discard, p.conn)
	}
}

// hold reads until the client ends the connection, or says goodbye with a close
// frame, which it answers: RFC 6455 §5.5.1. So the client's end is the client's
// own doing.
func (p performance) hold(from *bufio.Reader) {
	p.conn.SetDeadline(time.Now().Add(p.idle))
	payload, err := frames.ReadClose(from, voices.MaxMessage)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		p.conn.SetDeadline(time.Now().Add(lingering))
		payload, err = append([]byte{1000 >> 8, 1000 & 0xFF}, "nothing came for "+p.idle.String()...), nil
	}
	if err == nil {
		p.conn.Write(append([]byte{0x88, byte(len(payload))}, payload...))
	}
}
