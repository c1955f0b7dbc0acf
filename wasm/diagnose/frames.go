package diagnose

import "wsaccept/wasm/words"

// frame is how key and GUID are put together.
type frame struct {
	faults                 []fault
	before, between, after string
	guidFirst              bool
}

// frames has the right one first, which has no faults.
var frames = makeFrames()

func makeFrames() []frame {
	list := []frame{
		{},
		{guidFirst: true, faults: []fault{known("guid-first")}},
		{before: `"`, after: `"`, faults: []fault{known("text-quoted")}},
		{before: "b'", after: "'", faults: []fault{known("text-quoted")}},
	}
	for _, after := range []struct{ id, text, name string }{
		{"newline-after", "\n", "a line feed"},
		{"newline-after", "\r\n", "a carriage return and a line feed"},
		{"newline-after", "\r", "a carriage return"},
		{"newline-after", "\r\n\r\n", "two line breaks (CR LF CR LF)"},
		{"nul-after", "\x00", "a NUL"},
		{"space-after", " ", "a space"},
	} {
		list = append(list, frame{after: after.text, faults: []fault{
			{id: after.id, title: "It hashed " + after.name + " after the GUID."},
		}})
	}
	for _, between := range []string{" ", ":", "-", ",", "+", "|", ";", ".", "_", "/", "&"} {
		list = append(list, frame{between: between, faults: []fault{
			{id: "between", title: "It put " + words.List(between) + " between the key and the GUID."},
		}})
	}
	return list
}
