//go:build !js

package observe

import (
	"testing"

	"wsaccept/wasm/programs"
)

// The table of programs has the versions that go.mod has, as those are the ones
// that the tests run.
func TestGoVersions(t *testing.T) {
	versions, err := goVersions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for id, version := range versions {
		if p, ok := programs.Find(id); !ok || p.Version != version {
			t.Errorf("the table has %s %s, go.mod has %s", id, p.Version, version)
		}
	}
}
