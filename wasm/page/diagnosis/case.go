package diagnosis

import (
	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/evidence/code"
	"wsaccept/wasm/handshake"
)

// Case is a handshake that failed, as the fields of the diagnosis hold it.
type Case struct {
	Key, Accept, Code string // the texts, exactly; Code is the server's GUID, or a program that has it
	Language          string // id of the language to fix it in; "" for the first
	Found             string // the GUID that a search found, or ""
	Search            Search // not in the link

	read *examined // what the texts say, or nil if nobody looked yet
}

// withTexts returns another case in the language of c. It diagnoses it, which
// takes milliseconds. A search that is under way, or what it found, is kept if it
// is about the same key and Accept.
func (c Case) withTexts(key, accept, code string) Case {
	was := c.examined()
	after := Case{Key: key, Accept: accept, Code: code, Language: c.Language}
	after.read = after.examine()
	if after.read.read.Key == was.read.Key && after.read.read.Accept == was.read.Accept {
		after = after.WithFound(c.Found)
		if after.Target() != nil {
			after.Search = c.Search
		}
	}
	return after
}

// WithKey returns c after the user changed the key.
func (c Case) WithKey(text string) Case { return c.withTexts(text, c.Accept, c.Code) }

// WithAccept is WithKey for the Accept.
func (c Case) WithAccept(text string) Case { return c.withTexts(c.Key, text, c.Code) }

// WithCode is WithKey for the code.
func (c Case) WithCode(text string) Case { return c.withTexts(c.Key, c.Accept, text) }

// With returns the case of another handshake, in the same language.
func (c Case) With(key, accept string) Case { return c.withTexts(key, accept, "") }

// InventedTail returns a case for people to try: a GUID whose end was made up.
func (c Case) InventedTail() Case { return c.With(handshake.SampleKey, "tZwqUKNUDhpXnWH23C+uw8Gp/3E=") }

// WithoutGUID is InventedTail for a server that forgot the GUID.
func (c Case) WithoutGUID() Case { return c.With(handshake.SampleKey, "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=") }

// WithFound returns c after a search found guid. The diagnosis believes it only
// if it makes the Accept.
func (c Case) WithFound(guid string) Case {
	if guid == "" {
		return c
	}
	c.Found = guid
	return c.Diagnosed()
}

// Diagnosed returns c after it was diagnosed, so that nobody has to do it again.
func (c Case) Diagnosed() Case {
	c.read = c.examine()
	return c
}

// Empty reports whether there is nothing to diagnose.
func (c Case) Empty() bool { return c.Key == "" && c.Accept == "" && c.Code == "" }

// Shows reports whether c is the case of key and accept.
func (c Case) Shows(key, accept string) bool {
	read := c.examined().read
	return read.Key == key && read.Accept == accept
}

// Target returns what a search could look for, or nil if there is no point in
// one.
func (c Case) Target() *diagnose.Target { return c.examined().Target }

// reading is what the texts of a case say.
type reading struct {
	read      diagnose.Case // what was found in the texts
	taken     []string      // what was taken from where
	constants []evidence.Constant
	remarks   []code.Remark // on the code, the GUID aside
}

// examined is what there is to say of a case.
type examined struct {
	diagnose.Diagnosis // of the Accept, if there is one
	reading
}

func (c Case) reading() reading {
	if c.read != nil {
		return c.read.reading
	}
	return c.readTexts()
}

func (c Case) readTexts() reading {
	var r reading
	r.read, r.constants, r.taken = evidence.Read(c.Key, c.Accept, c.Code)
	r.remarks = code.Remarks(c.Code)
	if c.Found != "" {
		r.read.GUIDs = append(r.read.GUIDs[:len(r.read.GUIDs):len(r.read.GUIDs)], c.Found)
	}
	return r
}

func (c Case) examined() examined {
	if c.read != nil {
		return *c.read
	}
	return *c.examine()
}

func (c Case) examine() *examined {
	e := examined{reading: c.readTexts()}
	if e.read.Accept != "" {
		e.Diagnosis = diagnose.Diagnose(e.read)
	}
	return &e
}
