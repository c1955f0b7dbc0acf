package paste

import (
	"slices"
	"strings"
	"sync"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/messages"
	"wsaccept/wasm/words"
)

// EndText returns a text that Find takes for end, whatever its words are in: it stands
// in links, in the place of a response, and never changes.
func EndText(end handshake.End) string { return "No response: " + string(end) }

// Limits on where signs are looked for: the beginning and the end of the input, and
// lines that a person might read.
const (
	longestSigned = 2 << 10
	signedPart    = 128 << 10
)

// ending finds what input says of how the handshake ended without a response: the
// last thing that it says, and of things that say little only if there is no other.
// The lines that the request was taken from say nothing of it.
func ending(input string, request Part) (handshake.End, Part) {
	end, at, _ := endings(input, request)
	return end, at
}

// endings is ending, and returns all lines of the input that say the same, too.
func endings(input string, request Part) (handshake.End, Part, []handshake.Span) {
	var said []handshake.Span
	taken := usage{input: input}
	taken.use(request)
	var found messages.Ending
	slices.SortFunc(taken.covers, func(a, b handshake.Span) int { return a.End - b.End })
	var at handshake.Span
	for _, part := range signedParts(input) {
		for start := part.Start; start < part.End; {
			end := start + indexAny(input[start:part.End], "\n")
			if e, ok := endIn(input[start:end]); ok && (found.End == "" || found.Weak || !e.Weak) && !taken.mostOf(start, end) {
				begin := start + strings.LastIndexByte(strings.TrimRight(input[start:end], "\r"), '\r') + 1 // behind a progress meter
				if found.End != e.End {
					said = nil
				}
				found, at = e, trimRun(input, begin, end)
				said = append(said, at)
			}
			start = end + 1
		}
	}
	if found.End == "" {
		return "", Part{}, nil
	}
	return found.End, Exact(input).sub(at), said
}

// signedParts returns the two parts of input in which signs are looked for, each of
// whole lines, unless one line is longer than that.
func signedParts(input string) [2]handshake.Span {
	if len(input) <= signedPart {
		return [2]handshake.Span{{Start: 0, End: len(input)}}
	}
	first := handshake.Span{Start: 0, End: signedPart}
	if end := strings.LastIndexByte(input[:signedPart], '\n'); end >= 0 {
		first.End = end + 1
	}
	last := handshake.Span{Start: max(first.End, len(input)-signedPart), End: len(input)}
	if last.Start > first.End && input[last.Start-1] != '\n' {
		if end := strings.IndexByte(input[last.Start:], '\n'); end >= 0 {
			last.Start += end + 1
		}
	}
	return [2]handshake.Span{first, last}
}

// mostOf reports whether more than half of the input from start to end was used. The
// covers must be in order.
func (u *usage) mostOf(start, end int) bool {
	used := 0
	first, _ := slices.BinarySearchFunc(u.covers, start, func(c handshake.Span, at int) int { return c.End - at })
	for _, c := range u.covers[first:] {
		if c.Start >= end {
			break
		}
		used += max(0, min(c.End, end)-max(c.Start, start))
	}
	return 2*used > end-start
}

// quotedResponse returns the bytes that an error in the line at quotes, as Go does,
// because they are no response.
func quotedResponse(input string, at Part) Part {
	const before = `malformed HTTP response "`
	i := strings.Index(at.Text, before)
	if i < 0 {
		return Part{}
	}
	var b builder
	b.decode(newSource(Exact(input), Either), at.Origin(i)+len(before), len(input), '"')
	if part := b.part(); isOdd(part.Text) {
		return part
	}
	return Part{}
}

// endIn returns the ending that a line tells: in the words of a link or of the page,
// or of a program.
func endIn(line string) (messages.Ending, bool) {
	const shortest = len(": EOF")
	if len(line) < shortest || len(line) > longestSigned {
		return messages.Ending{}, false
	}
	if n := endTexts().First(line, nil); n >= 0 {
		return messages.Ending{End: handshake.Ends()[n/2]}, true
	}
	return messages.EndIn(line)
}

// endTexts finds what links and the page call the ends: two texts for each.
var endTexts = sync.OnceValue(func() *words.Finder {
	var texts []string
	for _, end := range handshake.Ends() {
		texts = append(texts, strings.ToLower(EndText(end)), strings.ToLower(strings.TrimSuffix(end.String(), ".")))
	}
	return words.NewFinder(texts)
})
