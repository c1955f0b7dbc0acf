package evidence

import (
	"encoding/base64"
	"slices"
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/paste"
	"wsaccept/wasm/words"
)

// Read takes a case from what somebody put into the fields of a form: the bare
// values, header lines, a line of a client's log with the expected and the actual
// value, a whole handshake. notes say what was taken from where and what was left
// out; they are empty if the fields hold bare values. code is the text that may
// hold the server's GUID; constants is what Constants finds in it.
func Read(key, accept, code string) (c diagnose.Case, constants []Constant, notes []string) {
	first, second := readField(key, "key"), readField(accept, "Accept")
	notes = first.notes
	for _, note := range second.notes {
		if !slices.Contains(notes, note) { // the same was pasted into both
			notes = append(notes, note)
		}
	}
	if first.bare {
		first.key = first.value
	}
	if second.bare {
		second.accept = second.value
	}

	c.Key, notes = choose("key", first.key, second.key, notes)
	c.Accept, notes = choose("Accept", second.accept, first.accept, notes)
	c.Expected, notes = choose("expected Accept", second.expected, first.expected, notes)
	if c.Key == "" && key == "" || c.Accept == "" && accept == "" {
		notes = append(notes, complete(&c, code)...)
	}
	if first.bare && second.bare {
		notes = append(notes, exchanged(&c)...)
	}
	if second.bare {
		notes = append(notes, several(&c)...)
	}
	notes = append(notes, missing(c, first, second)...)
	constants = Constants(code)
	for _, constant := range constants {
		c.GUIDs = append(c.GUIDs, constant.Text)
	}
	return c, constants, notes
}

// choose returns the value from the field that it belongs into, or else the one
// from the other field.
func choose(name, own, other string, notes []string) (string, []string) {
	switch {
	case own == "":
		return other, notes
	case other != "" && other != own:
		notes = append(notes, "The two fields have different values for the "+name+"; the one from its own field was taken.")
	}
	return own, notes
}

// complete takes what c lacks from a handshake among the code.
func complete(c *diagnose.Case, code string) (notes []string) {
	found := findValues(code)
	if c.Key == "" && bytesIn(found.key) == handshake.NonceLen {
		c.Key = found.key
		notes = append(notes, "The key was taken from the handshake next to the code.")
	}
	if c.Accept == "" && bytesIn(found.accept) == digestLen {
		c.Accept = found.accept
		notes = append(notes, "The Accept was taken from the handshake next to the code.")
	}
	return notes
}

// exchanged puts key and Accept into each other's place if that is plainly where
// they belong.
func exchanged(c *diagnose.Case) (notes []string) {
	keyIsAccept, acceptIsKey := bytesIn(c.Key) == digestLen, bytesIn(c.Accept) == handshake.NonceLen
	switch {
	case keyIsAccept && acceptIsKey:
		c.Key, c.Accept = c.Accept, c.Key
		return []string{"Key and Accept were swapped: an Accept is base64 of 20 bytes, a key of 16."}
	case keyIsAccept:
		return []string{"The key looks like an Accept: it is base64 of 20 bytes, and a key is base64 of 16."}
	case acceptIsKey && c.Accept != c.Key:
		return []string{"The Accept looks like a key: it is base64 of 16 bytes, and an Accept is base64 of 20."}
	}
	return nil
}

// digestLen is the length of a SHA-1 in bytes.
const digestLen = 20

// bytesIn returns how many bytes value is base64 of, or -1 if it is not base64.
func bytesIn(value string) int {
	data, err := base64.StdEncoding.DecodeString(value)
	if err != nil || base64.StdEncoding.EncodedLen(len(data)) != len(value) {
		return -1 // encoding/base64 skips line breaks
	}
	return len(data)
}

// A field is what somebody put into a field of a form.
type field struct {
	bare                  bool   // there is nothing but the value
	value                 string // if it is bare
	key, accept, expected string // if not: what was found, or ""
	noKey, noAccept       string // a note on a text that has none, or ""
	leftOut               string // a note on values of a log that were not taken, or ""
	notes                 []string
}

// readField reads the text of the field for the key or the Accept, as name says.
func readField(text, name string) field {
	f := findValues(text)
	source := "what was pasted"
	if f.key == "" && f.accept == "" {
		noAccept := f.noAccept
		f, source = logValues(text, name), "a line with other text in it"
		f.noAccept = noAccept
	}
	if f.key == "" && f.accept == "" && f.expected == "" {
		switch {
		case f.noAccept != "":
			return f
		case isMessage(text, name):
			return withoutValues(name)
		}
		return bareValue(text, name)
	}
	for _, taken := range []struct{ name, value string }{{"key", f.key}, {"Accept", f.accept}, {"expected Accept", f.expected}} {
		if taken.value != "" {
			f.notes = append(f.notes, "The "+taken.name+" “"+taken.value+"” was taken from "+source+".")
		}
	}
	if f.leftOut != "" {
		f.notes = append(f.notes, f.leftOut)
	}
	return f
}

// findValues finds key and Accept in a handshake, or a part of one, in any form
// that tools print.
func findValues(text string) (f field) {
	if !slices.ContainsFunc([]string{"sec-websocket-", "http/1.", "http/2 ", "http/3 "}, func(part string) bool { return containsFold(text, part) }) {
		return f
	}
	found := paste.Find(text, paste.Either)
	f.key = firstValue(found.Request.Text, "Sec-WebSocket-Key", &f.notes)
	f.accept = firstValue(found.Response.Text, "Sec-WebSocket-Accept", &f.notes)
	if f.accept == "" {
		f.noAccept = lacking(found.Response.Text)
	}
	return f
}

// firstValue returns the value of the field called name in message.
func firstValue(message, name string, notes *[]string) string {
	if message == "" {
		return ""
	}
	m := handshake.Parse(message)
	lines := m.Lookup(name)
	if len(lines) == 0 {
		return ""
	}
	if len(lines) > 1 {
		*notes = append(*notes, "There are "+words.Count(len(lines), name+" line")+"; the first was taken.")
	}
	return m.Value(lines[0])
}

// bareValue takes all of text for the value, but for what a text field or a
// program's source leaves around it.
func bareValue(text, name string) field {
	const space = " \t\r\n"
	f := field{bare: true, value: strings.Trim(text, space)}
	start := len(text) - len(strings.TrimLeft(text, space))
	before, after := text[:start], text[start+len(f.value):]
	switch {
	case before != "" && after != "":
		f.notes = append(f.notes, "Ignored before and after the "+name+": "+words.List(before)+" and "+words.List(after)+".")
	case before != "":
		f.notes = append(f.notes, "Ignored before the "+name+": "+words.List(before)+".")
	case after != "":
		f.notes = append(f.notes, "Ignored after the "+name+": "+words.List(after)+".")
	}
	if name == "Accept" && strings.ContainsAny(strings.Trim(before, " ")+strings.Trim(after, " "), "\r\n") && bytesIn(f.value) == digestLen {
		f.notes[0] += " If the server sent that line break in the Accept, it is a mistake: newline-in-accept."
	}
	f.unquote(name)
	return f
}

// unquote takes quotes off the value. Around a key, the b of Python’s bytes is
// one of them; around an Accept it may be the mistake.
func (f *field) unquote(name string) {
	inner := strings.TrimRight(f.value, ",;")
	for _, quotes := range [][2]string{{`"`, `"`}, {"'", "'"}, {"`", "`"}, {"“", "”"}, {"b'", "'"}, {`b"`, `"`}} {
		open, shut := quotes[0], quotes[1]
		asBytes := open[0] == 'b'
		if asBytes && name != "key" || len(inner) <= len(open+shut) || !strings.HasPrefix(inner, open) || !strings.HasSuffix(inner, shut) {
			continue
		}
		f.value = inner[len(open) : len(inner)-len(shut)]
		note := "The quotes around the " + name + " were removed."
		if asBytes {
			note = "The " + open + "…" + shut + " around the " + name + " was removed: Python prints bytes like that."
		}
		f.notes = append(f.notes, note)
		return
	}
}

// containsFold reports whether text has part in it, ASCII letters of either case
// being the same. part is in lower case.
func containsFold(text, part string) bool { return lastFold(text, part) >= 0 }

// lastFold returns the offset of the last part in text, or -1.
func lastFold(text, part string) int {
	for at := len(text) - len(part); at >= 0; at-- {
		if handshake.EqualFold(text[at:at+len(part)], part) {
			return at
		}
	}
	return -1
}
