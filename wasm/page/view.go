package page

import "wsaccept/wasm/handshake"

// Island is the content of the element with that id in index.html. All else on
// the page, every input among it, is fixed.
type Island struct{ ID, HTML string }

// View returns the islands of s, in the order they stand on the page.
func View(s State) []Island {
	findings := handshake.CheckKey(s.Key)
	request := handshake.Parse(handshake.ExampleRequest(s.Key))
	return []Island{
		{"accept", text(handshake.Accept(s.Key)).html()},
		{"verdict", el("p", "verdict "+string(handshake.Worst(findings)), text(verdict(findings))).html()},
		{"findings", findingList(findings).html()},
		{"steps", steps(s.Key).html()},
		{"request", head(request).html()},
		{"response", answer(request, findings).html()},
		{"live", live(s.Live).html()},
	}
}

// KeySummary says what there is to say about key in a sentence or two. A screen
// reader is told it.
func KeySummary(key string) string {
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
		return "✗ Not a valid key. A server must refuse it, usually with the status 400, though not every server checks."
	case handshake.Warning:
		return "! A usable key, with a warning."
	}
	return "✓ A valid key: base64 of exactly 16 bytes."
}

// answer shows the 101 to request: with the Accept of the key as a server finds
// it there, which is without the white space around it.
func answer(request handshake.Message, findings []handshake.Finding) node {
	key := request.Value(request.Lookup("Sec-WebSocket-Key")[0])
	response := head(handshake.Parse(handshake.ExampleResponse(handshake.Accept(key))))
	if handshake.Worst(findings) == handshake.Error {
		return group(el("p", "verdict error", text("A server that checks the key refuses this request, and none of what follows is sent. This is the answer of a server that does not check.")), response)
	}
	return response
}

// findingList shows findings, each with its section.
func findingList(findings []handshake.Finding) node {
	if len(findings) == 0 {
		return group()
	}
	list := el("ul", "findings")
	for _, f := range findings {
		item := el("li", "finding "+string(f.Severity),
			el("p", "", el("strong", "", visible(f.Title, false))),
			el("p", "", visible(f.Detail, false), text(" "), cite(f.Section)))
		if f.Observed != "" {
			item.kids = append(item.kids, el("p", "observed", text("What servers do: "+f.Observed)))
		}
		list.kids = append(list.kids, item)
	}
	return list
}

// cite links to a section.
func cite(s handshake.Section) node {
	return el("a", "cite", text(string(s))).with("href", s.URL())
}
