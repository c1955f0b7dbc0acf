// Package effect has everything that the page can ask of its browser. An effect is
// a value: page.Update returns it, the program in wasm runs it, and what comes of it
// is an event.
package effect

import (
	"time"

	"wsaccept/wasm/page/event"
)

// Effect is something to be done.
type Effect interface{ effect() }

// Show brings parts of the page in line with the state.
type Show struct{ Parts Parts }

// Parts is a set of parts of the page. A change shows only the parts that it
// concerns, so that the first frame after a keystroke is quick.
type Parts uint

// The parts of the page. A part has no island of another.
const (
	Words   Parts = 1 << iota // what the page tells beside its contents, such as a notice
	Verdict                   // what comes of the handshake in the editors
	Body                      // everything else but what follows
	Case                      // the diagnosis
	Search                    // its search for the GUID
	Lab                       // the laboratory
	Frame                     // which view is shown

	Page = Words | Verdict | Body | Case | Search | Frame // everything but the laboratory
	All  = Page | Lab
)

// Jump scrolls to an element and puts the focus there, as a link would.
type Jump struct {
	ID     string
	Centre bool // the element is to be in the middle of the window, not at its top
}

// Reveal scrolls no further than it takes to have the beginning of an island in the
// window. The focus stays where it is.
type Reveal struct{ ID string }

// SetHash makes Hash the address's fragment.
type SetHash struct {
	Hash string // with its "#", or ""
	Push bool   // as a new step in the browser's history
}

// Copy puts a text on the clipboard: event.Copied or event.CopyFailed.
type Copy struct{ Text, Button string }

// ReadFile reads the file that was chosen last: event.FileRead.
type ReadFile struct{}

// DrawKey asks for random bytes: event.KeyDrawn.
type DrawKey struct{}

// After brings an event when a time has passed.
type After struct {
	Delay time.Duration
	Then  event.Event
}

// Press presses the button called ID, for what only the browser can do.
type Press struct{ ID string }

// SetLook changes how the page looks, now and when it is opened again; the value "" is
// how it looks by itself.
type SetLook struct{ Look, Value string }

// The looks.
const (
	Theme = "theme" // light or dark
	Type  = "type"  // large
)

// NextFrame brings an event when the browser has shown what there is.
type NextFrame struct{ Then event.Event }

func (Show) effect()      {}
func (Jump) effect()      {}
func (Reveal) effect()    {}
func (SetHash) effect()   {}
func (Copy) effect()      {}
func (ReadFile) effect()  {}
func (DrawKey) effect()   {}
func (After) effect()     {}
func (NextFrame) effect() {}
func (Press) effect()     {}
func (SetLook) effect()   {}
