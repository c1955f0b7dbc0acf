package secrets_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/secrets"
)

func TestMask(t *testing.T) {
	raw := "GET / HTTP/1.1\r\nHost: a\r\ncookie: id=1;\r\n  more=2\r\nAuthorization:Basic YQ==\r\nX: y\r\n\r\n"
	want := "GET / HTTP/1.1\r\nHost: a\r\ncookie: xxxxx\r\n  xxxxxx\r\nAuthorization:xxxxx xxxx\r\nX: y\r\n\r\n"
	got, names := secrets.Mask(raw)
	if got != want {
		t.Errorf("Mask = %q, want %q", got, want)
	}
	if strings.Join(names, ",") != "cookie,Authorization" {
		t.Errorf("names %q", names)
	}
}

func TestMaskRequest(t *testing.T) {
	raw := "GET /chat?room=1&token=abc&x HTTP/1.1\r\nHost: a\r\nCookie: a=b\r\n c\r\nX-Api-Key: k\r\nSec-WebSocket-Key: dGhl\r\n\r\n"
	text, names := secrets.Mask(raw)
	want := "GET /chat?room=1&token=xxx&x HTTP/1.1\r\nHost: a\r\nCookie: xxx\r\n x\r\nX-Api-Key: x\r\nSec-WebSocket-Key: dGhl\r\n\r\n"
	if text != want || strings.Join(names, " ") != "token Cookie X-Api-Key" {
		t.Errorf("%q %q", text, names)
	}
}

// Keys and Accepts are no secrets, whatever words are in them.
func TestKeysStay(t *testing.T) {
	for _, line := range []string{
		"Sec-WebSocket-Key: VcsfCpN2TxseiP4JwtMLTw==\r\n",
		"sec-websocket-key:MUWY6KUdyPWdJ7VlAvGtSQ==\r\n",
		"curl -H 'Sec-WebSocket-Key: VcsfCpN2TxseiP4JwtMLTw=='",
		`{"Sec-WebSocket-Accept":"s3pPLMBiTxaQ9kYGzzhZR/Token="}`,
	} {
		if got, names := secrets.Mask(line); got != line {
			t.Errorf("%q became %q (%q)", line, got, names)
		}
	}
	const cookie = "Sec-WebSocket-Key:\r\nCookie: id=1\r\n"
	if got, _ := secrets.Mask(cookie); got != "Sec-WebSocket-Key:\r\nCookie: xxxx\r\n" {
		t.Errorf("%q", got)
	}
}

// A quotation of a secret is hidden even if it is cut off.
func TestMaskQuoted(t *testing.T) {
	for _, test := range []struct{ text, secret, want string }{
		{"it is “0123456789abc”.", "0123456789abc", "it is “xxxxxxxxxxxxx”."},
		{"it is “0123456789…”.", "0123456789abc", "it is “xxxxxxxxxx…”."},
		{"0123 is not it", "0123456789abc", "0123 is not it"},
		{"abcd abcd", "abcd", "xxxx xxxx"},
		{"the", "the", "the"},
		{"", "abcd", ""},
	} {
		if got := secrets.MaskQuoted(test.text, test.secret); got != test.want {
			t.Errorf("%q in %q: %q", test.secret, test.text, got)
		}
	}
}

// A response may repeat the secret that a client offered as a subprotocol.
func TestMaskResponse(t *testing.T) {
	const request = "GET / HTTP/1.1\r\nSec-WebSocket-Protocol: access_token, S3CRET\r\n\r\n"
	const response = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Protocol: S3CRET\r\nSet-Cookie: a=b\r\n\r\n"
	const want = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Protocol: xxxxxx\r\nSet-Cookie: xxx\r\n\r\n"
	if got, names := secrets.MaskResponse(response, request); got != want || strings.Join(names, " ") != "Sec-WebSocket-Protocol Set-Cookie" {
		t.Errorf("%q, %q", got, names)
	}
	if got, _ := secrets.Mask(request + response); !strings.HasSuffix(got, want) {
		t.Errorf("in one text: %q", got)
	}
	const chosen = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Protocol: chat\r\n\r\n"
	if got, names := secrets.MaskResponse(chosen, "GET / HTTP/1.1\r\nCookie: chat\r\nSec-WebSocket-Protocol: bearer\r\n\r\n"); got != chosen || names != nil {
		t.Errorf("%q, %q", got, names)
	}
}
