package page

import (
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/messages"
)

// shownMessages is how many messages are shown in full.
const shownMessages = 4

// messages shows the error texts that were found, with what is known of each. What is
// said of two of them in the same words is said once.
func (j judged) messages() node {
	n := group()
	said := map[string]bool{}
	for _, m := range j.Messages {
		if said[m.Means] || len(said) == shownMessages {
			continue
		}
		said[m.Means] = true
		n.kids = append(n.kids, messageBox(m))
	}
	return n
}

// messageBox shows one message: who says it, what it means, what may be behind it and
// what to do.
func messageBox(m judge.Message) node {
	n := el("div", "console-note", el("p", "", el("q", "console", visible(m.Text, false)), text(" "), visible(programsOf(m), false)))
	n.kids = append(n.kids, el("p", "", visible(m.Means, false), text(" "+phases[m.Phase])))
	if len(m.Causes) > 0 {
		list := el("ol", "causes")
		for _, c := range m.Causes {
			li := el("li", "", visible(c.Why, false))
			if c.Tell != "" {
				li.kids = append(li.kids, text(" To tell: "), visible(c.Tell, false))
			}
			list.kids = append(list.kids, li)
		}
		n.kids = append(n.kids, el("p", "", text("Likely causes, the likeliest first:")), list)
	}
	fix := el("p", "", text("What to do: "), visible(m.Fix, false))
	for _, l := range m.Links {
		if e, found := gallery.Find(l.ID); found && l.Kind == "example" {
			fix.kids = append(fix.kids, text(" An example: "), el("a", "", text(e.Title)).with("href", exampleLink(e.ID)))
		}
	}
	n.kids = append(n.kids, fix)
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
