package secrets_test

import (
	"strconv"
	"strings"
	"testing"

	"wsaccept/wasm/secrets"
)

// BenchmarkMask shows how the time grows with the length of the text, whatever is
// repeated in it.
func BenchmarkMask(b *testing.B) {
	for _, unit := range []string{
		"token=", "token:", "token ", "token: a b ", `"token":`, `"token","`, "token=[", `"token":{`, "<token>", "token = a.b(", "{token: a(", "token==", "token: ***",
		"bearer ", "bearer+", "basic+", "?x=basic+", "Basic a", "-token ", "-u ", "--token x", "://a:b", "://", "//@", "sk-", "eyJ.", "eyJhbGci", "ghp_", "a.", "a-", "a[", "AAAA",
		"Sec-WebSocket-Key:", "Sec-WebSocket-Protocol:", "bearer,", "Sec-WebSocket-Protocol: bearer.", "token:\r\n ", "token\r\n", "cookie:\n", `\"`, "%25", "%2525", "&amp;", `\\`, `\r\n`,
		"map[", "{", "'", `"`, "=", "name=\"token\" value=", "hooks.slack.com/services/", "/token/", "123456789:AA", "MAAAAAAAAAAAAAAAAAAAAAAA.", "xoxb-", "token=\"", "/a;token=", "eyJ", "x=1&",
	} {
		for _, kib := range []int{8, 64} {
			b.Run(strconv.Quote(unit)+"/"+strconv.Itoa(kib)+"KiB", func(b *testing.B) {
				text := strings.Repeat(unit, kib<<10/len(unit)+1)
				for b.Loop() {
					secrets.Mask(text)
				}
			})
		}
	}
}
