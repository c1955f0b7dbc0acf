package nginx_test

import (
	"testing"

	"wsaccept/wasm/proxies/nginx"
	"wsaccept/wasm/proxies/proxiestest"
)

// What is said is what the real nginx did, and each fix lets the handshake through.
func TestAgreesWithNginx(t *testing.T) { proxiestest.Agree(t, nginx.Read) }
