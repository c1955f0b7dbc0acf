package programs_test

import (
	"testing"

	"wsaccept/wasm/programs"
)

// TestUnanswered has what Chromium 156 and Firefox 153 ESR printed.
func TestUnanswered(t *testing.T) {
	const establishing = "Error in connection establishment: "
	tests := []struct {
		end      programs.End
		chromium string
	}{
		{programs.ClosedAtOnce, "Connection closed before receiving a handshake response"},
		{programs.Reset, during + "net::ERR_CONNECTION_RESET"},
		{programs.Refused, establishing + "net::ERR_CONNECTION_REFUSED"},
		{programs.TimedOut, "WebSocket opening handshake timed out"},
		{programs.NoSuchHost, establishing + "net::ERR_NAME_NOT_RESOLVED"},
		{programs.TLSFailed, establishing + "net::ERR_CERT_AUTHORITY_INVALID"},
		{programs.PlainOnTLS, establishing + "net::ERR_SSL_PROTOCOL_ERROR"},
	}
	for _, test := range tests {
		for _, c := range programs.Unanswered(test.end) {
			want := ""
			switch c.Program.ID {
			case "chromium":
				want = test.chromium
			case "firefox":
				want = "Firefox can’t establish a connection to the server at URL."
			default:
				continue
			}
			if c.Verdict != programs.Fails || c.Message != want {
				t.Errorf("%s, %s: %s %q, want %q", test.end, c.Program.ID, c.Verdict, c.Message, want)
			}
		}
	}
}

// TestUnansweredNeverOpens holds all clients: what is not known is said to be
// unknown.
func TestUnansweredNeverOpens(t *testing.T) {
	ends := []programs.End{
		programs.ClosedAtOnce, programs.Reset, programs.TimedOut, programs.Refused,
		programs.Unreachable, programs.NoSuchHost, programs.TLSFailed, programs.PlainOnTLS,
	}
	for _, end := range ends {
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
