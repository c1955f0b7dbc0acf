//go:build !js

package observe

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// Check holds the predictions against what is recorded, and returns how far they
// agree, and the differences by "server gorilla: the case".
func Check(requests Requests, responses Responses) (Tallies, map[string]string) {
	tallies, faults := Tallies{}, map[string]string{}
	for _, c := range requests.Cases {
		for _, predicted := range programs.Servers(handshake.ParseRequest(c.Case().Text)) {
			if observed, ok := c.Peers[predicted.ID]; ok {
				row := "server " + predicted.ID
				if fault := tallies.Of(row).addServer(predicted, observed); fault != "" {
					faults[row+": "+c.ID] = fault
				}
			}
		}
	}
	for _, c := range responses.Cases {
		pair := handshake.ParsePair(recordedRequest(c.Protocols, c.Deflate), fill(c.Case().Text, recordedKey))
		for _, predicted := range programs.Clients(pair) {
			if observed, ok := c.Peers[predicted.Program.ID]; ok {
				row := "client " + predicted.Program.ID
				predicted.Message = withoutKey(predicted.Message, recordedKey)
				observed.Message = withoutKey(observed.Message, recordedKey)
				if fault := tallies.Of(row).addClient(predicted, observed); fault != "" {
					faults[row+": "+c.ID] = fault
				}
			}
		}
	}
	return tallies, faults
}

// recordedKey is what the clients are taken to have sent: not the RFC's own key,
// whose Accept is a wrong one in the cases.
const recordedKey = "xYuBvRGrDCgbNRNUAkMCeg=="

// recordedRequest is the request that a recorded response answers.
func recordedRequest(protocols []string, deflate bool) string {
	request := "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Key: " + recordedKey + "\r\nSec-WebSocket-Version: 13\r\n"
	if len(protocols) > 0 {
		request += "Sec-WebSocket-Protocol: " + strings.Join(protocols, ", ") + "\r\n"
	}
	if deflate {
		request += "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
	}
	return request + "\r\n"
}
