package weight_test

import (
	"errors"
	"io/fs"
	"testing"

	"wsaccept/server/notrun"
	"wsaccept/web"
	"wsaccept/web/weight"
)

// No part of the page is heavier than it should be; or, where that is still an aim,
// than it was.
func TestWeight(t *testing.T) {
	parts, err := weight.Parts(web.Files())
	if errors.Is(err, fs.ErrNotExist) {
		notrun.Because(t, "the page is not built (%v); to build it: make build", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	weight.Print(t.Output(), parts)
	for _, p := range parts {
		if !p.Met() && p.Bytes() > p.Bound {
			t.Errorf("%s: %d bytes, want at most %d", p.Name, p.Bytes(), max(p.Most, p.Bound))
		}
	}
}
