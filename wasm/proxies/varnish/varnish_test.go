package varnish_test

import (
	"testing"

	"wsaccept/wasm/proxies/proxiestest"
	"wsaccept/wasm/proxies/varnish"
)

// What is said is what the real Varnish did, and each fix lets the handshake through.
func TestAgreesWithVarnish(t *testing.T) { proxiestest.Agree(t, varnish.Read) }

func FuzzRead(f *testing.F) { proxiestest.Fuzz(f, varnish.Read) }
