package page

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/words"
)

// What a page can show of a handshake with a server that does not see the bytes on
// the wire itself, such as one on Cloudflare Workers.

// secondHandOutcome sums up a handshake that succeeded with such a server.
const secondHandOutcome = "It opened. A browser opens a WebSocket only if the Accept is right for its key, so the right one was sent."

// secondHand shows such a handshake.
func secondHand(a call.Attempt) node {
	request := handshake.Parse(a.Request)
	c := handshake.Compare(request, handshake.Message{})
	keys := el("p", "verdict warning", text("! "+c.Problem))
	if c.Expected != "" {
		keys = el("dl", "pair",
			el("dt", "", text("Key that arrived")), el("dd", "", el("code", "key", visible(c.Key, true))),
			el("dt", "", text("Its Accept, computed here")), el("dd", "", el("code", "accept", visible(c.Expected, true))))
	}
	return group(
		el("p", "verdict ok", text("✓ "+secondHandOutcome)),
		keys,
		el("p", "aside", text("The Accept that was sent can't be shown. This host computes it after the server's program is done, and your browser checks it and hides it from script. "+
			"A proxy in front may use a key of its own for its handshake with the server; your browser checks the Accept for the key that it sent itself.")),
		script(a.Script),
		hidden(a.Redacted, ""),
		el("h2", "", text("The request, as the server's program got it")),
		el("p", "size", text(words.Count(len(a.Request), "byte")+", but not those on the wire: this host writes names in lower case, sorts the lines, and adds or changes some, such as accept-encoding and those that begin with cf-")),
		head(request, "live-request", nil, nil))
}

// noLab says why a page that has a server has no laboratory.
func noLab(s State) node {
	if s.Lab.Open || len(s.Live.Voices) == 0 || s.Live.Phase == NoServer {
		return group()
	}
	run := group(text("run the program: "), el("code", "", text(start)))
	if !s.Place.Own() {
		run = group(text("start the program of this project, "), el("code", "", text("wsaccept")), text(", on your computer"))
	}
	return el("p", "aside", text("This host can't send wrong responses. To watch your browser refuse, "), run, text("."))
}
