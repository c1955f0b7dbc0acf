// Package gate decides who may shake hands, and how the others are refused. Both
// servers, the program and the Worker, ask it, so that no visitor is told one
// thing here and another there.
package gate

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"wsaccept/wasm/handshake"
)

// Refusal is an answer that opens no WebSocket.
type Refusal struct {
	Status int
	Fields [][2]string // beside those that every refusal has
	Reason string      // a sentence
}

// Write answers with the refusal. On a connection that may carry another request,
// w must end it: what a client sent behind a refused handshake may be frames.
func (no *Refusal) Write(w http.ResponseWriter) {
	for _, field := range no.Fields {
		w.Header().Add(field[0], field[1])
	}
	http.Error(w, "Refused: "+no.Reason, no.Status)
}

// Busy is the answer over a limit, which may be asked again after a while.
func Busy(reason string, after time.Duration) *Refusal {
	return &Refusal{Status: http.StatusServiceUnavailable, Fields: [][2]string{{"Retry-After", strconv.Itoa(int(after.Seconds()))}}, Reason: reason}
}

// NoVoice is the answer to who asks for a voice that the host does not have.
func NoVoice() *Refusal {
	return &Refusal{Status: http.StatusNotFound, Reason: "there is no such endpoint."}
}

// offer is the fields of an answer that asks for the upgrade: RFC 9110 §15.5.22.
var offer = [][2]string{{"Upgrade", "websocket"}, {"Connection", "Upgrade"}}

// AskUpgrade is the answer to who must ask for the upgrade, or in another way.
func AskUpgrade(reason string) *Refusal {
	return &Refusal{Status: http.StatusUpgradeRequired, Fields: offer, Reason: reason}
}

// versions says which version is spoken here: RFC 6455 §4.4.
var versions = [2]string{"Sec-WebSocket-Version", "13"}

// broken returns the answer to a request that breaks a rule: the status is the
// rule's, the fields are those that RFC 9110 §15.5 requires with it.
func broken(f handshake.Finding) *Refusal {
	no := &Refusal{Status: f.Rule.Status, Reason: fmt.Sprintf("%s (rule %s, %s)", f.Title, f.Rule.ID, f.Section)}
	if f.Rule == handshake.C14 || f.Rule == handshake.C15 {
		no.Fields = append(no.Fields, versions)
	}
	switch no.Status {
	case 0: // the rule has no status of its own
		no.Status = http.StatusBadRequest
	case http.StatusMethodNotAllowed:
		no.Fields = append(no.Fields, [2]string{"Allow", "GET"})
	case http.StatusUpgradeRequired:
		no.Fields = append(no.Fields, offer...)
	}
	return no
}
