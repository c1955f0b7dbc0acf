package iis

import (
	"testing"

	"wsaccept/wasm/proxies/proxiestest"
)

func TestSaid(t *testing.T) { proxiestest.Said(t, Read) }

func FuzzRead(f *testing.F) { proxiestest.Fuzz(f, Read) }

// What is said of a program that was not run has a source.
func TestClaims(t *testing.T) {
	for i, c := range claims {
		if c.Says == "" || c.By == "" || c.Source == "" {
			t.Errorf("claim %d: %+v", i, c)
		}
	}
}
