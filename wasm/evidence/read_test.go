package evidence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

func TestRead(t *testing.T) {
	const key, accept = "dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
	const wrong = "hHLtf2V1k8aDQZfNjw3Ia1hCwt0="
	const request = "GET /chat HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key + "\r\nSec-WebSocket-Version: 13\r\n\r\n"
	const response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + wrong + "\r\n\r\n"

	for _, test := range []struct {
		name        string
		key, accept string
		want        diagnose.Case
		notes       []string // a part of each
	}{
		{"bare", key, wrong, diagnose.Case{Key: key, Accept: wrong}, nil},
		{"nothing", "", "", diagnose.Case{}, nil},
		{"only a key", key, "", diagnose.Case{Key: key}, nil},
		{"line breaks", key + "\n", "\r\n" + wrong + " ", diagnose.Case{Key: key, Accept: wrong},
			[]string{"after the key: a line feed (0x0A).", "before and after the Accept: a carriage return (0x0D), a line feed (0x0A) and a space (0x20)."}},
		{"white space alone", " \n", wrong, diagnose.Case{Accept: wrong}, []string{"Ignored before the key"}},
		{"quotes", `"` + key + `"`, "'" + wrong + "',", diagnose.Case{Key: key, Accept: wrong}, []string{"quotes around the key", "quotes around the Accept"}},

		{"a space inside", "dGhlIHNh bXBsZSBub25jZQ==", wrong, diagnose.Case{Key: "dGhlIHNh bXBsZSBub25jZQ==", Accept: wrong}, nil},
		{"hex", key, "b37a4f2cc0624f1690f64606cf385945b2bec4ea", diagnose.Case{Key: key, Accept: "b37a4f2cc0624f1690f64606cf385945b2bec4ea"}, nil},
		{"base64 of hex", key, "YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ==", diagnose.Case{Key: key, Accept: "YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ=="}, nil},
		{"URL-safe", key, "s3pPLMBiTxaQ9kYGzzhZRbK-xOo=", diagnose.Case{Key: key, Accept: "s3pPLMBiTxaQ9kYGzzhZRbK-xOo="}, nil},
		{"Python's bytes", key, "b'" + accept + "'", diagnose.Case{Key: key, Accept: "b'" + accept + "'"}, nil},
		{"an echo", key, key, diagnose.Case{Key: key, Accept: key}, nil},
		{"two keys", key + ", " + key, wrong, diagnose.Case{Key: key + ", " + key, Accept: wrong}, nil},

		{"field lines", "Sec-WebSocket-Key: " + key, "sec-websocket-accept: " + wrong + "\r\n", diagnose.Case{Key: key, Accept: wrong}, []string{"The key “" + key + "” was", "The Accept “" + wrong + "” was"}},
		{"quotes in a field line", key, `Sec-WebSocket-Accept: "` + wrong + `"`, diagnose.Case{Key: key, Accept: `"` + wrong + `"`}, []string{"The Accept"}},
		{"curl -v", "> Sec-WebSocket-Key: " + key, "< Sec-WebSocket-Accept: " + wrong, diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"assignments", "key = " + key, "Accept = " + wrong, diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"JSON", `"sec-websocket-key": "` + key + `",`, `{"Sec-WebSocket-Accept": "` + wrong + `"}`, diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"HAR", `{"name": "Sec-WebSocket-Key", "value": "` + key + `"}`, `{ "name": "sec-websocket-accept", "value": "` + wrong + `" }`, diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"PHP", "$_SERVER['HTTP_SEC_WEBSOCKET_KEY'] = '" + key + "';", wrong, diagnose.Case{Key: key, Accept: wrong}, []string{"The key"}},
		{"DevTools", "Sec-WebSocket-Key:\n" + key, "sec-websocket-accept\n" + wrong, diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"both in the first", "key: " + key + ", accept: " + wrong, "", diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},

		{"the exchange in the first", request + response, "", diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"the exchange in the second", "", strings.ReplaceAll(request+response, "\r\n", "\n"), diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"request and response", request, response, diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"another key beside the exchange", "x3JJHMbDL1EzLkh9GBhXDw==", request + response, diagnose.Case{Key: "x3JJHMbDL1EzLkh9GBhXDw==", Accept: wrong}, []string{"The key", "The Accept", "different values for the key"}},
		{"two lines", key, "Sec-WebSocket-Accept: " + wrong + "\r\nSec-WebSocket-Accept: " + accept + "\r\n", diagnose.Case{Key: key, Accept: wrong}, []string{"2 Sec-WebSocket-Accept lines", "The Accept"}},

		{"netty", key, "io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException: Invalid challenge. Actual: " + wrong + ". Expected: " + accept,
			diagnose.Case{Key: key, Accept: wrong, Expected: accept}, []string{"The Accept", "The expected Accept “" + accept + "”"}},
		{"WebSocket-Node (#235)", key, "Error: Sec-WebSocket-Accept header from server didn't match expected value of " + accept,
			diagnose.Case{Key: key, Expected: accept}, []string{"The expected Accept"}},
		{"python websockets (#1172)", key, "websockets.exceptions.InvalidHeader: invalid Sec-WebSocket-Accept header: " + wrong,
			diagnose.Case{Key: key, Accept: wrong}, []string{"The Accept"}},
		{"lua-websockets", key, "Invalid Sec-Websocket-Accept (expected " + accept + " got " + wrong + ")",
			diagnose.Case{Key: key, Accept: wrong, Expected: accept}, []string{"The Accept", "The expected Accept"}},
		{"lua-websockets, without an Accept", key, "Invalid Sec-Websocket-Accept (expected " + accept + " got nil)", diagnose.Case{Key: key, Expected: accept}, []string{"The expected Accept"}},
		{"OkHttp", key, "java.net.ProtocolException: Expected 'Sec-WebSocket-Accept' header value '" + accept + "' but was '" + wrong + "'",
			diagnose.Case{Key: key, Accept: wrong, Expected: accept}, []string{"The Accept", "The expected Accept"}},
		{".NET", key, "System.Net.WebSockets.WebSocketException: The 'Sec-WebSocket-Accept' header value '" + wrong + "' is invalid.",
			diagnose.Case{Key: key, Accept: wrong}, []string{"The Accept"}},
		{"arduinoWebSockets (#604)", "[WS-Client][handleHeader]  - cKey: RCYYiihv1c5j+qglR6C5oA==\n[WS-Client][handleHeader] Server header:\n[WS-Client][handleHeader]  - cAccept: QEFMhxzLTip8aJkbmocIGNEeOB8=", "",
			diagnose.Case{Key: "RCYYiihv1c5j+qglR6C5oA==", Accept: "QEFMhxzLTip8aJkbmocIGNEeOB8="}, []string{"The key", "The Accept"}},
		{"a key after the word expected", "", "the Accept is different from the expected one. key=" + key + " got " + wrong,
			diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"a key in quotes there", "", "not as expected: Sec-WebSocket-Key: “" + key + "”, received " + wrong,
			diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"an expected key", "", "expected for " + key + ", got " + wrong, diagnose.Case{Key: key, Accept: wrong}, []string{"The key", "The Accept"}},
		{"two values", key, "Challenge: " + wrong + " != " + accept, diagnose.Case{Key: key, Accept: wrong},
			[]string{"The Accept “" + wrong + "”", "The text has another value, “" + accept + "”, which was ignored."}},
		{"the same value twice", key, "Challenge: " + wrong + " != " + wrong, diagnose.Case{Key: key, Accept: wrong}, []string{"The Accept"}},
		{"three values", key, "Challenge: " + wrong + " != " + accept + " != Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", diagnose.Case{Key: key, Accept: wrong},
			[]string{"The Accept", "The text has 2 more values, the first of them “" + accept + "”, which were ignored."}},
		{"a sentence", key, "I got " + wrong + ", but it should be " + accept, diagnose.Case{Key: key, Accept: wrong, Expected: accept}, []string{"The Accept", "The expected"}},

		{"exchanged", wrong, key, diagnose.Case{Key: key, Accept: wrong}, []string{"Key and Accept were swapped"}},
		{"an Accept for a key", wrong, accept, diagnose.Case{Key: wrong, Accept: accept}, []string{"The key looks like an Accept"}},
		{"a key for an Accept", key, "x3JJHMbDL1EzLkh9GBhXDw==", diagnose.Case{Key: key, Accept: "x3JJHMbDL1EzLkh9GBhXDw=="}, []string{"The Accept looks like a key"}},
		{"lines in the other field", "Sec-WebSocket-Accept: " + wrong, "Sec-WebSocket-Key: " + key, diagnose.Case{Key: key, Accept: wrong}, []string{"The Accept", "The key"}},

		{"a key as Python prints it", "b'" + key + "'", wrong, diagnose.Case{Key: key, Accept: wrong}, []string{"The b'…' around the key was removed"}},
		{"so in double quotes", `b"` + key + `",`, wrong, diagnose.Case{Key: key, Accept: wrong}, []string{`The b"…" around the key was removed`}},

		{"the right Accept and another", key, wrong + " " + accept, diagnose.Case{Key: key, Accept: wrong}, []string{"the other was taken"}},
		{"another and the right one", key, accept + "\r\n" + wrong + "\n", diagnose.Case{Key: key, Accept: wrong}, []string{"Ignored after", "the other was taken"}},
		{"as fields are joined", key, accept + ", " + wrong, diagnose.Case{Key: key, Accept: wrong}, []string{"the other was taken"}},
		{"two Accepts and no key", "", wrong + " " + accept, diagnose.Case{}, []string{"There are two Accepts in this text; keep only the one that the server sent."}},
		{"two wrong Accepts", key, wrong + " Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", diagnose.Case{Key: key}, []string{"There are two Accepts"}},
		{"three Accepts", key, wrong + " " + accept + " Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", diagnose.Case{Key: key}, []string{"more than two Accepts"}},
		{"an Accept twice", key, wrong + " " + wrong, diagnose.Case{Key: key, Accept: wrong}, []string{"more than once"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, _, notes := Read(test.key, test.accept, "")
			if got.Key != test.want.Key || got.Accept != test.want.Accept || got.Expected != test.want.Expected || got.GUIDs != nil {
				t.Errorf("got %+q, want %+q", got, test.want)
			}
			if len(notes) != len(test.notes) {
				t.Fatalf("notes %q, want %q", notes, test.notes)
			}
			for i, note := range notes {
				if !strings.Contains(note, test.notes[i]) || !strings.HasSuffix(note, ".") {
					t.Errorf("note %d is %q, want %q", i, note, test.notes[i])
				}
			}
		})
	}
}

// The messages of clients do not say which Accept came. They are no value.
func TestReadMessages(t *testing.T) {
	const note = "This message does not say which Accept was received. Open DevTools → Network, choose the WebSocket, and copy Sec-WebSocket-Key and Sec-WebSocket-Accept from Headers; or use curl -v."
	for _, message := range []string{
		"WebSocket connection to 'ws://localhost:8080/chat' failed: Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value",
		"app.js:12 WebSocket connection to 'wss://stream-7.example.org/socket/0123456789abcdef01234567' failed: Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value\n(anonymous) @ app.js:12",
		"WebSocket connection to 'ws://localhost:8080/' failed: ",
		"Firefox can’t establish a connection to the server at ws://localhost:8080/.",
		"Firefox kann keine Verbindung zu dem Server unter ws://localhost:8080/ aufbauen.",
		"websocket: bad handshake",
		"Error: Invalid Sec-WebSocket-Accept header",
		"Error: Invalid Sec-WebSocket-Accept header\n    at ClientRequest.<anonymous> (/srv/chat2/node_modules/ws/lib/client.js:918:7)\n    at ClientRequest.emit (node:events:517:28)",
		"java.net.ProtocolException: Code 1006",
		"1006", "Code 1006", "closed (1006)", "400",
		"Error during WebSocket handshake: Unexpected response code: 400",
	} {
		c, _, notes := Read("dGhlIHNhbXBsZSBub25jZQ==", message, "")
		if c.Key != "dGhlIHNhbXBsZSBub25jZQ==" || c.Accept != "" || c.Expected != "" || len(notes) != 1 || notes[0] != note {
			t.Errorf("%s: %+q, notes %q", message, c, notes)
		}
	}
	const chromium = "WebSocket connection to 'ws://localhost:8080/chat' failed: Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value"
	c, _, notes := Read(chromium, "", "")
	if c.Key != "" || c.Accept != "" || len(notes) != 2 || notes[0] != "There is no key in this message." || notes[1] != note {
		t.Errorf("for the key: %+q, notes %q", c, notes)
	}
	c, _, notes = Read(chromium, "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", "")
	if c.Key != "" || c.Accept != "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=" || len(notes) != 1 {
		t.Errorf("for the key, beside an Accept: %+q, notes %q", c, notes)
	}
}

// Values in odd forms are taken as they are: they tell the mistake.
func TestReadOddValues(t *testing.T) {
	for _, accept := range []string{
		"b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea",
		"be ad fa ce be ad fa ce be ad fa ce be ad fa ce be ad fa ce",
		"B3-7A-4F-2C-C0-62-4F-16-90-F6-46-06-CF-38-59-45-B2-BE-C4-EA",
		"(stdin)= b37a4f2cc0624f1690f64606cf385945b2bec4ea",
		"SHA1(stdin)= b37a4f2cc0624f1690f64606cf385945b2bec4ea",
		"b37a4f2cc0624f1690f64606cf385945b2bec4ea  -",
		"179,122,79,44,192,98,79,22,144,246,70,6,207,56,89,69,178,190,196,234",
		"[179, 122, 79, 44, 192, 98, 79, 22, 144, 246, 70, 6, 207, 56, 89, 69, 178, 190, 196, 234]",
		"s3pPLMBiTxaQ9kYG zzhZRbK+xOo=", "s3pPLMBiTxaQ9kYG\r\nzzhZRbK+xOo=", "s3pPLMBiTxaQ9kYGzzhZRbK xOo=",
		"Abcd Efgh Ijkl Mnop Qrst Uvwx Yza=",
		"ZEdobElITmhiWEJzWlNCdWIyNWpaUT09MjU4RUFGQTUtRTkxNC00N0RBLTk1Q0EtQzVBQjBEQzg1\r\nQjEx",
		"b'hHLtf2V1k8aDQZfNjw3Ia1hCwt0='",
		"s3pPLMBiTxaQ9kYGzzhZRbK%2BxOo%3D", "s3pPLMBiTxaQ9kYGzzhZRbK&#43;xOo&#x3D;",
		"undefined", "abc", "null", "[object Promise]", "<Buffer b3 7a 4f 2c>", "s3pPLMBi", "10061006",
	} {
		c, _, notes := Read("dGhlIHNhbXBsZSBub25jZQ==", accept, "")
		if c.Key != "dGhlIHNhbXBsZSBub25jZQ==" || c.Accept != accept || notes != nil {
			t.Errorf("%q: %+q, notes %q", accept, c, notes)
		}
	}
	// Anything may be a key.
	if c, _, notes := Read("the sample nonce", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", ""); c.Key != "the sample nonce" || notes != nil {
		t.Errorf("%+q, notes %q", c, notes)
	}
	// The escapes belong to the value.
	for _, value := range []string{"s3pPLMBiTxaQ9kYGzzhZRbK%2BxOo%3D", "s3pPLMBiTxaQ9kYGzzhZRbK%2bxOo=", "s3pPLMBiTxaQ9kYGzzhZRbK&#43;xOo&#x3D;"} {
		c, _, _ := Read("", "I got "+value+" instead of s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "")
		if c.Accept != value {
			t.Errorf("%s: the Accept %q", value, c.Accept)
		}
	}
}

// An answer may have no Accept to tell.
func TestReadAnswersWithoutAccept(t *testing.T) {
	const key = "dGhlIHNhbXBsZSBub25jZQ=="
	const request = "GET / HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key + "\r\n\r\n"
	const refused = "The server refused: 400 Bad Request. The Accept is not the problem; see Check a handshake."
	for _, test := range []struct{ answer, note string }{
		{"HTTP/1.1 400 Bad Request\r\n\r\n", refused},
		{"HTTP/1.1 400 Bad Request", refused},
		{"< HTTP/1.1 400 Bad Request\n< Content-Type: text/html\n<\n<html>", refused},
		{"HTTP/1.1 400 Bad Request\r\nSec-WebSocket-Accept: \r\n\r\n", refused},
		{"HTTP/1.1 503\r\n\r\n", "The server refused: 503. The Accept is not the problem; see Check a handshake."},
		{"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", "This response has no Sec-WebSocket-Accept."},
		{"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept:\r\n\r\n", "The server sent an empty Sec-WebSocket-Accept."},
		{"Sec-WebSocket-Accept: ", "The server sent an empty Sec-WebSocket-Accept."},
		{"sec-websocket-accept:\r\n", "The server sent an empty Sec-WebSocket-Accept."},
	} {
		for _, fields := range [][2]string{{key, test.answer}, {request, test.answer}, {request + test.answer, ""}, {"", request + test.answer}} {
			if strings.HasPrefix(test.answer, "<") && fields[0] != key {
				continue // curl prints both in its own form
			}
			if !strings.HasPrefix(test.answer, "HTTP/") && fields[0]+fields[1] == request+test.answer {
				continue // the end of a request
			}
			c, _, notes := Read(fields[0], fields[1], "")
			if c.Key != key || c.Accept != "" || len(notes) == 0 || notes[len(notes)-1] != test.note {
				t.Errorf("%q: %+q, notes %q", fields, c, notes)
			}
		}
		if c, _, notes := Read(key+"\r\n", test.answer+"\r\n", "HTTP/1.1 200 OK"); c.Accept != "" || len(notes) != 2 {
			t.Errorf("%q: %+q, notes %q", test.answer, c, notes)
		}
		// There is an Accept elsewhere.
		if c, _, notes := Read(test.answer, "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", ""); c.Accept != "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=" || c.Key != "" || len(notes) != 0 {
			t.Errorf("%q for the key: %+q, notes %q", test.answer, c, notes)
		}
	}
}

// What tools print of a handshake with the sample key and the answer of a server
// without the GUID, each file in its own form.
func TestReadForms(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*.txt")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, fields := range [][2]string{{string(data), ""}, {"", string(data)}, {string(data), string(data)}} {
			got, _, notes := Read(fields[0], fields[1], "")
			if got.Key != handshake.SampleKey || got.Accept != "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=" || len(notes) < 2 {
				t.Errorf("%s: %+q, notes %q", file, got, notes)
			}
		}
	}
}

func TestReadCode(t *testing.T) {
	const code = `const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC11B85" // was "3f2504e0-4f89-11d3-9a0c-0305e82c3301"`
	c, constants, notes := Read(handshake.SampleKey, "", code)
	if len(constants) != 1 || constants[0].Span.Of(code) != "258EAFA5-E914-47DA-95CA-C5AB0DC11B85" {
		t.Errorf("constants %+v", constants)
	}
	if len(c.GUIDs) != 1 || c.GUIDs[0] != "258EAFA5-E914-47DA-95CA-C5AB0DC11B85" || notes != nil {
		t.Errorf("%+q, %q", c, notes)
	}
	const log = "\nGET / HTTP/1.1\nHost: x\nUpgrade: websocket\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\nHTTP/1.1 101 Switching Protocols\nSec-WebSocket-Accept: hHLtf2V1k8aDQZfNjw3Ia1hCwt0=\n\n"
	c, _, notes = Read("", "", log)
	if c.Key != handshake.SampleKey || c.Accept != "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=" || len(notes) != 2 {
		t.Errorf("%+q, %q", c, notes)
	}
	// A program's own lines are no handshake.
	c, _, notes = Read("", "", `w.write("Sec-WebSocket-Accept: " + accept + "\r\n"); // Sec-WebSocket-Key: the key`)
	if c.Key != "" || c.Accept != "" || notes != nil {
		t.Errorf("%+q, %q", c, notes)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(handshake.SampleKey, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "")
	f.Add("Sec-WebSocket-Key: x\r\n", "expected 'YWJjZGVmZ2hpamtsbW5vcA==' but was [0123456789abcdef0123]", `"258EAFA5-E914-47DA-95CA-"`)
	f.Add("http/1.1 key", "HTTP/1.1 400 Bad Request\r\n", "")
	f.Add("b'dGhlIHNhbXBsZSBub25jZQ=='", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0= s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "")
	f.Add("WebSocket ws://x/ failed", "got %2B0123456789abcdef0123&#43;&", "")
	f.Add("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", handshake.SampleKey, "GET / HTTP/1.1\nSec-WebSocket-Key: a\n\nHTTP/1.1 101 \n")
	f.Fuzz(func(t *testing.T, key, accept, code string) {
		c, _, notes := Read(key, accept, code)
		if bytesIn(key) == 16 && bytesIn(accept) == 20 && (c.Key != key || c.Accept != accept || notes != nil) {
			t.Errorf("%q and %q became %+q, %q", key, accept, c, notes)
		}
		for _, note := range notes {
			if note == "" {
				t.Error("an empty note")
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("Sec-WebSocket-Accept expected value 0123456789abcdef0123456789 got\n", 1<<20/70)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(text, "", "")
	}
}
