//go:build !js

package observe

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
)

// requestVectors are the requests that are sent as they stand.
func requestVectors(t *testing.T) []RequestCase {
	t.Helper()
	var cases []RequestCase
	for _, name := range []string{"observed-requests.json", "observed-2.json"} {
		var data struct{ Cases, Requests []struct{ ID, Input string } }
		readJSON(t, "../testdata/"+name, &data)
		for _, c := range data.Cases {
			cases = append(cases, RequestCase{c.ID, c.Input})
		}
		for _, c := range data.Requests {
			cases = append(cases, RequestCase{c.ID, toBytes(c.Input)})
		}
	}
	for _, e := range gallery.All() {
		if request := handshake.ParseRequest(e.Request); request.Start >= 0 && !request.IsExtended() {
			cases = append(cases, RequestCase{"gallery " + e.ID, e.Request})
		}
	}
	for _, key := range keyVectors(t) {
		cases = append(cases, RequestCase{"key " + key, strings.ReplaceAll(plainRequest, sampleKey, key)})
	}
	return cases
}

// responseVectors are the responses that are sent as they stand, but for what
// depends on the key.
func responseVectors(t *testing.T) []ResponseCase {
	t.Helper()
	var cases []ResponseCase
	for _, name := range []string{"observed-responses.json", "observed-2.json"} {
		var data struct {
			Cases, Responses []struct {
				ID, Input string
				Context   struct {
					Protocols []string `json:"offered_subprotocols"`
				}
			}
		}
		readJSON(t, "../testdata/"+name, &data)
		for _, c := range data.Cases {
			cases = append(cases, ResponseCase{ID: c.ID, Text: c.Input, Protocols: c.Context.Protocols})
		}
		for _, c := range data.Responses {
			cases = append(cases, ResponseCase{ID: c.ID, Text: toBytes(c.Input), Protocols: c.Context.Protocols})
		}
	}
	for _, e := range gallery.All() {
		if response := handshake.ParsePair("", e.Response).Response; !response.Absent() && !response.IsExtended() {
			cases = append(cases, ResponseCase{ID: "gallery " + e.ID, Text: e.Response})
		}
	}
	request := handshake.ParseRequest(plainRequest)
	for _, f := range lab.All() {
		text := strings.ReplaceAll(f.Response(request), handshake.Accept(sampleKey), "{ACC}")
		cases = append(cases, ResponseCase{ID: "lab " + f.ID, Text: text, Protocols: f.Protocols})
	}
	return cases
}

const (
	sampleKey    = "dGhlIHNhbXBsZSBub25jZQ=="
	plainRequest = "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Key: " + sampleKey + "\r\nOrigin: http://server.example.com\r\nSec-WebSocket-Version: 13\r\n\r\n"
)

// keyVectors are the keys of package handshake's own tests that fit in a line.
func keyVectors(t *testing.T) []string {
	t.Helper()
	var data any
	readJSON(t, "../../handshake/testdata/accept.json", &data)
	var keys []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if key, ok := v["key"].(string); ok && !strings.ContainsAny(key, "\r\n") {
				keys = append(keys, key)
			}
			for _, child := range v {
				walk(child)
			}
		case []any:
			for _, child := range v {
				walk(child)
			}
		}
	}
	walk(data)
	if len(keys) == 0 {
		t.Fatal("accept.json has no keys")
	}
	return keys
}

func readJSON(t *testing.T, name string, to any) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, to); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
