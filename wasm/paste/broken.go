package paste

import (
	"slices"

	"wsaccept/wasm/handshake"
)

// tellBreak adds how the handshake ended to f if the input says behind the response
// that the connection ended, and shows that it did so within the header. The empty line
// that was added then is taken away: it did not come.
func (f *Found) tellBreak(input string) {
	const added = "\r\n"
	length := len(f.Response.Text) - len(added)
	if at := f.Response.Span(handshake.Span{Start: length, End: length + len(added)}); length < 0 || at.Start < at.End || !f.showsBreak() {
		return
	}
	end, where := ending(input, f.Request)
	if end != handshake.Closed && end != handshake.Reset && end != handshake.TimedOut || where.Origin(0) < f.Response.Origin(length) {
		return
	}
	hidden := f.Response.Hidden
	f.Response = f.Response.sub(handshake.Span{Start: 0, End: length})
	f.Response.Hidden = hidden
	f.End, f.Ending = end, where
	if i := slices.Index(f.Notes, addedEmptyLine); i >= 0 {
		f.Notes = slices.Delete(slices.Clone(f.Notes), i, i+1)
	}
	f.leave(input)
}

// addedEmptyLine is the note on a head whose end is missing.
const addedEmptyLine = "The empty line at the end was missing and was added."

// showsBreak reports whether the response is not merely written without its empty line,
// as many tools do: the tool shows the line if it comes, or a 101 lacks its Accept.
func (f *Found) showsBreak() bool {
	if f.Form == "curl -v" {
		return true
	}
	response := handshake.Parse(f.Response.Text)
	return len(f.Response.Hidden) == 0 && response.Status() == "101" && len(response.Lookup("Sec-WebSocket-Accept")) == 0
}
