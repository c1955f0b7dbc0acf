package programs_test

import (
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// TestUnanswered has what Chromium 156 and Firefox 153 ESR printed.
func TestUnanswered(t *testing.T) {
	const establishing = "Error in connection establishment: "
	tests := []struct {
		end      handshake.End
		chromium string
	}{
		{handshake.Closed, "Connection closed before receiving a handshake response"},
		{handshake.Reset, during + "net::ERR_CONNECTION_RESET"},
		{handshake.ConnectionRefused, establishing + "net::ERR_CONNECTION_REFUSED"},
		{handshake.TimedOut, "WebSocket opening handshake timed out"},
		{handshake.Unreachable, establishing + "net::ERR_ADDRESS_UNREACHABLE"},
		{handshake.UnknownHost, establishing + "net::ERR_NAME_NOT_RESOLVED"},
		{handshake.BadCertificate, establishing + "net::ERR_CERT_AUTHORITY_INVALID"},
		{handshake.PlainPort, establishing + "net::ERR_SSL_PROTOCOL_ERROR"},
		{handshake.TLSFailed, establishing + "net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH"},
		{handshake.NotHTTP, during + "net::ERR_INVALID_HTTP_RESPONSE"},
	}
	for _, test := range tests {
		got := unanswered(test.end)
		for id, want := range map[string]string{"chromium": test.chromium, "firefox": "Firefox can’t establish a connection to the server at URL."} {
			if c := got[id]; c.Verdict != programs.Fails || c.Message != want {
				t.Errorf("%s, %s: %q %q, want %q", test.end, id, c.Verdict, c.Message, want)
			}
		}
	}
}

// unanswered returns what clients say of end, by their ids.
func unanswered(end handshake.End) map[string]programs.Client {
	all := map[string]programs.Client{}
	for _, c := range programs.Unanswered(end) {
		all[c.Program.ID] = c
	}
	return all
}

// TestUnansweredOnNode has what the programs for Node.js said.
func TestUnansweredOnNode(t *testing.T) {
	const wrongVersion = "ID:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:350:\n"
	tests := []struct {
		end                   handshake.End
		ws, websocket, driver string
	}{
		{handshake.Closed, "socket hang up", "socket hang up", "socket closed"},
		{handshake.Reset, "read ECONNRESET", "read ECONNRESET", "read ECONNRESET"},
		{handshake.ConnectionRefused, "connect ECONNREFUSED ADDRESS:PORT", "connect ECONNREFUSED ADDRESS:PORT", "connect ECONNREFUSED ADDRESS:PORT"},
		{handshake.Unreachable, "connect EHOSTUNREACH ADDRESS:PORT - Local (LOCAL:PORT)", "connect EHOSTUNREACH ADDRESS:PORT - Local (LOCAL:PORT)", "connect EHOSTUNREACH ADDRESS:PORT - Local (LOCAL:PORT)"},
		{handshake.TimedOut, "Opening handshake has timed out", "", ""},
		{handshake.UnknownHost, "getaddrinfo ENOTFOUND HOST", "getaddrinfo ENOTFOUND HOST", "getaddrinfo ENOTFOUND HOST"},
		{handshake.BadCertificate, "self-signed certificate", "self-signed certificate", "self-signed certificate"},
		{handshake.PlainPort, "write EPROTO " + wrongVersion, "write EPROTO " + wrongVersion, wrongVersion},
	}
	for _, test := range tests {
		want := map[string]string{"npm-ws": test.ws, "npm-websocket": test.websocket, "faye": test.driver, "undici": "error"}
		got := unanswered(test.end)
		for id, message := range want {
			if c, known := got[id]; !known || c.Message != message {
				t.Errorf("%s, %s: %q, want %q", test.end, id, c.Message, message)
			}
		}
	}
}

// TestUnansweredNeverOpens holds all clients: what is not known is said to be
// unknown.
func TestUnansweredNeverOpens(t *testing.T) {
	ends := []handshake.End{
		handshake.Closed, handshake.Reset, handshake.TimedOut, handshake.ConnectionRefused,
		handshake.Unreachable, handshake.UnknownHost, handshake.BadCertificate, handshake.PlainPort,
		handshake.TLSFailed, handshake.NotHTTP,
	}
	for _, end := range ends {
		if len(programs.Unanswered(end)) == 0 {
			t.Errorf("%s: no client", end)
		}
		for _, c := range programs.Unanswered(end) {
			switch {
			case c.Program.ID == "", c.Verdict != programs.Fails && c.Verdict != programs.Unknown:
				t.Errorf("%s: %+v", end, c)
			case c.Verdict == programs.Fails && c.Message == "" && c.Note == "",
				c.Verdict == programs.Unknown && c.Note == "":
				t.Errorf("%s, %s: nothing is said", end, c.Program.ID)
			}
		}
	}
}
