package page

import (
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/messages"
)

// shownMessages is how many messages are shown in full.
const shownMessages = 4

// messages shows the error texts that were found, with what is known of each. What is
// said of two of them in the same words is said once.
func (j judged) messages() node {
	n := group()
	said := map[string]bool{}
	if j.isTold() {
		m := j.Messages[0]
		said[m.Means] = true
		n.kids = append(n.kids, el("div", "console-note", otherCauses(m, j.Advice().Cause), whoSays(m), leadsOn(m)))
	}
	for _, m := range j.Messages {
		if said[m.Means] || len(said) == shownMessages {
			continue
		}
		said[m.Means] = true
		n.kids = append(n.kids, messageBox(m))
	}
	return n
}

// isTold reports whether the verdict is what an error text means, and the cause and the
// fix beside it are those of the text.
func (j judged) isTold() bool {
	return (j.Outcome == judge.ToldFailed || j.Outcome == judge.ToldOpened) && len(j.Messages) > 0
}

// messageBox shows one message: who says it, what it means, what may be behind it and
// what to do.
func messageBox(m judge.Message) node {
	return el("div", "console-note",
		whoSays(m),
		el("p", "", visible(m.Means, false)),
		causes(m),
		el("p", "", text("What to do: "), visible(m.Fix, false)),
		leadsOn(m))
}

// whoSays shows the text of a message, who has it, and how far the handshake came.
func whoSays(m judge.Message) node {
	return el("p", "", el("q", "console", visible(m.Text, false)), text(" "), visible(programsOf(m), false), text(". "+phases[m.Phase]))
}

// causes lists what may be behind a message, and how to tell.
func causes(m judge.Message) node {
	if len(m.Causes) == 0 {
		return group()
	}
	return group(el("p", "", text("Likely causes, the likeliest first:")), causeList("ol", m.Causes))
}

// causeList lists causes: in an ol, by how likely they are.
func causeList(tag string, all []messages.Cause) node {
	list := el(tag, "causes")
	for _, c := range all {
		li := el("li", "", visible(c.Why, false))
		if c.Tell != "" {
			li.kids = append(li.kids, text(" To tell: "), visible(c.Tell, false))
		}
		list.kids = append(list.kids, li)
	}
	return list
}

// otherCauses lists what may be behind a message beside the cause that was said, and
// how to tell.
func otherCauses(m judge.Message, said string) node {
	if len(m.Causes) == 0 || m.Causes[0].Why != said {
		return causes(m)
	}
	n := group()
	if tell := m.Causes[0].Tell; tell != "" {
		n.kids = append(n.kids, el("p", "", text("To tell whether that is the cause: "), visible(tell, false)))
	}
	if rest := m.Causes[1:]; len(rest) > 0 {
		n.kids = append(n.kids, el("p", "", text("Other causes:")), causeList("ul", rest))
	}
	return n
}

// leadsOn links to examples of what a message is about, and to faults of the
// laboratory that do it.
func leadsOn(m judge.Message) node {
	n := group()
	for _, l := range m.Links {
		switch l.Kind {
		case messages.ToExample:
			e, _ := gallery.Find(l.ID)
			n.kids = append(n.kids, el("p", "", text("An example: "), el("a", "", text(e.Title)).with("href", exampleLink(e.ID))))
		case messages.ToFault:
			f, _ := lab.Find(l.ID)
			n.kids = append(n.kids, el("p", "", text("Try it in your browser: "), el("a", "", text(f.Title)).with("href", FaultLink(f.ID))))
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
