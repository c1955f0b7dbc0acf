package typical_test

import (
	"testing"

	"wsaccept/wasm/proxies"
	"wsaccept/wasm/proxies/chain/typical"
	"wsaccept/wasm/proxies/passage"
)

// Each is read, and passes handshakes on unless its title says what it lacks.
func TestAll(t *testing.T) {
	fails := map[string]bool{"nginx-plain": true, "apache-plain": true, "envoy-plain": true, "varnish-plain": true, "squid": true}
	for _, p := range typical.All() {
		report, ok := proxies.Read(p.Text())
		if !ok {
			t.Errorf("%s is not read", p.ID)
			continue
		}
		want := passage.Passes
		if fails[p.ID] {
			want = passage.Fails
		}
		if first := report.First(); first.Outcome != want {
			t.Errorf("%s: %s, %s", p.ID, first.Outcome, first.Cause)
		}
	}
	if _, found := typical.Find("nobody"); found {
		t.Error("found what is not there")
	}
}
