package page

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/call"
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
func live(l Live, p Place) node {
	switch l.Phase {
	case Asking:
		return el("p", "", text("Asking whether this page has a server …"))
	case NoServer:
		return group(
			el("p", "verdict warning", text("! "+Summary(l))),
			el("p", "", toGetOne(p), text(" Everything else on this page works without a server.")))
	case Running:
		running := el("p", "", text("Shaking hands …"))
		if l.Request == "" {
			return running
		}
		return group(running, el("div", "stale", report(l.Attempt)))
	case Done:
		if l.Failure != "" {
			return group(el("p", "verdict error", text("✗ "+l.Failure)), script(l.Script))
		}
		return report(l.Attempt)
	}
	independent := ", which other people wrote. It computes the Accept independently of this page."
	if l.ByMessage {
		independent = ", which other people wrote. It computes the Accept, and your browser opens the WebSocket only if that is right."
	}
	return el("p", "", text("The other side is "), el("b", "", text(l.chosen().Server)), text(independent))
}

// toGetOne says how to get a server.
func toGetOne(p Place) node {
	program := el("code", "", text("wsaccept"))
	if !p.Own() {
		return group(text("The program of this project, "), program, text(", is one, and serves this page as well: start it on your computer, and open the address that it prints."))
	}
	return group(text("To get one, take this project and run "), el("code", "", text(start)),
		text(", or start its program "), program, text(", and open the address that it prints."))
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
func (l Live) voices() node {
	n := group()
	for _, v := range l.Voices {
		n.kids = append(n.kids, el("option", "", text(v.Server)).with("value", v.ID))
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
func report(a call.Attempt) node {
	if a.SecondHand {
		return secondHand(a)
	}
	judged := judge.Exchange(a.Request, a.Response, "")
	pair := judged.Pair
	size := words.Count(len(a.Response), "byte")
	if a.Truncated {
		size = "the first " + size
	}
	return group(
		comparison(judged.Accept),
		script(a.Script),
		redacted(a.Redacted),
		between(pair.Request, a.Origin),
		other(a.Request, a.Other),
		el("h2", "", text("The request, as it was on the wire")),
		el("p", "size", text(words.Count(len(a.Request), "byte"))),
		head(pair.Request, "live-request", nil, nil),
		el("h2", "", text("The response, as it left the server")),
		el("p", "size", text(size)),
		answers(pair, "live-response", nil, nil))
}

// other tells what another library answers to the very same request.
func other(request string, a call.Answer) node {
	if a.Server == "" {
		return group()
	}
	judged := judge.Exchange(request, a.Response, "")
	said := "the status " + judged.Pair.Response.Status()
	if c := judged.Accept; c.Problem == "" {
		said = "another Accept: " + c.Got
		if c.Equal() {
			said = "the same Accept"
		}
	}
	return group(
		el("p", "", text("The server also gave the bytes of this request to "), el("b", "", text(a.Server)), text(". Its response, which did not go over the wire, has "+said+".")),
		el("details", "", el("summary", "", text("The response of "+a.Server)), head(judged.Pair.Response, "live-other", nil, nil)))
}

// comparison says whether the server's Accept is the one computed here, and if it
// is not, where it differs.
func comparison(c handshake.Comparison) node {
	switch {
	case c.Problem != "":
		return el("p", "verdict error", text("✗ "+outcome(c)))
	case c.Equal() && c.Status == "101":
		return group(el("p", "verdict ok", text("✓ "+outcome(c))), pair(c))
	}
	return group(el("p", "verdict error", text("✗ "+outcome(c))), pair(c))
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
func pair(c handshake.Comparison) node {
	return el("dl", "pair",
		el("dt", "", text("Key on the wire")), el("dd", "", el("code", "key", visible(c.Key, true))),
		el("dt", "", text("Sent by the server")), el("dd", "", marked(c.Got, c.Expected)),
		el("dt", "", text("Computed here")), el("dd", "", marked(c.Expected, c.Got)))
}

// marked shows s with the bytes marked that differ from other's.
func marked(s, other string) node {
	code := el("code", "accept chars")
	for i := range len(s) {
		if i == shownCells {
			code.kids = append(code.kids, el("span", "more", text("… and "+words.Count(len(s)-i, "byte")+" more")))
			break
		}
		class := "same"
		if i >= len(other) || s[i] != other[i] {
			class = "differs"
		}
		code.kids = append(code.kids, el("span", class, visible(s[i:i+1], true)))
	}
	return code
}

// script tells what a page can know of a handshake.
func script(s call.Script) node {
	if !s.Tried {
		return group()
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
	p := el("p", "aside", text("What this page's script saw: "+told+"."))
	if !s.Opened && s.Closed {
		p.kids = append(p.kids, text(" The reason is only in the browser's console; it is kept from script. "), cite(handshake.WebSocketsStandard))
	}
	return p
}

func redacted(names []string) node { return hidden(names, " All other bytes are unchanged.") }

// hidden names the fields whose values are not shown, and says more if there are
// any.
func hidden(names []string, more string) node {
	if len(names) == 0 {
		return group()
	}
	return el("p", "aside", text("The server replaced the values of "+strings.Join(names, ", ")+" with as many x."+more))
}
