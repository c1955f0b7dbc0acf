package intake_test

import (
	"testing"

	"wsaccept/wasm/intake"
)

const (
	key    = "dGhlIHNhbXBsZSBub25jZQ=="
	accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
	wrong  = "hHLtf2V1k8aDQZfNjw3Ia1hCwt0="
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		text        string
		kind        intake.Kind
		key, accept string
	}{
		{"", intake.Blank, "", ""},
		{" \n\t", intake.Blank, "", ""},
		{key, intake.Key, key, ""},
		{key + "\n", intake.Key, key + "\n", ""}, // a line break after the key is a mistake that the page teaches
		{"dGhlIHNhbXBsZSBub25jZQ", intake.Key, "dGhlIHNhbXBsZSBub25jZQ", ""},
		{"dGhlIHNhbXBsZ SBub25jZQ==", intake.Key, "dGhlIHNhbXBsZ SBub25jZQ==", ""},
		{`"` + key + `"`, intake.Key, `"` + key + `"`, ""},
		{"x", intake.Key, "x", ""},
		{"Sec-WebSocket-Key: " + key, intake.Key, key, ""},
		{accept, intake.Accept, "", accept},
		{"b37a4f2cc0624f1690f64606cf385945b2bec4ea", intake.Accept, "", "b37a4f2cc0624f1690f64606cf385945b2bec4ea"},
		{"MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE=", intake.Accept, "", "MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE="},
		{key + " " + wrong, intake.Pair, key, wrong},
		{key + "\n" + wrong + "\n", intake.Pair, key, wrong},
		{"key: " + key + ", expected " + accept + ", got " + wrong, intake.Pair, key, wrong},
		{"258EAFA5-E914-47DA-95CA-C5AB0DC85B11", intake.GUID, "", ""},
		{"258EAFA5-E914-47DA-95CA-C5AB0DC11B85", intake.GUID, "", ""},
		{`const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";` + "\n" + `return sha1(key + GUID);`, intake.Code, "", ""},
		{"import hashlib, base64\n\ndef accept(key):\n    digest = hashlib.sha1(key + b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11').hexdigest()\n    return base64.b64encode(digest)\n", intake.Code, "", ""},
		{"#include <openssl/sha.h>\n\nvoid accept(const char *key) {\n  strcat(buf, \"258EAFA5-E914-47DA-95CA-C5AB0DC85B11\");\n  SHA1(buf, strlen(buf), out);\n}\n", intake.Code, "", ""},
		{"char text[128] = \"dGhlIHNhbXBsZSBub25jZQ==\";\nconst char *mine = \"0f8fad5b-d9cb-469f-a165-70867728950e\";\nstrcat(text, mine);\n", intake.Code, "", ""},
		{"const id = \"0f8fad5b-d9cb-469f-a165-70867728950e\";\nsave(id);\n", intake.Unknown, "", ""},
		{"GET /chat HTTP/1.1\r\nHost: a.example\r\nUpgrade: websocket\r\n\r\n", intake.Handshake, "", ""},
		{"HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: " + accept + "\n\n", intake.Handshake, "", ""},
		{"curl -v -H 'Upgrade: websocket' https://a.example/ws", intake.Handshake, "", ""},
		{"fetch(\"https://a.example/ws\", {\n  \"headers\": {\n    \"upgrade\": \"websocket\",\n    \"connection\": \"Upgrade\"\n  }\n});", intake.Handshake, "", ""},
		{"ws closed with code 4401", intake.ErrorText, "", ""}, // has the length of a key
		{"426 Upgrade Required", intake.Handshake, "", ""},     // so has this
		{"502", intake.Handshake, "", ""},
		{"WebSocket error: 1006", intake.ErrorText, "", ""},
		{"WebSocket connection to 'wss://a.example/ws' failed: Error during WebSocket handshake: Unexpected response code: 403", intake.ErrorText, "", ""},
		{"net::ERR_CONNECTION_REFUSED", intake.ErrorText, "", ""},
		{"Firefox can’t establish a connection to the server at wss://a.example/ws.", intake.ErrorText, "", ""},
		{"wss://a.example/chat", intake.Address, "", ""},
		{"wss://a.example/chat#part", intake.Address, "", ""},
		{"hello world", intake.Unknown, "", ""},
		{"the quick brown fox jumps", intake.Unknown, "", ""},
		{"server {\n  listen 80;\n  location / { proxy_pass http://app; }\n}", intake.Configuration, "", ""},
	} {
		got := intake.Read(c.text)
		if got.Kind != c.kind || got.Key != c.key || got.Accept != c.accept {
			t.Errorf("%.60q is read as %q, key %q, Accept %q; want %q, %q, %q", c.text, got.Kind, got.Key, got.Accept, c.kind, c.key, c.accept)
		}
	}
}
