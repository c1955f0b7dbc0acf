package handshake

import "strings"

// Need says whether a line must be there.
type Need string

const (
	Required Need = "required"
	Optional Need = "optional"
	// Unrelated: ordinary HTTP, in which the handshake takes no interest.
	Unrelated Need = "not part of the handshake"
)

// Note explains one line of a head.
type Note struct {
	Line    int // index into Message.Lines
	What    string
	Need    Need
	SetBy   string // who writes the line, or ""
	Section Section
}

// Annotate returns a note for every line of m, in order.
func Annotate(m Message) []Note {
	notes := make([]Note, len(m.Lines))
	for i, line := range m.Lines {
		switch {
		case i == 0 && m.IsResponse():
			notes[i] = statusLineNote(line.Text.Of(m.Raw))
		case i == 0:
			notes[i] = requestLineNote
		case line.Text.Start == line.Text.End:
			notes[i] = emptyLineNote
		case isFolded(line, m.Raw):
			notes[i] = foldedLineNote
		default:
			notes[i] = strayLineNote
		}
		notes[i].Line = i
	}
	table := requestFields
	if m.IsResponse() {
		table = responseFields
	}
	for _, f := range m.Fields {
		notes[f.Line] = fieldNote(table, f.Name.Of(m.Raw))
		notes[f.Line].Line = f.Line
	}
	return notes
}

var (
	requestLineNote = Note{
		What: "The method must be GET and the version at least 1.1. The target is the path and query of the ws: or wss: address.",
		Need: Required, SetBy: "the client, from the address", Section: "RFC 6455 §4.1",
	}
	emptyLineNote = Note{
		What: "The empty line ends the head. After the 101 the next byte belongs to the first WebSocket frame. Without this line the other side waits for more.",
		Need: Required, Section: "RFC 9112 §2.1",
	}
	foldedLineNote = Note{
		What: "Continues the value of the line above, an old form that nobody may send any more.",
		Need: Unrelated, Section: "RFC 9112 §5.2",
	}
	strayLineNote = Note{
		What: "Not a field: a field line is a name, a colon and a value.",
		Need: Unrelated, Section: "RFC 9112 §5",
	}
)

// statusLineNote explains a status line by its status code.
func statusLineNote(line string) Note {
	n := Note{Need: Required, SetBy: "the server", Section: "RFC 6455 §4.1"}
	_, rest, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(rest, " ")
	if code == "101" {
		n.What = "101 is the only status that opens a WebSocket. The reason phrase after it means nothing and may be missing."
	} else {
		n.What = "Only the status 101 opens a WebSocket. This answer refuses: a browser reports close code 1006 and hides the rest from the page."
	}
	return n
}

// fieldNote returns the note that table holds for a field called name.
func fieldNote(table []fieldEntry, name string) Note {
	for _, entry := range table {
		if EqualFold(entry.name, name) {
			return entry.note
		}
	}
	return Note{What: "Ordinary HTTP. A WebSocket peer ignores a field that it does not know.", Need: Unrelated, Section: "RFC 9110 §5.1"}
}
