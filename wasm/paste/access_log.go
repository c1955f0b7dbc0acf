package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// accessLog reads a line of a server's access log, in which there is a request line in
// quotes and the status of the response: nginx, Apache, Kubernetes' ingress, Traefik,
// uvicorn, gunicorn. Of many lines it takes the last about a handshake.
func accessLog(src *source) result {
	r := result{form: "access log", source: "an access log"}
	best := -1
	lines := 0
	for i := range src.lines {
		e, ok := accessEntry(src.line(i))
		if !ok {
			continue
		}
		lines++
		if e.isHandshake(src.line(i)) || lines == 1 && best < 0 {
			best = i
		}
	}
	if best < 0 {
		return uvicornLog(src)
	}
	text := src.line(best)
	e, _ := accessEntry(text)
	if lines > 1 && !e.isHandshake(text) {
		return result{}
	}
	line := src.part(best, e.line.Start, e.line.End)
	at := line.Origin(0)
	var b builder
	if method, rest, _ := strings.Cut(line.Text, " "); urlLen(rest) > 0 { // a load balancer has the whole address
		start, end := len(method)+1, len(method)+1+urlLen(rest)
		b.requestLine(line.sub(handshake.Span{Start: 0, End: len(method)}), line.sub(handshake.Span{Start: start, End: end}), line.after(end+1), at)
		b.add("\r\n", at)
	} else {
		b.append(line)
		b.add("\r\n\r\n", at)
	}
	asked := message{Part: b.part()}
	asked.Hidden = []string{handshake.AnyField}
	b = builder{}
	status := src.part(best, e.status.Start, e.status.End)
	b.statusLine(Part{}, status, Part{}, status.Origin(0))
	b.add("\r\n", b.at())
	answer := message{Part: b.part(), response: true}
	answer.Hidden = []string{handshake.AnyField}
	answer.note("An access log shows the request line and the status, and no fields; those are not judged.")
	if status.Text == "101" {
		answer.note(lasted(e.seconds))
	}
	if e.note != "" {
		answer.note(e.note)
	}
	r.messages = []message{asked, answer}
	return r
}

// lasted says what it means that a WebSocket, which is logged when it ends, was open for
// so many seconds, as the log writes them, or "" if it does not.
func lasted(seconds string) string {
	const said = "The handshake succeeded (101). The line is written when the connection ends"
	if seconds == "" {
		return said + "."
	}
	after := said + ", here after " + seconds + " s"
	whole, _, _ := strings.Cut(seconds, ".")
	return strings.TrimSpace(after + ". " + commonLimits[whole])
}

// commonLimits are what often ends a connection after so many seconds.
var commonLimits = map[string]string{
	"30":   "30 s is a common timeout of servers and proxies: raise it, or send pings more often.",
	"60":   "60 s is the default of nginx's proxy_read_timeout (proxy-read-timeout of the ingress) and of the idle timeout of AWS's load balancers: raise it, or send pings more often.",
	"100":  "100 s is how long Cloudflare keeps an idle WebSocket: send pings more often.",
	"3600": "An hour is a common limit on connections: raise it, or let the client connect again.",
}

// An accessLine is where the parts of an access log's line are.
type accessLine struct {
	line, status handshake.Span
	seconds      string // how long it took, or "" if that is not known
	note         string // what the line says beside that, or ""
}

// accessEntry finds the request line in quotes and the status behind it.
func accessEntry(text string) (e accessLine, ok bool) {
	const most = 16 << 10
	if len(text) > most {
		return e, false
	}
	i := strings.Index(text, " HTTP/")
	if i < 0 {
		return e, false
	}
	open := strings.LastIndexByte(text[:i], '"')
	end := i + 1 + versionAt(text[i+1:])
	if open < 0 || end == i+1 || end >= len(text) || text[end] != '"' || strictStart(text[open+1:end]) != request {
		return e, false
	}
	e.line = handshake.Span{Start: open + 1, End: end}
	rest := strings.TrimLeft(text[end+1:], " :-\"")
	start := len(text) - len(rest)
	if len(rest) < 3 || !isStatus(rest[:3]) || len(rest) > 3 && (isDigit(rest[3]) || isLetter(rest[3]) || rest[3] == '.') {
		return balancerEntry(text, e.line)
	}
	e.status = handshake.Span{Start: start, End: start + 3}
	e.note = envoyNote(strings.TrimLeft(rest[3:], " "))
	for _, word := range strings.Fields(strings.ReplaceAll(rest[3:], "\"", " ")) {
		if e.seconds == "" && isSeconds(word) {
			e.seconds = word
		}
	}
	return e, true
}

// isHandshake reports whether the line text is about a WebSocket.
func (e accessLine) isHandshake(text string) bool {
	if e.status.Of(text) == "101" {
		return true
	}
	method, target, _ := strings.Cut(strings.ToLower(e.line.Of(text)), " ")
	target, _, _ = strings.Cut(target, " ")
	return (method == "get" || method == "connect") && namesWebSocket(target)
}

// namesWebSocket reports whether a target in lower case is one that servers of WebSockets
// commonly have. A page about WebSocket is none, nor is a search for the word.
func namesWebSocket(target string) bool {
	path, query, _ := strings.Cut(target, "?")
	if strings.Contains(query, "transport=websocket") {
		return true
	}
	last := path[strings.LastIndexByte(path, '/')+1:]
	if dot := strings.LastIndexByte(last, '.'); dot >= 0 && containsAny(last[dot:], ".htm", ".js", ".css", ".md", ".png", ".svg", ".map", ".txt", ".xml", ".pdf") ||
		containsAny(path, "doc", "guide", "tutorial", "blog", "wiki", "search", "article", "help/", "learn", "static/", "assets/") {
		return false
	}
	return containsAny(path, "websocket", "/ws", "wss", "/cable", "signalr", "sockjs", "socket.io")
}

// isSeconds reports whether a word of a line is a time in seconds with its milliseconds.
func isSeconds(word string) bool {
	whole, part, dot := strings.Cut(word, ".")
	return dot && len(part) == 3 && whole != "" && strings.Trim(whole+part, "0123456789") == ""
}

// uvicornLog reads uvicorn's line about a WebSocket, which has no method and no version:
// "WebSocket /ws" 403, or [accepted].
func uvicornLog(src *source) result {
	r := result{form: "access log", source: "a log of uvicorn"}
	const label = "\"WebSocket /"
	for i := range src.lines {
		text := src.line(i)
		at := strings.Index(text, label)
		if at < 0 {
			continue
		}
		target := at + len(label) - 1
		end := target + indexAny(text[target:], "\"")
		rest := strings.TrimLeft(text[end:], "\" ")
		var asked, answered listing
		asked.target = src.part(i, target, end)
		start := len(text) - len(rest)
		var b builder
		switch {
		case len(rest) >= 3 && isStatus(rest[:3]):
			answered.status = src.part(i, start, start+3)
		case strings.HasPrefix(rest, "[accepted]"):
			b.put("101", src.part(i, start, start+len("[accepted]")).all())
			answered.status = b.part()
		default:
			continue
		}
		r.messages = r.messages[:0]
		for _, l := range []*listing{&asked, &answered} {
			if m, ok := l.message(src.url, src.role); ok {
				r.messages = append(r.messages, m)
			}
		}
	}
	return r
}
