package link

import (
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/words"
)

// Messages returns the shortest texts that are read as the messages of r
// without their secrets.
func Messages(r *judge.Result) (request, response string, ok bool) {
	request, ok = shortest(Masked(r.Request.Text), paste.Request)
	if !ok {
		return "", "", false
	}
	if r.Response.Text == "" && r.End != "" {
		return request, paste.EndText(r.End), true
	}
	response, ok = shortest(MaskedResponse(r.Response.Text, r.Request.Text), paste.Response)
	return request, response, ok
}

// shortest returns the shortest text that is read as message in the editor for role: with
// line feeds alone, as it is, or escaped. ok is false if there is none.
func shortest(message string, role paste.Role) (text string, ok bool) {
	if message == "" {
		return "", true
	}
	for _, form := range []func(string) string{withoutCR, asItIs, escaped} {
		text := form(message)
		found := paste.Find(text, role)
		if role == paste.Response {
			found.Request, found.Response = found.Response, found.Request
		}
		if found.Request.Text == message && found.Response.Text == "" && utf8.ValidString(text) {
			return text, true
		}
	}
	return "", false
}

func withoutCR(message string) string { return strings.ReplaceAll(message, "\r\n", "\n") }

func asItIs(message string) string { return message }

// escaped writes message as a program's log would, a line for each line.
func escaped(message string) string {
	var b strings.Builder
	for i := range len(message) {
		switch c := message[i]; {
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\n':
			b.WriteString("\\n\n")
		case c == '\\':
			b.WriteString(`\\`)
		case c < ' ' || c >= 0x7F:
			b.WriteString(`\x` + words.Hex(c))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
