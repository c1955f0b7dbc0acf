package event

// Typed comes at each change of a text field.
type Typed struct{ Field, Text string }

// Pasted comes before Typed, with the text as it was on the clipboard: a field
// changes its line ends.
type Pasted struct{ Field, Text string }

// Chosen comes when another option of a choice is selected.
type Chosen struct{ Choice, ID string }

// Clicked comes when a button is pressed.
type Clicked struct{ Button string }

// Followed comes when a link is followed from the page to the page. The browser leaves
// it to the page to go there.
type Followed struct {
	Fragment string // with its "#": a place on the page, or a state
	Fault    string // the fault of the laboratory that the link chooses, or ""
	View     string // the view whose tab it is, or ""
}

// KeyPressed comes when a key is pressed while the focus is in no field.
type KeyPressed struct{ Key string }

// VerdictShown comes when the browser has shown the verdict of an edit, and has time
// for the rest.
type VerdictShown struct {
	Edit  int
	Field string
}

// TypingPaused comes a while after each edit in a field.
type TypingPaused struct {
	Edit  int
	Field string
}

// AddressRested comes when the address may be changed once more. Browsers limit how
// often a page may do that.
type AddressRested struct{ Saves int }

func (Typed) event()         {}
func (Pasted) event()        {}
func (Chosen) event()        {}
func (Clicked) event()       {}
func (Followed) event()      {}
func (KeyPressed) event()    {}
func (VerdictShown) event()  {}
func (TypingPaused) event()  {}
func (AddressRested) event() {}
