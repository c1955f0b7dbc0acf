package programs_test

import (
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// request returns the RFC's own request, without the fields that add names and
// with add instead. An element of add that begins with a method is the request
// line; one that ends in "+" is added without taking away.
func request(add ...string) string {
	line := "GET /chat HTTP/1.1"
	fields := []string{"Host: 127.0.0.1:9000", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"}
	for _, a := range add {
		name, value, _ := strings.Cut(a, ":")
		switch {
		case strings.Contains(a, " HTTP/") || strings.HasPrefix(a, "GET "):
			line = a
		case strings.HasSuffix(a, "+"):
			fields = append(fields, strings.TrimSuffix(a, "+"))
		default:
			i := slices.IndexFunc(fields, func(f string) bool { return strings.HasPrefix(f, name+":") })
			switch {
			case i < 0:
				fields = append(fields, a)
			case value == "":
				fields = slices.Delete(fields, i, i+1)
			default:
				fields[i] = a
			}
		}
	}
	return line + "\r\n" + strings.Join(fields, "\r\n") + "\r\n\r\n"
}

const (
	goServers  = "gorilla coder gobwas-http x-net-handler x-net-server"
	accepting  = "gorilla coder gobwas-http gobwas-raw x-net-server npm-ws faye python-websockets" // all that need no Origin
	strictKeys = "gorilla coder npm-ws python-websockets"
)

// TestServersKnowTheFacts holds what the servers, run on loopback, did with requests
// of the same kinds as those of testdata, which are not in it. An id like q001 is
// that of the observation, one like C16 the rule that it is about. Only
// nginx-plain-http11 was not run.
func TestServersKnowTheFacts(t *testing.T) {
	facts := []struct {
		id, request string
		want        map[int]string // the servers by the status, 0 for none
	}{
		{"q001 C16", request(), map[int]string{101: accepting, 403: "x-net-handler"}},
		{"q003 C02", request("HEAD /chat HTTP/1.1"), map[int]string{405: goServers + " gobwas-raw npm-ws python-websockets"}},
		{"q007 C03", request("GET /chat HTTP/1.0"), map[int]string{101: "gorilla x-net-server npm-ws faye", 426: "coder", 505: "gobwas-http gobwas-raw python-websockets"}},
		{"q009 C03", request("GET /chat HTTP/2.0"), map[int]string{505: goServers, 101: "npm-ws"}},
		{"q011 C04", request("GET ws://127.0.0.1:9000/chat HTTP/1.1"), map[int]string{101: accepting}},
		{"q013 U2", request("GET /chat#x HTTP/1.1"), map[int]string{101: accepting}},
		{"q015 C04", request("GET * HTTP/1.1"), map[int]string{101: "gorilla coder gobwas-http gobwas-raw npm-ws faye", 400: "x-net-handler x-net-server"}},
		{"q017 H01", request("GET  /chat HTTP/1.1"), map[int]string{101: "npm-ws faye", 400: goServers, 0: "gobwas-raw python-websockets"}},
		{"q019 H05", strings.ReplaceAll(request(), "\r\n", "\n"), map[int]string{101: "gorilla coder gobwas-http x-net-server", 400: "npm-ws faye", 0: "python-websockets"}},
		{"q021 C05", request("Host: other+"), map[int]string{400: goServers + " nginx-upgrade nginx-plain", 101: "gobwas-raw npm-ws faye python-websockets"}},
		{"q023 C05", request("Host: a b"), map[int]string{400: goServers + " nginx-upgrade nginx-plain", 101: "gobwas-raw npm-ws faye python-websockets"}},
		{"q031 C06", request("Upgrade: WebSocket"), map[int]string{101: accepting}},
		{"q035 C07", request("Upgrade: websocket/13"), map[int]string{426: "coder python-websockets", 400: "gorilla gobwas-http gobwas-raw x-net-server npm-ws"}},
		{"q041 R05", request("Upgrade: web\u017focket"), map[int]string{101: "coder gobwas-http gobwas-raw", 400: "gorilla x-net-server npm-ws"}},
		{"q053 C08", request("Connection: keep-alive", "Connection: Upgrade+"), map[int]string{101: "gorilla coder npm-ws faye python-websockets", 400: "gobwas-http gobwas-raw x-net-handler x-net-server"}},
		{"q057 C08", request("Connection: Upgrade-Insecure-Requests"), map[int]string{101: "x-net-server", 400: "gorilla gobwas-http gobwas-raw", 426: "coder npm-ws faye python-websockets"}},
		{"q059 C08", request("Connection: keep-alive Upgrade"), map[int]string{101: "gobwas-http gobwas-raw x-net-server", 400: "gorilla python-websockets", 426: "coder npm-ws faye"}},
		{"q073 C10", request("Sec-WebSocket-Key: !!!!!!!!!!!!!!!!!!!!!!=="), map[int]string{101: "gobwas-http gobwas-raw x-net-server faye", 400: strictKeys}},
		{"q077 C10", request("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAAA="), map[int]string{101: "gobwas-http gobwas-raw x-net-server faye", 400: strictKeys}},
		{"q083 C10", request("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZ-=="), map[int]string{101: "gobwas-http gobwas-raw x-net-server faye", 400: strictKeys}},
		{"q075 C11", request("Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEC=="), map[int]string{101: accepting}},
		{"q079 C12", request("Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==+"), map[int]string{101: "gorilla gobwas-http gobwas-raw x-net-server faye nginx-upgrade", 400: "coder npm-ws python-websockets"}},
		{"q085 H08", request("Sec-WebSocket-Key: \r\n dGhlIHNhbXBsZSBub25jZQ=="), map[int]string{101: "gorilla coder gobwas-http x-net-server", 400: "npm-ws faye"}},
		{"q091 S06", request("Sec-WebSocket-Version: 8"), map[int]string{101: "npm-ws", 400: "gorilla coder x-net-server faye python-websockets", 426: "gobwas-http gobwas-raw"}},
		{"q093 C15", request("Sec-WebSocket-Version: 013"), map[int]string{101: "npm-ws", 400: "gorilla coder x-net-server faye python-websockets", 426: "gobwas-http gobwas-raw"}},
		{"q095 C15", request("Sec-WebSocket-Version: 13, 8"), map[int]string{101: "gorilla", 400: "coder x-net-server npm-ws faye python-websockets", 426: "gobwas-http gobwas-raw"}},
		{"q097 C15", request("Sec-WebSocket-Version: 13+"), map[int]string{101: "gorilla coder gobwas-http gobwas-raw x-net-server", 400: "npm-ws faye python-websockets"}},
		{"q099 C15", request("Sec-WebSocket-Version: 0x0d"), map[int]string{101: "npm-ws", 400: "gorilla coder x-net-server faye python-websockets", 426: "gobwas-http gobwas-raw"}},
		{"q113 C16", request("Origin: http://127.0.0.1:9000", "Origin: http://evil.example+"), map[int]string{101: "gorilla coder gobwas-http gobwas-raw x-net-handler x-net-server npm-ws faye", 400: "python-websockets python-websockets-subprotocols"}},
		{"q117 S05", request("Origin: HTTP://127.0.0.1:9000"), map[int]string{101: "gorilla coder", 403: "python-websockets"}},
		{"q123 C17", request("Sec-WebSocket-Protocol: "), map[int]string{101: "gorilla coder", 400: "gobwas-http gobwas-raw npm-ws python-websockets"}},
		{"q127 C17", request("Sec-WebSocket-Protocol: chat/1"), map[int]string{101: "gorilla coder gobwas-http gobwas-raw", 400: "npm-ws python-websockets"}},
		{"q143 X02", request("Sec-WebSocket-Extensions: "), map[int]string{101: "gorilla coder x-net-server faye", 400: "gobwas-http gobwas-raw npm-ws python-websockets"}},
		{"q147 D01", request("Sec-WebSocket-Extensions: permessage-deflate; foo"), map[int]string{101: "gorilla coder faye python-websockets", 400: "npm-ws", 500: "gobwas-http gobwas-raw"}},
		{"q149 D02", request("Sec-WebSocket-Extensions: permessage-deflate; foo, permessage-deflate"), map[int]string{101: "gorilla coder python-websockets", 400: "npm-ws", 500: "gobwas-http gobwas-raw"}},
		{"q155 X10", request("Sec-WebSocket-Extensions: @@@, permessage-deflate"), map[int]string{101: "gorilla coder", 400: "gobwas-http gobwas-raw npm-ws faye python-websockets"}},
		{"q157 X05", request("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits = 10"), map[int]string{101: "coder gobwas-http gobwas-raw faye python-websockets", 400: "npm-ws"}},
		{"q161 H14", request("Transfer-Encoding: chunked"), map[int]string{101: "gorilla gobwas-http gobwas-raw x-net-server npm-ws faye", 0: "coder python-websockets"}},
		{"q165 H07", request("Sec-WebSocket-Version:", "Sec-WebSocket-Version : 13"), map[int]string{400: goServers + " npm-ws faye", 101: "gobwas-raw"}},
		{"q169 C23", request("Sec-WebSocket-Key:", "Sec-WebSocket-Version:", "Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5", "Sec-WebSocket-Key2: 12998 5 Y3 1  .P00"), map[int]string{400: goServers + " gobwas-raw npm-ws faye python-websockets nginx-upgrade"}},
		{"S18 nginx-plain", request(), map[int]string{400: "nginx-plain nginx-plain-http11", 101: "nginx-upgrade"}},
		{"a long field", request("X-A: " + strings.Repeat("a", 20000)), map[int]string{101: "gorilla coder gobwas-http gobwas-raw x-net-server", 431: "npm-ws faye python-websockets", 400: "nginx-upgrade"}},
	}
	for _, f := range facts {
		got := map[string]programs.Server{}
		for _, s := range programs.Servers(handshake.ParseRequest(f.request)) {
			got[s.ID] = s
		}
		for status, names := range f.want {
			for name := range strings.FieldsSeq(names) {
				if s, known := got[name]; !known || s.Verdict == programs.UnknownToServer || s.Status != status {
					t.Errorf("%s: %s: %s, %d, want %d", f.id, name, s.Verdict, s.Status, status)
				}
			}
		}
	}
}

func TestServersWait(t *testing.T) {
	waiting := 0
	for _, s := range programs.Servers(handshake.ParseRequest(strings.TrimSuffix(request(), "\r\n"))) {
		if s.Program.Observed == "" {
			continue
		}
		waiting++
		if s.Verdict != programs.Rejects || s.Status != 0 || s.Note != "It waits for the rest of the request." {
			t.Errorf("%s: %+v", s.ID, s)
		}
	}
	if waiting < 15 {
		t.Errorf("%d servers are predicted, want at least 15", waiting)
	}
}

func TestServersDoNotKnow(t *testing.T) {
	for _, text := range []string{"", "\r\n", ":method: CONNECT\n:protocol: websocket\n"} {
		for _, s := range programs.Servers(handshake.ParseRequest(text)) {
			if s.Verdict != programs.UnknownToServer || s.Status != 0 || s.Note == "" {
				t.Errorf("%q %s: %+v", text, s.ID, s)
			}
		}
	}
}

func FuzzServers(f *testing.F) {
	f.Add(request())
	f.Add(request("Sec-WebSocket-Extensions: permessage-deflate; a=\"b\\c\", x"))
	f.Add(request("GET http://[::1%25a]:1/%zz?x HTTP/1.0", "Origin: http://[1::2.3.4.5]"))
	f.Add(request("Transfer-Encoding: chunked") + "1\r\na\r\n0\r\n\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range programs.Servers(handshake.ParseRequest(text)) {
			switch s.Verdict {
			case programs.Accepts:
				if s.Status != 101 {
					t.Errorf("%s accepts with %d", s.ID, s.Status)
				}
			case programs.Rejects:
				if s.Status == 101 || s.Status != 0 && (s.Status < 200 || s.Status > 599) || s.Status == 0 && s.Note == "" {
					t.Errorf("%s rejects with %d %q", s.ID, s.Status, s.Note)
				}
			case programs.UnknownToServer:
				if s.Status != 0 || s.Note == "" {
					t.Errorf("%s: %+v", s.ID, s)
				}
			default:
				t.Errorf("%s: verdict %q", s.ID, s.Verdict)
			}
		}
	})
}
