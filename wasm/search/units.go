package search

import "sync"

// mostMembers is how many candidates a unit has at most, so that it takes a
// fraction of a second.
const mostMembers = 1 << 20

// unit is a piece of work: patterns with the same name.
type unit struct {
	name     string
	patterns []pattern
	size     int // members of all patterns
}

// units returns all of them, in the order of the stages.
var units = sync.OnceValue(func() []unit {
	var all []unit
	seen := make(map[pattern]bool, 1<<15)
	for _, stage := range stages() {
		var parts []pattern
		for _, p := range stage.patterns {
			if !seen[p] {
				seen[p] = true
				parts = p.appendCut(parts, mostMembers)
			}
		}
		all = appendUnits(all, stage.name, parts)
	}
	return all
})

// appendUnits appends the units of a stage.
func appendUnits(all []unit, name string, patterns []pattern) []unit {
	start, size := 0, 0
	for i, p := range patterns {
		if size+p.size() > mostMembers {
			all = append(all, unit{name, patterns[start:i], size})
			start, size = i, 0
		}
		size += p.size()
	}
	return append(all, unit{name, patterns[start:], size})
}
