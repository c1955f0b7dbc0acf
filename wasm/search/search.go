// Package search looks for the GUID behind a wrong Accept among those that people
// and programs plausibly invent: some hundred million of them, the likeliest
// first.
package search

// Search is a search for one GUID, cut into units that may be tried in any order
// and at the same time. Units are in the order of likelihood.
type Search struct {
	key    string
	digest [20]byte
}

// New returns the search for the GUID with which SHA-1(key + GUID) is digest.
func New(key string, digest [20]byte) *Search { return &Search{key, digest} }

// Units returns the number of units. It is the same for every search.
func (s *Search) Units() int { return 0 }

// Size returns the number of candidates in a unit, at most 2^20.
func (s *Search) Size(unit int) int { return 0 }

// Candidates returns the number of candidates in all units.
func (s *Search) Candidates() int { return 0 }

// Name says what is tried in a unit, such as “5AB5DC and any six digits in the
// last group”.
func (s *Search) Name(unit int) string { return "" }

// Try tries all candidates of a unit. It may be called from many goroutines.
func (s *Search) Try(unit int) (guid string, found bool) { return "", false }
