package lab

// sequel is what each browser does with what follows a 101 that it has taken, as
// it was observed. The zero sequel is the ordinary one: the page closes with 1000.
type sequel struct{ chromium, firefox Prediction }

// What may come after the open event.
var (
	ordinary    = Prediction{Opens: true, CloseCode: 1000}
	lost        = Prediction{Opens: true, CloseCode: 1006} // without an error event
	interrupted = Prediction{Opens: true, CloseCode: 1006, Error: true, Message: "The connection to URL was interrupted while the page was loading."}
)

// in returns the sequel in the browser.
func (s sequel) in(browser string) Prediction {
	p := s.chromium
	if browser == "firefox" {
		p = s.firefox
	}
	if p.CloseCode == 0 {
		return ordinary
	}
	return p
}

// complains is what Chromium does that finds a fault in a frame, and says so.
func complains(message string) Prediction {
	return Prediction{Opens: true, CloseCode: 1006, Error: true, Message: message}
}

// breaks is the sequel in which both browsers find a fault in a frame. Only
// Chromium says which.
func breaks(message string) sequel { return sequel{complains(message), interrupted} }

// closes is the sequel in which the page gets this close code, and no error.
func closes(code int) sequel {
	p := Prediction{Opens: true, CloseCode: code}
	return sequel{p, p}
}

// badHeader is Chromium's message for most of what can be wrong with a frame.
const badHeader = "Invalid frame header"
