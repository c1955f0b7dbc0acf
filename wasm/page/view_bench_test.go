package page

import "testing"

// What a keystroke costs before the browser lays the page out.
func BenchmarkView(b *testing.B) {
	s := Default()
	b.ReportAllocs()
	for b.Loop() {
		View(s)
	}
}
