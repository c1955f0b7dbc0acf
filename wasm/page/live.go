package page

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/words"
)

// CompareLabel is what the button of the comparison does next.
func CompareLabel(l Live) string {
	if l.Phase == NoServer {
		return "Look for a server again"
	}
	return "Shake hands and compare"
}

// live shows how the comparison with the server behind the page stands.
func live(l Live, p Place) markup.Node {
	switch l.Phase {
	case Asking:
		return markup.El("p", "", markup.Text("Asking whether this page has a server …"))
	case NoServer:
		return markup.Group(
			markup.El("p", "verdict warning", markup.Text("! "+Summary(l))),
			markup.El("p", "", toGetOne(p), markup.Text(" Everything else on this page works without a server.")))
	case Running:
		running := markup.El("p", "", markup.Text("Shaking hands …"))
		if l.Request == "" {
			return running
		}
		return markup.Group(running, markup.El("div", "stale", report(l.Attempt)))
	case Done:
		if l.Failure != "" {
			return markup.Group(markup.El("p", "verdict error", markup.Text("✗ "+l.Failure)), script(l.Script))
		}
		return report(l.Attempt)
	}
	independent := ", which other people wrote. It computes the Accept independently of this page."
	if l.ByMessage {
		independent = ", which other people wrote. It computes the Accept, and your browser opens the WebSocket only if that is right."
	}
	return markup.El("p", "", markup.Text("The other side is "), markup.El("b", "", markup.Text(l.chosen().Server)), markup.Text(independent))
}

// toGetOne says how to get a server.
func toGetOne(p Place) markup.Node {
	program := markup.El("code", "", markup.Text("wsaccept"))
	if !p.Own() {
		return markup.Group(markup.Text("The program of this project, "), program, markup.Text(", is one, and serves this page as well: start it on your computer, and open the address that it prints."))
	}
	return markup.Group(markup.Text("To get one, take this project and run "), markup.El("code", "", markup.Text(start)),
		markup.Text(", or start its program "), program, markup.Text(", and open the address that it prints."))
}

// chosen returns the voice that answers the next handshake.
func (l Live) chosen() Voice {
	for _, v := range l.Voices {
		if v.ID == l.Voice || l.Voice == "" {
			return v
		}
	}
	return Voice{Server: "a server"}
}

// OtherVoice returns the id of a voice that does not answer the next handshake, or
// "" if there is no other.
func (l Live) OtherVoice() string {
	for _, v := range l.Voices {
		if v.ID != l.chosen().ID {
			return v.ID
		}
	}
	return ""
}

// voices are the options of the choice of who answers.
func (l Live) voices() markup.Node {
	n := markup.Group()
	for _, v := range l.Voices {
		n.Kids = append(n.Kids, markup.El("option", "", markup.Text(v.Server)).With("value", v.ID))
	}
	return n
}

// Summary says in a sentence how the comparison went, or nothing before there is
// one. A screen reader is told it.
func Summary(l Live) string {
	switch {
	case l.Phase == NoServer:
		return "This page has no server: it was loaded from plain files, so there is nothing to shake hands with."
	case l.Phase != Done:
		return ""
	case l.Failure != "":
		return l.Failure
	case l.SecondHand:
		return secondHandOutcome
	}
	return outcome(judge.Exchange(l.Request, l.Response, "").Accept)
}

// report shows a handshake that took place, and what came of it.
func report(a call.Attempt) markup.Node {
	if a.SecondHand {
		return secondHand(a)
	}
	judged := judge.Exchange(a.Request, a.Response, "")
	pair := judged.Pair
	size := words.Count(len(a.Response), "byte")
	if a.Truncated {
		size = "the first " + size
	}
	return markup.Group(
		comparison(judged.Accept),
		script(a.Script),
		redacted(a.Redacted),
		between(pair.Request, a.Origin),
		other(a.Request, a.Other),
		markup.El("h2", "", markup.Text("The request, as it was on the wire")),
		markup.El("p", "size", markup.Text(words.Count(len(a.Request), "byte"))),
		annotation.Head(pair.Request, "live-request", nil, nil),
		markup.El("h2", "", markup.Text("The response, as it left the server")),
		markup.El("p", "size", markup.Text(size)),
		annotation.Answers(pair, "live-response", nil, nil))
}

// other tells what another library answers to the very same request.
func other(request string, a call.Answer) markup.Node {
	if a.Server == "" {
		return markup.Group()
	}
	judged := judge.Exchange(request, a.Response, "")
	said := "the status " + judged.Pair.Response.Status()
	if c := judged.Accept; c.Problem == "" {
		said = "another Accept: " + c.Got
		if c.Equal() {
			said = "the same Accept"
		}
	}
	return markup.Group(
		markup.El("p", "", markup.Text("The server also gave the bytes of this request to "), markup.El("b", "", markup.Text(a.Server)), markup.Text(". Its response, which did not go over the wire, has "+said+".")),
		markup.El("details", "", markup.El("summary", "", markup.Text("The response of "+a.Server)), annotation.Head(judged.Pair.Response, "live-other", nil, nil)))
}

// comparison says whether the server's Accept is the one computed here, and if it
// is not, where it differs.
func comparison(c handshake.Comparison) markup.Node {
	switch {
	case c.Problem != "":
		return markup.El("p", "verdict error", markup.Text("✗ "+outcome(c)))
	case c.Equal() && c.Status == "101":
		return markup.Group(markup.El("p", "verdict ok", markup.Text("✓ "+outcome(c))), pair(c))
	}
	return markup.Group(markup.El("p", "verdict error", markup.Text("✗ "+outcome(c))), pair(c))
}

// outcome sums a comparison up.
func outcome(c handshake.Comparison) string {
	switch {
	case c.Problem != "":
		return "Nothing to compare. " + c.Problem
	case c.Equal() && c.Status != "101":
		return "The Accept is right, but the status is not 101, so the WebSocket does not open."
	case c.Equal():
		return "Equal. The server's Accept and the one computed here from the key on the wire are the same " + words.Count(len(c.Got), "byte") + "."
	}
	where := ""
	if c.Offset >= 0 {
		where = " (byte " + strconv.Itoa(c.Offset+1) + " of the response)"
	}
	return "Different from byte " + strconv.Itoa(c.At+1) + " of the value onwards" + where +
		": expected " + byteAt(c.Expected, c.At) + ", got " + byteAt(c.Got, c.At) + "."
}

// byteAt names the byte of s at i.
func byteAt(s string, i int) string {
	if i >= len(s) {
		return "the end"
	}
	return "“" + s[i:i+1] + "” (0x" + words.Hex(s[i]) + ")"
}

// pair shows both Accepts one above the other, character by character.
func pair(c handshake.Comparison) markup.Node {
	return markup.El("dl", "pair",
		markup.El("dt", "", markup.Text("Key on the wire")), markup.El("dd", "", markup.El("code", "key", markup.Visible(c.Key, true))),
		markup.El("dt", "", markup.Text("Sent by the server")), markup.El("dd", "", markup.Against(c.Got, c.Expected)),
		markup.El("dt", "", markup.Text("Computed here")), markup.El("dd", "", markup.Against(c.Expected, c.Got)))
}

// script tells what a page can know of a handshake.
func script(s call.Script) markup.Node {
	if !s.Tried {
		return markup.Group()
	}
	told := "nothing within the time limit"
	switch {
	case s.Opened && s.Closed:
		told = "an open event, then a close event with code " + strconv.Itoa(s.CloseCode)
	case s.Opened:
		told = "an open event"
	case s.Failed && s.Closed:
		told = "an error event without a reason, then a close event with code " + strconv.Itoa(s.CloseCode)
	case s.Closed:
		told = "a close event with code " + strconv.Itoa(s.CloseCode)
	}
	p := markup.El("p", "aside", markup.Text("What this page's script saw: "+told+"."))
	if !s.Opened && s.Closed {
		p.Kids = append(p.Kids, markup.Text(" The reason is only in the browser's console; it is kept from script. "), annotation.Cite(handshake.WebSocketsStandard))
	}
	return p
}

func redacted(names []string) markup.Node { return hidden(names, " All other bytes are unchanged.") }

// hidden names the fields whose values are not shown, and says more if there are
// any.
func hidden(names []string, more string) markup.Node {
	if len(names) == 0 {
		return markup.Group()
	}
	return markup.El("p", "aside", markup.Text("The server replaced the values of "+strings.Join(names, ", ")+" with as many x."+more))
}

// WrongAccept is State.WrongAccept for the handshake that was on the wire.
func (l Live) WrongAccept() (key, accept string, wrong bool) {
	if l.Phase != Done {
		return "", "", false
	}
	r := judge.Exchange(l.Request, l.Response, "")
	return r.Accept.Key, r.Accept.Got, r.WrongAccept()
}
