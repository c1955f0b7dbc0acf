package nodehttp_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

const fields = "Host: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"

// TestServe has what Node.js 20.20.2 did with beginnings of requests: 0 while it
// waits for more, 101 where its upgrade listener was called.
func TestServe(t *testing.T) {
	upgraded := func(nodehttp.Request) wire.Answer { return wire.Switching() }
	for request, want := range map[string]int{
		"G": 0, "GET ": 0, "GEX": 400, "GETX": 400, "get": 400, "GET\r\n": 400,
		"GET h": 0, "GET http:": 0, "GET http:x": 400, "GET http://a@@": 400, "GET http://a^": 400, "GET ?a": 400,
		"GET / H": 0, "GET / X": 400, "GET / HTTP/1.": 0, "GET / HTTP/1.2": 400, "GET / HTTP/1.1\n": 400, "GET / HTTP/1.1\r": 0,
		"GET /\n": 0, "GET / \r\n": 400, "DESCRIBE / HTTP/": 400, "GET / RTSP/1.0": 0,
		"GET /\n" + fields + "\r\n":                                           101, // HTTP/0.9
		"GET / HTTP/1.1\r\n" + fields + "X: a\r\n":                            0,
		"GET / HTTP/1.1\r\n" + fields + "Upg":                                 0,
		"GET / HTTP/1.1\r\n" + fields + "U\x01":                               400,
		"GET / HTTP/1.1\r\n" + fields + "X: \x01":                             400,
		"GET / HTTP/1.1\r\n" + fields + "Content-Length: x":                   400,
		"GET / HTTP/1.1\r\n" + fields + "Content-Length: 5\r\nContent-Length": 0,
		"GET / HTTP/1.1\r\n" + fields + "Transfer-Encoding: chunked, gzip":    400,
		"GET /" + strings.Repeat("a", 17000):                                  431,
		"GET / HTTP/1.1\r\nX" + strings.Repeat("a", 17000):                    431,
		"GET / HTTP/1.1\r\nX" + strings.Repeat("a", 17000) + "\x01":           400,
	} {
		got := nodehttp.Serve(handshake.ParseRequest(request), nodehttp.UpgradeRequired(""), upgraded)
		if got.Status != want {
			t.Errorf("%.60q: %d, want %d", request, got.Status, want)
		}
	}
}

// TestParseErrors has what http.request of Node.js 20.20.2 said of a response with
// this field.
func TestParseErrors(t *testing.T) {
	for field, want := range map[string]string{
		"Content-Length: 5\r\nTransfer-Encoding:":       "Transfer-Encoding can't be present with Content-Length",
		"Transfer-Encoding: a\r\nContent-Length: \x01":  "Content-Length can't be present with Transfer-Encoding",
		"Content-Length: 5\r\nContent-Length: x":        "Duplicate Content-Length",
		"Content-Length: 5\r\nContent-Length:":          "Empty Content-Length",
		"Content-Length: 5\t":                           "Invalid character in Content-Length",
		"Content-Length: 18446744073709551616x":         "Content-Length overflow",
		"Content-Length:\r\n 5":                         "Invalid header value char",
		"X: a\r\n\tx":                                   "Unexpected whitespace after header value",
		"Connection : a":                                "Invalid header field char",
		"X : a":                                         "Invalid header token",
		"X: " + strings.Repeat("a", 17000) + "\x01":     "Header overflow",
		"Content-Length: " + strings.Repeat("0", 17000): "Header overflow",
		"Transfer-Encoding:\r\nContent-Length: 5":       "",
		"Transfer-Encoding: chunked, gzip":              "",
	} {
		got := nodehttp.Dial("HTTP/1.1 101 X\r\n"+field+"\r\n\r\n", func(nodehttp.Response) wire.Outcome { return wire.Opened() })
		if message, _ := strings.CutPrefix(got.Message, "Parse Error: "); message != want {
			t.Errorf("%.60q: %q, want %q", field, message, want)
		}
	}
}

// TestNewer has what Node.js 22.23.5 and 24.22.3 were seen to do otherwise.
func TestNewer(t *testing.T) {
	for text, want := range map[string]bool{
		"Upgrade: websocket\r\nConnection: Upgrade":                       false,
		"Upgrade: websocket\r\nConnection: Upgrade\t":                     true,
		"Upgrade: websocket\r\nConnection: close\t":                       false,
		"Upgrade: websocket\r\nConnection: Upgrade\r\nTransfer-Encoding:": true,
		"Content-Length: 0\t":                                             true,
		"Content-Length: x\t":                                             false,
	} {
		got := nodehttp.Dial("HTTP/1.1 101 X\r\n"+text+"\r\n\r\n", func(nodehttp.Response) wire.Outcome { return wire.Opened() })
		if strings.HasPrefix(got.Note, "Node.js 22 and 24 ") != want {
			t.Errorf("%q: note %q", text, got.Note)
		}
	}
}
