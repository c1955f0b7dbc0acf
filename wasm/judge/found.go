package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/paste"
)

// Found is what was found in the texts that were given.
type Found struct {
	Texts                      []string
	Request, Response, Address Part
	End                        handshake.End // how the handshake ended if there is no response, or only the beginning of one
	Ending                     Part          // what tells it, or nothing
	stalledInTLS               bool          // the connection opened, and TLS did not
	Notes                      []string      // sentences on what was taken, added and left
	Messages                   []Message     // error texts that are known, what says most first
}

// Part is a message, or an address, and the text that it was found in.
type Part struct {
	paste.Part
	In int // index into Found.Texts
}

// Editor is the text of an editor for one of the two messages.
type Editor struct {
	Text  string
	Exact bool // the text is the bytes of a message, and nothing is looked for in it
}

// Text judges whatever handshake is in text, which may hold any or both of the
// messages in any form that package paste knows, or is a capture of packets.
func Text(text string) *Result {
	if c, ok := captureIn(text); ok {
		return c.text(text)
	}
	found := paste.Find(text, paste.Either)
	if found.Request.Text == "" && found.Response.Text == "" && found.Address().Text == "" && !isAboutWebSocket(text, found.Ending) {
		found.End, found.Ending = "", paste.Part{}
	}
	return newResult(Found{
		Texts:   []string{text},
		Request: Part{found.Request, 0}, Response: Part{found.Response, 0}, Address: Part{found.Address(), 0},
		End: found.End, Ending: Part{found.Ending, 0},
		Notes: found.Notes, Messages: messagesIn(text),
	})
}

// Raw judges one message, byte for byte.
func Raw(text string) *Result {
	f := Found{Texts: []string{text}}
	if whole := (Part{paste.Exact(text), 0}); handshake.Parse(text).IsResponse() {
		f.Response = whole
	} else {
		f.Request = whole
	}
	return newResult(f)
}

// Exchange judges what went over a connection, byte for byte. address is the ws:
// or wss: address that was asked for, or "" if it is not known. Places are in
// sent, received and address.
func Exchange(sent, received, address string) *Result {
	return newResult(exchanged(sent, received, address))
}

// NoResponse judges a handshake that ended without one: sent is what the client
// sent before, which may be "".
func NoResponse(sent, address string, end handshake.End) *Result {
	f := exchanged(sent, "", address)
	f.End, f.Ending.In = end, 1
	return newResult(f)
}

// NoTLS judges a handshake whose connection opened, and with which TLS was not agreed on
// in time.
func NoTLS(address string) *Result {
	f := exchanged("", "", address)
	f.End, f.Ending.In, f.stalledInTLS = handshake.TimedOut, 1, true
	return newResult(f)
}

// Broken judges a handshake of whose response only the beginning, received, came
// before the end.
func Broken(sent, received, address string, end handshake.End) *Result {
	f := exchanged(sent, received, address)
	f.End, f.Ending.In = end, 1
	return newResult(f)
}

func exchanged(sent, received, address string) Found {
	return Found{
		Texts:   []string{sent, received, address},
		Request: Part{paste.Exact(sent), 0}, Response: Part{paste.Exact(received), 1}, Address: Part{paste.Exact(address), 2},
	}
}

// Editors judges what is in the two editors. A text that holds both messages may
// stand in either of them. address is a ws: or wss: address that is known from
// elsewhere, or "". Places are in the request's text, the response's, and address.
func Editors(request, response Editor, address string) *Result {
	left, right := request.find(paste.Request), response.find(paste.Response)
	f := Found{
		Texts:   []string{request.Text, response.Text, address},
		Request: Part{left.Request, 0}, Response: Part{right.Response, 1}, Address: Part{paste.Exact(address), 2},
		Notes:    append(left.Notes[:len(left.Notes):len(left.Notes)], right.Notes...),
		Messages: messagesIn(request.looked(), response.looked()),
	}
	for i, found := range []paste.Found{left, right} {
		if f.Address.Text == "" {
			f.Address = Part{found.Address(), i}
		}
		if found.End != "" && (f.End == "" || f.End == handshake.Unseen) {
			f.End, f.Ending = found.End, Part{found.Ending, i}
		}
	}
	if f.Request.Text == "" {
		f.Request = Part{right.Request, 1}
	}
	switch {
	case f.Response.Text == "":
		f.Response = Part{left.Response, 0}
	case left.Response.Text != "":
		f.Notes = append(f.Notes, "There is a response in the request's field as well. The one in the response's field is judged.")
	}
	return newResult(f)
}

// looked returns what is looked for error texts: nothing in the bytes of a message.
func (e Editor) looked() string {
	if e.Exact {
		return ""
	}
	return e.Text
}

// find finds the handshake in e. Text of which not even the first word is a
// handshake's is told apart from a faulty request.
func (e Editor) find(role paste.Role) paste.Found {
	switch {
	case e.Exact && role == paste.Request:
		return paste.Found{Request: paste.Exact(e.Text)}
	case e.Exact:
		return paste.Found{Response: paste.Exact(e.Text)}
	case strings.TrimSpace(e.Text) == "":
		return paste.Found{} // nothing, and quickly: there may be a million empty lines
	}
	found := paste.Look(e.Text, role)
	switch {
	case role == paste.Request && isKnownBody(e.Text):
		return paste.Look(e.Text, paste.Either)
	case found.Request.Text != "" || found.Response.Text != "":
		return found
	case role == paste.Request && strings.TrimSpace(e.Text) != "", role == paste.Response && isText(e.Text, found):
		return found
	}
	return paste.Take(e.Text, role)
}

// isAboutWebSocket reports whether the ending is likely to be a handshake's, though no
// handshake was found: it was pasted almost alone, or a WebSocket is named near it. A
// long log has timeouts of other things.
func isAboutWebSocket(text string, ending paste.Part) bool {
	const few, near = 20, 600 // lines; bytes
	if ending.Text == "" || strings.Count(text, "\n") < few {
		return true
	}
	at := ending.Origin(0)
	around := strings.ToLower(text[max(0, at-near):min(len(text), at+len(ending.Text)+near)])
	for _, word := range []string{"websocket", "ws://", "wss://", "curl", "socket.io", "signalr", "upgrade", "sec-", "handshake"} {
		if strings.Contains(around, word) {
			return true
		}
	}
	return false
}
