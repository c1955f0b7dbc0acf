package messages

import "testing"

// TestSentences holds that what a text says stands in what is said of it.
func TestSentences(t *testing.T) {
	for _, test := range []struct{ text, means string }{
		{"gorilla: websocket: dial tcp 192.0.2.7:8080: connect: connection refused", "Nothing listens at 192.0.2.7:8080: the connection was refused."},
		{"net::ERR_CONNECTION_REFUSED", "Nothing listens at this address and port: the connection was refused."},
		{`{"msg":"Connecting to 'wss://a.example/live' violates the following Content Security Policy directive: \"connect-src 'self'\". The action has been blocked."}`,
			"The page's Content Security Policy does not allow wss://a.example/live, so the browser sent nothing."},
		{"'Sec-WebSocket-Protocol' header value 'stomp' in response does not match any of sent values", "The server's subprotocol (stomp) is none of those that the client offered."},
		{"Sec-WebSocket-Protocol mismatch", "The server's subprotocol (the text does not name it) is none of those that the client offered."},
		{`failed to WebSocket dial: WebSocket protocol violation: invalid Sec-WebSocket-Accept "bVcK2ZBdRcWfVf3DIo8MIz+kdWo=", key "dGhlIHNhbXBsZSBub25jZQ=="`,
			"The Accept in the response is wrong: bVcK2ZBdRcWfVf3DIo8MIz+kdWo= is not that of the key dGhlIHNhbXBsZSBub25jZQ==."},
	} {
		found := Find(test.text)
		if len(found) == 0 {
			t.Errorf("nothing is found in %s", test.text)
			continue
		}
		if found[0].Means != test.means {
			t.Errorf("%s: %s", test.text, found[0].Means)
		}
	}
}
