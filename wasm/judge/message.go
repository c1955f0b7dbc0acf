package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/messages"
	"wsaccept/wasm/paste"
)

// Message is an error text that is known, and where it was found.
type Message struct {
	messages.Message
	In int // index into Found.Texts
}

// messagesIn returns the messages in the texts, the first of which says most.
func messagesIn(texts ...string) []Message {
	var strong, weak []Message
	for i, text := range texts {
		for _, m := range messages.Find(text) {
			if m.Weak {
				weak = append(weak, Message{m, i})
			} else {
				strong = append(strong, Message{m, i})
			}
		}
	}
	return append(strong, weak...)
}

// Main returns the message that tells what came of a handshake whose response is not
// there, if there is one.
func (r *Result) Main() (Message, bool) {
	if len(r.Messages) == 0 || !r.Pair.Response.Absent() || r.End != "" {
		return Message{}, false
	}
	return r.Messages[0], true
}

// refusing returns the message that says why a server refused, if there is one. That
// it refused is no reason.
func (r *Result) refusing() (Message, bool) {
	for _, m := range r.Messages {
		if m.Phase == messages.Refused && !m.Weak && m.ID != "declined" && !strings.HasPrefix(m.ID, "status") {
			return m, true
		}
	}
	return Message{}, false
}

// heed takes how the handshake ended from a message that tells it: what else stands
// in such a text, such as a timeout of a socket that had opened, is not about the
// handshake's end.
func (f *Found) heed() {
	if len(f.Messages) == 0 {
		return
	}
	m := f.Messages[0]
	if f.Request.Text == "" && !m.Weak && isBody(f.Response.Text) {
		f.Response = Part{}
	}
	if f.Response.Text != "" {
		return
	}
	if f.Request.Text == "" {
		f.Notes = nil // that no handshake was found is no news then
	}
	if m.Weak {
		if m.ID == "connection-lost" && f.Request.Text == "" && m.Span.Start <= f.Ending.Origin(0) && f.Ending.Origin(0) < m.Span.End {
			f.End, f.Ending = "", Part{} // the words may be about a WebSocket that was open
		}
		return
	}
	f.End, f.Ending = m.End, Part{}
	if m.End != "" {
		f.Ending = Part{paste.Exact(f.Texts[m.In]).Run(m.Span), m.In}
	}
}

// lead says what can be taken from texts in which nothing was found that is known.
func (f *Found) lead() {
	if f.Request.Text != "" || f.Response.Text != "" || f.End != "" || len(f.Messages) > 0 || len(f.Notes) == 0 {
		return
	}
	text := strings.TrimSpace(strings.Join(f.Texts, "\n"))
	if f.Address.Text != "" && strings.ContainsAny(text, " \n") {
		f.Notes = append(f.Notes, "Beside it there is no error text that is known.")
	}
	for _, v := range messages.Leads(text) {
		switch v.Name {
		case "status":
			m := messages.OfStatus(v.Text)
			f.Notes = append(f.Notes, "The text has a status, "+v.Text+". If that is the response to the handshake: "+m.Means+" "+m.Fix)
		case "key":
			f.Notes = append(f.Notes, "The text has what looks like a Sec-WebSocket-Key, "+v.Text+". Its Accept is "+handshake.Accept(v.Text)+".")
		case "accept":
			f.Notes = append(f.Notes, "The text has what looks like a Sec-WebSocket-Accept, "+v.Text+".")
		}
	}
}

// told is the outcome that a message tells.
func (m Message) told() Outcome {
	if m.Phase == messages.After {
		return ToldOpened
	}
	return ToldFailed
}

// advice is what is said of a message: the likeliest cause, and what to do.
func (m Message) advice() Advice {
	a := Advice{Fix: m.Fix}
	if len(m.Causes) > 0 {
		a.Cause = m.Causes[0].Why
	}
	return a
}

// isBody reports whether a response is a page or an object alone: it was copied without
// its header.
func isBody(response string) bool {
	body, foreign := handshake.FindForeign(response)
	return foreign && body.Rule == handshake.F6
}

// isKnownBody reports whether text is a page or an object alone that has a known error
// text in it.
func isKnownBody(text string) bool { return isBody(text) && len(messages.Find(text)) > 0 }

// isText reports whether text is no message of a handshake, but an error text that is
// known, or one that tells how a handshake ended.
func isText(text string, found paste.Found) bool {
	neither := found.Request.Text == "" && found.Response.Text == ""
	return neither && (found.End != "" && found.End != handshake.Unseen || len(messages.Find(text)) > 0)
}
