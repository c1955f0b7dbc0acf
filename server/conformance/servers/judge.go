package servers

import (
	"fmt"
	"strings"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/conformance/results"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
	"wsaccept/wasm/words"
)

// judge says what came of a case.
func (r *run) judge(c cases.Case, x exchange) (results.Verdict, string) {
	code := x.pair.Response.Status()
	switch {
	case x.end == handshake.TimedOut:
		return results.NoAnswer, x.failure
	case code == "429" || code == "503":
		return results.NoAnswer, "The server is busy: " + x.answer()
	}
	switch c.Want {
	case cases.Opens:
		return r.opens(x, results.Fail, "The request is right, and the server must take it. ")
	case cases.ShouldOpen:
		return r.opens(x, results.Warn, "The request is legal, though no RFC requires a server to take it. ")
	case cases.Refuses:
		return refuses(c, x, results.Fail, "The server must refuse this request")
	case cases.ShouldRefuse:
		return refuses(c, x, results.Warn, "The server should refuse this request")
	case cases.Either:
		return r.either(x)
	case cases.Keeps:
		return r.keeps(c, x, results.Fail)
	case cases.ShouldKeep:
		return r.keeps(c, x, results.Warn)
	case cases.Closes:
		return closes(c, x, results.Fail, "must")
	case cases.ShouldClose:
		return closes(c, x, results.Warn, "should")
	case cases.Declines:
		return declines(x)
	case cases.Replies:
		return replies(c, x)
	}
	panic("a case wants " + string(c.Want))
}

// opens judges a request that should open. A response that breaks rules which that to a
// plain handshake keeps is this request's doing. What it says of extensions has cases of
// its own.
func (r *run) opens(x exchange, otherwise results.Verdict, because string) (results.Verdict, string) {
	if !x.opened() {
		return otherwise, because + x.answer()
	}
	for _, f := range handshake.Check(x.pair).Response {
		side := f.Rule.Side
		if f.Severity == handshake.Error && !r.broken[f.Rule] && side != handshake.SideDeflate && side != handshake.SideExtensions && f.Rule != handshake.R09 && f.Rule != handshake.R10 {
			return results.Fail, "The server opens, but its response breaks " + f.Rule.ID + " (" + string(f.Section) + "), which it keeps in a plain handshake: " + f.Title
		}
	}
	return results.Pass, x.answer()
}

// refuses judges a request that should be refused.
func refuses(c cases.Case, x exchange, otherwise results.Verdict, because string) (results.Verdict, string) {
	code := x.pair.Response.Status()
	switch {
	case x.opened():
		return otherwise, because + " (" + string(c.Rule.Section) + "), and opens a WebSocket."
	case x.failure != "" && x.received == "" && c.Way != cases.HalfClosed:
		return results.Warn, x.failure + " A server that refuses should say so with a status such as 400 (RFC 6455 §4.2.1 and §10.7)."
	case code == "500" || code == "502":
		return results.Warn, x.answer() + " That status says that the server is at fault, and not the request."
	}
	return results.Pass, x.answer()
}

// closes judges a request after which the connection must end.
func closes(c cases.Case, x exchange, otherwise results.Verdict, word string) (results.Verdict, string) {
	section := string(c.Rule.Section)
	switch {
	case x.opened():
		return otherwise, "The server opens a WebSocket, where it " + word + " close the connection after its response (" + section + "): another program on the way may read these bytes as two requests."
	case x.failure == "" && !x.closed:
		return otherwise, x.answer() + " It keeps the connection open, where it " + word + " close it (" + section + "): what follows may be read as another request."
	}
	return results.Pass, x.answer() + " It closes the connection."
}

// either judges what the RFCs leave open by what most servers do.
func (r *run) either(x exchange) (results.Verdict, string) {
	open, all := 0, 0
	for _, s := range programs.Servers(x.pair.Request) {
		switch s.Verdict {
		case programs.Accepts:
			open++
			all++
		case programs.Rejects:
			all++
		}
	}
	says := fmt.Sprintf("The RFCs leave it open. %s Of %d servers that are known, %d open.", x.answer(), all, open)
	if x.opened() {
		if verdict, wrong := r.opens(x, results.Fail, ""); verdict == results.Fail {
			return verdict, wrong
		}
	}
	if x.opened() && 2*open < all || !x.opened() && 2*open > all {
		return results.Warn, says
	}
	return results.Pass, says
}

// keeps judges the response by the rule of c alone.
func (r *run) keeps(c cases.Case, x exchange, otherwise results.Verdict) (results.Verdict, string) {
	if says := concerns(c.When, x); says != "" {
		return results.NotApplicable, says + " " + x.answer()
	}
	rule := c.Rule
	if rule.As != nil {
		rule = rule.As
	}
	for _, f := range handshake.Check(x.pair).Response {
		switch {
		case f.Rule != rule || f.Severity == handshake.Info:
		case f.Severity == handshake.Error:
			return results.Fail, words.Escape(f.Title + " " + f.Detail)
		default:
			return otherwise, words.Escape(f.Title + " " + f.Detail)
		}
	}
	return results.Pass, x.answer()
}

// concerns says why a case is not about the response, or "".
func concerns(when cases.When, x exchange) string {
	code := x.pair.Response.Status()
	switch when {
	case cases.Opened:
		if !x.opened() {
			return "This is about a 101."
		}
	case cases.Refused:
		if x.opened() || code == "" {
			return "This is about a refusal."
		}
	case cases.Forbade, cases.Required:
		if code != string(when) {
			return "This is about the status " + string(when) + "."
		}
	}
	return ""
}

// declines judges an offer that must be declined.
func declines(x exchange) (results.Verdict, string) {
	switch {
	case !x.opened():
		return results.Warn, x.answer() + " A server must decline such an offer (RFC 7692 §7.1), and can open without it."
	case len(x.pair.Response.Lookup("Sec-WebSocket-Extensions")) > 0:
		return results.Fail, "The server accepts an offer that it must decline (RFC 7692 §7.1)."
	}
	return results.Pass, "The server opens without the extension."
}

// replies judges what the server does with a frame.
func replies(c cases.Case, x exchange) (results.Verdict, string) {
	switch {
	case !x.opened():
		return results.NotApplicable, "This is about frames. " + x.answer()
	case x.reply != nil:
		return results.Fail, x.reply.Error()
	}
	return results.Pass, "The server replies with " + string(c.Then.Wants) + "."
}

// answer says what the server did, in a sentence.
func (x exchange) answer() string {
	if x.failure != "" {
		return x.failure
	}
	if x.opened() {
		return "The server opens."
	}
	says := "The server answers " + words.Escape(x.pair.Response.Status())
	if body := strings.TrimSpace(x.body); body != "" && len(body) < 200 && !strings.ContainsAny(body, "<\r\n") {
		says += ": " + words.Escape(body)
	}
	return strings.TrimSuffix(says, ".") + "."
}
