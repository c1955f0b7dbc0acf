// Package home shows the page's first view: a key, its Accept, what is to be said of the
// key, the steps from one to the other, and the conversation that both belong to. It
// needs neither the judge nor the predictions, so that a program of its own can show
// it before the page's whole program has come: see wasm/home.
package home

import (
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
	to.Island("verdict", markup.El("p", "verdict "+string(handshake.Worst(findings)), markup.Text(verdict(findings))))
	to.Island("findings", markup.Group(annotation.FindingList(findings), others))
	to.Island("steps", steps.Of(key))
	showConversation(to, key)
}

// Summary says what there is to say about key in a sentence or two. A screen reader is
// told it.
func Summary(key string) string {
	findings := handshake.CheckKey(key)
	if len(findings) == 0 {
		return verdict(findings)
	}
	return verdict(findings) + " " + findings[0].Title
}

// verdict sums findings up.
func verdict(findings []handshake.Finding) string {
	switch handshake.Worst(findings) {
	case handshake.Error:
		return "✗ Not a valid key. A server that checks it must refuse, usually with 400; not every server does."
	case handshake.Warning:
		return "! A usable key, with a warning."
	}
	return "✓ A valid key: base64 of exactly 16 bytes."
}
