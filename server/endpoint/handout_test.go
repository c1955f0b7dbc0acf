//go:build unix

package endpoint

import (
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/secrets"
)

// A report must not hide what is no secret: random keys that look as if they held
// one, and the words of a refusal.
func TestRedact(t *testing.T) {
	for _, key := range []string{
		"VcsfCpN2TxseiP4JwtMLTw==", // …Jwt MLTw =
		"AAAAAAAAAAAAAAAAAToken==",
		"eyJhbGciOiJIUzI1NiJ9AA==", // as a token in JSON begins
		"AAAA/Sid+Auth/ApiKeyAA==",
	} {
		head := "GET / HTTP/1.1\r\nsec-websocket-key:\t" + key + "\r\nCookie: a=b\r\n\r\n"
		want := strings.Replace(head, "a=b", "xxx", 1)
		if got, names := secrets.Mask(head); got != want || strings.Join(names, " ") != "Cookie" {
			t.Errorf("%q, hidden %q", got, names)
		}
		answer := "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: " + key + "\r\n\r\n"
		if got, names := redactAnswer(answer, head); got != answer || len(names) > 0 {
			t.Errorf("%q, hidden %q", got, names)
		}
	}
	const drawn = "GET /endpoint/ws?t=eyJoguiAdYmcFxD4T3sODQ HTTP/1.1\r\n\r\n"
	if got, names := secrets.Mask(drawn); got != drawn {
		t.Errorf("%q, hidden %q", got, names)
	}
	const request = "GET /?token=0123456789abcdef HTTP/1.1\r\nSec-WebSocket-Protocol: bearer, S3CRET-S3CRET\r\n\r\n"
	const answer = "HTTP/1.1 400 Bad Request\r\nSet-Cookie: a=b\r\n\r\nNot a token: it has “S3CRET-S3CRET” or “01234567…” in it."
	const want = "HTTP/1.1 400 Bad Request\r\nSet-Cookie: xxx\r\n\r\nNot a token: it has “xxxxxxxxxxxxx” or “xxxxxxxx…” in it."
	if got, _ := redactAnswer(answer, request); got != want {
		t.Errorf("%q", got)
	}
}

// A field that is hidden in the request and in the response is named once.
func TestRedactedOnce(t *testing.T) {
	if got := union([]string{"Cookie", "X-Token"}, []string{"Set-Cookie", "x-token"}); !slices.Equal(got, []string{"Cookie", "X-Token", "Set-Cookie"}) {
		t.Errorf("%q", got)
	}
	if union(nil, nil) == nil {
		t.Error("no list at all, which is null in JSON")
	}
}
