package gate

import (
	"fmt"
	"net/http"
	"strings"
)

// Handshake returns why r is no handshake, or nil. It asks for what no image, form
// or fetch of another site can send: an Upgrade to websocket, and, of a browser
// that says what its requests are for, that mode.
func Handshake(r *http.Request) *Refusal {
	if mode := r.Header.Get("Sec-Fetch-Mode"); mode != "" && mode != "websocket" {
		return &Refusal{Status: http.StatusForbidden, Reason: fmt.Sprintf("this is for new WebSocket() only, and Sec-Fetch-Mode says %.20q.", mode)}
	}
	for _, line := range r.Header["Upgrade"] {
		for protocol := range strings.SplitSeq(line, ",") {
			if strings.EqualFold(strings.TrimSpace(protocol), "websocket") {
				return nil
			}
		}
	}
	return AskUpgrade("the request does not ask for an upgrade to websocket.")
}

// EndsUpgrades returns next, which ends the connection after each answer but 101
// to a request with an Upgrade: what comes behind such a request may be meant for
// the protocol that it asks for, and must not be read as another request.
func EndsUpgrades(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.Header["Upgrade"]) > 0 {
			w.Header().Set("Connection", "close") // who answers 101 puts another in its place
		}
		next.ServeHTTP(w, r)
	})
}
