package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"wsaccept/server/conformance/results"
)

// The exit status of the client is what counts, and one that never ends is ended.
func TestLabExec(t *testing.T) {
	for _, test := range []struct {
		name   string
		client string
		args   string
		status int
		says   []string // in the order of the cases
	}{
		{"never asks", "exit 1", "-only ok", exitBad, []string{"did not ask"}},
		{"opens all", askFor("exit 0"), "-only ok,accept-no-guid", exitBad, []string{"pass", "opened though it must fail"}},
		{"opens none", askFor("exit 1"), "-only ok,accept-no-guid", exitBad, []string{"failed though", "pass"}},
		{"never ends", askFor("sleep 60"), "-only accept-no-guid -timeout 4s", exitOK, []string{"took too long"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var stdout, stderr strings.Builder
			args := append([]string{"lab", "-json", "-", "-exec", test.client}, strings.Fields(test.args)...)
			status := Run(args, strings.NewReader(""), &stdout, &stderr)
			var report results.Report
			if err := json.Unmarshal([]byte(stdout.String()), &report); err != nil {
				t.Fatalf("%v: %q %q", err, stdout.String(), stderr.String())
			}
			if status != test.status || len(report.Lines) != len(test.says) {
				t.Fatalf("status %d: %s", status, stdout.String())
			}
			for i, line := range report.Lines {
				if says := string(line.Verdict) + " " + line.Outcome + " " + line.Says; !strings.Contains(says, test.says[i]) {
					t.Errorf("%s: %s", line.ID, says)
				}
			}
		})
	}
}

// askFor is a client in Python that sends a handshake, reads the response and then does
// what it is told.
func askFor(then string) string {
	return `python3 -c '
import os, socket, urllib.parse
u = urllib.parse.urlsplit(os.environ["WSACCEPT_URL"])
s = socket.create_connection((u.hostname, u.port))
s.sendall(("GET %s?%s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\nSec-WebSocket-Version: 13\r\n\r\n" % (u.path, u.query, u.netloc)).encode())
s.recv(4096)' && ` + then
}

func TestLabUsage(t *testing.T) {
	for _, test := range []struct {
		args   string
		status int
		says   string
	}{
		{"-h", exitOK, "Exit status"},
		{"-list -only accept-no-guid", exitOK, "Wrong Accept: the GUID"},
		{"-only nothing", exitUsage, `"nothing"`},
		{"client", exitUsage, "-exec"},
		{"-parallel 0", exitUsage, "-parallel"},
		{"-exec true -addr nowhere.invalid:1", exitUsage, "nowhere.invalid"},
	} {
		var stdout, stderr strings.Builder
		status := Run(append([]string{"lab"}, strings.Fields(test.args)...), strings.NewReader(""), &stdout, &stderr)
		if status != test.status || !strings.Contains(stdout.String()+stderr.String(), test.says) {
			t.Errorf("%s: %d %q %q", test.args, status, stdout.String(), stderr.String())
		}
	}
}
