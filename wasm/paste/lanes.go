package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// requestLabel stands before the request line in nginx's debug log.
const requestLabel = " http request line: \""

// lanes returns the requests in nginx's debug log, each with all lines of its
// connection up to the next request on it, for those of several connections stand among
// each other. It returns nil if there are not several. A line without a number belongs
// to the connection of the one before it.
func lanes(src *source) []Part {
	if strings.Count(src.Text, requestLabel) < 2 {
		return nil
	}
	byNumber := map[string]*builder{}
	var requests []*builder
	last := ""
	for i, l := range src.lines {
		text := src.line(i)
		if number := connectionNumber(text); number != "" {
			last = number
		}
		b := byNumber[last]
		if strings.Contains(text, requestLabel) {
			b = &builder{}
			byNumber[last] = b
			requests = append(requests, b)
		}
		if b != nil {
			b.copy(src.Part, handshake.Span{Start: l.start, End: l.next})
		}
	}
	parts := make([]Part, len(requests))
	for i, b := range requests {
		parts[i] = b.part()
	}
	return parts
}

// connectionNumber returns the number of a connection in a line of nginx's log, which is
// behind the process and a star, or "": 1234#1234: *7 http.
func connectionNumber(text string) string {
	const most = 100
	at := strings.Index(text[:min(len(text), most)], ": *")
	if at < 0 {
		return ""
	}
	at += len(": *")
	end := at
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	if end == len(text) || text[end] != ' ' {
		return ""
	}
	return text[at:end]
}
