package haproxy

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// exchange is a handshake on its way.
type exchange struct {
	c       *configuration
	head    passage.Head
	tls     bool
	changed []*line // those that set, add or delete what handshakes depend on
	cased   *line   // an access list that would match if it ignored case
}

// cannotTell says that l decides what is not known.
func cannotTell(r *passage.Route, l *line, says string) bool {
	r.Outcome, r.Cause = passage.Unknown, says
	if l != nil {
		r.Blame = l.span
	}
	return false
}

// fails says that the proxy answers, with status.
func fails(r *passage.Route, l *line, status int, says string) bool {
	r.Outcome, r.Status, r.Cause = passage.Fails, status, says
	if l != nil {
		r.Blame = l.span
	}
	return false
}

// through sends the request through s. It returns false if it ends there.
func (x *exchange) through(s *section, r *passage.Route) bool {
	for _, l := range s.lines {
		if !x.known(s, l) {
			return cannotTell(r, l, "What “"+strings.Join(l.words, " ")+"” does is not evaluated here.")
		}
	}
	for at := s.defaults; at != nil; at = nil {
		for _, l := range at.lines {
			if l.word(0) == "http-request" || l.word(0) == "http-response" || l.word(0) == "acl" || !x.known(at, l) {
				return cannotTell(r, l, "What “"+strings.Join(l.words, " ")+"” does in defaults is not evaluated here.")
			}
		}
	}
	if s.mode() != "http" {
		return true
	}
	for _, l := range s.lines {
		if l.word(0) == "http-request" && !x.rule(s, l, 1, r) {
			return false
		}
	}
	for _, l := range s.lines {
		if l.word(0) == "redirect" && !x.rule(s, l, 0, r) {
			return false
		}
	}
	return true
}

// rule applies the action that begins at a word of l, and reports whether the request
// goes on.
func (x *exchange) rule(s *section, l *line, at int, r *passage.Route) bool {
	action := l.word(at)
	if passive(action) {
		return true
	}
	yes, known := x.holds(s, l)
	if !known {
		return cannotTell(r, l, "Whether the condition of “"+strings.Join(l.words, " ")+"” holds is not evaluated here.")
	}
	if !yes {
		return true
	}
	switch action {
	case "deny":
		status := 403
		if l.word(at+1) == "deny_status" || l.word(at+1) == "status" {
			status, _ = strconv.Atoi(l.word(at + 2))
		}
		return fails(r, l, status, "http-request deny answers this request with "+strconv.Itoa(status)+".")
	case "redirect":
		status := 302
		for i := at; i+1 < len(l.words); i++ {
			if l.words[i] == "code" {
				status, _ = strconv.Atoi(l.words[i+1])
			}
		}
		r.Plain = l.word(at+1) == "scheme"
		return fails(r, l, status, "redirect answers with "+strconv.Itoa(status)+", which no browser follows for a WebSocket.")
	case "set-header", "add-header", "del-header":
		return x.field(l, at, r)
	}
	return cannotTell(r, l, "What “"+strings.Join(l.words, " ")+"” does is not evaluated here.")
}

// field changes a field of the request.
func (x *exchange) field(l *line, at int, r *passage.Route) bool {
	name := l.word(at + 1)
	if name == "" || strings.Contains(name, "%") {
		return cannotTell(r, l, "Which field this is can't be known from the text.")
	}
	if action := l.word(at); action == "del-header" {
		if l.word(at+2) == "-m" {
			return cannotTell(r, l, "Which fields -m takes is not evaluated here.")
		}
		x.head.Del(name)
	} else {
		value, ok := x.value(l.word(at + 2))
		if !ok {
			if slices.ContainsFunc(needed, func(n string) bool { return handshake.EqualFold(n, name) }) {
				return cannotTell(r, l, "What this sets "+name+" to can't be known from the text.")
			}
			value = passage.Varies
		}
		if action == "set-header" {
			x.head.Del(name)
		}
		x.head.Add(name, value)
	}
	if slices.ContainsFunc(needed, func(n string) bool { return handshake.EqualFold(n, name) }) {
		x.changed = append(x.changed, l)
	}
	return true
}

// needed are the fields without which no server opens a WebSocket.
var needed = []string{"Upgrade", "Connection", "Host", "Sec-WebSocket-Key", "Sec-WebSocket-Version"}

// value evaluates a log format: only text, and fields of the request.
func (x *exchange) value(format string) (string, bool) {
	if !strings.Contains(format, "%") {
		return format, true
	}
	for _, prefix := range []string{"%[hdr(", "%[req.hdr("} {
		name, whole := strings.CutPrefix(format, prefix)
		name, ends := strings.CutSuffix(name, ")]")
		if whole && ends && !strings.ContainsAny(name, "()[],%") {
			return x.head.Get(name), true
		}
	}
	return "", false
}

// backend returns where s sends the request; nil with true for nowhere.
func (x *exchange) backend(s *section, r *passage.Route) (to *section, ok bool) {
	var by *line
	for _, l := range s.lines {
		if l.word(0) != "use_backend" {
			continue
		}
		yes, known := x.holds(s, l)
		if known && s.mode() != "http" && len(l.words) > 2 {
			known = false
		}
		if !known {
			return nil, cannotTell(r, l, "Whether the condition of “"+strings.Join(l.words, " ")+"” holds is not evaluated here.")
		}
		if yes {
			by = l
			break
		}
	}
	if by == nil {
		by = s.last("default_backend")
	}
	if by == nil {
		if s.kind == "listen" {
			return s, true
		}
		if s.mode() == "tcp" {
			return nil, fails(r, &s.head, 0, "There is no default_backend: HAProxy closes the connection.")
		}
		return nil, fails(r, &s.head, 503, "No use_backend takes this request, and there is no default_backend: HAProxy answers 503.")
	}
	r.Span = by.span
	if strings.Contains(by.word(1), "%[") {
		return nil, cannotTell(r, by, "Which backend this is depends on the request.")
	}
	if to = x.c.find(by.word(1), "backend", "listen"); to == nil {
		return nil, cannotTell(r, by, "The text has no backend "+by.word(1)+".")
	}
	return to, true
}

// server finds a server of s that takes requests.
func (x *exchange) server(s *section, r *passage.Route) bool {
	var disabled *line
	names := map[string]bool{}
	for _, l := range s.lines {
		if l.word(0) != "server" {
			continue
		}
		if names[l.word(1)] || !strings.Contains(l.word(2), ":") || strings.Contains(l.word(2), "$") {
			return cannotTell(r, l, "Where this server is can't be known from the text.")
		}
		names[l.word(1)] = true
		if slices.Contains(l.words, "disabled") {
			disabled = l
			continue
		}
		for i, w := range l.words[3:] {
			if w == "send-proxy" || strings.HasPrefix(w, "send-proxy-") || w == "ws" || w == "socks4" ||
				(w == "proto" || w == "alpn") && strings.Contains(l.word(i+4), "h2") {
				return cannotTell(r, l, "“"+w+"” asks something of the server that can't be known from the text.")
			}
		}
		if r.Backend == "" {
			r.Backend = l.word(2)
		}
	}
	status, does := 503, "answers 503"
	if s.mode() == "tcp" {
		status, does = 0, "closes the connection"
	}
	switch {
	case r.Backend != "":
		return true
	case disabled != nil:
		start := disabled.span.Start + strings.Index(disabled.span.Of(x.c.text), "disabled")
		fails(r, disabled, status, "Each server of "+s.name+" is disabled: HAProxy "+does+".")
		r.Fix = "Take “disabled” out."
		r.Edits = []passage.Edit{{Span: handshake.Span{Start: start - 1, End: start + len("disabled")}}}
		return false
	}
	return fails(r, &s.head, status, s.kind+" "+s.name+" has no server: HAProxy "+does+".")
}

// arrive judges the request as HAProxy sends it from one proxy through another.
func (x *exchange) arrive(front, back *section, r *passage.Route) {
	if front.mode() == "tcp" {
		if refused := r.Judge(&x.head); len(refused) > 0 {
			r.Cause = "The server refuses what arrives: " + strings.Join(refused, " ")
		}
		r.Idle = idleOf(front, back)
		return
	}
	option := back.last("option", "forwardfor")
	if option == nil {
		option = front.last("option", "forwardfor")
	}
	if option != nil {
		if len(option.words) > 2 {
			cannotTell(r, option, "Whether HAProxy adds X-Forwarded-For here depends on the client.")
			return
		}
		x.head.Add("x-forwarded-for", passage.Varies)
	}
	head := passage.Head{Method: x.head.Method, Target: x.head.Target, Version: "HTTP/1.1"}
	for _, f := range x.head.Fields {
		name := strings.ToLower(f.Name)
		if name == "connection" && handshake.EqualFold(f.Value, "keep-alive") {
			continue // it is the default, and HAProxy leaves it out
		}
		if name == "connection" && !handshake.EqualFold(f.Value, "upgrade") && !handshake.EqualFold(f.Value, "close") {
			cannotTell(r, x.changed[len(x.changed)-1], "What HAProxy makes of this Connection is not evaluated here.")
			return
		}
		head.Add(name, f.Value)
	}
	if x.ownKey(&head, r) {
		return
	}
	if head.Count("connection") > 1 || head.Count("host") != 1 {
		cannotTell(r, nil, "What HAProxy makes of a request with these fields is not evaluated here.")
		if len(x.changed) > 0 {
			r.Blame = x.changed[0].span
		}
		return
	}
	refused := r.Judge(&head)
	r.Idle = idleOf(front, back)
	if len(refused) == 0 {
		return
	}
	r.Cause = "The server refuses what arrives: " + strings.Join(refused, " ")
	if len(x.changed) == 0 {
		return
	}
	r.Blame = x.changed[0].span
	x.deleteChanges(r)
}

// ownKey is what HAProxy does with a handshake without a key: it adds one of its own, and
// the Accept that the client gets is of that one.
func (x *exchange) ownKey(head *passage.Head, r *passage.Route) bool {
	if head.Has("sec-websocket-key") || !handshake.EqualFold(head.Get("upgrade"), "websocket") || !handshake.EqualFold(head.Get("connection"), "upgrade") {
		return false
	}
	head.Add("Sec-Websocket-Key", passage.Varies)
	r.Judge(head)
	fails(r, x.changed[len(x.changed)-1], 0, "Without the client's Sec-WebSocket-Key, HAProxy sends one of its own, and the Accept that the client gets does not fit the client's.")
	x.deleteChanges(r)
	return true
}

// deleteChanges fixes what arrives.
func (x *exchange) deleteChanges(r *passage.Route) {
	r.Fix = "Delete what changes the handshake's fields: HAProxy passes them on as they are."
	for _, l := range x.changed {
		r.Edits = append(r.Edits, deletion(x.c.text, l))
	}
}

// deletion deletes a line.
func deletion(text string, l *line) passage.Edit {
	start := strings.LastIndexByte(text[:l.span.Start], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[l.span.End:], '\n'); i >= 0 {
		end = l.span.End + i + 1
	}
	return passage.Edit{Span: handshake.Span{Start: start, End: end}}
}
