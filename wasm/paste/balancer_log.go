package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// balancerEntry finds the parts of a line in which a load balancer has the status before
// the request: HAProxy's httplog and AWS's Application Load Balancer.
func balancerEntry(text string, request handshake.Span) (e accessLine, ok bool) {
	before := text[:request.Start]
	if e, ok = albEntry(before); !ok {
		e, ok = haproxyEntry(before)
	}
	e.line = request
	return e, ok
}

// haproxyEntry reads what HAProxy writes before the request: the timers, five numbers
// with slashes, then the status, and after three words the state in which the session
// ended.
func haproxyEntry(before string) (e accessLine, ok bool) {
	w := wordsOf(before)
	for i := 0; i+5 < len(w); i++ {
		timers, status, state := w[i].Of(before), w[i+1].Of(before), w[i+5].Of(before)
		if strings.Count(timers, "/") != 4 || strings.Trim(timers, "-+0123456789/") != "" || !isStatus(status) || len(state) != 4 {
			continue
		}
		e.status = w[i+1]
		e.note = haproxyStates[state[:2]]
		if said := e.note; said != "" {
			e.note = "HAProxy's state of the session is " + state + ": " + said
		}
		return e, true
	}
	return e, false
}

// haproxyStates are the first two letters of the state in which HAProxy says that a
// session ended: who ended it, and at what. Configuration manual of 3.0, §8.5.
var haproxyStates = map[string]string{
	"SC": "the server refused the connection, or there is none (S), while HAProxy connected to it (C).",
	"sC": "the server did not accept the connection in time: timeout connect.",
	"sQ": "the request waited too long in the queue: timeout queue.",
	"SH": "the server closed the connection, or sent what is no valid response (S), before its header was complete (H).",
	"sH": "the server did not respond in time: timeout server.",
	"PH": "HAProxy itself refused the server's response (P): it is not valid, or a rule forbids it.",
	"PR": "HAProxy itself refused the request (P): it is not valid, or a rule forbids it.",
	"CR": "the client closed the connection before its request was complete.",
	"cR": "the client did not send its request in time: timeout http-request or timeout client.",
	"CH": "the client closed the connection before the response came.",
	"CD": "the client closed the connection, after data went over it.",
	"cD": "the client was silent too long, after data went over the connection: timeout client, or timeout tunnel for a WebSocket.",
	"SD": "the server closed the connection, after data went over it.",
	"sD": "the server was silent too long, after data went over the connection: timeout server, or timeout tunnel for a WebSocket.",
}

// albEntry reads what AWS's Application Load Balancer writes before the request: type,
// time, name, client, target, three times in seconds, its own status and the target's.
func albEntry(before string) (e accessLine, ok bool) {
	const (
		kind, time, status, target = 0, 6, 8, 9
	)
	w := wordsOf(before)
	if len(w) <= target || !isStatus(w[status].Of(before)) || !strings.Contains(" http https h2 grpcs ws wss ", " "+w[kind].Of(before)+" ") {
		return e, false
	}
	e.status = w[status]
	if isSeconds(w[time].Of(before)) {
		e.seconds = w[time].Of(before)
	}
	if w[target].Of(before) == "-" {
		e.note = "The load balancer has no status of the target (-): it did not reach it, or got no valid response."
	}
	return e, true
}

// wordsOf returns where the words of text are.
func wordsOf(text string) []handshake.Span {
	var all []handshake.Span
	for at := 0; at < len(text); {
		end := at + indexAny(text[at:], " ")
		if end > at {
			all = append(all, handshake.Span{Start: at, End: end})
		}
		at = end + 1
	}
	return all
}

// envoyFlags are what Envoy, and Istio with it, says behind the status of why it
// answered itself, or how the stream ended. "%RESPONSE_FLAGS%" in Envoy's documentation.
var envoyFlags = map[string]string{
	"UF":   "it could not connect to the server behind it.",
	"UH":   "there is no healthy server behind it.",
	"UO":   "too many connections or requests are under way to the server behind it (circuit breaker).",
	"UC":   "the server behind it closed the connection before the response was complete.",
	"UR":   "the server behind it reset the stream.",
	"UT":   "the server behind it did not answer in time: the route's timeout, which is 15 s unless set.",
	"UPE":  "the response of the server behind it breaks HTTP.",
	"URX":  "it tried as often as it may, and failed.",
	"NR":   "no route fits this request: its host, its path, or its Upgrade.",
	"NC":   "the cluster that the route names does not exist.",
	"DC":   "the client closed the connection.",
	"DPE":  "the client's request breaks HTTP.",
	"LR":   "it reset the stream itself.",
	"LH":   "its health check failed.",
	"RL":   "a limit on the rate was reached.",
	"UAEX": "an external authorization service denied the request.",
	"SI":   "the stream was idle for too long: the stream's idle timeout, which is 5 minutes unless set.",
	"DT":   "the request or the connection reached its longest duration.",
}

// envoyNote says what the flags mean that Envoy writes behind the status, if rest, which
// begins there, has some.
func envoyNote(rest string) string {
	word := rest[:indexAny(rest, " ")]
	var said []string
	for flag := range strings.SplitSeq(word, ",") {
		means, known := envoyFlags[flag]
		if !known {
			return ""
		}
		said = append(said, flag+": "+means)
	}
	return "Envoy's response flags say why: " + strings.Join(said, " ")
}
