package paste

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// One handshake is one, whatever tool wrote it down: these texts are not split. Those
// left out are reports of tests with a hundred of them.
func TestSplitNone(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts", err)
	}
	for _, file := range files {
		if name := filepath.Base(file); name == "nginx-right.txt" || name == "varnish-default.txt" {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		handshakes := 0
		for _, piece := range Split(string(text), nil) {
			if f := Find(piece.Text, Either); (message{Part: f.Request}).isHandshake() || hasField(f.Response.Text, "Sec-WebSocket-Accept") {
				handshakes++
			}
		}
		if handshakes > 1 {
			t.Errorf("%s was split into %d handshakes", file, handshakes)
		}
	}
}

// What a line says, and where a new handshake begins because of it: the first lines of
// the pieces, by their numbers.
func TestSplit(t *testing.T) {
	const key1, key2 = "dGhlIHNhbXBsZSBub25jZQ==", "AQIDBAUGBwgJCgsMDQ4PEA=="
	tests := []struct {
		name, input string
		remarks     []string
		first       []string // the first line of each piece
	}{
		{"nothing", "hello\nworld\n", nil, nil},
		{"one request", "GET / HTTP/1.1\nHost: a\n\n", nil, nil},
		{"a response in front of its request", "HTTP/1.1 101 X\n\nGET / HTTP/1.1\nHost: a\n", nil, nil},
		{"interim responses", "GET / HTTP/1.1\n\nHTTP/1.1 103 Early Hints\n\nHTTP/1.1 101 X\n\n", nil, nil},
		{"redirects without requests", "HTTP/1.1 301 Moved\n\nHTTP/1.1 101 X\n\n", nil, nil},
		{"responses", "HTTP/1.1 403 A\n\nHTTP/1.1 101 X\n\n", nil, []string{"HTTP/1.1 403 A", "HTTP/1.1 101 X"}},
		{"a redirect that curl follows", "> GET /a HTTP/1.1\n> \n< HTTP/1.1 302 Found\n< \n* Issue another request to this URL: 'http://a/b'\n*   Trying 192.0.2.1:80...\n> GET /b HTTP/1.1\n> \n< HTTP/1.1 101 X\n< \n", nil, nil},
		{"curl twice", "*   Trying 192.0.2.1:80...\n> GET /a HTTP/1.1\n> \n< HTTP/1.1 101 X\n*   Trying 192.0.2.1:80...\n> GET /b HTTP/1.1\n", nil,
			[]string{"*   Trying 192.0.2.1:80...", "*   Trying 192.0.2.1:80..."}},
		{"a request, written down twice", "to the proxy:\nGET / HTTP/1.1\nSec-WebSocket-Key: " + key1 + "\n\nfrom the proxy:\nGET / HTTP/1.1\nSec-WebSocket-Key: " + key1 + "\n\n", nil, nil},
		{"fields of two", "Host: a\nSec-WebSocket-Key: " + key1 + "\n\nHost: a\nSec-WebSocket-Key: " + key2 + "\n", nil, []string{"Host: a", "Host: a"}},
		{"objects of two", "{\n  host: 'a',\n  'sec-websocket-key': '" + key1 + "'\n}\n{\n  host: 'a',\n  'sec-websocket-key': '" + key2 + "'\n}\n", nil, []string{"{", "{"}},
		{"maps in lines", "a map[Host:[a] Sec-Websocket-Key:[" + key1 + "]]\nb map[Host:[a] Sec-Websocket-Key:[" + key2 + "]]\n", nil, []string{"a map[Host:[a] Sec-Websocket-Key:[" + key1 + "]]", "b map[Host:[a] Sec-Websocket-Key:[" + key2 + "]]"}},
		{"panels", "Request URL: ws://a/1\nStatus Code: 101\nGET / HTTP/1.1\nRequest URL: ws://a/2\n", nil, []string{"Request URL: ws://a/1", "Request URL: ws://a/2"}},
		{"OkHttp", "--> GET http://a/1\n--> END GET\n<-- 101 Switching Protocols http://a/1 (5ms)\n<-- END HTTP\n--> GET http://a/2\n--> END GET\n", nil, []string{"--> GET http://a/1", "--> GET http://a/2"}},
		{"nginx's debug log", "9: *1 http request line: \"GET /a HTTP/1.1\"\n9: *2 http request line: \"GET /b HTTP/1.1\"\n9: *1 http proxy header:\n\"GET /a HTTP/1.0\nHost: b\n\"\n9: *1 http request line: \"GET /c HTTP/1.1\"\n", nil,
			[]string{"9: *1 http request line: \"GET /a HTTP/1.1\"", "9: *2 http request line: \"GET /b HTTP/1.1\"", "9: *1 http request line: \"GET /c HTTP/1.1\""}},
		{"the same error again", "failed: A\nfailed: A\n", []string{"failed: A"}, []string{"failed: A", "failed: A"}},
		{"two errors of one failure", "failed: A\nbecause of B\n", []string{"failed: A", "because of B"}, nil},
		{"two errors at two times", "08:00:00 failed: A\n08:00:07 because of B\n", []string{"failed: A", "because of B"}, []string{"08:00:00 failed: A", "08:00:07 because of B"}},
		{"two errors in a second", "08:00:00 failed: A\n08:00:00 because of B\n", []string{"failed: A", "because of B"}, nil},
		{"a stack of Python's", "failed: A\nTraceback (most recent call last):\n  File x\nfailed: A\n", []string{"failed: A"}, nil},
		{"a stack of Java's", "failed: A\n\tat x\nCaused by: failed: A\n", []string{"failed: A"}, nil},
		{"errors for two addresses", "'ws://a/' failed: A\n'ws://b/' because of B\n", []string{"failed: A", "because of B"}, []string{"'ws://a/' failed: A", "'ws://b/' because of B"}},
		{"what is said behind an entry", "INFO: \"WebSocket /ws\" 403\nINFO: failed: A\nINFO: \"WebSocket /ws\" 403\nINFO: failed: A\n", []string{"failed: A"}, []string{"INFO: \"WebSocket /ws\" 403", "INFO: \"WebSocket /ws\" 403"}},
		{"how an exchange ended, later", "08:00:00 > GET / HTTP/1.1\n08:01:00 failed: A\n", []string{"failed: A"}, nil},
		{"what a client says of a response", "GET / HTTP/1.1\n\nHTTP/1.1 403 No\n\nfailed: A\n", []string{"failed: A"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var remarks []Remark
			at := 0
			for line := range strings.Lines(test.input) {
				for _, says := range test.remarks {
					if i := strings.Index(line, says); i >= 0 {
						remarks = append(remarks, Remark{At: at + i, Says: says})
					}
				}
				at += len(line)
			}
			var first []string
			for _, piece := range Split(test.input, remarks) {
				line, _, _ := strings.Cut(piece.Text, "\n")
				first = append(first, line)
			}
			if strings.Join(first, "|") != strings.Join(test.first, "|") {
				t.Errorf("the pieces begin with %q, not %q", first, test.first)
			}
		})
	}
}

func TestSplitLinear(t *testing.T) {
	for _, part := range []string{
		"GET / HTTP/1.1\n", "HTTP/1.1 101 X\n", " HTTP/1.1", "HTTP/", "curl ", "$ curl x\n", "{\"request\":{\"headers\":[]}},", "{", "Sec-WebSocket-Key: ", "\n", "* Trying \n", "--> GET http://a\n", "[C1",
	} {
		text := strings.Repeat(part, (1<<20)/len(part))
		begin := time.Now()
		Split(text, nil)
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("1 MiB of %q took %v", part, took)
		}
	}
}

// The pieces of any text are runs of it, in order, none empty.
func FuzzSplit(f *testing.F) {
	for _, pattern := range []string{"testdata/*.txt", "../judge/testdata/several/*.txt", "testdata/printed/*.txt"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			if text, err := os.ReadFile(file); err == nil && len(text) < 16<<10 {
				f.Add(string(text), uint16(40))
			}
		}
	}
	f.Fuzz(func(t *testing.T, input string, every uint16) {
		var remarks []Remark
		for at := 0; every > 0 && at < len(input); at += int(every) {
			remarks = append(remarks, Remark{At: at, Says: string(rune('a' + at%3))})
		}
		pieces := Split(input, remarks)
		if len(pieces) == 1 {
			t.Error("one piece")
		}
		last := 0
		for _, piece := range pieces {
			at := piece.all()
			if piece.Text == "" || at.Start < last || at.End > len(input) {
				t.Fatalf("%q at %v", piece.Text, at)
			}
			last = at.Start
			if piece.Text != at.Of(input) && len(piece.pieces) < 2 {
				t.Errorf("%q is not %q", piece.Text, at.Of(input))
			}
		}
	})
}
