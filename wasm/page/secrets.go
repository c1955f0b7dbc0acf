package page

import (
	"slices"
	"strings"

	"wsaccept/wasm/judge"
	"wsaccept/wasm/page/link"
)

// Secrets names what lets someone else act as the user, such as "Cookie", and is
// masked in a link: in the editors, and in everything else that the link holds. What is
// too long for a link is not looked through.
func (s State) Secrets() (inEditors, elsewhere []string) {
	if s.Draft.Own && s.Draft.Example == "" {
		r := s.result()
		if found, given := s.lengths(); min(found, given) <= link.Max {
			inEditors = link.Secrets(r.Request.Text, r.Response.Text, s.Draft.Request, s.Draft.Response, r.Address.Text)
		}
	}
	for _, part := range append(s.keyParts(), s.Case.Parts()...) {
		for _, name := range link.Secrets(part.Text) {
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
	request, response := link.Masked(s.Draft.Request), link.MaskedResponse(s.Draft.Response, s.Draft.Request)
	draft := ownDraft(request, response, s.Draft.typedRequest, s.Draft.typedResponse)
	if !sameMessages(draft.judged, was) {
		if request, response, ok := link.Messages(was); ok {
			draft = ownDraft(request, response, s.Draft.typedRequest, s.Draft.typedResponse)
		}
	}
	s.Draft = draft
	return s
}

// sameMessages reports whether hidden holds the messages of r without their
// secrets.
func sameMessages(hidden, r *judge.Result) bool {
	return hidden.Request.Text == link.Masked(r.Request.Text) && hidden.Response.Text == link.MaskedResponse(r.Response.Text, r.Request.Text)
}

// linkTexts returns the texts for a link, without secrets: what was found in the
// editors, or what stands there if that alone would be read as the same bytes. ok is
// false if they are too long for a link.
func (s State) linkTexts() (request, response string, ok bool) {
	if _, found := s.Draft.configuration(); found {
		return link.Masked(s.Draft.Request), "", len(s.Draft.Request) <= link.Max
	}
	found, given := s.lengths()
	if text, only := s.errorTexts(); only && len(text) <= link.Max {
		return text, "", true
	}
	if found <= link.Max {
		if request, response, ok := link.Messages(s.result()); ok {
			return request, response, true
		}
	}
	if given > link.Max {
		return "", "", false
	}
	hidden := s.WithoutSecrets()
	return hidden.Draft.Request, hidden.Draft.Response, true
}

// errorTexts returns what programs print of the handshake, where nothing else of it is
// there, without secrets: the texts alone, if they are read as before without what stands
// around them in a log, or else all of it.
func (s State) errorTexts() (text string, only bool) {
	r := s.result()
	if found, _ := s.lengths(); found > 0 || len(r.Messages) == 0 || s.Draft.Response != "" {
		return "", false
	}
	var alone []string
	for _, m := range r.Messages {
		alone = append(alone, m.Text)
	}
	text = link.Masked(strings.Join(alone, "\n"))
	if says(ownDraft(text, "", true, true).judged) == says(r) {
		return text, true
	}
	return link.Masked(s.Draft.Request), true
}

// says names what r says of error texts.
func says(r *judge.Result) string {
	all := string(r.End)
	for _, m := range r.Messages {
		all += " " + m.ID
	}
	return all
}
