package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	goodRequest  = "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
	goodResponse = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
)

// The JSON is the program's interface: these are its names, written out.
func TestCheckJSON(t *testing.T) {
	input := "* Connected\n> " + strings.ReplaceAll(strings.TrimSuffix(goodRequest, "\r\n"), "\r\n", "\n> ") +
		"\n< " + strings.ReplaceAll(strings.Replace(strings.TrimSuffix(goodResponse, "\r\n"), "s3pP", "x3pP", 1), "\r\n", "\n< ") + "\n"
	var stdout, stderr bytes.Buffer
	if status := Run([]string{"check", "-json"}, strings.NewReader(input), &stdout, &stderr); status != 1 || stderr.Len() > 0 {
		t.Fatalf("status %d, stderr %s", status, stderr.String())
	}
	type side struct {
		Verdict  string
		Findings []struct {
			Rule, Severity, Section, Title, Detail string
			Line, Start, End                       int
		}
	}
	var got struct {
		Request, Response side
		Accept            struct {
			Key, Expected, Got string
			Match              bool
		}
		Clients []struct{ Client, Version, Verdict, Message string }
		Servers []struct {
			Server, Version, Verdict string
			Status                   int
		}
		Notes []string
	}
	decoder := json.NewDecoder(&stdout)
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Request.Verdict != "ok" || got.Response.Verdict != "fail" {
		t.Errorf("request %s, response %s", got.Request.Verdict, got.Response.Verdict)
	}
	if a := got.Accept; a.Key != "dGhlIHNhbXBsZSBub25jZQ==" || a.Expected != "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" || a.Got != "x3pPLMBiTxaQ9kYGzzhZRbK+xOo=" || a.Match {
		t.Errorf("accept %+v", a)
	}
	i := slices.IndexFunc(got.Response.Findings, func(f struct {
		Rule, Severity, Section, Title, Detail string
		Line, Start, End                       int
	}) bool {
		return f.Rule == "R07"
	})
	if i < 0 {
		t.Fatalf("findings %+v", got.Response.Findings)
	}
	f := got.Response.Findings[i]
	if f.Severity != "error" || f.Section != "RFC 6455 §4.1" || input[f.Start:f.End] != "x3pPLMBiTxaQ9kYGzzhZRbK+xOo=" || f.Line != 1+strings.Count(input[:f.Start], "\n") {
		t.Errorf("finding %+v, at %q", f, input[f.Start:f.End])
	}
	if c := got.Clients[0]; c.Client != "chromium" || c.Verdict != "fail" || c.Message != "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value" {
		t.Errorf("%d clients, the first %+v", len(got.Clients), c)
	}
	if s := got.Servers[0]; s.Server != "gorilla" || s.Verdict != "accept" || s.Status != 101 {
		t.Errorf("%d servers, the first %+v", len(got.Servers), s)
	}
	if len(got.Notes) == 0 || !strings.Contains(got.Notes[0], "curl -v") {
		t.Errorf("notes %q", got.Notes)
	}
}

func TestCheckStatus(t *testing.T) {
	file := filepath.Join(t.TempDir(), "handshake")
	if err := os.WriteFile(file, []byte(goodRequest+goodResponse), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, args, stdin string
		status            int
		stdout, stderr    string // parts
	}{
		{"good", "check", goodRequest + goodResponse, 0, "Request: ok", ""},
		{"a file", "check " + file, "", 0, "Response: ok", ""},
		{"stdin by name", "check -", goodRequest, 0, "Response: absent", ""},
		{"bad request", "check", strings.Replace(goodRequest, "GET", "POST", 1), 1, "error C02, line 1: The method is “POST”, not GET.", ""},
		{"bad answer", "check", strings.Replace(goodResponse, "101", "200", 1), 1, "note R01, line 1: ", ""},
		{"a fragment in the address", "check", "ws://server.example.com/chat#x\n\n" + goodRequest, 1, "✗ The address is not valid: a client must not connect to it. The request is valid.\n", ""},
		{"only an address, a bad one", "check", "ws://server.example.com/chat#x\n", 1, "✗ The address is not valid: a client must not connect to it.\n", ""},
		{"only an address", "check", "ws://server.example.com/chat\n", 2, "", "Only an address was found"},
		{"bytes as they are", "check -raw", "GET / HTTP/1.1\nHost: a\n\n", 1, "warning H05", ""},
		{"lines of text", "check", strings.ReplaceAll(goodRequest, "\r\n", "\n"), 0, "Request: ok", ""},
		{"nothing", "check", "", 2, "", "the input is empty"},
		{"no handshake", "check", "hello\n", 2, "", "No handshake was found"},
		{"no file", "check " + file + ".none", "", 2, "", "no such file"},
		{"two files that are not there", "check a b", "", 2, "", "check: b: no such file"},
		{"a form that there is not", "check -format yaml", goodRequest, 2, "", "not \"yaml\""},
		{"no such flag", "check -x", "", 2, "", "not defined: -x"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			status := Run(strings.Fields(test.args), strings.NewReader(test.stdin), &stdout, &stderr)
			if status != test.status || !strings.Contains(stdout.String(), test.stdout) || !strings.Contains(stderr.String(), test.stderr) || (test.stderr == "") != (stderr.Len() == 0) {
				t.Errorf("status %d, stdout %q, stderr %q", status, stdout.String(), stderr.String())
			}
		})
	}
}
