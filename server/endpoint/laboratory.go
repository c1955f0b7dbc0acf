package endpoint

import (
	"net/http"

	"github.com/coder/websocket"

	"wsaccept/server/capture"
	"wsaccept/server/gate"
	"wsaccept/server/perform"
	"wsaccept/server/report"
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
	p := performance{perform.Performance{Conn: conn, Idle: e.idle, Stopping: e.sockets.stopping}}
	defer conn.Close()
	defer e.sockets.add(p)()
	if p.Perform(acts) {
		capture.Stop(r)
		p.Hold(buffered.Reader)
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
type performance struct{ perform.Performance }

func (p performance) Goodbye(websocket.StatusCode, string) { p.Conn.Close() }
