package diagnosis

import (
	"strconv"
	"strings"

	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/words"
)

// Search is how the search for the GUID behind a wrong Accept stands.
type Search struct {
	Phase   Phase
	Name    string // what is being tried
	Tried   int    // candidates, of those in All
	All     int    // candidates
	Rate    int    // candidates per second, or 0 if that is not known yet
	Workers int    // how many try at the same time
	Failure string // why there is no search, if Phase is SearchFailed
}

// Phase says how far a search has come.
type Phase int

// The phases of a search.
const (
	NoSearch  Phase = iota // there is nothing to look for, or not yet
	Searching              // candidates are being tried
	Stopped                // the user stopped it
	Exhausted              // all candidates were tried, and none fits
	Failed                 // the browser does not let the page search
)

// Part returns how much of the search is done, from 0 to 1.
func (s Search) Part() float64 {
	if s.All == 0 {
		return 0
	}
	return float64(s.Tried) / float64(s.All)
}

// Shown reports whether the bar and the button have a place on the page.
func (s Search) Shown() bool { return s.Phase == Searching || s.Phase == Stopped }

// label is what the button of the search does next.
func (s Search) label() string {
	if s.Phase == Stopped {
		return "Resume"
	}
	return "Stop"
}

// Summary says in a sentence how the search stands, without what changes all the time. A
// screen reader is told it.
func (s Search) Summary() string {
	switch s.Phase {
	case Searching:
		return "Trying " + grouped(s.All) + " other GUIDs …"
	case Stopped:
		if s.Tried == 0 {
			return "Stopped before any other GUID was tried."
		}
		return "Stopped. " + grouped(s.Tried) + " of " + grouped(s.All) + " other GUIDs were tried; none of them makes this Accept."
	case Exhausted:
		return "All " + grouped(s.All) + " other GUIDs that people and programs are likely to invent were tried, too; none of them makes this Accept."
	case Failed:
		return "The page can't try other GUIDs: " + s.Failure
	}
	return ""
}

// progress shows how a search stands. accept and key are those of its case.
func (s Search) progress(key, accept string) markup.Node {
	switch s.Phase {
	case NoSearch:
		return markup.Group()
	case Searching:
		return markup.Group(
			markup.El("p", "", markup.El("b", "", markup.Text(s.Summary()))),
			markup.El("p", "", markup.Text("Now: "+s.Name)),
			markup.El("p", "aside figures", markup.Text(s.figures())))
	case Failed:
		return markup.Group(
			markup.El("p", "verdict warning", markup.Text("! "+s.Summary())),
			markup.El("p", "", markup.Text("The command line can: "), markup.El("code", "", markup.Text("wsaccept diagnose -key "+shellWord(key)+" -accept "+shellWord(accept)))))
	}
	return markup.El("p", "", markup.Text(s.Summary()))
}

// figures says how fast a search is, and how long it will take at most.
func (s Search) figures() string {
	said := grouped(s.Tried) + " tried, " + grouped(s.All-s.Tried) + " left"
	if s.Rate > 0 {
		said += ", " + grouped(rounded(s.Rate)) + " per second: " + atMost((s.All-s.Tried)/s.Rate)
	}
	return said + ". " + words.Count(s.Workers, "worker") + "."
}

// rounded returns n with its first two digits, and zeros for the others.
func rounded(n int) int {
	unit := 1
	for n/unit >= 100 {
		unit *= 10
	}
	return n / unit * unit
}

// atMost says how long it may take yet.
func atMost(seconds int) string {
	switch {
	case seconds < 1:
		return "a second more"
	case seconds < 120:
		return "at most " + words.Count(seconds, "second") + " more"
	}
	return "at most " + strconv.Itoa((seconds+30)/60) + " minutes more"
}

// grouped writes n with a comma between groups of three digits.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// shellWord returns s as one word of a shell's command line.
func shellWord(s string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=-_.:"
	if s != "" && strings.Trim(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
