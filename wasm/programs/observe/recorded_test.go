//go:build !js

package observe

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// argued are the disagreements with what is recorded that stay, by program and
// case, and why.
var argued = map[string]string{
	"client firefox: more-84": "what follows the head is a frame that is wrong, which Firefox sees before it opens",
}

// TestRecorded holds the predictions against what the programs were seen to do,
// also those that can't run here.
func TestRecorded(t *testing.T) {
	t.Parallel()
	var requests Requests
	var responses Responses
	readJSON(t, requestsFile, &requests)
	readJSON(t, responsesFile, &responses)
	all, unused := newResults(), maps.Clone(argued)
	check := func(row, id string, fault string) {
		switch key := row + ": " + id; {
		case fault == "":
		case argued[key] != "":
			delete(unused, key)
		default:
			all.faults = append(all.faults, key+": "+fault)
		}
	}
	for _, c := range requests.Cases {
		for _, predicted := range programs.Servers(handshake.ParseRequest(c.Case().Text)) {
			if observed, ok := c.Peers[predicted.ID]; ok {
				row := "server " + predicted.ID
				check(row, c.ID, all.of(row).addServer(predicted, observed))
			}
		}
	}
	for _, c := range responses.Cases {
		request := recordedRequest(c.Protocols, c.Deflate)
		pair := handshake.ParsePair(request, fill(c.Case().Text, recordedKey))
		for _, predicted := range programs.Clients(pair) {
			if observed, ok := c.Peers[predicted.Program.ID]; ok {
				row := "client " + predicted.Program.ID
				predicted.Message = withoutKey(predicted.Message, recordedKey)
				observed.Message = withoutKey(observed.Message, recordedKey)
				check(row, c.ID, all.of(row).addClient(predicted, observed))
			}
		}
	}
	all.report(t)
	for _, key := range slices.Sorted(maps.Keys(unused)) {
		t.Errorf("%s agrees now, or is gone: take it off the list", key)
	}
}

// recordedKey is what the clients are taken to have sent: not the RFC's own key,
// whose Accept is a wrong one in the cases.
const recordedKey = "xYuBvRGrDCgbNRNUAkMCeg=="

// recordedRequest is the request that a recorded response answers.
func recordedRequest(protocols []string, deflate bool) string {
	request := "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Key: " + recordedKey + "\r\nSec-WebSocket-Version: 13\r\n"
	if len(protocols) > 0 {
		request += fmt.Sprintf("Sec-WebSocket-Protocol: %s\r\n", strings.Join(protocols, ", "))
	}
	if deflate {
		request += "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
	}
	return request + "\r\n"
}
