package evidence

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

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
// any is the one that name says. Of several for the same place, the first is taken.
func logValues(text, name string) (f field) {
	labelled := false
	end := 0    // of the last value
	left := 0   // values that were left out
	first := "" // of them
	for {
		value, at := nextValue(text, end)
		if value == "" {
			break
		}
		const most = 120
		before := text[max(end, at-most):at]
		kind := label(before)
		labelled = labelled || kind != ""
		if kind == "" {
			kind = name
		}
		if kind == "expected" && bytesIn(value) == handshake.NonceLen {
			kind = "key" // an Accept is never as short
		}
		place := map[string]*string{"key": &f.key, "Accept": &f.accept, "expected": &f.expected}[kind]
		switch *place {
		case "":
			*place = value
		case value:
		default:
			left++
			if left == 1 {
				first = value
			}
		}
		end = at + len(value)
	}
	switch {
	case !labelled:
		return field{}
	case left == 1:
		f.leftOut = "The text has another value, “" + first + "”, which was ignored."
	case left > 1:
		f.leftOut = "The text has " + strconv.Itoa(left) + " more values, the first of them “" + first + "”, which were ignored."
	}
	return f
}

// label returns what a value is that has the text before it: "key", "Accept",
// "expected", or "" if that is not said.
func label(before string) string {
	named := strings.TrimRight(before, " \t=:\"'`“‘")
	if at := lastFold(named, "key"); at >= 0 && at == len(named)-len("key") {
		return "key"
	}
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

// nextValue returns the first value in text from offset at on, and where it
// stands, or "". There is none in an address.
func nextValue(text string, at int) (value string, start int) {
	for at < len(text) {
		if strings.HasPrefix(text[at:], "://") {
			at += len("://") + indexAny(text[at+len("://"):], " \t\r\n\"'`<>")
			continue
		}
		size := valueEnd(text[at:])
		if isValue(text[at : at+size]) {
			return text[at : at+size], at
		}
		at += max(size, 1)
	}
	return "", at
}

// valueEnd returns the length of the word of base64 that text begins with. Its
// signs may be escaped, as %2B or as &#43;.
func valueEnd(text string) int {
	n := 0
	for n < len(text) {
		size := escapeEnd(text[n:])
		if size == 0 && (isNameChar(text[n]) || strings.IndexByte("+/-", text[n]) >= 0) {
			size = 1
		}
		if size == 0 {
			break
		}
		n += size
	}
	for n > 0 && n < len(text) && text[n] == '=' {
		n++
	}
	return n
}

// escapeEnd returns the length of the escape of +, / or = that text begins with,
// as it is in an address or in HTML, or 0.
func escapeEnd(text string) int {
	if text[0] != '%' && text[0] != '&' {
		return 0
	}
	for _, escape := range []string{
		"%2b", "%2f", "%3d", "&#43;", "&#47;", "&#61;", "&#x2b;", "&#x2f;", "&#x3d;", "&plus;", "&sol;", "&equals;",
	} {
		if len(text) >= len(escape) && handshake.EqualFold(text[:len(escape)], escape) {
			return len(escape)
		}
	}
	return 0
}

// isValue reports whether a word in a log may be a key or an Accept, in whatever
// form. A word with many slashes is the path of a file, if it is not base64.
func isValue(word string) bool {
	const shortest, mostSlashes = 20, 3
	return len(word) >= shortest && strings.ContainsAny(word, "0123456789=") && !containsFold(word, "websocket") &&
		(strings.Count(word, "/") <= mostSlashes || bytesIn(word) > 0)
}
