package messages

import (
	"slices"
	"testing"
)

// Places tells every place, also of what Find tells once, and of texts that overlap the
// longer one.
func TestPlaces(t *testing.T) {
	text := "a Unexpected server response: 404\nb Unexpected server response: 403\nnothing here\n"
	var got []int
	for _, p := range Places(text) {
		got = append(got, p.Span.Start)
		if p.Text != "Unexpected server response: {status}" {
			t.Errorf("found %q", p.Text)
		}
	}
	if !slices.Equal(got, []int{2, 36}) {
		t.Errorf("found at %v", got)
	}
}
