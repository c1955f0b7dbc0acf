package passage_test

import (
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

func TestDiff(t *testing.T) {
	const text = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n"
	for _, c := range []struct {
		name  string
		edits []passage.Edit
		want  string
	}{
		{"nothing", nil, ""},
		{"a line behind another", []passage.Edit{{handshake.Span{Start: 3, End: 3}, "\nnew"}}, "@@ -1,5 +1,6 @@\n a\n b\n+new\n c\n d\n e\n"},
		{"a word", []passage.Edit{{handshake.Span{Start: 4, End: 5}, "C"}}, "@@ -1,6 +1,6 @@\n a\n b\n-c\n+C\n d\n e\n f\n"},
		{"a line deleted", []passage.Edit{{handshake.Span{Start: 4, End: 6}, ""}}, "@@ -1,6 +1,5 @@\n a\n b\n-c\n d\n e\n f\n"},
		{"two places", []passage.Edit{{handshake.Span{Start: 22, End: 23}, "L"}, {handshake.Span{Start: 0, End: 0}, "first\n"}},
			"@@ -1,3 +1,4 @@\n+first\n a\n b\n c\n@@ -9,4 +10,4 @@\n i\n j\n k\n-l\n+L\n"},
	} {
		if got := passage.Diff(text, c.edits); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Applied, the edits between two texts make one of the other.
func FuzzBetween(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nB\nc\nd\n")
	f.Add("", "x\n")
	f.Fuzz(func(t *testing.T, before, after string) {
		edits := passage.Between(before, after)
		if got := passage.Apply(before, edits); got != after {
			t.Fatalf("%q, want %q: %+v", got, after, edits)
		}
		passage.Diff(before, edits)
	})
}
