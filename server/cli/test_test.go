package cli

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gorilla/websocket"
)

// serveGorilla serves handshakes that gorilla takes, if refuse does not refuse them.
func serveGorilla(t *testing.T, refuse func(http.ResponseWriter, *http.Request) bool) string {
	t.Helper()
	upgrader := websocket.Upgrader{Subprotocols: []string{"chat"}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if refuse != nil && refuse(w, r) {
			return
		}
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return // it has answered
		}
		defer conn.Close()
		for {
			if _, _, err := conn.ReadMessage(); err != nil {
				return
			}
		}
	}))
	t.Cleanup(server.Close)
	return "ws" + strings.TrimPrefix(server.URL, "http") + "/chat"
}

func runTestCommand(args ...string) (status int, stdout, stderr string) {
	var out, err strings.Builder
	status = Run(append([]string{"test"}, args...), strings.NewReader(""), &out, &err)
	return status, out.String(), err.String()
}

// What a server wants is said in words, with the flag that helps.
func TestTestLearns(t *testing.T) {
	code := func(status int) func(http.ResponseWriter, *http.Request) bool {
		return func(w http.ResponseWriter, _ *http.Request) bool {
			http.Error(w, "no", status)
			return true
		}
	}
	for _, test := range []struct {
		name   string
		refuse func(http.ResponseWriter, *http.Request) bool
		args   []string
		status int
		says   string // a part of stdout or stderr
	}{
		{"nothing", nil, nil, exitOK, "0 fail"},
		{"a cookie", code(401), nil, exitUsage, "-H 'Cookie: …'"},
		{"an Origin", code(403), nil, exitUsage, "-origin https://…"},
		{"its own Origin", func(w http.ResponseWriter, r *http.Request) bool {
			return r.Header.Get("Origin") == "" && code(403)(w, r)
		}, nil, exitOK, "with http://127.0.0.1:"},
		{"another Origin", code(403), []string{"-origin", "https://a.example"}, exitUsage, "pages of https://a.example"},
		{"another path", code(404), nil, exitUsage, "no WebSocket at /chat"},
		{"a subprotocol", func(w http.ResponseWriter, r *http.Request) bool {
			return r.Header.Get("Sec-Websocket-Protocol") == "" && code(400)(w, r)
		}, nil, exitUsage, "-protocol A,B"},
		{"a subprotocol that it gets", func(w http.ResponseWriter, r *http.Request) bool {
			return r.Header.Get("Sec-Websocket-Protocol") == "" && code(400)(w, r)
		}, []string{"-protocol", "chat"}, exitOK, "0 fail"},
		{"a redirect", func(w http.ResponseWriter, r *http.Request) bool {
			http.Redirect(w, r, "/elsewhere", http.StatusFound)
			return true
		}, nil, exitUsage, "points to /elsewhere"},
		{"patience", code(503), nil, exitUsage, "Try again later"},
		{"nothing, and is wrong", nil, []string{"-only", "key-twice"}, exitBad, "1 fail"},
	} {
		t.Run(test.name, func(t *testing.T) {
			args := append([]string{serveGorilla(t, test.refuse), "-only", "plain-101,C09"}, test.args...)
			status, stdout, stderr := runTestCommand(args...)
			if status != test.status || !strings.Contains(stdout+stderr, test.says) || !strings.Contains(stderr, "sends up to ") {
				t.Errorf("%d\n%s\n%s", status, stdout, stderr)
			}
		})
	}
}

// Nothing is sent to another computer without a yes.
func TestTestAsks(t *testing.T) {
	for _, address := range []string{"ws://192.0.2.1/", "ws://localhost.example/", "ws://[2001:db8::1]/"} {
		status, stdout, stderr := runTestCommand(address)
		if status != exitUsage || stdout != "" || !strings.Contains(stderr, "-yes") {
			t.Errorf("%s: %d %q %q", address, status, stdout, stderr)
		}
	}
}

func TestTestUsage(t *testing.T) {
	for _, test := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-h"}, exitOK, "Exit status"},
		{[]string{"-list", "-only", "C12"}, exitOK, "key-twice"},
		{nil, exitUsage, "say which server"},
		{[]string{"-only", "C99", "ws://127.0.0.1/"}, exitUsage, `"C99"`},
		{[]string{"-timeout", "0s", "ws://127.0.0.1/"}, exitUsage, "-timeout"},
		{[]string{"-wrong"}, exitUsage, "see wsaccept test -h"},
	} {
		if status, stdout, stderr := runTestCommand(test.args...); status != test.status || !strings.Contains(stdout+stderr, test.says) {
			t.Errorf("%v: %d %q %q", test.args, status, stdout, stderr)
		}
	}
}

// The reports have no secret in them.
func TestTestReports(t *testing.T) {
	dir := t.TempDir()
	address := serveGorilla(t, func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method == "GET" {
			return false
		}
		http.Error(w, r.Header.Get("Authorization"), http.StatusMethodNotAllowed)
		return true
	})
	args := []string{"-H", "Authorization: Bearer S3CRETS3CRET", "-only", "C02,C06", "-json", "-", address + "?token=S3CRETS3CRET"}
	for _, form := range []string{"junit", "tap", "html"} {
		args = append(args, "-"+form, filepath.Join(dir, form))
	}
	_, stdout, stderr := runTestCommand(args...)
	type line struct {
		ID, Link          string
		Request, Response []byte
	}
	var report struct{ Lines []line }
	if err := json.Unmarshal([]byte(stdout), &report); err != nil {
		t.Fatalf("%v: %q %q", err, stdout, stderr)
	}
	i := slices.IndexFunc(report.Lines, func(l line) bool { return l.ID == "method-post" })
	if i < 0 || !strings.HasPrefix(string(report.Lines[i].Request), "POST /chat?token=xxx") || !strings.HasPrefix(string(report.Lines[i].Response), "HTTP/1.1 405 ") {
		t.Errorf("%+v", report.Lines)
	}
	texts := []string{stdout, stderr}
	for _, form := range []string{"junit", "tap", "html"} {
		text, err := os.ReadFile(filepath.Join(dir, form))
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	for _, line := range report.Lines {
		texts = append(texts, string(line.Request), string(line.Response), line.Link)
	}
	for _, text := range texts {
		if strings.Contains(text, "S3CRET") || text == "" {
			t.Errorf("a secret, or nothing, in %.300q", text)
		}
	}
}
