package dotnet

import (
	"testing"

	"wsaccept/wasm/programs/wire"
)

// TestClient has what the source of ClientWebSocket says of responses to the key of
// RFC 6455.
func TestClient(t *testing.T) {
	o := wire.Offer{Keyed: true, Accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", Protocols: []string{"chat", "superchat"}}
	const upgrade, connection, accept = "Upgrade: websocket\r\n", "Connection: Upgrade\r\n", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
	for _, test := range []struct {
		response string
		verdict  wire.Verdict
		message  string
	}{
		{"HTTP/1.1 101 Switching Protocols\r\n" + upgrade + connection + accept + "\r\n", wire.Opens, ""},
		{"HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nconnection: upgrade\r\n" + accept + "\r\n", wire.Opens, ""},
		{"HTTP/1.1 101 Switching Protocols\r\n" + upgrade + connection + accept + "Sec-WebSocket-Protocol: Chat\r\n\r\n", wire.Opens, ""},
		{"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", wire.Fails, "The server returned status code '403' when status code '101' was expected."},
		{"HTTP/1.1 101 Switching Protocols\r\n" + upgrade + connection + connection + accept + "\r\n", wire.Fails, "The 'Connection' header value 'Upgrade, Upgrade' is invalid."},
		{"HTTP/1.1 101 Switching Protocols\r\n" + upgrade + "Connection: keep-alive, Upgrade\r\n" + accept + "\r\n", wire.Fails, "The 'Connection' header value 'keep-alive, Upgrade' is invalid."},
		{"HTTP/1.1 101 Switching Protocols\r\n" + connection + accept + "\r\n", wire.Fails, "The server's response was missing the required header 'Upgrade'."},
		{"HTTP/1.1 101 Switching Protocols\r\n" + upgrade + connection + "Sec-WebSocket-Accept: x\r\n\r\n", wire.Fails, "The 'Sec-WebSocket-Accept' header value 'x' is invalid."},
		{"HTTP/1.1 101 Switching Protocols\r\n" + upgrade + connection + accept + "Sec-WebSocket-Protocol: stomp\r\n\r\n", wire.Fails, "The WebSocket client request requested 'chat, superchat' protocol(s), but server is only accepting 'stomp' protocol(s)."},
		{"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", wire.Unknown, ""},
		{"HTTP/1.0 101 Switching Protocols\r\n" + upgrade + connection + accept + "\r\n", wire.Unknown, ""},
		{"HTTP/1.1 101 Switching Protocols\n\n", wire.Unknown, ""},
	} {
		if got := Client(o, test.response); got.Verdict != test.verdict || got.Message != test.message {
			t.Errorf("%q: %s %q, want %s %q", test.response, got.Verdict, got.Message, test.verdict, test.message)
		}
	}
}
