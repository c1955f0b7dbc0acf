// Package search looks for the GUID behind a wrong Accept among those that people
// and programs plausibly invent: 389 million of them, the likeliest first.
package search

// Search is a search for one GUID, cut into units that may be tried in any order
// and at the same time. Units are in the order of likelihood.
type Search struct {
	key    string
	digest [20]byte
	units  []unit
}

// New returns the search for the GUID with which SHA-1(key + GUID) is digest. The
// first call works the units out, which takes some 10 ms, or 100 in a browser.
func New(key string, digest [20]byte) *Search { return &Search{key, digest, units()} }

// Units returns the number of units. It is the same for every search.
func (s *Search) Units() int { return len(s.units) }

// Size returns the number of candidates in a unit, at most 2^20.
func (s *Search) Size(unit int) int { return s.units[unit].size }

// Candidates returns the number of candidates in all units. One that can be come
// by in several ways may be counted, and tried, several times.
func (s *Search) Candidates() int {
	sum := 0
	for _, u := range s.units {
		sum += u.size
	}
	return sum
}

// Name says what is tried in a unit, such as “5AB5DC and any six digits in the
// last group”.
func (s *Search) Name(unit int) string { return s.units[unit].name }

// Try tries all candidates of a unit. It may be called from many goroutines.
func (s *Search) Try(unit int) (guid string, found bool) {
	scan := scan{key: s.key, digest: s.digest}
	for _, p := range s.units[unit].patterns {
		if guid, found := scan.find(p); found {
			return guid, true
		}
	}
	return "", false
}
