package diagnose

import (
	"slices"

	"wsaccept/wasm/diagnose/lookalike"
)

// lookalikes tries the key as it was sent with every look-alike of the GUID, in
// each way in which a program may make bytes of it. They are as many messages as all
// others together: if the Accept is explained already, only those are tried that are
// the same bytes as what explains it, and say more of it.
func (t *trial) lookalikes() {
	if len(t.keys[0].faults) > 0 {
		return
	}
	var told []string // messages that are explained without
	for _, x := range t.explanations {
		told = append(told, string(x.Proof.Bytes()))
	}
	t.m = message{&t.keys[0], &t.guids[0], &frames[0], &encodings[0]}
	var change *lookalike.Change
	var way *lookalike.Writing
	var written []byte
	t.standIn = func() (variant, bool) {
		text := string(change.Text())
		id, title := change.Mistake()
		f := fault{id: id, title: title}
		if change.IsLost() {
			f.more = "That is written for a character that an encoding does not have, so nobody can tell which it was: most likely another dash, a quotation mark or a space."
		}
		v := variant{text: string(written), guid: text, faults: []fault{inWriting(f, *way)}}
		return v, !change.IsSeen() && slices.Contains(told, string(t.msg)) || slices.ContainsFunc(t.explanations, func(x Explanation) bool {
			return x.GUID == text && string(x.Proof.Bytes()) == string(t.msg)
		})
	}
	key := t.keys[0].text
	try := func() {
		if len(told) == 0 || slices.Contains(told, string(t.msg)) {
			t.compare(t.once)
		}
	}
	lookalike.Each(func(c *lookalike.Change) {
		change = c
		text := c.Text()
		ascii := lookalike.IsASCII(text)
		for i := range lookalike.Writings {
			way = &lookalike.Writings[i]
			var ok bool
			if written, ok = way.AppendTo(written[:0], text); !ok {
				continue
			}
			t.msg = append(append(t.msg[:0], key...), written...)
			try()
			if ascii {
				return
			}
		}
		way, written = &lookalike.Writings[0], append(written[:0], text...)
		for i := 1; i <= 2; i++ { // UTF-16, low byte first and high byte first
			t.m.encoding = &encodings[i]
			t.msg = encodings[i].write(encodings[i].write(t.msg[:0], key), string(text))
			try()
		}
		t.m.encoding = &encodings[0]
	})
	t.standIn = nil
}

// inWriting adds to f that the GUID was written in another way than UTF-8.
func inWriting(f fault, way lookalike.Writing) fault {
	if way.Name != "" {
		f.more = "The GUID was hashed " + way.Name + "."
	}
	return f
}
