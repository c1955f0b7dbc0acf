// Package event has everything that can happen to the page: what a visitor does,
// and what comes of the effects that the page asked for. page.Update takes them one
// after the other.
package event

// Event is something that happened.
type Event interface{ event() }

// Opened comes first: the page's program has started.
type Opened struct {
	Address   string // of the page, without its fragment
	Host      string // of the address, without a port
	Origin    string
	Hash      string // the address's fragment with its "#", or ""
	Typed     bool   // a key was typed before the program had come
	Key       string // that key
	UserAgent string
	Theme     string // that was chosen on an earlier visit, or ""
	Type      string // likewise
}

// HashChanged comes when the visitor goes to another fragment: by a link, by Back
// or by hand.
type HashChanged struct{ Hash string }

// Failed comes when Update or an effect has panicked. It is a fault of the page's.
type Failed struct{ What string }

// WarmedUp comes when the browser has had a frame to compile more of the program.
type WarmedUp struct{ Rounds int }

func (Opened) event()      {}
func (HashChanged) event() {}
func (Failed) event()      {}
func (WarmedUp) event()    {}
