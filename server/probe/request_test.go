package probe

import (
	"encoding/base64"
	"strings"
	"testing"
)

func TestBytes(t *testing.T) {
	const begin = "GET /chat?x HTTP/1.1\r\nHost: a:81\r\n"
	const upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
	const end = "Sec-WebSocket-Key: K\r\nSec-WebSocket-Version: 13\r\n"
	tests := map[string]struct {
		request Request
		want    string
	}{
		"least": {Request{}, begin + upgrade + end},
		"all": {Request{Origin: "http://b", Protocols: []string{"x", "y"}, Deflate: true}, begin + upgrade + end +
			"Origin: http://b\r\nSec-WebSocket-Protocol: x, y\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"},
		"added":              {Request{Fields: []string{"Cookie: a=b", "X:1"}}, begin + upgrade + end + "Cookie: a=b\r\nX:1\r\n"},
		"replaced in place":  {Request{Fields: []string{"upgrade:  h2c"}}, begin + "upgrade:  h2c\r\nConnection: Upgrade\r\n" + end},
		"left out":           {Request{Fields: []string{"Upgrade:", "connection: "}}, begin + end},
		"twice":              {Request{Fields: []string{"Sec-WebSocket-Key: 1", "Sec-WebSocket-Key: 2"}}, begin + upgrade + strings.Replace(end, "K\r\n", "1\r\n", 1) + "Sec-WebSocket-Key: 2\r\n"},
		"nothing to leave":   {Request{Fields: []string{"Origin:"}}, begin + upgrade + end},
		"origin replaced":    {Request{Origin: "http://b", Fields: []string{"Origin: null"}}, begin + upgrade + end + "Origin: null\r\n"},
		"not in ASCII alone": {Request{Fields: []string{"X: ü"}}, begin + upgrade + end + "X: ü\r\n"},
	}
	a, err := ParseAddress("ws://a:81/chat?x")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range tests {
		test.request.Key = "K"
		if got, err := test.request.Bytes(a); err != nil || got != test.want+"\r\n" {
			t.Errorf("%s: %q, %v, want %q", name, got, err, test.want+"\r\n")
		}
	}
	for _, bad := range []Request{
		{Key: "K\r\nX: y"}, {Key: "K", Origin: "a\nb"}, {Key: "K", Protocols: []string{"a\rb"}},
		{Key: "K", Fields: []string{"no colon"}}, {Key: "K", Fields: []string{": value"}}, {Key: "K", Fields: []string{"X: a\r\nY: b"}},
	} {
		if got, err := bad.Bytes(a); err == nil {
			t.Errorf("%+v: %q", bad, got)
		}
	}
}

func TestNewKey(t *testing.T) {
	key, another := NewKey(), NewKey()
	nonce, err := base64.StdEncoding.Strict().DecodeString(key)
	if err != nil || len(nonce) != 16 || key == another {
		t.Errorf("%s and %s: %x, %v", key, another, nonce, err)
	}
}
