package squid_test

import (
	"testing"

	"wsaccept/wasm/proxies/proxiestest"
	"wsaccept/wasm/proxies/squid"
)

// What is said is what the real Squid did, and each fix lets the handshake through.
func TestAgreesWithSquid(t *testing.T) { proxiestest.Agree(t, squid.Read) }

func FuzzRead(f *testing.F) { proxiestest.Fuzz(f, squid.Read) }
