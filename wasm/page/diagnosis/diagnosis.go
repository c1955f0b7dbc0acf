// Package diagnosis tells why an Accept is wrong: the case as it was typed, what the
// diagnosis found, and how to fix the server.
package diagnosis

import (
	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/lesson"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/page/verdict"
	"wsaccept/wasm/words"
)

// Show shows why the Accept is wrong.
func (c Case) Show(to *screen.Screen) {
	e := c.examined()
	to.Island("diagnosis", markup.Group(markup.El("p", "verdict "+e.class(), markup.Text(e.summary(c))), e.remedy()))
	to.Island("diagnosis-notes", verdict.Notes(append(e.taken[:len(e.taken):len(e.taken)], e.Notes...)))
	to.Island("explanation", e.explanation(c))
	to.Island("constants", e.compared(c))
	to.Island("case-key", e.keyFindings())
	to.Island("fix", e.fixes(c))
	to.Field(KeyField, c.Key)
	to.Field(AcceptField, c.Accept)
	to.Field(CodeField, c.Code)
	to.Field(LanguageChoice, c.Snippet().ID)
	to.Hide("how-to-fix", !c.Fixable(), verdict.Title)
}

// ShowSearch shows what changes while a search runs.
func (c Case) ShowSearch(to *screen.Screen) {
	search, read := c.Search, c.examined().read
	to.Island("search", search.progress(read.Key, read.Accept))
	to.Label(ToggleSearch, search.label())
	to.Bars = append(to.Bars, screen.Bar{ID: "search-bar", Part: search.Part()})
	to.Hide("search-controls", !search.Shown(), "diagnosis")
}

// Summary says in a sentence or two why the Accept is wrong. A screen reader is told it.
func (c Case) Summary() string {
	said := c.examined().summary(c)
	if search := c.Search.Summary(); search != "" {
		said += " " + search
	}
	return said
}

// summary says why the Accept of c is wrong.
func (e examined) summary(c Case) string {
	if e.read.Accept == "" {
		return e.summaryWithoutAccept(c)
	}
	switch e.Verdict {
	case diagnose.Correct:
		if e.read.Key == "" {
			return "✓ This is the Accept that the client expected. The fault is elsewhere."
		}
		return "✓ This Accept is right for this key. The fault is elsewhere."
	case diagnose.Mistake:
		return "✗ Your server " + verdict.Mistakes(e.Explanations)
	}
	switch {
	case !handshake.IsAccept(e.read.Accept):
		return "✗ " + diagnose.Unknown(e.read)
	case e.read.Key == "":
		return "! " + diagnose.Unknown(e.read)
	case c.searchable():
		return "✗ The Accept is wrong, and none of the " + grouped(e.Tried) + " messages that were tried makes it. Other GUIDs are tried next."
	case c.Search.Phase == Stopped:
		return "✗ The Accept is wrong, and not yet explained: the search was stopped."
	case e.wrongConstants() > 0:
		return "✗ The Accept is wrong. So is the GUID in your code, but it does not make this Accept. The server may be running a different version of the code."
	}
	return "✗ " + diagnose.Unknown(e.read)
}

// searchable reports whether a search for the GUID is under way, or about to be.
func (c Case) searchable() bool {
	return c.Target() != nil && (c.Search.Phase == NoSearch || c.Search.Phase == Searching)
}

// wrongConstants counts the constants in the code that are not the GUID.
func (e examined) wrongConstants() int {
	wrong := 0
	for _, constant := range e.constants {
		if !constant.Right() {
			wrong++
		}
	}
	return wrong
}

// summaryWithoutAccept says what there is instead of an Accept.
func (e examined) summaryWithoutAccept(c Case) string {
	wrong := e.wrongConstants()
	switch {
	case c.Empty():
		return "Type or paste the key and the Accept of the handshake that failed. A line of the client’s log will do."
	case wrong > 0 && !e.constants[0].Like:
		return "! The code has a UUID, but not the GUID of the handshake, " + handshake.GUID + ". If this one is appended to the key, it is wrong: the GUID is the same for every server."
	case wrong > 0 && wrong < len(e.constants):
		return "! The code has the right GUID, and a similar text that is wrong. Check which one it uses."
	case wrong > 0:
		return "✗ The GUID in this code is wrong."
	case len(e.remarks) > 0:
		return "✗ " + e.remarks[0].Title
	case len(e.constants) > 0:
		return "✓ The GUID in this code is right."
	case c.Code != "" && c.Accept == "":
		return "! Nothing in this code looks like the GUID " + handshake.GUID + "."
	case c.Accept != "":
		return "! There is no Accept in this text."
	}
	return "Now add the Accept that the server sent."
}

// class returns the colour of the summary.
func (e examined) class() string {
	if e.read.Accept == "" {
		switch wrong := e.wrongConstants(); {
		case wrong == 0 && len(e.remarks) > 0:
			return "error"
		case len(e.constants) == 0:
			return "none"
		case wrong == 0:
			return "ok"
		case wrong < len(e.constants), !e.constants[0].Like:
			return "warning"
		}
		return "error"
	}
	switch {
	case e.Verdict == diagnose.Correct:
		return "ok"
	case e.Verdict == diagnose.Unexplained && e.read.Key == "":
		return "warning"
	}
	return "error"
}

// explanation shows what the diagnosis found: the proofs, or where to look next.
func (e examined) explanation(c Case) markup.Node {
	switch {
	case e.read.Accept == "":
		return markup.Group()
	case e.Verdict == diagnose.Correct:
		return elsewhere()
	case e.Verdict == diagnose.Unexplained:
		if e.read.Key == "" || c.searchable() {
			return markup.Group()
		}
		return e.anotherKey()
	}
	return e.proofs()
}

// hint is something to look at when the Accept tells no more.
type hint struct{ look, detail, example string }

func hints(list []hint) markup.Node {
	n := markup.El("ul", "hints")
	for _, h := range list {
		item := markup.El("li", "", markup.El("b", "", markup.Text(h.look)), markup.Text(" "+h.detail))
		if h.example != "" {
			item.Kids = append(item.Kids, markup.Text(" "), lesson.Link(h.example))
		}
		n.Kids = append(n.Kids, item)
	}
	return n
}

// elsewhere says what else makes a client fail although the Accept is right.
func elsewhere() markup.Node {
	return markup.Group(
		markup.El("p", "", markup.Text("Look at the rest of the server’s response:")),
		hints([]hint{
			{"Upgrade and Connection.", "The 101 needs Upgrade: websocket and Connection: Upgrade. A proxy may have removed them.", "answer-without-upgrade"},
			{"Two Accepts.", "Sec-WebSocket-Accept must not appear more than once, even if both lines are equal. Often a proxy adds its own.", "accept-twice"},
			{"The end.", "Each line ends in CR LF, and an empty line ends the response. Without it the client waits until it gives up.", "no-empty-line"},
			{"Sec-WebSocket-Protocol.", "The server may name only a subprotocol that the client asked for; if a browser asked, it requires one to be named (WHATWG).", "subprotocol-unasked"},
			{"Sec-WebSocket-Extensions.", "The server may use only what the client offered.", "extension-unoffered"},
			{"What the client got.", "A proxy in between may respond itself, or change the response. Take the bytes at the client, not from the server’s log.", ""},
		}),
		markup.El("p", "", markup.Text("Paste request and response into "), markup.El("a", "jump", markup.Text("Check a handshake")).With("href", "#judge-title"), markup.Text(" to have each of these checked.")))
}

// anotherKey says how a response gets the Accept of another key.
func (e examined) anotherKey() markup.Node {
	if !handshake.IsAccept(e.read.Accept) {
		return markup.Group()
	}
	return markup.Group(
		markup.El("p", "", markup.Text("How a response can get the Accept of another key:")),
		hints([]hint{
			{"A reconnect.", "The client connected twice, and key and Accept are from different attempts. Each attempt has a new key.", "accept-of-another-key"},
			{"Two keys in one request.", "The client library and your own code both set Sec-WebSocket-Key, and the server read the other one.", "key-twice"},
			{"A shared variable.", "The server keeps the key in a variable that all connections share, and another client overwrote it.", ""},
			{"A cache.", "A proxy replays the response to an earlier request.", ""},
			{"A proxy that makes its own handshake.", "The server saw the proxy’s key, and its response was passed on to your client.", ""},
		}),
		markup.El("p", "", markup.Text("Log the key in the server, just before it is hashed, and compare. Or paste the server’s code into the field above: the constants in it are tried.")),
		e.right())
}

// right shows the Accept that belongs to the key.
func (e examined) right() markup.Node {
	return markup.El("dl", "pair",
		markup.El("dt", "", markup.Text("Sent by the server")), markup.El("dd", "", markup.Against(e.read.Accept, handshake.Accept(e.read.Key))),
		markup.El("dt", "", markup.Text("Right for this key")), markup.El("dd", "", markup.Against(handshake.Accept(e.read.Key), e.read.Accept)))
}

// keyFindings shows what is wrong with the key itself.
func (e examined) keyFindings() markup.Node {
	if e.read.Key == "" {
		return markup.Group()
	}
	var faults []handshake.Finding
	for _, f := range handshake.CheckKey(e.read.Key) {
		if f.Severity != handshake.Info {
			faults = append(faults, f)
		}
	}
	if len(faults) == 0 {
		return markup.Group()
	}
	return markup.Group(markup.El("h3", "", markup.Text("The key has "+words.Count(len(faults), "fault")+" of its own")), annotation.FindingList(faults))
}
