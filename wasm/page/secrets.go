package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/secrets"
	"wsaccept/wasm/words"
)

// Secrets names what lets someone else act as the user, such as "Cookie", and is
// masked in a link: in the editors, and in everything else that the link holds. What is
// too long for a link is not looked through.
func (s State) Secrets() (inEditors, elsewhere []string) {
	if s.Draft.Own && s.Draft.Example == "" {
		r := s.result()
		if found, given := s.lengths(); min(found, given) <= maxLink {
			inEditors = namesIn(r.Request.Text, r.Response.Text, s.Draft.Request, s.Draft.Response, r.Address.Text)
		}
	}
	for _, part := range append(s.keyParts(), s.Case.parts()...) {
		for _, name := range namesIn(part.text) {
			if !slices.Contains(inEditors, name) && !slices.Contains(elsewhere, name) {
				elsewhere = append(elsewhere, name)
			}
		}
	}
	return inEditors, elsewhere
}

// lengths returns how many bytes the messages have that were found in the editors, and
// what is in the editors. A link has one of the two.
func (s State) lengths() (found, given int) {
	r := s.result()
	return len(r.Request.Text) + len(r.Response.Text), len(s.Draft.Request) + len(s.Draft.Response)
}

// namesIn names the secrets in those of texts that a link can hold, each once.
func namesIn(texts ...string) []string {
	var all []string
	for _, text := range texts {
		if len(text) > maxLink {
			continue
		}
		for _, secret := range secrets.Find(text) {
			if !slices.Contains(all, secret.Name) {
				all = append(all, secret.Name)
			}
		}
	}
	return all
}

// SecretsNotice says that the secrets called names are not in the link.
func SecretsNotice(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "In the link to this page, x replaces: " + strings.Join(names, ", ") + ". The page recognises secrets only by their names and their form, so check a link before you share it."
}

// WithoutSecrets returns s with every secret in the editors replaced by as many
// x: in the texts as they are if they are then read as before, or else in what
// was found in them.
func (s State) WithoutSecrets() State {
	was := s.result()
	request, response := masked(s.Draft.Request), maskedResponse(s.Draft.Response, s.Draft.Request)
	draft := ownDraft(request, response, s.Draft.typedRequest, s.Draft.typedResponse)
	if !sameMessages(draft.judged, was) {
		if request, response, ok := messagesForLink(was); ok {
			draft = ownDraft(request, response, s.Draft.typedRequest, s.Draft.typedResponse)
		}
	}
	s.Draft = draft
	return s
}

// sameMessages reports whether hidden holds the messages of r without their
// secrets.
func sameMessages(hidden, r *judge.Result) bool {
	return hidden.Request.Text == masked(r.Request.Text) && hidden.Response.Text == maskedResponse(r.Response.Text, r.Request.Text)
}

// masked returns text with as many x in the place of its secrets.
func masked(text string) string {
	text, _ = secrets.Mask(text)
	return text
}

// maskedResponse is masked for a response to request.
func maskedResponse(response, request string) string {
	response, _ = secrets.MaskResponse(response, request)
	return response
}

// linkTexts returns the texts for a link, without secrets: what was found in the
// editors, or what stands there if that alone would be read as the same bytes. ok is
// false if they are too long for a link.
func (s State) linkTexts() (request, response string, ok bool) {
	if _, found := s.Draft.configuration(); found {
		return masked(s.Draft.Request), "", len(s.Draft.Request) <= maxLink
	}
	found, given := s.lengths()
	if found <= maxLink {
		if request, response, ok := messagesForLink(s.result()); ok {
			return request, response, true
		}
	}
	if given > maxLink {
		return "", "", false
	}
	hidden := s.WithoutSecrets()
	return hidden.Draft.Request, hidden.Draft.Response, true
}

// messagesForLink returns the shortest texts that are read as the messages of r
// without their secrets.
func messagesForLink(r *judge.Result) (request, response string, ok bool) {
	request, ok = linkText(masked(r.Request.Text), paste.Request)
	if !ok {
		return "", "", false
	}
	if r.Response.Text == "" && r.End != "" {
		return request, paste.EndText(r.End), true
	}
	response, ok = linkText(maskedResponse(r.Response.Text, r.Request.Text), paste.Response)
	return request, response, ok
}

// linkText returns the shortest text that is read as message in the editor for role: with line feeds alone, as it is, or escaped. ok is false
// if there is none.
func linkText(message string, role paste.Role) (text string, ok bool) {
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
