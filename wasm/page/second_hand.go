package page

import (
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/call"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/words"
)

// What a page can show of a handshake with a server that does not see the bytes on
// the wire itself, such as one on Cloudflare Workers.

// secondHandOutcome sums up a handshake that succeeded with such a server.
const secondHandOutcome = "It opened. A browser opens a WebSocket only if the Accept is right for its key, so the right one was sent."

// secondHand shows such a handshake.
func secondHand(a call.Attempt) markup.Node {
	request := handshake.Parse(a.Request)
	c := handshake.Compare(request, handshake.Message{})
	keys := markup.El("p", "verdict warning", markup.Text("! "+c.Problem))
	if c.Expected != "" {
		keys = markup.El("dl", "pair",
			markup.El("dt", "", markup.Text("Key that arrived")), markup.El("dd", "", markup.El("code", "key", markup.Visible(c.Key, true))),
			markup.El("dt", "", markup.Text("Its Accept, computed here")), markup.El("dd", "", markup.El("code", "accept", markup.Visible(c.Expected, true))))
	}
	return markup.Group(
		markup.El("p", "verdict ok", markup.Text("✓ "+secondHandOutcome)),
		keys,
		markup.El("p", "aside", markup.Text("The Accept that was sent can't be shown. This host computes it after the server's program is done, and your browser checks it and hides it from script. "+
			"A proxy in front may use a key of its own for its handshake with the server; your browser checks the Accept for the key that it sent itself.")),
		script(a.Script),
		hidden(a.Redacted, ""),
		markup.El("h2", "", markup.Text("The request, as the server's program got it")),
		markup.El("p", "size", markup.Text(words.Count(len(a.Request), "byte")+", but not those on the wire: this host writes names in lower case, sorts the lines, and adds or changes some, such as accept-encoding and those that begin with cf-")),
		annotation.Head(request, "live-request", nil, nil))
}

// noLab says why a page that has a server has no laboratory.
func noLab(s State) markup.Node {
	if s.Lab.Open || len(s.Live.Voices) == 0 || s.Live.Phase == NoServer {
		return markup.Group()
	}
	run := markup.Group(markup.Text("run the program: "), markup.El("code", "", markup.Text(start)))
	if !s.Place.Own() {
		run = markup.Group(markup.Text("start the program of this project, "), markup.El("code", "", markup.Text("wsaccept")), markup.Text(", on your computer"))
	}
	return markup.El("p", "aside", markup.Text("This host can't send wrong responses. To watch your browser refuse, "), run, markup.Text("."))
}
