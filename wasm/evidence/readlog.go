package evidence

import "strings"

// What stands before a value in the logs of clients, and in people's own words.
// The first two lists tell what a value is; the others name the field only.
var (
	expectedLabels = []string{"expected", "expecting", "should be", "want", "computed", "calculated"}
	actualLabels   = []string{"actual", "got", "received", "but was", "was ["}
	acceptLabels   = []string{"accept", "challenge"}
	keyLabels      = []string{"key"}
)

// logValues finds the values in a line of a client's log, such as netty's “Invalid
// challenge. Actual: A. Expected: E”, by the words before them. A value without
// any is the one that name says.
func logValues(text, name string) (f field) {
	labelled := false
	end := 0 // of the last value
	for at := 0; at < len(text); {
		size := valueEnd(text[at:])
		value := text[at : at+size]
		if !isValue(value) {
			at += max(size, 1)
			continue
		}
		const most = 120
		before := text[max(end, at-most):at]
		kind := label(before)
		labelled = labelled || kind != ""
		if kind == "" {
			kind = name
		}
		switch {
		case kind == "key" && f.key == "":
			f.key = value
		case kind == "Accept" && f.accept == "":
			f.accept = value
		case kind == "expected" && f.expected == "":
			f.expected = value
		}
		at += size
		end = at
	}
	if !labelled {
		return field{}
	}
	return f
}

// label returns what a value is that has the text before it: "key", "Accept",
// "expected", or "" if that is not said.
func label(before string) string {
	for _, pair := range [][2]struct {
		kind   string
		labels []string
	}{
		{{"expected", expectedLabels}, {"Accept", actualLabels}},
		{{"Accept", acceptLabels}, {"key", keyLabels}},
	} {
		a, b := lastOf(before, pair[0].labels), lastOf(before, pair[1].labels)
		switch {
		case a > b:
			return pair[0].kind
		case b > a:
			return pair[1].kind
		}
	}
	return ""
}

// lastOf returns the offset of the last label in text, or -1.
func lastOf(text string, labels []string) int {
	last := -1
	for _, label := range labels {
		last = max(last, lastFold(text, label))
	}
	return last
}

// valueEnd returns the length of the word of base64 that text begins with.
func valueEnd(text string) int {
	n := 0
	for n < len(text) && (isNameChar(text[n]) || strings.IndexByte("+/-", text[n]) >= 0) {
		n++
	}
	for n > 0 && n < len(text) && text[n] == '=' {
		n++
	}
	return n
}

// isValue reports whether a word in a log may be a key or an Accept, in whatever
// form.
func isValue(word string) bool {
	const shortest = 20
	return len(word) >= shortest && strings.ContainsAny(word, "0123456789=") && !containsFold(word, "websocket")
}
