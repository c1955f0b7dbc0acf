package search

import (
	"crypto/sha1"
	"os"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// matches reports whether guid is a member of p.
func (p pattern) matches(guid string) bool {
	if len(guid) != len(p) {
		return false
	}
	for i := range len(p) {
		if p[i] != guid[i] && (p[i] != '?' || !strings.Contains("0123456789ABCDEF", guid[i:i+1])) {
			return false
		}
	}
	return true
}

// unitOf returns the first unit that has guid, or -1.
func unitOf(s *Search, guid string) int {
	return slices.IndexFunc(s.units, func(u unit) bool {
		return slices.ContainsFunc(u.patterns, func(p pattern) bool { return p.matches(guid) })
	})
}

func TestUnits(t *testing.T) {
	s := New(handshake.SampleKey, [20]byte{1})
	other := New("", [20]byte{2})
	if s.Units() == 0 || s.Units() != other.Units() || s.Candidates() != other.Candidates() {
		t.Fatalf("%d units of %d candidates, and %d of %d for another digest",
			s.Units(), s.Candidates(), other.Units(), other.Candidates())
	}
	sum := 0
	for i := range s.Units() {
		members := 0
		for _, p := range s.units[i].patterns {
			members += p.size()
			if len(p) > 56 {
				t.Errorf("unit %d: %s is too long", i, p)
			}
		}
		if s.Size(i) != members || members == 0 || members > 1<<20 {
			t.Errorf("unit %d has %d candidates, and says %d", i, members, s.Size(i))
		}
		if s.Name(i) == "" || s.Name(i) != other.Name(i) || s.Size(i) != other.Size(i) {
			t.Errorf("unit %d is %q of %d, and %q of %d for another digest", i, s.Name(i), s.Size(i), other.Name(i), other.Size(i))
		}
		sum += members
	}
	if s.Candidates() != sum {
		t.Errorf("%d candidates in all, want %d", s.Candidates(), sum)
	}
	t.Logf("%d candidates in %d units", sum, s.Units())
}

// No pattern is tried twice. Patterns may have members in common.
func TestPatternsOnce(t *testing.T) {
	seen := map[pattern]bool{}
	for _, u := range units() {
		for _, p := range u.patterns {
			if seen[p] {
				t.Errorf("%s: %s, again", u.name, p)
			}
			seen[p] = true
		}
	}
}

// A GUID of each stage is found in a unit of it. The keys have the usual length but
// for two.
func TestStages(t *testing.T) {
	const (
		edited   = "the GUID with one or two characters wrong, missing, added or swapped"
		shuffled = "pieces of the last group in a different order"
		four     = "the GUID with any four digits in a row replaced"
		five     = "the GUID with any five digits in a row replaced"
	)
	for _, test := range []struct{ key, guid, name string }{
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C5ABODC85B11", edited}, // O for 0
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C5AB0DC85B1", edited},  // the last is missing
		{handshake.SampleKey, "25BEAFA5-E914-47DA-95CA-C5AB0DC8B511", edited}, // a digit, a swap
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C5AB0DC85B1110", edited},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C85B11C5AB0D", shuffled},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-11B58CD0BA5C", shuffled},
		{handshake.SampleKey, "258EAFA5-E914-47DA-9123-45AB0DC85B11", four}, // across a dash
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C5AB0DC11B85", "C5AB0DC and any five digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C5AB5DC8500B", "C5AB5DC and any five digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-5AB5DC11B735", "5AB5DC and any six digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-5AB0DCFFFFFF", "5AB0DC and any six digits in the last group"},
		{"", "258EAFA5-E914-47DA-95CA-5AB9DC11B5AB", "5AB9DC and any six digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C5AB5DC8500", "C5AB5DC and any four digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C5AB0DC0FF0", "C5AB0DC and any four digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-5AB5DC65C5B", "5AB5DC and any five digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-5AB0DC65C5B", "5AB0DC and any five digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-5AB9DC65C5B", "5AB9DC and any five digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C5AB5DC11B5A6", "C5AB5DC and any six digits in the last group"},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-C5AB0DC97F3E2", "C5AB0DC and any six digits in the last group"},
		{"\"" + handshake.SampleKey + "\"\r\n", "01234FA5-E914-47DA-95CA-C5AB0DC85B11", five},
		{handshake.SampleKey, "258EAFA5-E914-47DA-95CA-5AB9FC19B34A", "5AB9F and any seven digits in the last group"},
	} {
		s := New(test.key, sha1.Sum([]byte(test.key+test.guid)))
		unit := unitOf(s, test.guid)
		if unit < 0 {
			t.Errorf("%s is in no unit", test.guid)
			continue
		}
		if s.Name(unit) != test.name {
			t.Errorf("%s is in “%s”, want “%s”", test.guid, s.Name(unit), test.name)
		}
		if guid, found := s.Try(unit); !found || guid != test.guid {
			t.Errorf("%s: got %q, %v", test.guid, guid, found)
		}
	}
}

func TestNotFound(t *testing.T) {
	s := New(handshake.SampleKey, sha1.Sum([]byte(handshake.SampleKey)))
	for unit := range 2 {
		if guid, found := s.Try(unit); found {
			t.Errorf("unit %d: found %q, which was not hashed", unit, guid)
		}
	}
}

// The wrong GUIDs that were seen in public code and bug reports. Those that are
// out of reach have too much that is made up, or are for the package diagnose.
func TestSeenGUIDs(t *testing.T) {
	beyond := []string{
		"258EAFA5E91447DA95CAC5AB0DC85B11",
		"258EAFA5-E914-47DA-95CA- C5AB0DC85B11",
		"258EAFA5-E914-47DA-95CA-5AB53ADF711E",
		"258EAFA5-E914-47DA-95CA-5AB9AA10ABE4",
		"258EAFA5-E914-47DA-95CA-C5AB5E0285C2",
	}
	text, err := os.ReadFile("../diagnose/wrong-guids.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := New("", [20]byte{})
	all, within := 0, 0
	for guid := range strings.Lines(string(text)) {
		guid = strings.TrimRight(guid, "\n")
		if guid == "" {
			continue
		}
		all++
		unit := unitOf(s, guid)
		if (unit < 0) != slices.Contains(beyond, guid) {
			t.Errorf("%s is in unit %d, which is not as expected", guid, unit)
		}
		if unit < 0 {
			t.Logf("%s: not searched", guid)
			continue
		}
		within++
		t.Logf("%s: %s", guid, s.Name(unit))
	}
	t.Logf("%d of %d", within, all)
	if all != 28 || within < 23 {
		t.Errorf("%d of %d, want at least 23 of 28", within, all)
	}
}
