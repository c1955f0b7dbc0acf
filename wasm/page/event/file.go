package event

// FileChosen comes when a file is dropped on the page, or chosen.
type FileChosen struct {
	Name string
	Size int // in bytes
}

// FileRead brings what is in a file.
type FileRead struct {
	Name string
	Data string // its bytes
	Err  string // why it could not be read, in the browser's words, or ""
}

// PieceOpened comes when one of several handshakes in a text is chosen.
type PieceOpened struct{ Number int }

// PiecesDue comes when there is time to judge more of the handshakes in a text.
type PiecesDue struct{ Text int }

func (FileChosen) event()  {}
func (FileRead) event()    {}
func (PieceOpened) event() {}
func (PiecesDue) event()   {}
