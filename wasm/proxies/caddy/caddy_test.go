package caddy_test

import (
	"testing"

	"wsaccept/wasm/proxies/caddy"
	"wsaccept/wasm/proxies/proxiestest"
)

// What is said is what the real Caddy did, and each fix lets the handshake through.
func TestAgreesWithCaddy(t *testing.T) { proxiestest.Agree(t, caddy.Read) }

func FuzzRead(f *testing.F) { proxiestest.Fuzz(f, caddy.Read) }
