package endpoint

import (
	"bufio"
	"net"
	"net/http"
	"slices"

	"wsaccept/server/capture"
	"wsaccept/server/gate"
)

// strict returns why the handshake r must be refused, or nil.
func strict(r *http.Request, exchange *capture.Exchange) *gate.Refusal {
	no := gate.Strict(exchange.Request(), r.ContentLength != 0)
	if no == nil && exchange.Early() {
		no = &gate.Refusal{Status: http.StatusBadRequest, Reason: "bytes came after the request before the response was sent (rule N5, RFC 6455 §4.1)."}
	}
	return no
}

// busy is the answer over a limit.
func busy(reason string) *gate.Refusal { return gate.Busy(reason, socketIdle) }

// refuse answers with no and ends the connection: what a client sent after a
// refused handshake may be frames, and must not be read as the next request.
func refuse(w http.ResponseWriter, no *gate.Refusal) { no.Write(closing{w}) }

// closing is a ResponseWriter for handshakes: after any answer but 101 it ends the
// connection. The libraries would leave it open.
type closing struct{ http.ResponseWriter }

func (w closing) WriteHeader(status int) {
	if status != http.StatusSwitchingProtocols {
		// net/http sees a "close" only on a line of its own, the first one.
		h := w.Header()
		options := slices.DeleteFunc(h["Connection"], func(option string) bool { return option == "close" })
		h["Connection"] = append([]string{"close"}, options...)
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w closing) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return http.NewResponseController(w.ResponseWriter).Hijack()
}
