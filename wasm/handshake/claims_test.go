package handshake_test

import (
	"regexp"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// What programs do is computed by package judge, and stands beside a finding. A
// sentence of a finding that speaks for "some clients" would contradict it sooner or
// later.
func TestClaimsNothingOfPrograms(t *testing.T) {
	claim := regexp.MustCompile(`(?i)\b(some|most|many|several|few|all) (of the )?(clients?|servers?|programs?|browsers|receivers|implementations|librar\w+)\b|\b(clients|servers|receivers|programs|browsers) differ|\b(some|most|many) (\w+ )?(refuse|accept|fail|take|keep|open|skip)\b|refused by (some|many|most)`)
	check := func(where string, texts ...string) {
		for _, text := range texts {
			if m := claim.FindString(text); m != "" {
				t.Errorf("%s says %q: %s", where, m, text)
			}
		}
	}
	for _, rule := range handshake.Rules() {
		check(rule.ID, rule.Title, rule.Consequence, rule.Unjudged)
	}
	pairs := []exchange{}
	for _, v := range ruleVectors {
		pairs = append(pairs, v.breaks, v.keeps)
	}
	for _, kind := range siblings {
		for _, value := range kind.values {
			pairs = append(pairs, kind.of(value))
		}
	}
	seen := 0
	for _, v := range pairs {
		j := handshake.Check(v.pair(t))
		for _, f := range append(append(j.Address, j.Request...), j.Response...) {
			seen++
			check(f.Rule.ID, f.Title, f.Detail)
		}
	}
	if seen < 500 {
		t.Errorf("only %d findings were read", seen)
	}
	if claim.FindString("Some clients refuse it.") == "" || !strings.Contains(claim.FindString("Servers differ."), "differ") {
		t.Error("the pattern finds nothing")
	}
}
