package programs_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

const (
	switching101 = "HTTP/1.1 101 Switching Protocols\r\n"
	upgradeLine  = "Upgrade: websocket\r\n"
	optionLine   = "Connection: Upgrade\r\n"
	acceptLine   = "Sec-WebSocket-Accept: {ACC}\r\n"
	goodFields   = upgradeLine + optionLine + acceptLine
	good         = switching101 + goodFields
	during       = "Error during WebSocket handshake: "
)

// clientNames are the short names of the tables below.
var clientNames = map[string]string{
	"Cr": "chromium", "FF": "firefox", "ws": "npm-ws", "un": "undici", "fy": "faye", "py": "python-websockets",
	"co": "coder", "go": "gorilla", "gb": "gobwas", "xn": "x-net",
}

const everyClient = "Cr FF ws un fy py co go gb xn"

// extension is a good answer with an extension.
func extension(value string) string {
	return good + "Sec-WebSocket-Extensions: " + value + "\r\n\r\n"
}

// TestClientsRules has what the clients, run on loopback, did with responses of the
// same kinds as those of testdata, which are not in it. Each id is that of the rule,
// and of the observation. Of clients in neither list nothing was noted.
func TestClientsRules(t *testing.T) {
	tests := []struct {
		id, response, protocols string
		open, fail              string
		chromium                string // what Chromium prints after "Error during WebSocket handshake: "
	}{
		{"R01 r003", "HTTP/1.1 404 Not Found\r\n\r\n", "", "", everyClient, "Unexpected response code: 404"},
		{"R02 r009", "HTTP/1.1 103 Early Hints\r\n\r\n" + good + "\r\n", "", "FF ws fy co un", "Cr go gb xn py", "Unexpected response code: 103"},
		{"R03 r011", "HTTP/1.2 101 Switching Protocols\r\n" + goodFields + "\r\n", "", "Cr FF go co gb xn fy", "ws un py", ""},
		{"H02 r017", "HTTP/1.1 0101 Switching Protocols\r\n" + goodFields + "\r\n", "", "Cr py gb", "FF ws un fy co go xn", ""},
		{"H02 r019", "HTTP/1.1  101 Switching Protocols\r\n" + goodFields + "\r\n", "", "Cr FF go co xn", "ws un fy py gb", ""},
		{"H05 r021", strings.ReplaceAll(good+"\r\n", "\r\n", "\n"), "", "Cr FF fy go co gb xn", "ws un py", ""},
		{"H10 r025", "HTTP/1.1 101 Switching\x00Protocols\r\n" + goodFields + "\r\n", "", "FF ws un fy co go gb xn", "Cr py", "net::ERR_INVALID_HTTP_RESPONSE"},
		{"R04 r033", switching101 + "Upgrade: websocket, h2c\r\n" + optionLine + acceptLine + "\r\n", "", "FF go co", "Cr ws un fy py gb xn", "'Upgrade' header must not appear more than once in a response"},
		{"R04 r035", good + upgradeLine + "\r\n", "", "FF go co gb xn", "Cr ws un fy py", "'Upgrade' header must not appear more than once in a response"},
		{"R04 r037", switching101 + "Upgrade: h2c\r\n" + optionLine + acceptLine + "\r\n", "", "", everyClient, "'Upgrade' header value is not 'WebSocket': h2c"},
		{"R04 r041", switching101 + "Upgrade: websocket,\r\n" + optionLine + acceptLine + "\r\n", "", "FF py go co", "Cr ws un fy gb xn", "'Upgrade' header must not appear more than once in a response"},
		{"H08 r043", switching101 + "Upgrade:\r\n websocket\r\n" + optionLine + acceptLine + "\r\n", "", "Cr FF fy go co xn", "ws un gb py", ""},
		{"R06 r053", switching101 + upgradeLine + "Connection: Upgrade, keep-alive\r\n" + acceptLine + "\r\n", "", "Cr FF ws py go co", "un fy gb xn", ""},
		{"R06 r057", switching101 + upgradeLine + "Connection: Upgrade-Insecure-Requests\r\n" + acceptLine + "\r\n", "", "", everyClient, "'Connection' header value must contain 'Upgrade'"},
		{"R06 r059", switching101 + upgradeLine + "Connection: keep-alive; Upgrade\r\n" + acceptLine + "\r\n", "", "FF", "Cr ws un fy py co go gb xn", "'Connection' header value must contain 'Upgrade'"},
		{"R06 r061", switching101 + upgradeLine + "Connection: Upgrade, close\r\n" + acceptLine + "\r\n", "", "Cr FF ws py", "go co un fy gb xn", ""},
		{"R07 r071", switching101 + upgradeLine + optionLine + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n", "", "", everyClient, "Incorrect 'Sec-WebSocket-Accept' header value"},
		{"R07 r073", switching101 + upgradeLine + optionLine + "Sec-WebSocket-Accept: {ACC} \r\n\r\n", "", "Cr FF ws fy py co go gb xn", "un", ""},
		{"R08 r075", good + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n", "", "go co xn", "Cr FF ws un fy py gb", "'Sec-WebSocket-Accept' header must not appear more than once in a response"},
		{"R10 r095", good + "Sec-WebSocket-Protocol: other\r\n\r\n", "chat, superchat", "go", "Cr FF ws un fy py co gb xn", "'Sec-WebSocket-Protocol' header value 'other' in response does not match any of sent values"},
		{"R10 r097", good + "Sec-WebSocket-Protocol: chat, superchat\r\n\r\n", "chat, superchat", "go", "Cr FF ws un fy py co gb xn", "'Sec-WebSocket-Protocol' header must not appear more than once in a response"},
		{"R10 r101", good + "Sec-WebSocket-Protocol: chat,\r\n\r\n", "chat, superchat", "go py", "Cr FF ws un fy co gb xn", "'Sec-WebSocket-Protocol' header must not appear more than once in a response"},
		{"R09 r111", extension(""), "", "FF fy go co gb xn", "Cr ws un py", "'Sec-WebSocket-Extensions' header value is rejected by the parser: "},
		{"D06 r115", extension("permessage-deflate; server_max_window_bits"), "", "un gb", "Cr FF ws py go co fy xn", "Error in permessage-deflate: Received invalid server_max_window_bits parameter"},
		{"D03 r117", extension("permessage-deflate; server_max_window_bits=16"), "", "un co gb", "Cr FF ws py go fy xn", "Error in permessage-deflate: Received invalid server_max_window_bits parameter"},
		{"D07 r121", extension("permessage-deflate; client_max_window_bits"), "", "un gb", "Cr FF ws py go co fy xn", "Error in permessage-deflate: client_max_window_bits must have value"},
		{"D03 r123", extension("permessage-deflate; foo"), "", "un gb", "Cr FF ws py go co fy xn", "Error in permessage-deflate: Received an unexpected permessage-deflate extension parameter"},
		{"D08 r125", extension("permessage-deflate, permessage-deflate"), "", "ws gb", "Cr FF un fy py co go xn", "Received duplicate permessage-deflate response"},
		{"X08 r127", extension("Permessage-Deflate"), "", "go", "Cr FF ws un fy py co gb xn", "Found an unsupported extension 'Permessage-Deflate' in 'Sec-WebSocket-Extensions' header"},
		{"X04 r129", extension("permessage-deflate;"), "", "FF un gb", "Cr ws py co fy xn", "'Sec-WebSocket-Extensions' header value is rejected by the parser: permessage-deflate;"},
		{"X03 r131", extension(", permessage-deflate ,,"), "", "py co gb", "Cr FF ws fy un xn", "'Sec-WebSocket-Extensions' header value is rejected by the parser: "},
		{"X06 r135", extension(`permessage-deflate; server_max_window_bits="1`), "", "un co", "Cr FF ws py go fy xn", "'Sec-WebSocket-Extensions' header value is rejected by the parser: permessage-deflate; server_max_window_bits=\"1"},
		{"D06 r137", extension("permessage-deflate; server_max_window_bits=+10"), "", "FF ws un co gb", "Cr py go fy xn", "Error in permessage-deflate: Received invalid server_max_window_bits parameter"},
		{"D07 r139", extension("permessage-deflate; client_max_window_bits=8"), "", "Cr ws un gb", "FF py go co fy xn", ""},
		{"S19 r151", good + "Transfer-Encoding: chunked\r\n\r\n", "", everyClient, "", ""},
		{"H09 r153", good + "garbage line\r\n\r\n", "", "Cr FF fy", "ws un py co go gb xn", ""},
		{"R14 r155", good + "Set-Cookie: a=b\r\n\r\n", "", everyClient, "", ""},
		{"H09 r157", good + "X Y: z\r\n\r\n", "", "Cr FF fy co go xn", "ws un py", ""},
		{"H06 r163", strings.ReplaceAll(good+"\r\n", "\r\n", "\r"), "", "", everyClient, "net::ERR_CONNECTION_CLOSED"},
		{"1.4 r165", switching101 + "Upgrade: x\r\nConnection: y\r\nSec-WebSocket-Accept: z\r\nSec-WebSocket-Protocol: p\r\n\r\n", "", "", everyClient, "'Upgrade' header value is not 'WebSocket': x"},
	}
	for _, test := range tests {
		var protocols []string
		if test.protocols != "" {
			protocols = strings.Split(test.protocols, ", ")
		}
		request, response := clientRequest(protocols, true), fillIn(test.response)
		for _, list := range []struct {
			names string
			want  programs.Verdict
		}{{test.open, programs.Opens}, {test.fail, programs.Fails}} {
			for _, name := range strings.Fields(list.names) {
				got := predictClient(clientNames[name], request, response)
				if got.Verdict != list.want {
					t.Errorf("%s %s: %s %q, want %s", test.id, got.Program.ID, got.Verdict, got.Message, list.want)
				}
				if name == "Cr" && test.chromium != "" && got.Message != during+test.chromium {
					t.Errorf("%s chromium prints %q, want %q", test.id, got.Message, during+test.chromium)
				}
			}
		}
	}
}

// TestClientsWords has messages that clients were seen to print and no other test
// has, by the rule or by what is missing, and what is said where nothing can be
// predicted.
func TestClientsWords(t *testing.T) {
	tests := []struct {
		id, client, request, response string
		want                          programs.Verdict
		message, note                 string
	}{
		{"R01 r005", "chromium", "GET", "HTTP/1.1 401 Unauthorized\r\n\r\n", programs.Fails, "HTTP Authentication failed; no valid credentials available", ""},
		{"E09", "chromium", "GET", ":status: 200\r\n", programs.Opens, "", ""},
		{"E09", "chromium", "GET", ":status: 101\r\n", programs.Fails, during + "Unexpected response code: 101", ""},
		{"E09", "firefox", "GET", ":status: 200\r\n", programs.Opens, "", ""},
		{"E09", "firefox", "GET", ":status: 204\r\n", programs.Fails, "Firefox can’t establish a connection to the server at URL.", ""},
		{"E09", "gorilla", "GET", ":status: 200\r\n", programs.Unknown, "", "It speaks HTTP/1.1 only."},
		{"E07", "undici", "GET", ":status: 200\r\n", programs.Unknown, "", "undici speaks HTTP/2, but requires an Accept there, too."},
		{"no response", "chromium", "GET", "", programs.Unknown, "", "The response is missing."},
		{"no request", "npm-ws", "", good + "\r\n", programs.Unknown, "", "The request is missing, so the Accept can't be checked."},
		{"no request", "npm-ws", "", "HTTP/1.1 404 Not Found\r\n\r\n", programs.Fails, "Unexpected server response: 404", ""},
		{"no request", "gobwas", "", switching101 + upgradeLine + optionLine + "\r\n", programs.Fails, `handshake error: bad "Sec-WebSocket-Accept" header`, ""},
		{"R01 r004", "coder", "GET", "HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n", programs.Opens, "", "It follows the redirect, and opens if the server there accepts the handshake."},
		{"H09", "gorilla", "GET", switching101 + "garbage\r\n\r\n", programs.Fails, `malformed MIME header: missing colon: "garbage"`, ""},
		{"H05", "python-websockets", "GET", "HTTP/1.1 101 X\n\n", programs.Fails, "InvalidMessage: did not receive a valid HTTP response <- EOFError: connection closed while reading HTTP status line <- EOFError: line without CRLF", ""},
		{"R03", "npm-ws", "GET", "HTTP/1.2 101 X\r\n\r\n", programs.Fails, "Parse Error: Invalid HTTP version", ""},
		{"D07 r139", "firefox", "GET", extension("permessage-deflate; client_max_window_bits=8"), programs.Fails, "", "Firefox stops answering altogether: its zlib can't deflate with client_max_window_bits=8."},
		{"offer", "chromium", "GET", extension("permessage-deflate"), programs.Opens, "", "Chromium always offers permessage-deflate itself."},
		{"offer", "coder", "GET", extension("permessage-deflate"), programs.Fails, "failed to WebSocket dial: WebSocket protcol violation: unsupported extensions from server: []", "As the request offers no permessage-deflate, it is taken to be left at its default, without."},
	}
	for _, test := range tests {
		request := ""
		if test.request != "" {
			request = clientRequest(nil, false)
		}
		got := predictClient(test.client, request, fillIn(test.response))
		if got.Verdict != test.want || got.Message != test.message || got.Note != test.note {
			t.Errorf("%s %s: %s %q %q, want %s %q %q", test.id, test.client, got.Verdict, got.Message, got.Note, test.want, test.message, test.note)
		}
	}
}

func FuzzClients(f *testing.F) {
	f.Add(clientRequest([]string{"chat"}, true), fillIn(good+"\r\n"))
	f.Add("", fillIn(extension(`permessage-deflate; server_max_window_bits="10", x;a`)))
	f.Add("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 100 C\r\n\r\n\r\nHTTP/1.0 101\r\nUpgrade:\n x\r\nContent-Length: 1, 2\r\n\t\r\n\r\n")
	f.Add(":method: CONNECT\r\n", ":status: 200\r\nsec-websocket-protocol: a,b\r\n")
	f.Fuzz(func(t *testing.T, request, response string) {
		for _, c := range programs.Clients(handshake.ParsePair(request, response)) {
			switch c.Verdict {
			case programs.Opens, programs.Fails, programs.Unknown:
			default:
				t.Errorf("%s has verdict %q", c.Program.ID, c.Verdict)
			}
			if c.Verdict == programs.Opens && c.Message != "" {
				t.Errorf("%s opens and prints %q", c.Program.ID, c.Message)
			}
		}
	})
}
