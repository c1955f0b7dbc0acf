//go:build !js

package observe

import (
	"strings"
	"testing"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
)

// What a round reads and renews.
const (
	requestsFile  = "../testdata/requests.json"
	responsesFile = "../testdata/responses.json"
	tableFile     = "../table.go"
)

// requestVectors are the requests that are sent as they stand.
func requestVectors(t *testing.T) []RequestCase {
	t.Helper()
	var cases []RequestCase
	var recorded Requests
	readJSON(t, requestsFile, &recorded)
	for _, c := range recorded.Cases {
		cases = append(cases, c.Case())
	}
	for _, e := range gallery.Handshakes() {
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
	var recorded Responses
	readJSON(t, responsesFile, &recorded)
	for _, c := range recorded.Cases {
		cases = append(cases, c.Case())
	}
	for _, e := range gallery.Handshakes() {
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
	if err := Load(name, to); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
