package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/words"
)

// Secrets names what is in the editors that lets someone else act as the user,
// such as "Cookie". It is never put in a link.
func (s State) Secrets() []string {
	if !s.Draft.Own || s.Draft.Example != "" {
		return nil
	}
	r := s.reading()
	var names []string
	for _, part := range []paste.Part{r.request, r.response} {
		for _, secret := range handshake.Secrets(handshake.Parse(part.Text)) {
			if !slices.Contains(names, secret.Name) && !isHidden(secret.Of(part.Text)) {
				names = append(names, secret.Name)
			}
		}
	}
	return names
}

// SecretsNotice says that the secrets called names are not in the link.
func SecretsNotice(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "The link to this page never holds secrets: in it, the value of " + strings.Join(names, ", ") + " is replaced by as many x. Everything stays in your browser."
}

// isHidden reports whether a secret was replaced before.
func isHidden(secret string) bool { return strings.Trim(secret, "x\r\n") == "" }

// WithoutSecrets returns s with every secret in the editors replaced by as many
// x.
func (s State) WithoutSecrets() State {
	r := s.reading()
	request, response := []byte(s.Draft.Request), []byte(s.Draft.Response)
	for _, part := range []struct {
		paste.Part
		from string
	}{{r.request, r.requestFrom}, {r.response, r.responseFrom}} {
		text := request
		if part.from == s.Draft.Response && part.from != s.Draft.Request {
			text = response
		}
		for _, secret := range handshake.Secrets(handshake.Parse(part.Text)) {
			span := part.Span(secret.Span)
			for i := span.Start; i < span.End; i++ {
				if text[i] != '\r' && text[i] != '\n' {
					text[i] = 'x'
				}
			}
		}
	}
	s.Draft = ownDraft(string(request), string(response), s.Draft.typedRequest, s.Draft.typedResponse)
	return s
}

// linkTexts returns the texts for a link, without secrets: what was found in the
// editors, or what stands there if that alone would be read as the same bytes.
func (s State) linkTexts() (request, response string) {
	r := s.reading()
	request, ok := linkText(r.request.Text, paste.Request)
	response, okToo := linkText(r.response.Text, paste.Response)
	if ok && okToo {
		return request, response
	}
	hidden := s.WithoutSecrets()
	return hidden.Draft.Request, hidden.Draft.Response
}

// linkText returns the shortest text that is read as message without its secrets
// in the editor for role: with line feeds alone, as it is, or escaped. ok is false
// if there is none.
func linkText(message string, role paste.Role) (text string, ok bool) {
	message, _ = handshake.Redact(handshake.Parse(message))
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
