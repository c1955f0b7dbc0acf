package programs_test

import (
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// TestUnansweredPython has what the clients for Python printed, with HOST, ADDRESS
// and PORT in place of those of the connection.
func TestUnansweredPython(t *testing.T) {
	const (
		certificate = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:992)"
		plain       = "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:992)"
		reset       = "ConnectionResetError: [Errno 104] Connection reset by peer"
		unread      = "InvalidMessage: did not receive a valid HTTP response <- "
		ended       = unread + "EOFError: connection closed while reading HTTP status line <- EOFError: stream ends after 0 bytes, before end of line"
	)
	want := map[string]map[handshake.End]string{
		"aiohttp": {
			handshake.Closed:            "ServerDisconnectedError: Server disconnected",
			handshake.Reset:             "ClientOSError: [Errno 104] Connection reset by peer",
			handshake.ConnectionRefused: "ClientConnectorError: Cannot connect to host HOST:PORT ssl:default [Connect call failed ('ADDRESS', PORT)] <- ConnectionRefusedError: [Errno 111] Connect call failed ('ADDRESS', PORT)",
			handshake.UnknownHost:       "ClientConnectorError: Cannot connect to host HOST:PORT ssl:default [Name or service not known] <- gaierror: [Errno -2] Name or service not known",
			handshake.BadCertificate:    "ClientConnectorCertificateError: Cannot connect to host HOST:PORT ssl:True [SSLCertVerificationError: (1, '" + certificate + "')] <- SSLCertVerificationError: " + certificate,
			handshake.PlainPort:         "ClientConnectorSSLError: Cannot connect to host HOST:PORT ssl:default [" + plain + "] <- SSLError: " + plain,
			handshake.TimedOut:          "TimeoutError",
		},
		"tornado": {
			handshake.Closed:            "HTTPStreamClosedError: Stream closed",
			handshake.Reset:             reset,
			handshake.ConnectionRefused: "ConnectionRefusedError: [Errno 111] Connection refused",
			handshake.UnknownHost:       "gaierror: [Errno -2] Name or service not known",
			handshake.BadCertificate:    "SSLCertVerificationError: " + certificate,
			handshake.PlainPort:         "SSLError: " + plain,
			handshake.TimedOut:          "HTTPTimeoutError: Timeout during request",
		},
		"websocket-client": {
			handshake.Closed:            "WebSocketConnectionClosedException: Connection to remote host was lost.",
			handshake.Reset:             reset,
			handshake.ConnectionRefused: "ConnectionRefusedError: [Errno 111] Connection refused",
			handshake.UnknownHost:       "WebSocketAddressException: [Errno -2] Name or service not known",
			handshake.BadCertificate:    "SSLCertVerificationError: " + certificate,
			handshake.PlainPort:         "SSLError: " + plain,
		},
		"python-websockets-debian": {
			handshake.Closed:            unread + "EOFError: connection closed while reading HTTP status line <- EOFError: line without CRLF",
			handshake.Reset:             unread + reset,
			handshake.ConnectionRefused: "ConnectionRefusedError: [Errno 111] Connect call failed ('ADDRESS', PORT)",
			handshake.UnknownHost:       "gaierror: [Errno -2] Name or service not known",
			handshake.BadCertificate:    "SSLCertVerificationError: " + certificate,
			handshake.PlainPort:         "SSLError: " + plain,
			handshake.TimedOut:          "TimeoutError <- CancelledError",
		},
		"python-websockets": {
			handshake.Closed:            ended,
			handshake.Reset:             ended,
			handshake.ConnectionRefused: "ConnectionRefusedError: [Errno 111] Connection refused",
			handshake.UnknownHost:       "gaierror: [Errno -2] Name or service not known",
			handshake.BadCertificate:    "SSLCertVerificationError: " + certificate,
			handshake.PlainPort:         "SSLError: " + plain,
			handshake.TimedOut:          "TimeoutError: timed out while waiting for handshake response",
		},
	}
	for _, end := range []handshake.End{handshake.Closed, handshake.Reset, handshake.ConnectionRefused, handshake.UnknownHost, handshake.BadCertificate, handshake.PlainPort, handshake.TimedOut} {
		got := unanswered(end)
		for id, messages := range want {
			message, observed := messages[end]
			if c := got[id]; observed && (c.Verdict != programs.Fails || c.Message != message) {
				t.Errorf("%s, %s: %q %q, want %q", end, id, c.Verdict, c.Message, message)
			}
		}
	}
}
