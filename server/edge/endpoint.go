package edge

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"wsaccept/server/gate"
	"wsaccept/wasm/secrets"
	"wsaccept/wasm/wire"
)

// Limits on an open socket.
const (
	socketLife = 30 * time.Second
	socketIdle = 10 * time.Second
	maxMessage = 1 << 10 // bytes
)

// Voice is who answers handshakes here: the runtime itself.
var Voice = wire.Voice{ID: "workerd", Server: "Cloudflare Workers (workerd)"}

// Upgrader opens WebSockets. The runtime computes the Accept, and neither shows
// it nor lets it be another.
type Upgrader interface {
	// Upgrade answers r with a 101. With an error, nothing was answered.
	Upgrade(w http.ResponseWriter) (Socket, error)
}

// Socket is an open WebSocket.
type Socket interface {
	Send(m Message) error
	// Receive waits for a message until ctx is done.
	Receive(ctx context.Context) (Message, error)
	Close(code int, reason string)
}

// Message is what a peer sent, or is to be sent.
type Message struct {
	Data   []byte
	Binary bool
}

// Endpoint shakes hands with pages, and tells them what arrived.
type Endpoint struct {
	Upgrader Upgrader
	Hosts    Hosts    // under which it answers
	Origins  []string // those that may shake hands beside the Worker's own

	life, idle time.Duration // of a socket, for tests; 0 for what is usual
}

// Handler returns the handler of all that the platform gives to the Worker. It asks
// for the end of the connection as the program does, though workerd does not listen.
func (e Endpoint) Handler() http.Handler {
	return Repair(gate.EndsUpgrades(e.Hosts.Only(gate.Routes(e, map[string]http.HandlerFunc{"/": nothing}))))
}

func nothing(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "There is nothing here. On this host the report is the first message of the socket, and there is no laboratory.", http.StatusNotFound)
}

// Info is what a page is told of the endpoint. There is no laboratory, because
// the runtime sends right answers only.
func (e Endpoint) Info() wire.Info {
	return wire.Info{Voices: []wire.Voice{Voice}, Report: wire.ByMessage}
}

// ServeSocket answers a handshake, strictly by the RFC. The first message is the
// report, because nothing is kept here from one request to the next that could be
// asked for later; then it sends back what comes.
func (e Endpoint) ServeSocket(w http.ResponseWriter, r *http.Request) {
	head := Head(r)
	if no := e.check(r, head); no != nil {
		no.Write(w)
		return
	}
	socket, err := e.Upgrader.Upgrade(w)
	if err != nil {
		http.Error(w, "The runtime opened no WebSocket: "+err.Error(), http.StatusInternalServerError)
		return
	}
	redacted, names := secrets.Mask(head)
	first, err := json.Marshal(wire.Arrival{Request: []byte(redacted), Redacted: append([]string{}, names...)})
	if err == nil {
		err = socket.Send(Message{Data: first})
	}
	if err != nil {
		socket.Close(1011, "the report could not be sent")
		return
	}
	e.echo(r.Context(), socket)
}

// check returns why the handshake r must be refused, or nil.
func (e Endpoint) check(r *http.Request, head string) *gate.Refusal {
	if voice := r.URL.Query().Get(wire.VoiceParameter); voice != "" && voice != Voice.ID {
		return gate.NoVoice()
	}
	origins := gate.Origins{
		Allowed: append([]string{r.URL.Scheme + "://" + r.Host}, e.Origins...),
		Add:     "put %s into ORIGINS among the Worker's variables",
	}
	if no := origins.Check(r.Header["Origin"]); no != nil {
		return no
	}
	no := gate.Strict(head, r.ContentLength != 0 || len(r.TransferEncoding) > 0)
	if no == nil && strings.ToLower(r.Header.Get("Upgrade")) != "websocket" {
		// RFC 9110 §7.8 allows it, and the runtime would answer with a 500.
		no = gate.AskUpgrade("this host upgrades only if Upgrade names websocket and nothing else.")
	}
	return no
}

// echo sends messages back until the peer goes, or has had its time.
func (e Endpoint) echo(ctx context.Context, socket Socket) {
	life, idle := socketLife, socketIdle
	if e.life > 0 {
		life, idle = e.life, e.idle
	}
	ctx, cancel := context.WithTimeout(ctx, life)
	defer cancel()
	for {
		wait, stop := context.WithTimeout(ctx, idle)
		message, err := socket.Receive(wait)
		late := err != nil && wait.Err() != nil
		stop()
		switch {
		case ctx.Err() != nil:
			socket.Close(1000, "this socket has reached its time limit")
			return
		case late:
			socket.Close(1000, "nothing was received for a while")
			return
		case err != nil:
			return // the peer has gone
		case len(message.Data) > maxMessage:
			socket.Close(1009, "a message may have at most 1024 bytes")
			return
		}
		if socket.Send(message) != nil {
			return
		}
	}
}
