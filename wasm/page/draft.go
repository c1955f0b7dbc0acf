package page

import (
	"strings"
	"sync"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/paste"
)

// Draft is what the two editors hold. Its zero value stands for the example of
// RFC 6455 with the key of the state in it.
type Draft struct {
	Own               bool   // the texts are the user's, or the gallery's
	Request, Response string // the texts, exactly; only if Own
	Example           string // the gallery's id of the texts, or ""
	Address           string // the address, from a link whose texts don't have it, or ""

	typedRequest, typedResponse bool     // the user changed this one; the other one is exact, byte for byte
	read                        *reading // what was found in the texts, or nil if nobody looked yet
}

// ownDraft returns a draft of the user's texts.
func ownDraft(request, response string, typedRequest, typedResponse bool) Draft {
	d := Draft{Own: true, Request: request, Response: response, typedRequest: typedRequest, typedResponse: typedResponse}
	r := d.find()
	d.read = &r
	return d
}

// Texts returns what the editors hold.
func (s State) Texts() (request, response string) {
	if s.Draft.Own {
		return s.Draft.Request, s.Draft.Response
	}
	request = handshake.ExampleRequest(s.Key)
	m := handshake.ParseRequest(request)
	return request, handshake.ExampleResponse(handshake.Accept(m.Value(m.Lookup("Sec-WebSocket-Key")[0])))
}

// WithRequest returns s after the user changed the request to text. An answer
// that the user did not write is dropped if text is another request altogether,
// because it would be judged by a key it has nothing to do with.
func (s State) WithRequest(text string) State {
	was, response := s.Texts()
	if !s.Draft.typedResponse && !isEdit(was, text) {
		response = ""
	}
	s.Draft = ownDraft(text, response, true, s.Draft.typedResponse)
	return s
}

// WithResponse is WithRequest for the answer.
func (s State) WithResponse(text string) State {
	request, was := s.Texts()
	if !s.Draft.typedRequest && !isEdit(was, text) {
		request = ""
	}
	s.Draft = ownDraft(request, text, s.Draft.typedRequest, true)
	return s
}

// isEdit reports whether text came from was by typing, deleting or adding
// something, and not by putting another message in its place.
func isEdit(was, text string) bool {
	added, removed := newLines(was, text), newLines(text, was)
	return added == 0 || removed == 0 || added == 1 && removed == 1
}

// newLines counts the lines of text that are not in was.
func newLines(was, text string) int {
	known := map[string]bool{"": true}
	for line := range strings.Lines(was) {
		known[strings.TrimSpace(line)] = true
	}
	n := 0
	for line := range strings.Lines(text) {
		if !known[strings.TrimSpace(line)] {
			n++
		}
	}
	return n
}

// WithExample returns s with the texts of the gallery's example called id, and
// whether there is one.
func (s State) WithExample(id string) (State, bool) {
	e, found := gallery.Find(id)
	if found {
		s.Draft = Draft{Own: true, Request: e.Request, Response: e.Response, Example: id}
	}
	return s, found
}

// reading is what was found in the editors.
type reading struct {
	request, response paste.Part
	address           string // the ws: or wss: address, or ""
	notes             []string
	text              string      // all of it
	wrong             func() Case // the case of a wrong Accept, worked out when it is first asked for; empty if there is none
}

// reading returns what is in the editors.
func (s State) reading() reading {
	if s.Draft.read != nil {
		return *s.Draft.read
	}
	d := s.Draft
	d.Request, d.Response = s.Texts()
	return d.find()
}

// find finds the handshake in the texts of the editors. A text that holds both
// messages may stand in either of them. A text that no user wrote is taken as it
// is: the gallery has messages that are wrong in ways that no editor can show.
func (d Draft) find() reading {
	left, right := paste.Found{Request: paste.Exact(d.Request)}, paste.Found{Response: paste.Exact(d.Response)}
	if d.typedRequest {
		left = findIn(d.Request, paste.Request)
	}
	if d.typedResponse {
		right = findIn(d.Response, paste.Response)
	}
	r := reading{
		request: left.Request, response: right.Response, address: d.Address,
		notes: append(left.Notes[:len(left.Notes):len(left.Notes)], right.Notes...),
		text:  d.Request + d.Response,
	}
	for _, found := range []paste.Found{left, right} {
		if r.address == "" {
			r.address = found.Address().Text
		}
	}
	if r.request.Text == "" {
		r.request = right.Request
	}
	switch {
	case r.response.Text == "":
		r.response = left.Response
	case left.Response.Text != "":
		r.notes = append(r.notes, "There is a response in the request's field as well. The one in the response's field is judged.")
	}
	r.wrong = sync.OnceValue(func() Case {
		pair := r.pair()
		if key, accept, wrong := wrongAccept(pair.Request, pair.Response); wrong {
			return Case{}.With(key, accept)
		}
		return Case{}
	})
	return r
}

// pair returns what is judged.
func (r reading) pair() handshake.Pair {
	pair := handshake.ParsePair(r.request.Text, r.response.Text)
	pair.Address = r.address
	pair.Request.Hidden, pair.Response.Hidden = r.request.Hidden, r.response.Hidden
	return pair
}

// findIn is paste.Find, but text of which not even the first word is a
// handshake's is told apart from a faulty request.
func findIn(text string, role paste.Role) paste.Found {
	found := paste.Find(text, role)
	if role == paste.Request && found.Form == "plain" && strings.TrimSpace(text) != "" {
		if neutral := paste.Find(text, paste.Either); neutral.Request.Text == "" && neutral.Response.Text == "" {
			return neutral
		}
	}
	return found
}
