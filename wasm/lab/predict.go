package lab

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// Prediction is what a browser does with a fault: by the rules of the package
// predict, and by what is known of the ends of a connection and of the first
// frames. The page is taken to wait for a second after the open event, and to
// close with 1000 then.
type Prediction struct {
	Known     bool   // there is a prediction; else Why says why not, and the rest is empty
	Opens     bool   // the page gets an open event
	Either    bool   // by chance it is the other way round now and then; Why says how
	Then      string // what comes after that: "close 1000", "close 1006" …; "" if it does not open
	CloseCode int    // of the close event
	Error     bool   // an error event comes before the close event
	Message   string // in the console, or "": of Chromium, what follows “WebSocket connection to '…' failed: ”; of Firefox, all, with URL for the address
	Why       string // why there is no prediction, or what it depends on, or ""
}

// Predict returns what the browser, "chromium" or "firefox", does with f once it
// has sent request.
func (f Fault) Predict(request handshake.Message, browser string) Prediction {
	acts := f.Acts(request)
	raw, end := f.Response(request), acts[len(acts)-1].End
	if raw == "" || end == Reset && !isWhole(raw) {
		return unanswered(end, browser)
	}
	client, found := clientCalled(browser, request, raw)
	switch {
	case !found:
		return Prediction{Why: "Only Chromium and Firefox are predicted."}
	case client.Verdict == programs.Unknown:
		return Prediction{Why: client.Note}
	case client.Verdict == programs.Fails:
		return Prediction{Known: true, CloseCode: 1006, Error: true, Message: client.Message, Why: client.Note}
	case !isWhole(raw):
		// It finds nothing wrong, and nobody to talk to.
		return Prediction{Known: true, Either: true, CloseCode: 1006, Why: "Firefox takes the end of the connection for the end of the header. Sometimes there is an open event before the close event."}
	}
	p := f.sequel.in(browser)
	p.Known = true
	if p.Opens {
		p.Then = "close " + strconv.Itoa(p.CloseCode)
	}
	if p.Why == "" {
		p.Why = client.Note
	}
	return p
}

// isWhole reports whether raw has the empty line that ends a head.
func isWhole(raw string) bool {
	return strings.Contains(raw, "\n\r\n") || strings.Contains(raw, "\n\n")
}

// clientCalled returns what the program called name does with the answer raw.
func clientCalled(name string, request handshake.Message, raw string) (programs.Client, bool) {
	all := handshake.ParseResponses(raw)
	last := len(all) - 1
	for _, c := range programs.Clients(handshake.Pair{Request: request, Interim: all[:last], Response: all[last]}) {
		if c.Program.ID == name {
			return c, true
		}
	}
	return programs.Client{}, false
}

// unanswered is what comes of a connection that ends in this way without an
// answer, or by a reset in the middle of it.
func unanswered(end End, browser string) Prediction {
	without := handshake.Closed
	if end == Reset {
		without = handshake.Reset
	}
	for _, c := range programs.Unanswered(without) {
		if c.Program.ID == browser && c.Program.Kind == programs.Browser {
			return Prediction{Known: true, CloseCode: 1006, Error: true, Message: c.Message}
		}
	}
	return Prediction{Why: "Only Chromium and Firefox are predicted."}
}
