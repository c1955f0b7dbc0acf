package lighttpd_test

import (
	"testing"

	"wsaccept/wasm/proxies/lighttpd"
	"wsaccept/wasm/proxies/proxiestest"
)

// What is said is what the real lighttpd did, and each fix lets the handshake through.
func TestAgreesWithLighttpd(t *testing.T) { proxiestest.Agree(t, lighttpd.Read) }

func FuzzRead(f *testing.F) { proxiestest.Fuzz(f, lighttpd.Read) }
