package evidence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

// missing says why c has no key or no Accept, although something was pasted into
// the first field or the second.
func missing(c diagnose.Case, first, second field) (notes []string) {
	if c.Key == "" && first.noKey != "" {
		notes = append(notes, first.noKey)
	}
	if c.Accept != "" {
		return notes
	}
	for _, note := range []string{first.noAccept, second.noAccept} {
		if note != "" && !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	return notes
}

// lacking says why there is no Accept in response, or returns "" if there is no
// response.
func lacking(response string) string {
	if response == "" {
		return ""
	}
	m := handshake.Parse(response)
	version, _, _ := m.StatusLine()
	status := m.Status()
	switch {
	case status != "" && status[0] != '1':
		refusal := strings.TrimSpace(m.StartLine()[version.End-version.Start:])
		return "The server refused: " + refusal + ". The Accept is not the problem; see Check a handshake."
	case len(m.Lookup("Sec-WebSocket-Accept")) > 0:
		return "The server sent an empty Sec-WebSocket-Accept."
	}
	return "This response has no Sec-WebSocket-Accept."
}

// withoutValues is the field with a message, such as “Incorrect
// 'Sec-WebSocket-Accept' header value”.
func withoutValues(name string) field {
	f := field{noAccept: "This message does not say which Accept was received. Open DevTools → Network, choose the WebSocket, and copy Sec-WebSocket-Key and Sec-WebSocket-Accept from Headers; or use curl -v."}
	if name == "key" {
		f.noKey = "There is no key in this message."
	}
	return f
}

// isMessage reports whether text tells of a handshake that failed, and holds no
// value in any form that a server may have sent. Anything may be sent as a key, so
// a text in its place must speak of a WebSocket to be a message.
func isMessage(text, name string) bool {
	if name == "key" && !containsFold(text, "websocket") && !strings.Contains(text, "://") {
		return false
	}
	text = strings.TrimSpace(text)
	all := strings.Fields(text)
	if len(all) < 2 {
		return isCloseCode(text)
	}
	if value, _ := nextValue(text, 0); value != "" || isEnclosed(text) || isSpaced(strings.Join(all, "")) {
		return false
	}
	return slices.ContainsFunc(all, isWord)
}

// isCloseCode reports whether text is a number as browsers tell of a failure:
// 1006 (RFC 6455 §7.4.1), or the status of the answer.
func isCloseCode(text string) bool {
	return (len(text) == 3 || len(text) == 4) && strings.Trim(text, "0123456789") == ""
}

// isEnclosed reports whether text is what a program prints of a thing that is no
// string: [object Promise], <Buffer b3 7a …>.
func isEnclosed(text string) bool {
	return text[0] == '[' && strings.HasSuffix(text, "]") || text[0] == '<' && strings.HasSuffix(text, ">")
}

// isSpaced reports whether joined, which had white space in it, is a value:
// hexadecimal digits, numbers, or base64 with its padding.
func isSpaced(joined string) bool {
	return strings.Trim(joined, "0123456789abcdefABCDEF:,-") == "" || strings.HasSuffix(joined, "=") && bytesIn(joined) > 0
}

// isWord reports whether text is a word of a language, rather than a piece of
// base64: three letters or more, small ones after the first, or a name with
// WebSocket in it.
func isWord(text string) bool {
	text = strings.Trim(text, ".,:;!?'\"()[]{}<>“”‘’«»„。，：")
	if containsFold(text, "websocket") {
		return true
	}
	if utf8.RuneCountInString(text) < 3 {
		return false
	}
	for i, r := range text {
		if r != '\'' && r != '’' && (!unicode.IsLetter(r) || i > 0 && unicode.IsUpper(r)) {
			return false
		}
	}
	return true
}
