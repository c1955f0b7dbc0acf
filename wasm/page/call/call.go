package call

import (
	"encoding/base64"
	"strings"
	"time"

	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/wire"
)

// Patience is how long a fetch may take, and a socket that nothing is wrong with. A
// browser says nothing at all about a socket that it does not even try, so the page
// must count.
const Patience = 5 * time.Second

// Plan is how a handshake is to be made.
type Plan struct {
	Origin    string        // of the page
	Path      string        // relative to the page
	Protocols []string      // to ask for
	Linger    time.Duration // how long the socket stays open
	Patience  time.Duration // how long everything may take until the socket is closed
	Also      string        // the voice that is given the same request, or ""
	Reported  Reported
	Restart   string // how to start the server again, or "" if that is not for the visitor to do
}

// Reported says how the page learns what was on the wire.
type Reported int

// The ways of a report.
const (
	Fetched Reported = iota // by a token
	Told                    // by the first message of the socket
	Not                     // not at all: the handshake is made for its own sake
)

// Call is a handshake under way.
type Call struct {
	Number event.Call
	Attempt
	plan    Plan
	phase   phase
	token   string
	message string
}

// phase says how far a call has come.
type phase int

const (
	drawing   phase = iota // a token
	opening                // a socket
	hearing                // it is open, and the report is to come
	lingering              // it is open
	closing                // the page has closed it
	asking                 // for the report
	done
)

// Begin begins a call.
func Begin(number int, p Plan) (Call, []effect.Effect) {
	c := Call{Number: event.Call(number), plan: p, Attempt: Attempt{Origin: p.Origin}}
	if p.Reported == Fetched {
		return c, []effect.Effect{effect.DrawToken{Call: c.Number}}
	}
	return c.open(p.Path)
}

// Done reports whether the call is over; then Attempt is what came of it.
func (c Call) Done() bool { return c.phase == done }

// Drop gives c up.
func (c Call) Drop() []effect.Effect {
	if c.phase == drawing || c.phase == asking || c.phase == done {
		return nil
	}
	return []effect.Effect{effect.DropSocket{Call: c.Number}}
}

// Update takes an event of c. What comes too late changes nothing.
func (c Call) Update(e event.OfCall) (Call, []effect.Effect) {
	switch e := e.(type) {
	case event.TokenDrawn:
		if c.phase == drawing {
			return c.openWithToken(e.Bytes[:])
		}
	case event.Fetched:
		if c.phase == asking {
			c.phase = done
			return c.reported(e), nil
		}
	default:
		if c.phase > drawing && c.phase < asking {
			return c.socketEvent(e)
		}
	}
	return c, nil
}

func (c Call) openWithToken(random []byte) (Call, []effect.Effect) {
	c.token = base64.RawURLEncoding.EncodeToString(random)
	separator := "?"
	if strings.Contains(c.plan.Path, "?") {
		separator = "&"
	}
	return c.open(c.plan.Path + separator + wire.TokenParameter + "=" + c.token)
}

func (c Call) open(path string) (Call, []effect.Effect) {
	c.phase, c.Script.Tried = opening, true
	return c, []effect.Effect{
		effect.OpenSocket{Call: c.Number, Path: path, Protocols: c.plan.Protocols},
		effect.After{Delay: c.plan.Patience, Then: event.WaitedEnough{Call: c.Number}},
	}
}

// socketEvent takes an event of the socket, or of the time it is given.
func (c Call) socketEvent(e event.OfCall) (Call, []effect.Effect) {
	switch e := e.(type) {
	case event.SocketOpened:
		c.Script.Opened = true
		if c.plan.Reported == Told {
			c.phase = hearing
			// Some of the patience is left to close.
			return c, []effect.Effect{effect.After{Delay: c.plan.Patience / 2, Then: event.HeardEnough{Call: c.Number}}}
		}
		return c.linger()
	case event.SocketMessage:
		if c.phase == hearing {
			c.message = e.Text
			return c.linger()
		}
	case event.HeardEnough:
		if c.phase == hearing {
			return c.linger()
		}
	case event.LingeredEnough:
		if c.phase == lingering {
			return c.close()
		}
	case event.SocketFailed:
		c.Script.Failed = true
		if e.None {
			return c.ask()
		}
	case event.SocketClosed:
		c.Script.Closed, c.Script.CloseCode = true, e.Code
		return c.ask()
	case event.WaitedEnough:
		return c.ask()
	}
	return c, nil
}

// linger leaves the socket open for its time.
func (c Call) linger() (Call, []effect.Effect) {
	if c.plan.Linger == 0 {
		return c.close()
	}
	c.phase = lingering
	return c, []effect.Effect{effect.After{Delay: c.plan.Linger, Then: event.LingeredEnough{Call: c.Number}}}
}

func (c Call) close() (Call, []effect.Effect) {
	c.phase = closing
	return c, []effect.Effect{effect.CloseSocket{Call: c.Number}}
}

// ask asks for the report, if it is to be asked for. The socket is done with.
func (c Call) ask() (Call, []effect.Effect) {
	drop := c.Drop()
	switch c.plan.Reported {
	case Told:
		c.phase = done
		return c.told(), drop
	case Not:
		c.phase = done
		return c, drop
	}
	c.phase = asking
	path := wire.Relative(wire.ReportPath) + c.token
	if c.plan.Also != "" {
		path += "?" + wire.AlsoParameter + "=" + c.plan.Also
	}
	return c, append(drop, effect.Fetch{Call: c.Number, Path: path, Patience: Patience})
}
