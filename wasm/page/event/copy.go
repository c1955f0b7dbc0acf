package event

// Copied comes when a text is on the clipboard.
type Copied struct{ Button string }

// CopyFailed comes when the browser does not let the page copy.
type CopyFailed struct{ Text string }

// CopiedShown comes when a button has said for long enough that it copied.
type CopiedShown struct{ Copies int }

// KeyDrawn brings the random bytes of a key: RFC 6455 §4.1 item 7.
type KeyDrawn struct{ Bytes [16]byte }

func (Copied) event()      {}
func (CopyFailed) event()  {}
func (CopiedShown) event() {}
func (KeyDrawn) event()    {}
