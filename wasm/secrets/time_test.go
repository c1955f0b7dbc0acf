package secrets_test

import (
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/secrets"
)

// The time for a text grows with its length, and no faster, whatever is repeated in
// it: twice as much takes no more than a few times as long.
func TestLinearTime(t *testing.T) {
	for _, unit := range []string{
		"token=", "token:", "token ", "token: a b ", `"token":`, `"token","`, "token=[", `"token":{`, "<token>", "token = a.b(", "{token: a(", "token==", "token: ***",
		"bearer ", "bearer+", "basic+", "?x=basic+", "Basic a", "-token ", "-u ", "--token x", "://a:b", "://", "//@", "sk-", "eyJ.", "eyJhbGci", "ghp_", "a.", "a-", "a[", "AAAA",
		"Sec-WebSocket-Key:", "Sec-WebSocket-Protocol:", "bearer,", "Sec-WebSocket-Protocol: bearer.", "token:\r\n ", "token\r\n", "cookie:\n", `\"`, "%25", "%2525", "&amp;", `\\`, `\r\n`,
		"map[", "{", "'", `"`, "=", "name=\"token\" value=", "hooks.slack.com/services/", "/token/", "123456789:AA", "MAAAAAAAAAAAAAAAAAAAAAAA.", "xoxb-", "token=\"", "/a;token=", "eyJ", "x=1&",
	} {
		took := func(size int) time.Duration {
			text := strings.Repeat(unit, size/len(unit)+1)
			best := time.Hour
			for range 2 {
				start := time.Now()
				secrets.Mask(text)
				best = min(best, time.Since(start))
			}
			return best
		}
		const size, times, most = 8 << 10, 8, 6 // most: above what is linear
		short, long := took(size), took(size*times)
		if long > 20*time.Millisecond && long > short*times*most {
			t.Errorf("%q: %v for %d kB, and %v for %d kB", unit, short, size>>10, long, size*times>>10)
		}
	}
}
