package gate

import (
	"fmt"
	"net/http"

	"wsaccept/wasm/handshake"
)

// How long a head may be.
const (
	MaxHead  = 12 << 10 // bytes
	maxLines = 64       // beside the first
)

// Strict returns why a handshake with this head must be refused, or nil. What the
// page calls an error in a request, because an RFC says that a server must refuse
// it, is refused here, by the same code: RFC 6455 §4.2.1.
func Strict(head string, hasBody bool) *Refusal {
	request := handshake.ParseRequest(head)
	switch {
	case len(head) > MaxHead:
		return &Refusal{Status: http.StatusRequestHeaderFieldsTooLarge, Reason: fmt.Sprintf("the header has more than %d bytes.", MaxHead)}
	case len(request.Lines) > 1+maxLines+1: // the first one, and the empty one
		return &Refusal{Status: http.StatusRequestHeaderFieldsTooLarge, Reason: fmt.Sprintf("the header has more than %d field lines.", maxLines)}
	case hasBody:
		// A library would take the body for the first frames.
		return &Refusal{Status: http.StatusBadRequest, Reason: "a handshake has no body."}
	}
	for _, f := range handshake.Check(handshake.Pair{Request: request}).Request {
		if f.Severity == handshake.Error {
			return broken(f)
		}
	}
	return nil
}
