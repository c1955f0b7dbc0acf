package page

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/wire"
	"wsaccept/wasm/words"
)

// maxLink is the length in bytes from which on a link is not offered: many
// programs cut longer addresses.
const maxLink = 32 << 10

// Link returns the fragment that restores s, "#v=1&key=…", or "" if it would be
// too long to be passed around. Everything but letters, digits and "-._~/=" is
// percent-encoded as UTF-8. What lets someone else act as the user is replaced
// by as many x; Secrets tells what that is.
func (s State) Link() string {
	parts, ok := s.parts()
	length := 0
	for _, part := range parts {
		length += len(part.text)
	}
	if !ok || length > maxLink { // a text in a link is never shorter
		return ""
	}
	link := wire.LinkStart
	for _, part := range parts {
		link += "&" + part.name + "=" + encode(masked(part.text))
	}
	if len(link) > maxLink {
		return ""
	}
	return link
}

// part is a part of a link, as it would be if there were no secrets.
type part struct{ name, text string }

// parts returns all that a link to s has after its version. ok is false if that would
// be too long.
func (s State) parts() (all []part, ok bool) {
	draft, ok := s.draftParts()
	if !ok {
		return nil, false
	}
	all = slices.Concat(s.keyParts(), draft, s.Case.parts())
	if s.Lab.Fault != "" {
		all = append(all, part{wire.PartFault, s.Lab.Fault})
	}
	if view := s.View(); view != s.impliedView() {
		all = append(all, part{wire.PartView, view})
	}
	return all, true
}

// keyParts returns the key, unless it is the example's.
func (s State) keyParts() []part {
	var all []part
	if s.Draft.Example != "" {
		all = append(all, part{wire.PartExample, s.Draft.Example})
	}
	if s.Draft.Example == "" || s.Key != Default().Key {
		all = append(all, part{wire.PartKey, s.Key})
	}
	return all
}

// draftParts returns what the editors hold, if that is the user's. ok is false if it is
// too long for a link.
func (s State) draftParts() (all []part, ok bool) {
	if !s.Draft.Own || s.Draft.Example != "" {
		return nil, true
	}
	request, response, ok := s.linkTexts()
	if !ok {
		return nil, false
	}
	all = []part{{wire.PartRequest, request}, {wire.PartResponse, response}}
	if address := s.result().Address.Text; address != "" {
		all = append(all, part{wire.PartAddress, address})
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
	s.Case.read = s.Case.examine()
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
			s.Key, whole = decode(value)
		case wire.PartRequest:
			ok = true
			var text string
			text, whole = decode(value)
			s.Draft = s.Draft.with(text, s.Draft.Response, s.Draft.Address)
		case wire.PartResponse:
			ok = true
			var text string
			text, whole = decode(value)
			s.Draft = s.Draft.with(s.Draft.Request, text, s.Draft.Address)
		case wire.PartAddress:
			ok = true
			var text string
			text, whole = decode(value)
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
			text, whole = decode(value)
			s.Case = s.Case.withPart(name, text)
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

func encode(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; isPlain(c) {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + words.Hex(c))
		}
	}
	return b.String()
}

// isPlain reports whether c stands for itself in a link. A base64 key stays
// legible, but "+" is encoded, because forms and some tools read it as a space.
func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~/=", c) >= 0
}

// decode undoes encode. It takes any character that is not part of an escape as
// itself, so that a link can be written by hand: "#key=a+b==".
func decode(s string) (value string, whole bool) {
	var b strings.Builder
	whole = true
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		if i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte('%')
		whole = false
	}
	value = strings.ToValidUTF8(b.String(), "\uFFFD")
	return value, whole && value == b.String()
}
