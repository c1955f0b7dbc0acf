package chain

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies"
	"wsaccept/wasm/proxies/passage"
)

// Separator is the line between two configurations in one text: that of the proxy on the
// client's side stands above it. It is no line of any format.
const Separator = "-- next proxy --"

// Parts returns where the configurations of text stand that separators are between: one
// part if there is none.
func Parts(text string) []handshake.Span {
	var parts []handshake.Span
	start, at := 0, 0
	for line := range strings.Lines(text) {
		if isSeparator(line) {
			parts = append(parts, handshake.Span{Start: start, End: at})
			start = at + len(line)
		}
		at += len(line)
	}
	return append(parts, handshake.Span{Start: start, End: len(text)})
}

// isSeparator reports whether a line is one, with any number of hyphens or equals signs.
func isSeparator(line string) bool {
	line = strings.TrimSpace(line)
	marked := strings.HasPrefix(line, "--") || strings.HasPrefix(line, "==")
	return marked && handshake.EqualFold(strings.TrimSpace(strings.Trim(line, "-=")), "next proxy")
}

// Texts returns the parts of text.
func Texts(text string) []string {
	var texts []string
	for _, part := range Parts(text) {
		texts = append(texts, part.Of(text))
	}
	return texts
}

// Join returns the text of two configurations, first that on the client's side.
func Join(first, second string) string {
	if !strings.HasSuffix(first, "\n") {
		first += "\n"
	}
	return first + Separator + "\n" + second
}

// Reading is what a text with separators says.
type Reading struct {
	Parts  []handshake.Span // the configurations, in order
	Unread int              // the number of the first part that is no configuration of a proxy that is known; -1 if all are
	Chains Chains           // none if a part is unread
}

// Read reads a text with separators; found is false if there is none, or no part is a
// configuration.
func Read(text string) (r Reading, found bool) {
	r.Parts, r.Unread = Parts(text), -1
	if len(r.Parts) < 2 {
		return r, false
	}
	for i, part := range r.Parts {
		if _, ok := proxies.Read(part.Of(text)); ok {
			found = true
		} else if r.Unread < 0 {
			r.Unread = i
		}
	}
	if r.Unread < 0 {
		r.Chains, _, _ = Follow(Texts(text), passage.Ask{})
	}
	return r, found
}
