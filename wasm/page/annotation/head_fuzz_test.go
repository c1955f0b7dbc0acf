package annotation

import (
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/markup/markuptest"
)

// A browser sees the elements that were meant, and no others, whatever the messages are.
func FuzzHead(f *testing.F) {
	f.Add(handshake.ExampleRequest("<b>"), "")
	f.Add("", handshake.ExampleResponse("<script>"))
	f.Add("", "HTTP/1.1 101 \r\nSec-WebSocket-Accept: <i>\r\n <a>\r\n\r\n<b>")
	f.Fuzz(func(t *testing.T, request, response string) {
		if len(request)+len(response) > markuptest.Longest {
			return
		}
		pair := handshake.ParsePair(request, response)
		findings := handshake.Check(pair)
		markuptest.Shows(t, Head(pair.Request, "request", findings.Request, nil))
		markuptest.Shows(t, Answers(pair, "response", findings.Response, nil))
	})
}
