// Package code finds what is wrong in the code of a server beside the GUID: in the
// response that it writes, and in what becomes of the digest on its way there. It
// knows no language, only quotes, escapes, and the names of the functions that
// languages have. What it says is shown by the code at the place that it names.
package code

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// Remark is something wrong in code.
type Remark struct {
	ID    string // stable: part of the JSON; that of diagnose.FindMistake, if the Accept shows the same mistake
	Title string // what the code does, as a sentence
	Fix   string // what to do
	Span  handshake.Span
}

// mostCode is how many bytes of a program are looked at.
const mostCode = 1 << 18

// Remarks returns what is wrong in code, in its order. It says nothing of code that
// has nothing to do with a handshake.
func Remarks(code string) []Remark {
	code = code[:min(len(code), mostCode)]
	lower := toLower(code)
	if !strings.Contains(lower, "258eafa5") && !strings.Contains(lower, "websocket-") && !strings.Contains(lower, "101 ") {
		return nil
	}
	p := readProgram(code)
	code, lower = p.code, p.lower
	remarks := misspelt(code)
	remarks = append(remarks, responses(p)...)
	if strings.Contains(lower, "258eafa5") || strings.Contains(lower, "websocket-accept") {
		remarks = append(remarks, spoiled(p)...)
		remarks = append(remarks, hashed(p)...)
		remarks = append(remarks, readKey(p)...)
		remarks = append(remarks, mapped(p)...)
		remarks = append(remarks, printedBytes(p)...)
		remarks = append(remarks, hexOfPHP(p)...)
		remarks = append(remarks, wholeBuffer(p)...)
		remarks = append(remarks, oldFrames(lower)...)
	}
	slices.SortStableFunc(remarks, func(a, b Remark) int { return a.Span.Start - b.Span.Start })
	return once(remarks, len(code))
}

// once leaves one of the remarks with the same title, in code of so many bytes.
func once(remarks []Remark, size int) []Remark {
	var kept []Remark
	for _, r := range remarks {
		r.Span.End = min(r.Span.End, size)
		r.Span.Start = max(0, min(r.Span.Start, r.Span.End-1))
		if !slices.ContainsFunc(kept, func(k Remark) bool { return k.ID == r.ID && (k.Title == r.Title || r.ID != "name-misspelt") }) {
			kept = append(kept, r)
		}
	}
	return kept
}

// lineEnd returns where the line of text ends that has offset at in it.
func lineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}

// lineStart returns where the line of text begins that has offset at in it.
func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// lineAround returns what stands around offset at of text in the same line, some
// hundred bytes to either side at most.
func lineAround(text string, at int) string {
	const most = 400
	from := max(0, at-most)
	near := text[from:min(len(text), at+most)]
	return near[lineStart(near, at-from):lineEnd(near, at-from)]
}
