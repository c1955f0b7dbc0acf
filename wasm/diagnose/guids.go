package diagnose

import (
	"strings"

	"wsaccept/wasm/diagnose/lookalike"
	"wsaccept/wasm/handshake"
)

// guidVariants returns what may stand in the place of the GUID, first of all the
// GUID itself. own are texts that somebody's code may use in its place.
func guidVariants(own []string) []variant {
	g := guidList{{text: handshake.GUID}}
	g = append(g, variant{faults: []fault{known("no-guid")}})
	g = append(g, variant{text: guidBytes, faults: []fault{known("guid-bytes")}})
	g = append(g, variant{text: guidMixedBytes, faults: []fault{
		{id: "guid-bytes", title: "It used the GUID as 16 bytes, with each of the first three groups reversed (as Windows stores a GUID)."},
	}})
	for _, word := range noValue {
		g = append(g, variant{text: word, alone: true, faults: []fault{
			{id: "guid-missing", title: "It appended the word “" + word + "” instead of the GUID."},
		}})
	}
	g = append(g, variant{text: handshake.GUID + handshake.GUID, faults: []fault{known("guid-twice")}})

	noDashes := strings.ReplaceAll(handshake.GUID, "-", "")
	g.add(noDashes, known("guid-no-dashes"))
	g.add(strings.ToLower(handshake.GUID), known("guid-lower-case"))
	g.add(strings.ToLower(noDashes), known("guid-no-dashes"), known("guid-lower-case"))
	for _, wrap := range []struct{ open, shut, name string }{
		{"{", "}", "braces"}, {"(", ")", "parentheses"}, {"<", ">", "angle brackets"}, {`"`, `"`, "double quotes"}, {"'", "'", "single quotes"},
	} {
		wrapped := fault{id: "guid-wrapped", title: "It put " + wrap.name + " around the GUID."}
		g.add(wrap.open+handshake.GUID+wrap.shut, wrapped)
		g.add(wrap.open+strings.ToLower(handshake.GUID)+wrap.shut, wrapped, known("guid-lower-case"))
	}
	for i, b := range []byte(handshake.GUID) {
		if b != '-' {
			continue
		}
		for _, space := range []struct{ text, name string }{
			{" ", "a space"}, {"\n", "a line break"}, {"\r\n", "a line break"},
			{"\n   ", "a line break and spaces"}, {"\r\n   ", "a line break and spaces"}, {"\n       ", "a line break and spaces"},
		} {
			g.add(handshake.GUID[:i+1]+space.text+handshake.GUID[i+1:], fault{
				id:    "guid-spaced",
				title: "It used a GUID with " + space.name + " in it, after " + handshake.GUID[:i+1] + ".",
			})
			g[len(g)-1].alone = space.text != " "
		}
	}

	alike := lookalike.Among(own)
	for _, guid := range own {
		g.addOwn(guid, alike[guid])
	}
	for _, guid := range knownGUIDs {
		g.addWrong(guid)
	}
	return g
}

// The 16 bytes that the GUID stands for: as RFC 9562 §4 has them, and as Windows
// stores them, with the first three groups low byte first.
const (
	guidBytes      = "\x25\x8E\xAF\xA5\xE9\x14\x47\xDA\x95\xCA\xC5\xAB\x0D\xC8\x5B\x11"
	guidMixedBytes = "\xA5\xAF\x8E\x25\x14\xE9\xDA\x47\x95\xCA\xC5\xAB\x0D\xC8\x5B\x11"
)

// guidList collects what may stand in the place of the GUID.
type guidList []variant

// add adds a text that takes the given faults to make of the GUID.
func (g *guidList) add(guid string, faults ...fault) {
	*g = append(*g, variant{text: guid, guid: guid, faults: faults})
}

// addWrong adds guid as a text that is simply wrong, unless it is there already.
func (g *guidList) addWrong(guid string) {
	for _, v := range *g {
		if v.text == guid {
			return
		}
	}
	g.add(guid, wrongGUID(guid))
}

// addOwn is addWrong for a text of somebody's code, which may be a look-alike of
// the GUID. One that is not ASCII is added in each way in which a program may make
// bytes of it.
func (g *guidList) addOwn(guid string, told lookalike.Told) {
	wrong := wrongGUID(guid)
	if told.ID != "" {
		wrong = fault{id: told.ID, title: told.Title}
	}
	if lookalike.IsASCII([]byte(guid)) {
		g.addWrong(guid)
		return
	}
	for _, way := range lookalike.Writings {
		if written, ok := way.AppendTo(nil, []byte(guid)); ok {
			*g = append(*g, variant{text: string(written), guid: guid, faults: []fault{inWriting(wrong, way)}})
		}
	}
}

// eachEdit calls try with every text that is one slip of the hand away from the
// GUID: a character left out, typed instead of another, typed in addition, or
// swapped with the next, the last group moved by one digit, and the GUID cut short
// at either end. The buffer is used again. Spaces and dashes before the GUID and
// spaces after it are no matter of the GUID, and left to the frames.
func eachEdit(try func(guid []byte)) {
	const guid = handshake.GUID
	buf := make([]byte, 0, len(guid)+1)
	replace := func(from, to int, with ...byte) {
		buf = append(append(append(buf[:0], guid[:from]...), with...), guid[to:]...)
		try(buf)
	}
	for i := range len(guid) {
		if i == 0 || guid[i] != guid[i-1] {
			replace(i, i+1)
		}
		if i > 0 && guid[i] != guid[i-1] {
			replace(i-1, i+1, guid[i], guid[i-1])
		}
		for _, c := range []byte(typed) {
			if c != guid[i] {
				replace(i, i+1, c)
			}
			if c != guid[i] && (i > 0 || c != ' ' && c != '-') { // before its like it makes the same text as after it
				replace(i, i, c)
			}
		}
	}
	for _, c := range []byte(typed) {
		if c != ' ' {
			replace(len(guid), len(guid), c)
		}
	}
	for n := 2; n < len(guid); n++ {
		replace(0, n)
		replace(n-1, len(guid))
	}
	for _, c := range []byte("0123456789ABCDEF") { // of the last group, a digit lost at one end and another added at the other
		buf = append(append(buf[:0], guid[:24]...), guid[25:]...)
		try(append(buf, c))
		buf = append(append(append(buf[:0], guid[:24]...), c), guid[24:35]...)
		try(buf)
	}
}

// typed has the characters that may come into a GUID by a slip.
const typed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz- "
