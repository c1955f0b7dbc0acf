package page

import (
	"strings"

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

	typedRequest, typedResponse bool     // the user changed this one
	read                        *reading // what was found in the texts, or nil if nobody looked yet
}

// ownDraft returns a draft of the user's texts.
func ownDraft(request, response string, typedRequest, typedResponse bool) Draft {
	r := find(request, response)
	return Draft{Own: true, Request: request, Response: response, typedRequest: typedRequest, typedResponse: typedResponse, read: &r}
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
	requestFrom       string // the text that request is part of
	responseFrom      string
	address           string
	notes             []string
}

// reading returns what is in the editors.
func (s State) reading() reading {
	request, response := s.Texts()
	switch {
	case s.Draft.read != nil:
		return *s.Draft.read
	case !s.Draft.Own || s.Draft.Example != "": // exact already
		return reading{request: paste.Exact(request), response: paste.Exact(response), requestFrom: request, responseFrom: response}
	}
	return find(request, response)
}

// find finds the handshake in the texts of the editors. A text that holds both
// messages may stand in either of them.
func find(request, response string) reading {
	left, right := paste.Find(request, paste.Request), paste.Find(response, paste.Response)
	r := reading{
		request: left.Request, requestFrom: request,
		response: right.Response, responseFrom: response,
		address: left.URL,
		notes:   append(left.Notes[:len(left.Notes):len(left.Notes)], right.Notes...),
	}
	if r.address == "" {
		r.address = right.URL
	}
	if r.request.Text == "" {
		r.request, r.requestFrom = right.Request, response
	}
	switch {
	case r.response.Text == "":
		r.response, r.responseFrom = left.Response, request
	case left.Response.Text != "":
		r.notes = append(r.notes, "There is an answer in the request's field as well. The one in the answer's field is judged.")
	}
	return r
}

// pair returns what is judged.
func (r reading) pair() handshake.Pair {
	pair := handshake.ParsePair(r.request.Text, r.response.Text)
	pair.Address = r.address
	return pair
}
