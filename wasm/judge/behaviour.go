package judge

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs"
	"wsaccept/wasm/programs/wire"
)

// Behaviour is what some programs do with a fault.
type Behaviour struct {
	Does     Deed
	Status   int      // of the response, if they are servers; 0 for none
	Note     string   // what a server does that sends no response, or ""
	Programs []string // by the name shown, each with the version that was observed
}

// Deed is what a program does in a word.
type Deed string

// The deeds: two of servers, with a request, and two of clients, with a response.
const (
	Accept = Deed(programs.Accepts)
	Reject = Deed(programs.Rejects)
	Open   = Deed(programs.Opens)
	Fail   = Deed(programs.Fails)
)

// String says what they do, as the beginning of a line that lists them.
func (b Behaviour) String() string {
	switch {
	case b.Does == Accept:
		return "Accept it"
	case b.Does == Open:
		return "Open"
	case b.Does == Fail:
		return "Fail"
	case b.Status != 0:
		return "Refuse it with " + strconv.Itoa(b.Status)
	case b.Note == "" || b.Note == wire.Closes:
		return "Close the connection without a response"
	case b.Note == wire.WaitsForHead:
		return "Wait for the rest of the request"
	case b.Note == wire.WaitsForBody:
		return "Wait for the body that is announced"
	}
	return strings.TrimSuffix(b.Note, ".")
}

// grouped are behaviours with the programs that show them: whoever lets a fault pass
// first, then by what they do otherwise.
type grouped []Behaviour

func (g *grouped) add(b Behaviour, program string) {
	for i := range *g {
		if old := &(*g)[i]; old.Does == b.Does && old.Status == b.Status && old.Note == b.Note {
			old.Programs = append(old.Programs, program)
			return
		}
	}
	b.Programs = []string{program}
	if passes := b.Does == Accept || b.Does == Open; passes {
		*g = append(grouped{b}, *g...)
	} else {
		*g = append(*g, b)
	}
}
