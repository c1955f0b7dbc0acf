package verdict

import (
	"strings"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/messages"
	"wsaccept/wasm/page/lesson"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/wire"
)

// shownMessages is how many messages are shown in full.
const shownMessages = 4

// meanings shows the error texts that were found, with what is known of each. What is
// said of two of them in the same words is said once.
func meanings(r *judge.Result) markup.Node {
	n := markup.Group()
	said := map[string]bool{}
	if isTold(r) {
		m := r.Messages[0]
		said[m.Means] = true
		n.Kids = append(n.Kids, markup.El("div", "console-note", otherCauses(m, r.Advice().Cause), whoSays(m), leadsOn(m)))
	}
	for _, m := range r.Messages {
		if said[m.Means] || len(said) == shownMessages {
			continue
		}
		said[m.Means] = true
		n.Kids = append(n.Kids, messageBox(m))
	}
	return n
}

// isTold reports whether the verdict is what an error text means, and the cause and the
// fix beside it are those of the text.
func isTold(r *judge.Result) bool {
	return (r.Outcome == judge.ToldFailed || r.Outcome == judge.ToldOpened) && len(r.Messages) > 0
}

// messageBox shows one message: who says it, what it means, what may be behind it and
// what to do.
func messageBox(m judge.Message) markup.Node {
	return markup.El("div", "console-note",
		whoSays(m),
		markup.El("p", "", markup.Visible(m.Means, false)),
		causes(m),
		WhatToDo(m.Fix),
		leadsOn(m))
}

// whoSays shows the text of a message, who has it, and how far the handshake came.
func whoSays(m judge.Message) markup.Node {
	return markup.El("p", "", markup.El("q", "console", markup.Visible(m.Text, false)), markup.Text(" "), markup.Visible(programsOf(m), false), markup.Text(". "+phases[m.Phase]))
}

// causes lists what may be behind a message, and how to tell.
func causes(m judge.Message) markup.Node {
	if len(m.Causes) == 0 {
		return markup.Group()
	}
	return markup.Group(markup.El("p", "", markup.Text("Likely causes, the likeliest first:")), causeList("ol", m.Causes))
}

// causeList lists causes: in an ol, by how likely they are.
func causeList(tag string, all []messages.Cause) markup.Node {
	list := markup.El(tag, "causes")
	for _, c := range all {
		li := markup.El("li", "", markup.Visible(c.Why, false))
		if c.Tell != "" {
			li.Kids = append(li.Kids, markup.Text(" To check: "), markup.Visible(c.Tell, false))
		}
		list.Kids = append(list.Kids, li)
	}
	return list
}

// otherCauses lists what may be behind a message beside the cause that was said, and
// how to tell.
func otherCauses(m judge.Message, said string) markup.Node {
	if len(m.Causes) == 0 || m.Causes[0].Why != said {
		return causes(m)
	}
	n := markup.Group()
	if tell := m.Causes[0].Tell; tell != "" {
		n.Kids = append(n.Kids, markup.El("p", "", Label("To check:"), markup.Visible(tell, false)))
	}
	if rest := m.Causes[1:]; len(rest) > 0 {
		n.Kids = append(n.Kids, markup.El("p", "", markup.El("b", "", markup.Text("Other causes:"))), causeList("ul", rest))
	}
	return n
}

// leadsOn links to examples of what a message is about, and to faults of the
// laboratory that do it.
func leadsOn(m judge.Message) markup.Node {
	n := markup.Group()
	for _, l := range m.Links {
		switch l.Kind {
		case messages.ToExample:
			n.Kids = append(n.Kids, markup.El("p", "", Label("An example:"), lesson.Link(l.ID)))
		case messages.ToFault:
			f, _ := lab.Find(l.ID)
			n.Kids = append(n.Kids, markup.El("p", "", Label("Try it in your browser:"), markup.El("a", "", markup.Text(f.Title)).With("href", wire.Link(wire.PartFault, f.ID))))
		}
	}
	return n
}

// phases say how far the handshake came.
var phases = map[messages.Phase]string{
	messages.NeverSent: "No request was sent.",
	messages.NoAnswer:  "No response came.",
	messages.Refused:   "The handshake was refused.",
	messages.BadAnswer: "A response came, and the client does not take it.",
	messages.GivenUp:   "The attempt was given up on the client's side.",
	messages.After:     "The handshake is not what failed.",
	messages.Unsure:    "The text alone does not show how far the handshake came.",
}

// programsOf names the programs that have the text.
func programsOf(m judge.Message) string {
	return "(" + strings.Join(m.Programs(), ", ") + ")"
}
