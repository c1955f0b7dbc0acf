// Package home shows the page's first view: a key, its Accept, what is to be said of the
// key, the steps from one to the other, and the conversation that both belong to. It
// needs neither the judge nor the predictions, so that a program of its own can show
// it before the page's whole program has come: see wasm/home.
package home

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/steps"
)

// Show adds what comes of key. others is what programs do with it, if that is known.
func Show(to *screen.Screen, key string, others markup.Node) {
	findings := handshake.CheckKey(key)
	to.Island("accept", markup.Quartets("d", handshake.Accept(key)))
	to.Island("verdict", verdict(key, findings))
	to.Island("findings", markup.Group(annotation.FindingList(findings), others))
	to.Island("steps", steps.Of(key))
	showConversation(to, key)
}

// Summary says what there is to say about key in a sentence or two. A screen reader is
// told it.
func Summary(key string) string {
	findings := handshake.CheckKey(key)
	said := outcome(key, findings)
	if len(findings) == 0 {
		return said
	}
	return said + " " + findings[0].Title
}

// verdict sums findings up, and leads on from a text that is none.
func verdict(key string, findings []handshake.Finding) markup.Node {
	class := string(handshake.Worst(findings))
	if key == "" {
		class = "none"
	}
	n := markup.El("p", "verdict "+class, markup.Text(outcome(key, findings)))
	if isText(key) {
		n.Kids = append(n.Kids, markup.Text(" If they are an error text that was not recognized: "), markup.El("a", "", markup.Text("search all pages")).With("href", "search/"))
	}
	return n
}

// isText reports whether somebody wrote words where a key is expected.
func isText(key string) bool { return len(strings.Fields(key)) > 2 }

// outcome sums findings up in a sentence.
func outcome(key string, findings []handshake.Finding) string {
	switch handshake.Worst(findings) {
	case handshake.Error:
		switch {
		case key == "":
			return "Nothing is typed yet. Below is what becomes of an empty key."
		case isText(key):
			return "✗ Several words are not a key."
		}
		return "✗ Not a valid key. A server that checks it must refuse, usually with 400; not every server does."
	case handshake.Warning:
		return "! A usable key, with a warning."
	}
	return "✓ A valid key: base64 of exactly 16 bytes."
}
