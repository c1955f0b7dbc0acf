package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// iisLog reads the log of IIS in the format of W3C: a line that names the columns, and
// a line for each request. It takes the last about a handshake.
func iisLog(src *source) result {
	r := result{form: "access log", source: "a log of IIS"}
	if !strings.Contains(src.Text, "#Fields: ") {
		return result{}
	}
	var names []string
	var found listing
	for i := range src.lines {
		text := src.line(i)
		if rest, ok := strings.CutPrefix(text, "#Fields: "); ok {
			names = strings.Fields(rest)
			continue
		}
		if strings.HasPrefix(text, "#") || len(names) == 0 {
			continue
		}
		var l listing
		sub := ""
		at, n := 0, 0
		for ; at < len(text) && n < len(names); n++ {
			end := at + indexAny(text[at:], " ")
			value := src.part(i, at, end)
			at = end + 1
			if value.Text == "-" {
				continue
			}
			switch names[n] {
			case "cs-method":
				l.method = value
			case "cs-uri-stem":
				l.target = value
			case "cs-uri-query":
				l.query = value
			case "cs-version":
				l.version = value
			case "cs-host":
				l.host = value
			case "sc-status":
				l.status = value
			case "sc-substatus":
				sub = value.Text
			}
		}
		if !isStatus(l.status.Text) || l.method.Text == "" {
			continue
		}
		if isTalk := l.status.Text == "101" || containsAny(strings.ToLower(l.target.Text), "websocket", "/ws", "signalr", "hub", "socket.io"); !isTalk && len(found.method.Text) > 0 {
			continue
		}
		found = l
		r.messages = iisMessages(&found, sub)
	}
	return r
}

func iisMessages(l *listing, sub string) []message {
	at := l.method.Origin(0)
	var b builder
	l.requestLine(&b, Part{}, at)
	b.add("\r\n", at)
	asked := message{Part: b.part()}
	asked.Hidden = []string{handshake.AnyField}
	b = builder{}
	b.statusLine(Part{}, l.status, Part{}, l.status.Origin(0))
	b.add("\r\n", b.at())
	answer := message{Part: b.part(), response: true}
	answer.Hidden = []string{handshake.AnyField}
	answer.note("The log of IIS shows the request line and the status, and no fields; those are not judged.")
	switch {
	case l.status.Text == "101":
		answer.note(lasted(""))
	case l.status.Text == "503" && sub == "0":
		answer.note("IIS answers 503.0 to a handshake for a site on which WebSockets are switched off.")
	}
	return []message{asked, answer}
}
