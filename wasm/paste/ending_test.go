package paste_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/paste"
)

// What programs print when no response comes: curl 7.88.1, ws 8.23.0 on Node.js
// 20.20, Python 3.11, wget 1.21.3, Go 1.26, Chromium and Java, the first four as
// recorded against servers that do just that.
var endings = []struct {
	text string
	end  handshake.End
}{
	{"* Empty reply from server\n* Closing connection 0\ncurl: (52) Empty reply from server", handshake.Closed},
	{"Error: socket hang up\n    at Socket.socketOnEnd (node:_http_client:524:23) {\n  code: 'ECONNRESET'\n}", handshake.Closed},
	{"http.client.RemoteDisconnected: Remote end closed connection without response", handshake.Closed},
	{"HTTP request sent, awaiting response... No data received.\nGiving up.", handshake.Closed},
	{`failed to WebSocket dial: failed to send handshake request: Get "http://127.0.0.1:9101": EOF`, handshake.Closed},
	{"websocket: dial: unexpected EOF", handshake.Closed},
	{"EOFError: stream ends after 0 bytes, before end of line\n\nThe above exception was the direct cause of the following exception:\n\nwebsockets.exceptions.InvalidMessage: did not receive a valid HTTP response", handshake.Closed},
	{"WebSocket connection to 'ws://127.0.0.1:9101/' failed: Connection closed before receiving a handshake response", handshake.Closed},
	{"2026/11/30 19:00:00 [error] 7#7: *1 upstream prematurely closed connection while reading response header from upstream, client: 127.0.0.1", handshake.Closed},
	{"* Recv failure: Connection reset by peer\ncurl: (56) Recv failure: Connection reset by peer", handshake.Reset},
	{"Error: read ECONNRESET", handshake.Reset},
	{"ConnectionResetError: [Errno 104] Connection reset by peer", handshake.Reset},
	{"read tcp 127.0.0.1:36842->127.0.0.1:9102: read: connection reset by peer", handshake.Reset},
	{"WebSocket connection to 'ws://127.0.0.1:9102/' failed: Error in connection establishment: net::ERR_CONNECTION_RESET", handshake.Reset},
	{"An existing connection was forcibly closed by the remote host.", handshake.Reset},
	{"curl: (7) Failed to connect to 127.0.0.1 port 9199 after 0 ms: Couldn't connect to server", handshake.ConnectionRefused},
	{"*   Trying [::1]:9101...\n* connect to ::1 port 9101 failed: Connection refused\n*   Trying 127.0.0.1:9101...\n* Connected to localhost\n* Empty reply from server", handshake.Closed},
	{"Error: connect ECONNREFUSED 127.0.0.1:9199", handshake.ConnectionRefused},
	{"urllib.error.URLError: <urlopen error [Errno 111] Connection refused>", handshake.ConnectionRefused},
	{"net::ERR_CONNECTION_REFUSED", handshake.ConnectionRefused},
	{"curl: (6) Could not resolve host: nohost.invalid", handshake.UnknownHost},
	{"Error: getaddrinfo ENOTFOUND nohost.invalid", handshake.UnknownHost},
	{"socket.gaierror: [Errno -2] Name or service not known", handshake.UnknownHost},
	{"dial tcp: lookup nohost.invalid: no such host", handshake.UnknownHost},
	{"java.net.UnknownHostException: nohost.invalid", handshake.UnknownHost},
	{"curl: (28) Operation timed out after 2001 milliseconds with 0 bytes received", handshake.TimedOut},
	{"\r  0     0    0     0    0     0      0      0 --:--:--  0:00:01 --:--:--     0* Operation timed out after 2001 milliseconds with 0 bytes received", handshake.TimedOut},
	{"Error: Opening handshake has timed out", handshake.TimedOut},
	{"TimeoutError: timed out during opening handshake", handshake.TimedOut},
	{"WebSocket opening handshake timed out", handshake.TimedOut},
	{"dial tcp 192.0.2.1:80: i/o timeout", handshake.TimedOut},
	{"curl: (60) SSL certificate problem: self-signed certificate\nMore details here: https://curl.se/docs/sslcerts.html", handshake.BadCertificate},
	{"Error: self-signed certificate\n  code: 'DEPTH_ZERO_SELF_SIGNED_CERT'", handshake.BadCertificate},
	{"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)", handshake.BadCertificate},
	{"tls: failed to verify certificate: x509: certificate signed by unknown authority", handshake.BadCertificate},
	{"failed: Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID", handshake.BadCertificate},
	{"curl: (35) OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number", handshake.PlainPort},
	{"Error: write EPROTO 807C1F47E67F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:350:", handshake.PlainPort},
	{"tls: first record does not look like a TLS handshake", handshake.PlainPort},
	{"[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)", handshake.PlainPort},
	{"curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to 127.0.0.1:9101 ", handshake.TLSFailed},
	{"remote error: tls: handshake failure", handshake.TLSFailed},
	{"connect EHOSTUNREACH 192.0.2.1:80", handshake.Unreachable},
	{"curl: (1) Received HTTP/0.9 when not allowed", handshake.NotHTTP},
	{"Error: Parse Error: Expected HTTP/, RTSP/ or ICE/", handshake.NotHTTP},
	{`net/http: HTTP/1.x transport connection broken: malformed HTTP response "\x01\x02"`, handshake.NotHTTP},
	{"http.client.BadStatusLine: SSH-2.0-OpenSSH_9.2p1", handshake.NotHTTP},

	{"it closes with 1006", ""},
	{"    timeout: 15s", ""}, // a setting
	{`  "timeout": 30000,`, ""},
	{"cat > capture <<EOF", ""},
	{"hello", ""},
}

// An ending is found by itself, wherever it is pasted, and with a request; nothing
// of it is taken for a message.
func TestEnding(t *testing.T) {
	for _, test := range endings {
		for _, role := range []paste.Role{paste.Either, paste.Request, paste.Response} {
			f := paste.Find(test.text, role)
			if f.End != test.end || test.end != "" && (f.Request.Text != "" || f.Response.Text != "" || len(f.Notes) > 0) {
				t.Errorf("%q as %d: %+v", test.text, role, f)
			}
			check(t, test.text, f)
		}
		for _, request := range []string{get + "\n", strings.ReplaceAll(req, "\r\n", "\n"), "> GET / HTTP/1.1\n> Host: x\n> Upgrade: websocket\n> \n"} {
			text := request + test.text
			f := paste.Find(text, paste.Either)
			want := test.end
			if want == "" && request[0] == '>' {
				want = "" // without a line of curl's own it is a quotation
			}
			if f.End != want || f.Request.Text == "" || f.Response.Text != "" {
				t.Errorf("%q: %+v", text, f)
			}
			if line := f.Ending.Text; want != "" && !strings.Contains(test.text, line) {
				t.Errorf("%q: told by %q", text, line)
			}
		}
	}
	// A response is a response, whatever else is said.
	if f := paste.Find(get+"\n"+got+"\n* Operation timed out\n", paste.Either); f.End != "" || f.Response.Text == "" {
		t.Errorf("%+v", f)
	}
	// Nor does the request itself say how it ended.
	if f := paste.Find("GET / HTTP/1.1\nHost: x\nKeep-Alive: timeout=5\nX-Note: connection refused\n\n", paste.Either); f.End != "" {
		t.Errorf("%+v", f)
	}
	// What shows responses, and shows none.
	if f := paste.Find("* Connected to x\n> GET / HTTP/1.1\n> Host: x\n> \n", paste.Either); f.End != handshake.Unseen {
		t.Errorf("%+v", f)
	}
	if f := paste.Find(get, paste.Either); f.End != "" {
		t.Errorf("%+v", f)
	}
}

// Bytes that are no HTTP, after a request: nothing of them is lost.
func TestForeignResponse(t *testing.T) {
	for _, response := range []string{
		"\xEF\xBB\xBFHTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
		"\x00HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
		"\r\nHTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
		"101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
		"\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x80\x00\x04\x00\x01\x00\x00\x00\x05\x00\xff\xff\xff",
		"\x00\x00\x08\x07\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01",
		"\x15\x03\x01\x00\x02\x02\x46", "\x16\x03\x03\x00\x02\x02\x46", "\x81\x05hello", "J\x00\x00\x00\n8.0.33\x00",
		"SSH-2.0-OpenSSH_9.2p1\r\n", "220 mail.example ESMTP Postfix\r\n", "220 (vsFTPd 3.0.3)\r\n", "+OK POP3 ready\r\n", "* OK IMAP4rev1 ready\r\n",
		"-ERR unknown command 'GET'\r\n", "<html>hello</html>", `{"error":"no"}`, "RTSP/1.0 400 Bad Request\r\n\r\n",
	} {
		for _, role := range []paste.Role{paste.Either, paste.Request} {
			f := paste.Find(req+response, role)
			if f.Request.Text != req || f.Response.Text != response {
				t.Errorf("%q as %d: %+v", response, role, f)
			}
			check(t, req+response, f)
			// In an editor lines end in LF.
			lines := strings.ReplaceAll(req+response, "\r\n", "\n")
			f = paste.Find(lines, role)
			if f.Request.Text != req || f.Response.Text != response {
				t.Errorf("%q as %d: %+v", lines, role, f)
			}
			check(t, lines, f)
		}
		if f := paste.Find(response, paste.Response); f.Response.Text != response && !strings.HasPrefix(response, "\xEF") {
			t.Errorf("%q: %+v", response, f)
		}
		if f := paste.Find(response, paste.Either); f.Response.Text != response && !strings.HasPrefix(response, "\xEF") {
			t.Errorf("%q: %+v", response, f)
		}
	}
	frame := "\x81\x85abcdhello"
	if f := paste.Find(req+frame, paste.Either); f.Response.Text != "" || !strings.HasSuffix(f.Request.Text, frame) {
		t.Errorf("a client's frame: %+v", f)
	}
}

// Bytes that are no HTTP, as tools write them.
func TestForeignWritten(t *testing.T) {
	const alert, settings = "\x15\x03\x01\x00\x02\x02\x46", "\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x80"
	for text, want := range map[string]string{
		"15 03 01 00 02 02 46": alert,
		"00000000: 1503 0100 0202 46                        ......F\n":                                                          alert,
		"00000000  00 00 06 04 00 00 00 00  00 00 03 00 00 00 80     |...............|\n0000000f\n":                             settings,
		`Get "http://a:1": net/http: HTTP/1.x transport connection broken: malformed HTTP response "\x15\x03\x01\x00\x02\x02F"`: alert,
		`websocket: malformed HTTP response "SSH-2.0-OpenSSH_9.2p1"`:                                                            "SSH-2.0-OpenSSH_9.2p1",
	} {
		for _, role := range []paste.Role{paste.Either, paste.Response} {
			if f := paste.Find(text, role); f.Response.Text != want || f.Request.Text != "" || f.End != "" {
				t.Errorf("%q: %+v", text, f)
			} else {
				check(t, text, f)
			}
		}
	}
}

// In a long text only lines at its beginning and end count, and none of them is cut.
func TestEndingInLongText(t *testing.T) {
	const limit = 128 << 10
	line := "INFO: all is well\n"
	for _, before := range []int{limit - 40, limit - 20, limit - 5, limit, 2*limit - 10} {
		filler := strings.Repeat(line, before/len(line)) + strings.Repeat("x", before%len(line))
		for _, behind := range []int{0, 1, 10, limit - 60} {
			text := filler + "\ncurl: (52) Empty reply from server\n" + strings.Repeat("y", behind)
			if f := paste.Find(text, paste.Either); f.End != handshake.Closed || f.Ending.Text != "curl: (52) Empty reply from server" {
				t.Errorf("%d bytes before, %d behind: %s, %q", before, behind, f.End, f.Ending.Text)
			}
		}
	}
}
