package report

import (
	"slices"
	"time"
)

// shelf is entries, those first that were put there first.
type shelf struct {
	entries []*entry
	from    map[string]int // how many, by address
}

// add puts e on the shelf, and returns the entry that it took off to make room, or
// nil.
func (s *shelf) add(e *entry) (dropped *entry) {
	switch {
	case e.address != "" && s.from[e.address] >= MaxPerAddress:
		dropped = s.drop(slices.IndexFunc(s.entries, func(old *entry) bool { return old.address == e.address }))
	case len(s.entries) >= MaxEntries:
		dropped = s.drop(0)
	}
	if s.from == nil {
		s.from = map[string]int{}
	}
	s.from[e.address]++
	s.entries = append(s.entries, e)
	return dropped
}

// expire takes off the shelf what came before then.
func (s *shelf) expire(then time.Time) (dropped []*entry) {
	for len(s.entries) > 0 && s.entries[0].at.Before(then) {
		dropped = append(dropped, s.drop(0))
	}
	return dropped
}

// remove takes e off the shelf, on which it is.
func (s *shelf) remove(e *entry) { s.drop(slices.Index(s.entries, e)) }

func (s *shelf) drop(i int) *entry {
	e := s.entries[i]
	s.entries = slices.Delete(s.entries, i, i+1)
	if s.from[e.address]--; s.from[e.address] == 0 {
		delete(s.from, e.address)
	}
	return e
}
