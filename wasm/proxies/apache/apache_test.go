package apache_test

import (
	"testing"

	"wsaccept/wasm/proxies/apache"
	"wsaccept/wasm/proxies/proxiestest"
)

// What is said is what the real Apache did, and each fix lets the handshake through.
func TestAgreesWithApache(t *testing.T) { proxiestest.Agree(t, apache.Read) }

func FuzzRead(f *testing.F) { proxiestest.Fuzz(f, apache.Read) }
