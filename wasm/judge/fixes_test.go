package judge_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/judge"
)

// What to do is an instruction, and a cause names what it is about.
func TestFixes(t *testing.T) {
	verbs := map[string]bool{"Send": true, "Write": true, "Remove": true, "Leave": true, "List": true, "Accept": true, "Use": true, "Answer": true, "Append": true}
	for name, test := range map[string]struct{ request, response, cause string }{
		"method":            {asked("GET", "POST"), "", "POST"},
		"target":            {asked("/chat", "*"), "", "target"},
		"no Host":           {asked("Host: server.example.com", ""), "", "Host"},
		"no Upgrade":        {asked("Upgrade: websocket", ""), "", "Upgrade"},
		"Connection":        {asked("Connection: Upgrade", "Connection: close"), "", "Connection"},
		"key, no base64":    {asked("dGhlIHNhbXBsZSBub25jZQ==", "dGhl*HNhbXBsZSBub25jZQ=="), "", "The key is not base64"},
		"key, a line":       {asked("Key: dGhl", "Key: Sec-WebSocket-Key: dGhl"), "", "key"},
		"key, short":        {asked("dGhlIHNhbXBsZSBub25jZQ==", "dGhl"), "", "The key is base64 of 3 bytes"},
		"version":           {asked("Version: 13", "Version: 8"), "", "Sec-WebSocket-Version is 8"},
		"no colon":          {asked("", "nothing"), "", "A line of the request has no colon"},
		"white space":       {asked("Upgrade: websocket", "Upgrade : websocket"), "", "white space"},
		"refused, no key":   {asked("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", ""), refused("HTTP/1.1 400 Bad Request"), "right to refuse"},
		"status line":       {request, strings.Replace(response, "HTTP/1.1 101", "101", 1), "status line"},
		"response, Upgrade": {request, edited(response, "Upgrade: websocket", "Upgrade: h2c"), "Upgrade is “h2c”"},
		"no Connection":     {request, edited(response, "Connection: Upgrade", ""), "Connection"},
		"Accept twice":      {request, edited(response, "", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), "twice"},
		"subprotocol":       {request, edited(response, "Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol: soap2"), "soap2"},
		"extension":         {request, edited(response, "", "Sec-WebSocket-Extensions: permessage-foo"), "permessage-foo"},
		"deflate twice":     {asked("", "Sec-WebSocket-Extensions: permessage-deflate"), edited(response, "", "Sec-WebSocket-Extensions: permessage-deflate, permessage-deflate"), "twice"},
	} {
		advice := judge.Exchange(test.request, test.response, "").Advice()
		says(t, name, advice.Cause, []string{test.cause})
		if verb, _, _ := strings.Cut(advice.Fix, " "); !verbs[verb] {
			t.Errorf("%s: no instruction: %q", name, advice.Fix)
		}
	}
}
