package page

import (
	"slices"
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/page/link"
	"wsaccept/wasm/wire"
)

// Link returns the fragment that restores s, "#v=1&key=…", or "" if it would be
// too long to be passed around. What lets someone else act as the user is replaced by
// as many x; Secrets tells what that is.
func (s State) Link() string {
	parts, ok := s.parts()
	if !ok {
		return ""
	}
	return link.Write(parts)
}

// parts returns all that a link to s has after its version. ok is false if that would
// be too long.
func (s State) parts() (all []link.Part, ok bool) {
	draft, ok := s.draftParts()
	if !ok {
		return nil, false
	}
	all = slices.Concat(s.keyParts(), draft, s.Case.Parts())
	if s.Lab.Fault != "" {
		all = append(all, link.Part{Name: wire.PartFault, Text: s.Lab.Fault})
	}
	if view := s.View(); view != s.impliedView() {
		all = append(all, link.Part{Name: wire.PartView, Text: view})
	}
	return all, true
}

// keyParts returns the key, unless it is the example's.
func (s State) keyParts() []link.Part {
	var all []link.Part
	if s.Draft.Example != "" {
		all = append(all, link.Part{Name: wire.PartExample, Text: s.Draft.Example})
	}
	if s.Draft.Example == "" || s.Key != Default().Key {
		all = append(all, link.Part{Name: wire.PartKey, Text: s.Key})
	}
	return all
}

// draftParts returns what the editors hold, if that is the user's. ok is false if it is
// too long for a link.
func (s State) draftParts() (all []link.Part, ok bool) {
	if !s.Draft.Own || s.Draft.Example != "" {
		return nil, true
	}
	request, response, ok := s.linkTexts()
	if !ok {
		return nil, false
	}
	all = []link.Part{{Name: wire.PartRequest, Text: request}, {Name: wire.PartResponse, Text: response}}
	if address := s.result().Address.Text; address != "" {
		all = append(all, link.Part{Name: wire.PartAddress, Text: address})
	}
	return all, true
}

// ParseLink reads a fragment, with or without its "#". It returns false if the
// fragment is not one of ours, such as "" or "#steps". What is damaged or
// unknown in it is kept as well as can be and told in notice. Of an example that
// is not at hand, s has the id and no texts.
func ParseLink(fragment string) (s State, notice string, ok bool) {
	s, notice, ok = parseLink(fragment)
	if s.Draft.Own && s.Draft.Example == "" {
		s.Draft.judged = s.Draft.judge()
	}
	s.Case = s.Case.Diagnosed()
	return s, notice, ok
}

// parseLink is ParseLink before anything is judged or diagnosed.
func parseLink(fragment string) (s State, notice string, ok bool) {
	s = Default()
	fragment = strings.TrimPrefix(fragment, "#")
	for _, pair := range strings.Split(fragment, "&") {
		name, value, _ := strings.Cut(pair, "=")
		whole := true
		switch name = strings.TrimPrefix(name, "amp;"); name { // a link that was escaped for HTML once too often
		case wire.PartVersion:
			ok = true
			if value != wire.LinkVersion {
				notice = "This link was made by another version of this page. The parts that this version understands are shown."
			}
		case wire.PartView:
			ok = true
			if !slices.Contains(viewIDs(), value) {
				notice = "This page has no view called " + value + "."
			} else {
				s.ChosenView = value
			}
		case wire.PartKey:
			ok = true
			s.Key, whole = link.Decode(value)
		case wire.PartRequest:
			ok = true
			var text string
			text, whole = link.Decode(value)
			s.Draft = s.Draft.with(text, s.Draft.Response, s.Draft.Address)
		case wire.PartResponse:
			ok = true
			var text string
			text, whole = link.Decode(value)
			s.Draft = s.Draft.with(s.Draft.Request, text, s.Draft.Address)
		case wire.PartAddress:
			ok = true
			var text string
			text, whole = link.Decode(value)
			s.Draft = s.Draft.with(s.Draft.Request, s.Draft.Response, text)
		case wire.PartExample:
			ok = true
			if _, found := gallery.Listed(value); !found {
				notice = "This page has no example called " + value + ". See the list of examples below."
			} else if e, here := gallery.Carried(value); here && !s.Draft.Own {
				s = s.WithExample(e)
			} else if !s.Draft.Own {
				s.Draft = Draft{Own: true, Example: value}
			}
		case wire.PartFault:
			ok = true
			if _, found := lab.Find(value); found {
				s.Lab.Fault = value
			} else {
				notice = "The laboratory has no fault called " + value + ". See its list below."
			}
		case wire.PartDiagnoseKey, wire.PartDiagnoseAccept, wire.PartDiagnoseCode, wire.PartDiagnoseFound, wire.PartLanguage:
			ok = true
			var text string
			text, whole = link.Decode(value)
			s.Case = s.Case.WithPart(name, text)
		}
		if !whole {
			notice = "The " + name + " in this link is damaged: it is not percent-encoded UTF-8. The part that could be read is shown."
		}
	}
	return s, notice, ok
}

// with returns d with other texts and another address, all from a link.
func (d Draft) with(request, response, address string) Draft {
	return Draft{Own: true, Request: request, Response: response, Address: address, typedRequest: true, typedResponse: true}
}
