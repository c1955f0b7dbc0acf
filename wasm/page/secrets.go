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

// linkTexts returns the texts for a link: what was found in the editors, without
// secrets. What could not be read goes into the link as it is.
func (s State) linkTexts() (request, response string) {
	r := s.reading()
	if r.request.Text == "" && r.response.Text == "" {
		return s.Draft.Request, s.Draft.Response
	}
	return linkText(r.request.Text), linkText(r.response.Text)
}

// linkText returns message in the shortest form that is read as the same bytes:
// with line feeds alone if the message is an ordinary one, escaped if it holds
// bytes that a link can't.
func linkText(message string) string {
	text, _ := handshake.Redact(handshake.Parse(message))
	plain := strings.ReplaceAll(text, "\r\n", "\n")
	switch {
	case !utf8.ValidString(text) || strings.Contains(text, "\x00"):
		return escaped(text)
	case strings.HasSuffix(text, "\r\n\r\n") && strings.ReplaceAll(plain, "\n", "\r\n") == text && paste.Find(plain, paste.Either).Form == "plain":
		return plain
	}
	return text
}

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
