package judge

import (
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

// reason returns what a response that refuses says of why: in a field for that, or in a
// body that a person can read; or "".
func (r *Result) reason() string {
	response := r.Pair.Response
	for _, name := range []string{"X-WebSocket-Reject-Reason", "X-WebSocket-Error", "X-Reason"} {
		for _, f := range response.Lookup(name) {
			if value := response.Value(f); value != "" {
				return value
			}
		}
	}
	const most = 8 << 10
	body := response.Body.Of(response.Raw)
	return readable(body[:min(len(body), most)])
}

// readable returns the sentence in a body: the message in an object, the title of a
// page, or a line of text.
func readable(body string) string {
	body = strings.TrimSpace(body)
	switch {
	case strings.HasPrefix(body, "{"):
		for _, key := range []string{`"message":`, `"error":`, `"detail":`, `"title":`, `"reason":`} {
			if _, rest, ok := strings.Cut(body, key); ok {
				if rest = strings.TrimLeft(rest, " "); strings.HasPrefix(rest, `"`) {
					return short(rest[1 : 1+end(rest[1:], `"`)])
				}
			}
		}
		return ""
	case strings.HasPrefix(body, "<"):
		lower := strings.ToLower(body)
		for _, tag := range []string{"title", "h1"} {
			if start := strings.Index(lower, "<"+tag+">"); start >= 0 {
				start += len(tag) + 2
				return short(body[start : start+end(body[start:], "<\n")])
			}
		}
		return ""
	}
	line := body[:end(body, "\r\n")]
	return short(withoutPrompt(line))
}

// end returns where the first of chars is in s, or the end of s.
func end(s, chars string) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return len(s)
}

// short returns text if it is no longer than a sentence, and can be read.
func short(text string) string {
	const most = 200
	text = strings.TrimSpace(text)
	if len(text) > most || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' }) || strings.IndexByte(text, ' ') < 0 {
		return ""
	}
	return text
}

// withoutPrompt returns a line without the prompt of the shell behind it, which stands
// there if the body has no end of a line: key.user@host:~$
func withoutPrompt(line string) string {
	text := strings.TrimRight(line, " ")
	if !strings.HasSuffix(text, "$") && !strings.HasSuffix(text, "#") && !strings.HasSuffix(text, "%") {
		return line
	}
	if before := text[:len(text)-1]; before != "" && before[len(before)-1] != ' ' && before == strings.TrimRight(before, "$#%0123456789") {
		line, text = before, before // zsh's mark of a line without an end, or a bare prompt
	}
	at := strings.LastIndexByte(text, '@')
	if at < 0 || strings.IndexByte(text[at:], ' ') >= 0 && !strings.Contains(text[at:], "~]") {
		return line
	}
	if start := strings.LastIndexAny(text[:at], ".!?> \")"); start >= 0 {
		return strings.TrimRight(text[:start+1], "[ ")
	}
	return line
}

// reasons are sentences that servers write into refusals, in lower case, and what they
// mean.
var reasons = []struct {
	said string
	Advice
}{
	{"client must provide a value for sec-websocket-key", noKey},
	{"unable to parse websocket key", noKey},
	{"missing sec-websocket-key", noKey},
	{"'sec-websocket-key' header", noKey},
	{"sec-websocket-key header is missing", noKey},
	{"unsupported websocket client version", Advice{"The request has another Sec-WebSocket-Version than the server knows.", "Send Sec-WebSocket-Version: 13."}},
	{"transport unknown", Advice{"A Socket.IO server (its code 0) does not know the transport in the query: this is the address of Socket.IO, and not of a bare WebSocket.",
		"Connect with a client of Socket.IO, or to /socket.io/?EIO=4&transport=websocket."}},
	{"session id unknown", Advice{"A Socket.IO server (its code 1) does not know the session in sid: the request came to another process than the one before it, or the server was restarted.",
		"Make the load balancer send one client's requests to one process, or let the client use only the transport websocket."}},
	{"bad handshake method", Advice{"A Socket.IO server (its code 2) takes only GET for a handshake.", "Send a GET."}},
	{"unsupported protocol version", Advice{"A Socket.IO server (its code 5) speaks another version of the protocol than the client: EIO in the query says which.", "Use versions of client and server that fit together."}},
	{"can \"upgrade\" only to \"websocket\"", Advice{"The request reached the server without Upgrade: websocket: it is an ordinary GET, or a proxy removed Upgrade.", forwardUpgrade}},
	{"welcome to sockjs", Advice{"This is the base address of a SockJS server, and not of a WebSocket.", "Connect with a client of SockJS, or to this address with /websocket behind it."}},
	{"connection id required", Advice{"A SignalR server wants the id that its negotiation gave.", "Connect with a client of SignalR, or first POST to the address with /negotiate behind it and then give the id in the query, as id."}},
	{"no connection with that id", Advice{"The SignalR server does not know the id: the negotiation was with another process.", "Make the load balancer send one client's requests to one server, or skip the negotiation in the client."}},
	{"client is not using the websocket protocol", Advice{"The request reached the server without Upgrade or Connection: it is an ordinary request, or a proxy removed them.", forwardUpgrade}},
}

var noKey = Advice{"The request has no Sec-WebSocket-Key, or one that the server can't read.", "Send a Sec-WebSocket-Key: base64 of 16 random bytes, 24 characters. If the client did send one, a proxy or a program on the way removed it."}

// onReason returns a, the advice on a refusal, with what the response says of it.
func (r *Result) onReason(a Advice) Advice {
	said := r.reason()
	if said == "" {
		return a
	}
	quoted := "The response says why: “" + strings.TrimSuffix(said, ".") + "”. "
	for _, known := range reasons {
		if strings.Contains(strings.ToLower(said), known.said) {
			return Advice{quoted + known.Cause, known.Fix}
		}
	}
	if handshake.EqualFold(said, "bad request") && r.asksSocketIO() {
		return Advice{quoted + "A Socket.IO server (its code 3) takes the request for faulty: often Upgrade or Connection did not reach it.", forwardUpgrade}
	}
	if m, ok := r.refusing(); ok && strings.Contains(said+".", strings.TrimRight(m.Text, ".")) {
		return Advice{quoted + m.Means, m.Fix}
	}
	return Advice{quoted + a.Cause, a.Fix}
}
