package programs_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

const clientKey = "dGhlIHNhbXBsZSBub25jZQ=="

// observed is testdata/observed-responses.json.
type observed struct {
	Cases []struct {
		ID, Input string
		Context   struct {
			Protocols []string `json:"offered_subprotocols"`
		}
		Peers map[string]struct{ Verdict, Error string }
	}
}

// clientPeers are the 13 peers: the clients, and those that can be told to offer
// permessage-deflate twice.
var clientPeers = []struct {
	peer, client string
	deflate      bool
}{
	{"chromium", "chromium", true}, {"firefox", "firefox", true}, {"npm-ws", "npm-ws", true}, {"undici", "undici", true},
	{"faye", "faye", false}, {"python-websockets", "python-websockets", true},
	{"coder", "coder", true}, {"coder-nocompress", "coder", false}, {"gorilla", "gorilla", true}, {"gorilla-nocompress", "gorilla", false},
	{"gobwas-pmd", "gobwas", true}, {"gobwas", "gobwas", false}, {"x-net", "x-net", false},
}

// clientSurprises are the cases where the prediction is not what was observed.
var clientSurprises = map[string]string{}

func TestClientsAgree(t *testing.T) {
	data, err := os.ReadFile("testdata/observed-responses.json")
	if err != nil {
		t.Fatal(err)
	}
	var all observed
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Cases) != 66 {
		t.Fatalf("%d cases, want 66", len(all.Cases))
	}
	t.Logf("%-18s %5s %8s %8s", "peer", "cases", "verdict", "message")
	for _, p := range clientPeers {
		verdicts, messages := 0, 0
		for _, c := range all.Cases {
			want, ok := c.Peers[p.peer]
			if !ok {
				t.Fatalf("%s has no %s", c.ID, p.peer)
			}
			got := predictClient(p.client, clientRequest(c.Context.Protocols, p.deflate), fillIn(c.Input))
			sameVerdict := (got.Verdict == programs.Opens) == (want.Verdict == "ok") && got.Verdict != programs.Unknown
			sameMessage := normalised(got.Message) == normalised(want.Error)
			if sameVerdict {
				verdicts++
			}
			if sameMessage {
				messages++
			}
			if _, known := clientSurprises[c.ID+" "+p.peer]; !known && (!sameVerdict || !sameMessage) {
				t.Errorf("%s %s\n got %s %q\nwant %s %q", c.ID, p.peer, got.Verdict, got.Message, want.Verdict, want.Error)
			} else if known && sameVerdict {
				t.Errorf("%s %s is no surprise any more", c.ID, p.peer)
			}
		}
		t.Logf("%-18s %5d %8d %8d", p.peer, len(all.Cases), verdicts, messages)
	}
}

// predictClient returns what the client called name does.
func predictClient(name, request, response string) programs.Client {
	for _, c := range programs.Clients(handshake.ParsePair(request, response)) {
		if c.Program.ID == name {
			return c
		}
	}
	panic("no client " + name)
}

// clientRequest is the request that a response answers.
func clientRequest(protocols []string, deflate bool) string {
	request := "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Key: " + clientKey + "\r\nSec-WebSocket-Version: 13\r\n"
	if len(protocols) > 0 {
		request += "Sec-WebSocket-Protocol: " + strings.Join(protocols, ", ") + "\r\n"
	}
	if deflate {
		request += "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
	}
	return request + "\r\n"
}

// fillIn replaces the placeholders of the data.
func fillIn(input string) string {
	accept := handshake.Accept(clientKey)
	return strings.NewReplacer(
		"{ACC}", accept, "{KEY}", clientKey, "{LOW}", strings.ToLower(accept), "{NOPAD}", strings.TrimRight(accept, "="),
		"{HEX}", "b37a4f2cc0624f1690f64606cf385945b2bec4ea", "{MIDSP}", accept[:10]+" "+accept[10:],
		"{DEC}", handshake.Accept("the sample nonce"), "{300000 x a}", strings.Repeat("a", 300000),
	).Replace(input)
}

// What differs from run to run: the URL, the key, and what the Accept was.
var (
	urlPattern    = regexp.MustCompile(`Get "[^"]*"`)
	keyPattern    = regexp.MustCompile(`key "[^"]*"`)
	acceptPattern = regexp.MustCompile(`(?s)(invalid Sec-WebSocket-Accept "|header: )[A-Za-z0-9+/="\\]{20}.*`)
)

func normalised(message string) string {
	message = urlPattern.ReplaceAllString(message, `Get "URL"`)
	message = keyPattern.ReplaceAllString(message, `key "KEY"`)
	if strings.Contains(message, "invalid Sec-WebSocket-Accept ") {
		message = acceptPattern.ReplaceAllString(message, "${1}V")
	}
	return message
}
