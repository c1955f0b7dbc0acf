package paste

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// A usage keeps what of the input was used.
type usage struct {
	input  string
	gaps   bool
	covers []handshake.Span
}

func (u *usage) use(p Part) {
	for _, piece := range p.pieces {
		last := len(u.covers) - 1
		switch from := piece.from; {
		case from.Start == from.End:
		case last >= 0 && from.Start == u.covers[last].End:
			u.covers[last].End = from.End
		default:
			u.covers = append(u.covers, from)
		}
	}
}

// left returns the runs of the input that were not used. In a text of lines,
// that are whole lines: what stands before and behind the parts of a message in
// its lines, such as the time in a log, is not worth a word. Runs without a
// letter or a digit are layout.
func (u *usage) left() []handshake.Span {
	slices.SortFunc(u.covers, func(a, b handshake.Span) int { return a.Start - b.Start })
	var left []handshake.Span
	end := 0
	for _, c := range append(u.covers, handshake.Span{Start: len(u.input), End: len(u.input)}) {
		if !u.gaps && c.Start < c.End {
			if c.End <= end {
				continue
			}
			c.Start = max(end, c.Start)
			c.Start = end + strings.LastIndexByte(u.input[end:c.Start], '\n') + 1
			if i := strings.IndexByte(u.input[c.End-1:], '\n'); i >= 0 {
				c.End += i
			} else {
				c.End = len(u.input)
			}
		}
		if c.Start > end {
			if run := trimRun(u.input, end, c.Start); run.Start < run.End {
				left = append(left, run)
			}
		}
		end = max(end, c.End)
	}
	return left
}

// trimRun takes the white space off the ends of a run, and the whole of it if
// there is no letter, no digit and nothing beyond ASCII in it.
func trimRun(input string, start, end int) handshake.Span {
	run := input[start:end]
	if !strings.ContainsFunc(run, func(r rune) bool {
		return r >= utf8.RuneSelf || r < ' ' && !isBreak(r) || isLetter(byte(r)) || isDigit(byte(r))
	}) {
		return handshake.Span{Start: start, End: start}
	}
	start += len(run) - len(strings.TrimLeft(run, " \t\r\n"))
	return handshake.Span{Start: start, End: start + len(strings.Trim(run, " \t\r\n"))}
}

func isBreak(r rune) bool { return r == '\t' || r == '\r' || r == '\n' }

// sentences returns the notes on f.
func (r result) sentences(f Found, added []string, rest int, input string) []string {
	var notes []string
	whole := len(f.Left) == 0 && rest == 0 && (f.Request.Text == "" || f.Response.Text == "")
	isText := r.form == "raw" || r.form == "plain"
	var parts []string
	if f.Request.Text != "" {
		parts = append(parts, "the request from "+linesOf(f.Request, input))
	}
	if f.Response.Text != "" {
		parts = append(parts, "the response from "+linesOf(f.Response, input))
	}
	if len(parts) > 0 && !(whole && isText) {
		notes = append(notes, "Taken from "+r.source+": "+strings.Join(parts, ", ")+".")
	}
	for _, note := range added {
		if !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	if rest > 0 {
		notes = append(notes, words.Count(rest, "other message")+" in the input "+wasWere(rest)+" ignored; the last handshake was taken.")
	}
	if len(parts) > 0 {
		if note := leftNote(f.Left, input); note != "" {
			notes = append(notes, note)
		}
	}
	return notes
}

// linesOf names the lines of the input that p came from.
func linesOf(p Part, input string) string {
	all := p.all()
	first := 1 + strings.Count(input[:all.Start], "\n")
	last := first + strings.Count(input[all.Start:max(all.Start, all.End-1)], "\n")
	if first == last {
		return "line " + strconv.Itoa(first)
	}
	return "lines " + strconv.Itoa(first) + " to " + strconv.Itoa(last)
}

// leftNote says how many whole lines were left, and how they begin: what stands beside
// a message in its own lines is not worth a word.
func leftNote(left []handshake.Span, input string) string {
	left = slices.DeleteFunc(slices.Clone(left), func(run handshake.Span) bool { return !hasWholeLine(run, input) })
	if len(left) == 0 {
		return ""
	}
	n := 0
	for _, run := range left {
		for l := range strings.Lines(run.Of(input)) {
			if !isBlank(strings.TrimRight(l, "\n")) {
				n++
			}
		}
	}
	const most = 40
	text := left[0].Of(input)
	text = text[:indexAny(text, "\r\n")]
	if len(text) > most {
		cut := most
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	return words.Count(n, "line") + " " + wasWere(n) + " ignored: “" + strings.ToValidUTF8(text, "\uFFFD") + "”" + more(n)
}

// hasWholeLine reports whether run has all of a line of the input in it, but for the white
// space around it.
func hasWholeLine(run handshake.Span, input string) bool {
	for at := len(strings.TrimRight(input[:run.Start], " \t")); ; {
		if at == 0 || input[at-1] == '\n' {
			rest := strings.TrimLeft(input[run.End:], " \t\r")
			return strings.Contains(input[at:run.End], "\n") || rest == "" || rest[0] == '\n'
		}
		next := strings.IndexByte(input[at:run.End], '\n')
		if next < 0 {
			return false
		}
		at += next + 1
	}
}

func more(n int) string {
	if n > 1 {
		return " and so on."
	}
	return "."
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}
