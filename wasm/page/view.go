package page

import "wsaccept/wasm/handshake"

// Island is the content of the element with that id in index.html. All else on
// the page, every input among it, is fixed.
type Island struct{ ID, HTML string }

// View returns the islands of s, in the order they stand on the page.
func View(s State) []Island {
	findings := handshake.CheckKey(s.Key)
	request := handshake.Parse(handshake.ExampleRequest(s.Key))
	response := handshake.Parse(handshake.ExampleResponse(s.Key))
	return []Island{
		{"accept", text(handshake.Accept(s.Key)).html()},
		{"verdict", verdict(findings).html()},
		{"findings", findingList(findings).html()},
		{"steps", steps(s.Key).html()},
		{"request", head(request).html()},
		{"response", head(response).html()},
		{"live", live(s.Live).html()},
	}
}

// verdict sums findings up in one line.
func verdict(findings []handshake.Finding) node {
	switch handshake.Worst(findings) {
	case handshake.Error:
		return el("p", "verdict error", text("✗ Not a valid key. A server must refuse it (400); here is its Accept all the same."))
	case handshake.Warning:
		return el("p", "verdict warning", text("! Look twice at this key: programs treat it differently."))
	}
	return el("p", "verdict ok", text("✓ A valid key: base64 of exactly 16 bytes."))
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
