package main

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"strconv"

	"wsaccept/server/capture"
	"wsaccept/wasm/handshake"
)

// maxLines is how many lines a head may have beside the first.
const maxLines = 64

// refusal is an answer that opens no WebSocket.
type refusal struct {
	status int
	fields [][2]string // beside those that every refusal has
	reason string      // a sentence
}

// offer is the fields of an answer that asks for the upgrade: RFC 9110 §15.5.22.
var offer = [][2]string{{"Upgrade", "websocket"}, {"Connection", "Upgrade"}}

// versions says which version is spoken here: RFC 6455 §4.4.
var versions = [2]string{"Sec-WebSocket-Version", "13"}

// strict returns why the handshake r must be refused, or nil. What the page calls
// an error in a request, because an RFC says that a server must refuse it, is
// refused here, by the same code.
func strict(r *http.Request, exchange *capture.Exchange) *refusal {
	request := handshake.ParseRequest(exchange.Request())
	switch {
	case len(request.Lines) > 1+maxLines+1: // the first one, and the empty one
		return &refusal{status: http.StatusRequestHeaderFieldsTooLarge, reason: fmt.Sprintf("the head has more than %d lines of fields.", maxLines)}
	case r.ContentLength != 0:
		// A library would take the body for the first frames.
		return &refusal{status: http.StatusBadRequest, reason: "a handshake has no body."}
	}
	for _, f := range handshake.Check(handshake.Pair{Request: request}).Request {
		if f.Severity == handshake.Error {
			return broken(f)
		}
	}
	if exchange.Early() {
		return &refusal{status: http.StatusBadRequest, reason: "bytes came after the request, before it was answered (rule N5, RFC 6455 §4.1)."}
	}
	return nil
}

// broken returns the answer to a request that breaks a rule.
func broken(f handshake.Finding) *refusal {
	no := &refusal{status: http.StatusBadRequest, reason: fmt.Sprintf("%s (rule %s, %s)", f.Title, f.Rule, f.Section)}
	switch f.Rule {
	case "C02": // the method
		no.status, no.fields = http.StatusMethodNotAllowed, [][2]string{{"Allow", "GET"}}
	case "C03", "C06", "C08": // no upgrade was asked for, or by a version that has none
		no.status, no.fields = http.StatusUpgradeRequired, offer
	case "C14": // another version of WebSocket, or none
		no.status, no.fields = http.StatusUpgradeRequired, append([][2]string{versions}, offer...)
	case "C15": // several versions, or what is none
		no.fields = [][2]string{versions}
	}
	return no
}

// busy is the answer over a limit.
func busy(reason string) *refusal {
	return &refusal{status: http.StatusServiceUnavailable, fields: [][2]string{{"Retry-After", strconv.Itoa(int(socketIdle.Seconds()))}}, reason: reason}
}

// write sends the refusal and ends the connection: what a client sent after a
// refused handshake may be frames, and must not be read as the next request.
func (no *refusal) write(w http.ResponseWriter) {
	for _, field := range no.fields {
		w.Header().Add(field[0], field[1])
	}
	http.Error(closing{w}, "Refused: "+no.reason, no.status)
}

// closing is a ResponseWriter for handshakes: after any answer but 101 it ends the
// connection. The libraries would leave it open.
type closing struct{ http.ResponseWriter }

func (w closing) WriteHeader(status int) {
	if status != http.StatusSwitchingProtocols {
		// net/http sees a "close" only on a line of its own, the first one.
		h := w.Header()
		h["Connection"] = append([]string{"close"}, h["Connection"]...)
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w closing) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return http.NewResponseController(w.ResponseWriter).Hijack()
}
