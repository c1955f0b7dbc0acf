// Package paste finds a handshake in whatever was pasted.
package paste

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// Found is what Find found.
type Found struct {
	Request, Response Part
	End               handshake.End    // how the handshake ended if there is no response, or only the beginning of one, as far as the input tells
	Ending            Part             // the line of the input that tells it
	URL               Part             // the ws://, wss://, http:// or https:// address that the input names, or ""
	Form              string           // what the input is: "raw" (exact bytes), "plain" (lines of text), "escaped", "curl -v", "DevTools", "HAR", "Wireshark", "hex dump", "log", "Node log" and so on
	Notes             []string         // sentences on what was taken, added and left; none when the input is exactly one message
	Left              []handshake.Span // runs of the input that were not used
}

// Address returns the address as new WebSocket() is given it: tools that show
// requests call ws http, and wss https.
func (f Found) Address() Part {
	text := f.URL.Text
	if !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://") {
		return f.URL
	}
	var b builder
	b.put("ws", f.URL.Span(handshake.Span{Start: 0, End: len("http")}))
	b.copy(f.URL, handshake.Span{Start: len("http"), End: len(text)})
	return b.part()
}

// Role is the editor that a text was pasted into.
type Role int

// Either is for a text that was pasted into no editor.
const (
	Either Role = iota
	Request
	Response
)

// A result is what a form finds in a source.
type result struct {
	form     string
	source   string // what Notes call the input
	messages []message
	gaps     bool             // the input is not made of lines, and any run of it may be left
	covers   []handshake.Span // runs of the input that hold the messages' parts together
}

// coverLine takes note that line i of src was understood.
func (r *result) coverLine(src *source, i int) {
	r.covers = append(r.covers, src.Span(handshake.Span{Start: src.lines[i].start, End: src.lines[i].end}))
}

// forms are the forms that can be told by a look at all of the text, the most
// particular first.
var forms = []func(*source) result{
	probeReport, envoy, netInternals, haproxyErrors, okHTTP, ngrep, mitmproxy, dotNet, goMap, php, unquotedLists, objects, charlesSession, charlesOverview, hexDump, curlTrace, curlVerbose, packetDetails, devTools, nginxLog, clientLog,
	escaped, embedded, command, accessLog, jsonLog, iisLog, cgi, prefixedFields, objectsAnywhere, fieldsOnly,
}

// Find finds a request and a response in input. It accepts any text, takes time
// linear in its length, and never panics. role says what a text that could be
// either is taken for; with a role, a text that is no message is taken for a faulty one.
func Find(input string, role Role) Found {
	f := Look(input, role)
	if role != Either && f.Request.Text == "" && f.Response.Text == "" {
		return Take(input, role)
	}
	return f
}

// Look is Find for a text that may be no message at all, and is not taken for one then.
func Look(input string, role Role) Found { return inInput(input, role, find) }

// Take takes input, in which Look finds no message, for a faulty one of that role. A
// text that tells how a handshake ended is none.
func Take(input string, role Role) Found { return inInput(input, role, taken) }

// inInput finds in input what find does in a source.
func inInput(input string, role Role, find func(src *source, input string) Found) Found {
	whole := Exact(input)
	bom := handshake.Span{Start: 0, End: len(input) - len(strings.TrimPrefix(input, "\uFEFF"))}
	f := find(newSource(whole.sub(handshake.Span{Start: bom.End, End: len(input)}), role), input)
	f.tellEnd(input)
	if bom.End > 0 { // an editor's mark, which is not sent
		f.Notes = append(f.Notes, "The byte order mark in front was left aside: many editors write one. If the server sent it, clients fail.")
		if len(f.Left) > 0 && f.Left[0].Start < bom.End {
			f.Left[0].Start = 0
		} else {
			f.Left = append([]handshake.Span{bom}, f.Left...)
		}
	}
	return f
}

// tellEnd adds how the handshake ended to f if f has no response.
func (f *Found) tellEnd(input string) {
	if f.Response.Text != "" {
		f.tellBreak(input)
		return
	}
	head := f.Request.head()
	if f.End, f.Ending = ending(input, head); f.End != "" && len(head.Text) < len(f.Request.Text) && !announcesBody(head.Text) {
		f.Request = head // what follows it is what was said of its end
		f.leave(input)
	}
	if bytes := quotedResponse(input, f.Ending); f.End == handshake.NotHTTP && bytes.Text != "" {
		f.Response, f.End, f.Ending = bytes, "", Part{}
		f.leave(input)
		f.Notes = append(f.Notes[:len(f.Notes):len(f.Notes)], "The bytes that the error quotes were taken for the response.")
	}
	switch {
	case f.Response.Text != "" && f.Request.Text == "":
		f.Notes = f.Notes[len(f.Notes)-1:]
	case f.End != "" && f.Request.Text == "":
		f.Notes = nil
	case f.End == "" && f.Request.Text != "" && f.showsResponses():
		f.End = handshake.Unseen
	}
}

// leave tells anew what of the input was not used.
func (f *Found) leave(input string) {
	u := usage{input: input}
	for _, p := range []Part{f.Request, f.Response, f.URL} {
		u.use(p)
	}
	f.Left = u.left()
}

// head returns the head of a message, without what follows it.
func (p Part) head() Part {
	head := p.sub(handshake.Span{Start: 0, End: headLen(p.Text)})
	head.Hidden = p.Hidden
	return head
}

// headLen returns how long the head is that text begins with, up to the end of its
// empty line, as handshake.Parse finds it.
func headLen(text string) int {
	headed := strings.HasPrefix(text, ":")
	for at := 0; at < len(text); {
		next := min(at+indexAny(text[at:], "\n")+1, len(text))
		empty := text[at:next] == "\n" || text[at:next] == "\r\n"
		if empty && headed {
			return next
		}
		headed = headed || !empty
		at = next
	}
	return len(text)
}

// announcesBody reports whether the request with this head has a body.
func announcesBody(head string) bool {
	return hasField(head, "Content-Length") || hasField(head, "Transfer-Encoding")
}

// showsResponses reports whether the input is what a tool prints that shows the
// response, too.
func (f *Found) showsResponses() bool { return f.Form == "curl -v" || f.Form == "probe" }

func find(src *source, input string) Found {
	src = undecorated(src)
	src.exact = strings.Contains(src.Text, "\r\n")
	if src.first() == len(src.lines) {
		return noMessage(src, input)
	}
	if !src.single {
		if f, ok := sessions(src, input); ok {
			return f
		}
	}
	src.url = findURL(src)
	inside := withoutIndents(dedent(src))

	if r := table(inside); len(r.messages) > 0 {
		return r.found(inside, input)
	}
	if r := statusAlone(inside); len(r.messages) > 0 {
		return r.found(inside, input)
	}
	if first := inside.line(inside.first()); plausibleStart(first) != neither && !isEscapedStart(first) || inside.isBrokenStart(inside.first()) || isOdd(inside.Text) && !isBody(inside.Text) {
		return plain(inside).found(inside, input)
	}
	for _, form := range forms {
		if r := form(inside); len(r.messages) > 0 {
			r.complete(inside)
			return r.found(inside, input)
		}
	}
	switch stray := strayFields(inside); {
	case len(stray.messages) > 0:
		return stray.found(inside, input)
	case isBody(src.Text) && src.role == Either:
		return plain(src).found(src, input)
	case isBody(src.Text):
		return asGiven(src, input)
	}
	return noMessage(src, input)
}

// taken takes a text in which nothing was found for what the editor it was pasted
// into is for.
func taken(src *source, input string) Found {
	src = undecorated(src)
	src.exact = strings.Contains(src.Text, "\r\n")
	if src.first() < len(src.lines) {
		src.url = findURL(src)
	}
	return asGiven(src, input)
}

// asGiven is taken for a source whose address is known.
func asGiven(src *source, input string) Found {
	if end, _ := ending(input, Part{}); input != "" && (end == "" || src.anyField()) {
		return asItStands(src).found(src, input)
	}
	return noMessage(src, input)
}

// noMessage says that there is none.
func noMessage(src *source, input string) Found {
	if input == "" {
		return Found{Form: "plain"}
	}
	f := result{form: "plain"}.found(src, input)
	if f.URL.Text == "" {
		f.Notes = []string{nothing}
	} else {
		f.Notes = []string{"Only an address was found: " + f.URL.Text + "."}
	}
	return f
}

const nothing = "No handshake was found, and no error text that is known. A request or a response can be pasted as text, as escaped text or as a hex dump, " +
	"and from curl -v, a browser's developer tools, a HAR file, Wireshark or a log."

// complete looks for the request or the response that the form does not have in
// what it left: a command line above the output, an answer below a command.
func (r *result) complete(src *source) {
	var has [2]bool
	for _, m := range r.messages {
		has[index(m.response)] = true
	}
	for _, form := range []func(*source) result{embedded, command} {
		if has[0] && has[1] {
			return
		}
		taken := spansOf(r.messages)
		var before []message
		for _, m := range form(src).messages {
			switch {
			case has[index(m.response)] || taken.overlap(m.all()):
			case m.response:
				r.messages = append(r.messages, m)
			default:
				before = append(before, m)
			}
		}
		r.messages = append(before, r.messages...)
		for _, m := range r.messages {
			has[index(m.response)] = true
		}
	}
}

// spans are runs of the input in order, each grown to where the ones before it
// end.
type spans []handshake.Span

func spansOf(messages []message) spans {
	var all spans
	for _, m := range messages {
		all = append(all, m.all())
	}
	slices.SortFunc(all, func(a, b handshake.Span) int { return a.Start - b.Start })
	for i := 1; i < len(all); i++ {
		all[i].End = max(all[i].End, all[i-1].End)
	}
	return all
}

// overlap reports whether s has a byte that one of the runs has.
func (all spans) overlap(s handshake.Span) bool {
	after, _ := slices.BinarySearchFunc(all, s.End, func(run handshake.Span, end int) int { return run.Start - end })
	return after > 0 && all[after-1].End > s.Start
}

func index(response bool) int {
	if response {
		return 1
	}
	return 0
}

// found makes the answer of r: what was chosen of the messages, what it is
// called, and what was left.
func (r result) found(src *source, input string) Found {
	req, resp, rest := choose(r.messages)
	for _, m := range []*message{&req, &resp} {
		if !src.exact {
			var blanked []handshake.Span
			*m, blanked = m.withoutRedacted()
			r.covers = append(r.covers, blanked...)
		}
	}
	req, address, whole := ownTarget(req, src.exact)
	if whole && src.url.Text == "" {
		src.url = address
	}
	f := Found{Request: req.Part, Response: resp.Part, URL: src.url, Form: r.form}
	u := usage{input: input, gaps: r.gaps, covers: r.covers}
	u.use(f.Request)
	u.use(f.Response)
	u.use(src.url)
	if f.Response.Text == "" && f.Request.Text != "" {
		_, _, said := endings(input, f.Request)
		u.covers = append(u.covers, said...)
	}
	f.Left = u.left()
	if f.URL.Text == "" {
		if at := strayURL(input, f.Left); at.Start < at.End {
			f.URL = Exact(input).sub(at)
			u.covers = append(u.covers, at)
			f.Left = u.left()
		}
	}
	f.Notes = r.sentences(f, append(req.notes, resp.notes...), rest, input)
	return f
}
