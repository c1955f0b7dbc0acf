package notes

import "wsaccept/wasm/handshake"

// Need says whether a line must be there.
type Need string

const (
	Required Need = "required"
	// FromBrowsers: a browser must send it, other clients need not.
	FromBrowsers Need = "required from browsers"
	Optional     Need = "optional"
	// Unrelated: ordinary HTTP, in which the handshake takes no interest.
	Unrelated Need = "not part of the handshake"
)

// Note explains one line of a head.
type Note struct {
	What    string
	Need    Need
	SetBy   string // who writes the line, or ""
	Section handshake.Section
}

// Of explains line i of m.
func Of(m handshake.Message, i int) Note {
	line := m.Lines[i]
	empty := line.Text.Start == line.Text.End
	switch {
	case m.IsExtended() && line.Field >= 0 && overHTTP2(m.FieldName(line.Field)) != "":
		return Note{What: overHTTP2(m.FieldName(line.Field)), Need: Unrelated, Section: "RFC 8441 §5"}
	case i == m.Start && m.IsResponse() && !m.HasStatusLine():
		return noStatusLineNote
	case i == m.Start && m.IsResponse():
		return statusLineNote(m.Status())
	case i == m.Start:
		return requestLineNote
	case line.Field >= 0 && m.IsResponse():
		n := fieldNote(responseFields, m.FieldName(line.Field))
		if n.Need == Required && m.Status() != "101" && !m.IsExtended() {
			n.Need, n.What = Unrelated, "In a refusal it has no effect. In a 101: "+n.What
		}
		return n
	case line.Field >= 0:
		return fieldNote(requestFields, m.FieldName(line.Field))
	case empty && i < m.Start:
		return leadingLineNote
	case i < m.Start:
		return aheadNote
	case empty && m.IsResponse() && m.Status() == "101":
		return endOfSwitchNote
	case empty && m.IsResponse() && m.IsInterim():
		return endOfInterimNote
	case empty && m.IsResponse():
		return endOfResponseNote
	case empty:
		return endOfRequestNote
	case m.IsFolded(line):
		return foldedLineNote
	}
	return strayLineNote
}

var (
	requestLineNote = Note{
		What: "The method must be GET and the version at least 1.1. The target is the path and query of the ws: or wss: address.",
		Need: Required, SetBy: "the client, from the address", Section: "RFC 6455 §4.1",
	}
	endOfRequestNote = Note{
		What: "The empty line ends the request. The client now waits for the response and sends nothing more until it has come.",
		Need: Required, Section: "RFC 9112 §2.1",
	}
	endOfSwitchNote = Note{
		What: "The empty line ends the response. The next byte belongs to the first WebSocket frame. A server that leaves this line out keeps the client waiting.",
		Need: Required, Section: "RFC 9112 §2.1",
	}
	endOfInterimNote = Note{
		What: "The empty line ends the interim response. The final one follows.",
		Need: Required, Section: "RFC 9110 §15.2",
	}
	endOfResponseNote = Note{
		What: "The empty line ends the header. An ordinary HTTP body may follow; the WebSocket is not open.",
		Need: Required, Section: "RFC 9112 §2.1",
	}
	leadingLineNote = Note{
		What: "An empty line before the message. A server should skip one; clients have no such rule.",
		Need: Unrelated, Section: "RFC 9112 §2.2",
	}
	noStatusLineNote = Note{
		What: "Not a status line, with which a response begins: HTTP/1.1 101 Switching Protocols.",
		Need: Required, Section: "RFC 9112 §4",
	}
	aheadNote = Note{
		What: "Not part of a response. A client reads these bytes as the status line.",
		Need: Unrelated, Section: "RFC 9112 §2.1",
	}
	foldedLineNote = Note{
		What: "Continues the value of the line above, an old form that senders must not use any more.",
		Need: Unrelated, Section: "RFC 9112 §5.2",
	}
	strayLineNote = Note{
		What: "Not a field line: that is a name, a colon and a value.",
		Need: Unrelated, Section: "RFC 9112 §5",
	}
)

// statusLineNote explains a status line by its status code.
func statusLineNote(status string) Note {
	n := Note{Need: Required, SetBy: "the server", Section: "RFC 6455 §4.1"}
	switch {
	case status == "101":
		n.What = "Over HTTP/1.1, 101 is the only status that opens a WebSocket. The phrase after it has no meaning for clients. (HTTP/2 has no 101, no key and no Accept: RFC 8441.)"
	case len(status) == 3 && status[0] == '1':
		n.What, n.Need = "An interim response. The client reads on until the final one.", Optional
	case len(status) != 3:
		return noStatusLineNote
	default:
		n.What = "Only the status 101 opens a WebSocket. This response refuses: a browser reports close code 1006 and hides the rest from the page."
	}
	return n
}

// overHTTP2 says what a field of HTTP/1.1 with this name is doing in a message of
// HTTP/2 or HTTP/3, or "".
func overHTTP2(name string) string {
	if handshake.IsConnectionSpecific(name) {
		return "A field of HTTP/1.1. It must not be sent over HTTP/2 or HTTP/3."
	}
	if handshake.EqualFold(name, "Sec-WebSocket-Key") || handshake.EqualFold(name, "Sec-WebSocket-Accept") {
		return "Not processed over HTTP/2 and HTTP/3, where :protocol takes its place."
	}
	return ""
}

// fieldNote returns the note that table holds for a field called name.
func fieldNote(table []fieldEntry, name string) Note {
	for _, entry := range table {
		if handshake.EqualFold(entry.name, name) {
			return entry.note
		}
	}
	return Note{What: "Ordinary HTTP. Clients and servers ignore a field that they do not know.", Need: Unrelated, Section: "RFC 9110 §5.1"}
}
