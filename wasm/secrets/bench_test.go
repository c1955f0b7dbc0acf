package secrets_test

import (
	"strconv"
	"strings"
	"testing"

	"wsaccept/wasm/secrets"
)

// units are what a text may be full of that a careless scanner would look at again and
// again.
var units = []string{
	"token=", "token:", "token ", "token: a b ", `"token":`, `"token","`, "token=[", `"token":{`, "<token>", "token = a.b(", "{token: a(", "token==", "token: ***",
	"bearer ", "bearer+", "basic+", "?x=basic+", "Basic a", "-token ", "-u ", "--token x", "://a:b", "://", "//@", "sk-", "eyJ.", "eyJhbGci", "ghp_", "a.", "a-", "a[", "AAAA",
	"Sec-WebSocket-Key:", "Sec-WebSocket-Protocol:", "bearer,", "Sec-WebSocket-Protocol: bearer.", "token:\r\n ", "token\r\n", "cookie:\n", `\"`, "%25", "%2525", "&amp;", `\\`, `\r\n`,
	"map[", "{", "'", `"`, "=", "name=\"token\" value=", "hooks.slack.com/services/", "/token/", "123456789:AA", "MAAAAAAAAAAAAAAAAAAAAAAA.", "xoxb-", "token=\"", "/a;token=", "eyJ", "x=1&",
	"(cookie,", "[cookie,", "(cookie, a", "{cookie,", "cookie -> ", "cookie -> f(", "cookie -> the ", "cookie|", "| cookie | a b ", "[token] => ", "[token] => Array ",
	`["token"]=>`, `["token"]=> string(9) "`, "HTTP_COOKIE=", "HTTP_COOKIE=\n", "HTTP_COOKIE\t", "..token: ", "..token:\n ", "a..", "...", "name=token, value=", "{token=a, ",
	"[token: a, ", "map[token:a ", "{token: digest a=b, ", "authorization=bearer ", "cookie=a; ", "<<\"token\">> => <<\"", "'token', '", "'token',\n", "token\n a1\n", "  token: a\n   b\n",
	"0000: 61 62\n", "0000: 746f 6b65 6e3d\n", "746f6b656e3d\n", "746f6b656e3d", "0000 ", "|0000| 61 |\n", "token->", "<x token=\"token\">",
}

// BenchmarkMask shows how the time grows with the length of the text, whatever is
// repeated in it.
func BenchmarkMask(b *testing.B) {
	for _, unit := range units {
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
