//go:build unix

package workertest_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"wsaccept/server/wiretest"
	"wsaccept/server/workertest"
	"wsaccept/wasm/wire"
)

// The Worker on workerd, the runtime of Cloudflare Workers.

// startWorker starts it, and returns its address. It ends with the test.
func startWorker(t *testing.T, origins, hosts string) (addr string) {
	t.Helper()
	worker, err := workertest.Workerd(origins, hosts)
	workertest.Check(t, err)
	t.Cleanup(worker.Stop)
	return worker.Addr
}

// The runtime computes the Accept, and is as right as this program.
func TestWorkerAccept(t *testing.T) {
	addr := startWorker(t, "", "")
	keys := make(chan string)
	var clients sync.WaitGroup
	for range 2 { // eight at once keep workerd from collecting garbage, and it grows by 5 MB a handshake
		clients.Go(func() {
			for key := range keys {
				if err := workerAccepts(addr, key); err != nil {
					t.Error(err)
				}
			}
		})
	}
	keys <- wiretest.SampleKey
	for range 1000 {
		keys <- wiretest.NewKey()
	}
	close(keys)
	clients.Wait()
}

// workerAccepts shakes hands once, and returns an error unless the answer on the
// wire is right for key.
func workerAccepts(addr, key string) error {
	c, err := wiretest.Connect(addr)
	if err != nil {
		return err
	}
	defer wiretest.Abort(c)
	answer, err := wiretest.Send(c, wiretest.AsBrowser("http://"+addr, wire.SocketPath, key))
	if err != nil {
		return err
	}
	head, _, _ := strings.Cut(answer, "\r\n\r\n")
	want := "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
		"Sec-WebSocket-Accept: " + wiretest.Accept(key, wiretest.GUID) + "\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=15"
	if head != want {
		return fmt.Errorf("to %s: %q, want %q", key, head, want)
	}
	return nil
}

// Limits on an open socket, which the Worker shares with the program.
const (
	workerIdle       = 10 * time.Second
	workerMaxMessage = 1 << 10 // bytes
)

// Why the Worker answers otherwise than the program.
const (
	unseen   = "the runtime lets it pass, and does not tell the Worker"
	before   = "the runtime answers before the Worker is asked"
	restrict = "the runtime upgrades only when Upgrade names websocket alone"
	onlyGET  = "miniflare can't hand on a handshake that is no GET"
	lenient  = "the RFCs leave it to the server, and nothing in the Worker refuses"
)

// apart is another answer than the program's.
type apart struct{ status, why string }

// workerApart is where the Worker answers otherwise than the program.
var workerApart = map[string]apart{
	"HTTP/1.0":                {"101", unseen},
	"HTTP/2.0 in text":        {"101", unseen},
	"http/1.1":                {"101", unseen},
	"two spaces":              {"101", unseen},
	"get":                     {"501", before},
	"fragment":                {"101", unseen},
	"absolute target":         {"500", before},
	"two Hosts":               {"500", before},
	"bad Host":                {"500", before},
	"empty Host":              {"400", before},
	"Upgrade: h2c, websocket": {"426", restrict},
	"Upgrade: , websocket":    {"426", restrict},
	"Version 13 with spaces":  {"400", "the runtime keeps spaces at the end of the value, and finds another version"},
	"space before a colon":    {"101", unseen},
	"empty line first":        {"501", before},
	"two lengths":             {"500", before},
	"unknown coding":          {"500", before},
	"Expect: more":            {"101", lenient},
	"frame glued on":          {"101", unseen},
	"request glued on":        {"101", unseen},
	"empty subprotocol":       {"101", unseen},
	"65 lines":                {"101", "the runtime makes one line of those with the same name"},
	"500 lines":               {"101", "the runtime makes one line of those with the same name"},
}

// miniflareApart is where the Worker answers otherwise than on workerd, if it runs
// as make worker runs it.
var miniflareApart = map[string]apart{
	"POST":    {"500", onlyGET},
	"HEAD":    {"500", onlyGET},
	"OPTIONS": {"500", onlyGET},
}

// The Worker judges requests as the program does, by the same code.
func TestWorkerStrict(t *testing.T) {
	t.Run("workerd", func(t *testing.T) { workerStrict(t, startWorker(t, "", ""), workerApart) })
	t.Run("miniflare", func(t *testing.T) {
		worker, err := workertest.Playground()
		workertest.Check(t, err)
		t.Cleanup(worker.Stop)
		all := maps.Clone(workerApart)
		maps.Copy(all, miniflareApart)
		workerStrict(t, worker.Addr, all)
		workerHosts(t, worker.Addr)
	})
}

func workerStrict(t *testing.T, addr string, aparts map[string]apart) {
	known := map[string]bool{}
	for _, odd := range wiretest.Oddities {
		known[odd.Name] = true
		t.Run(odd.Name, func(t *testing.T) {
			answer := workerAnswer(t, addr, odd.Change(wiretest.AsBrowser("http://"+addr, wire.SocketPath+"?t=x", wiretest.SampleKey)))
			want := odd.Status
			if other, found := aparts[odd.Name]; found {
				if want = other.status; want == odd.Status {
					t.Error("it is not apart, but the table has it")
				}
			} else if odd.Status != "101" && odd.Early == "" {
				for _, l := range odd.Lines {
					// The runtime drops Upgrade and Connection from what is no 101.
					dropped := l == wiretest.AskUpgrade[0] || l == wiretest.AskUpgrade[1]
					if !dropped && !strings.Contains(strings.ToLower(answer), strings.ToLower("\r\n"+l+"\r\n")) {
						t.Errorf("no %s in %q", l, answer)
					}
				}
			}
			if status := wiretest.StatusesIn(answer); status != want {
				t.Errorf("%q, want %s", answer, want)
			}
		})
	}
	for name, a := range aparts {
		if !known[name] || a.why == "" {
			t.Errorf("%s has no such oddity, or no reason", name)
		}
	}
}

// workerAnswer returns the answer to request, but not what follows a 101, or "" if
// the connection ended without one.
func workerAnswer(t *testing.T, addr, request string) string {
	t.Helper()
	c, err := wiretest.Connect(addr)
	if err != nil {
		t.Fatal(err)
	}
	defer wiretest.Abort(c)
	return workerAnswerOn(t, c, request)
}

// workerAnswerOn is workerAnswer over the connection c.
func workerAnswerOn(t *testing.T, c net.Conn, request string) string {
	t.Helper()
	answer, err := wiretest.Send(c, request)
	if err != nil && answer != "" {
		t.Fatalf("%v after %q", err, answer)
	}
	// A refusal ends with an empty chunk, but an answer to HEAD has none.
	for !strings.HasPrefix(request, "HEAD") && strings.Contains(answer, "\r\nTransfer-Encoding: chunked\r\n") && !strings.HasSuffix(answer, "\r\n0\r\n\r\n") {
		buffer := make([]byte, 4096)
		n, err := c.Read(buffer)
		if answer += string(buffer[:n]); err != nil {
			t.Fatalf("%v after %q", err, answer)
		}
	}
	return answer
}

// workerReport is the first message.
type workerReport struct {
	Request  []byte
	Redacted []string
}

// workerDial shakes hands as a library does, and returns the socket and the first
// message.
func workerDial(t *testing.T, addr string, header http.Header) (*websocket.Conn, workerReport) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), wiretest.Patience)
	defer cancel()
	c, _, err := websocket.Dial(ctx, "ws://"+addr+wire.SocketPath, &websocket.DialOptions{HTTPHeader: header})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.CloseNow() })
	kind, message, err := c.Read(ctx)
	var report workerReport
	if err != nil || kind != websocket.MessageText || json.Unmarshal(message, &report) != nil {
		t.Fatalf("%v %q %v", kind, message, err)
	}
	return c, report
}

// The first message tells what arrived, but no secrets, and then messages come
// back, text as text and bytes as bytes, unless they are too long.
func TestWorkerSocket(t *testing.T) {
	addr := startWorker(t, "none https://play.example", "")
	for name, test := range map[string]struct {
		header   http.Header
		request  string // with %HOST% and %KEY% in it
		redacted []string
	}{
		"without Origin": {nil, "GET /endpoint/ws HTTP/1.1\r\naccept-encoding: gzip\r\nconnection: Upgrade\r\nhost: %HOST%\r\nsec-websocket-key: %KEY%\r\nsec-websocket-version: 13\r\nupgrade: websocket\r\nuser-agent: Go-http-client/1.1\r\n\r\n", nil},
		"a friend, with secrets": {
			http.Header{"Origin": {"https://play.example"}, "Cookie": {"a=b, c"}, "Authorization": {"Basic YTpi"}, "User-Agent": {"Mozilla/5.0 (X11, like Gecko)"}},
			"GET /endpoint/ws HTTP/1.1\r\naccept-encoding: gzip\r\nauthorization: xxxxx xxxx\r\nconnection: Upgrade\r\ncookie: xxxx x\r\nhost: %HOST%\r\norigin: https://play.example\r\nsec-websocket-key: %KEY%\r\nsec-websocket-version: 13\r\nupgrade: websocket\r\nuser-agent: Mozilla/5.0 (X11, like Gecko)\r\n\r\n",
			[]string{"authorization", "cookie"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c, report := workerDial(t, addr, test.header)
			key := regexp.MustCompile("sec-websocket-key: (.*)\r\n").FindSubmatch(report.Request)
			if key == nil {
				t.Fatalf("no key in %q", report.Request)
			}
			want := strings.NewReplacer("%HOST%", addr, "%KEY%", string(key[1])).Replace(test.request)
			if string(report.Request) != want || !slices.EqualFunc(report.Redacted, test.redacted, strings.EqualFold) {
				t.Errorf("%q, redacted %q, want %q, %q", report.Request, report.Redacted, want, test.redacted)
			}
			ctx, cancel := context.WithTimeout(t.Context(), wiretest.Patience)
			defer cancel()
			for _, message := range []string{"", "hello", "\u00e4", strings.Repeat("x", workerMaxMessage)} {
				for _, kind := range []websocket.MessageType{websocket.MessageText, websocket.MessageBinary} {
					if err := c.Write(ctx, kind, []byte(message)); err != nil {
						t.Fatal(err)
					}
					if gotKind, got, err := c.Read(ctx); err != nil || gotKind != kind || string(got) != message {
						t.Errorf("%v %q came back as %v %q, %v", kind, message, gotKind, got, err)
					}
				}
			}
			if err := c.Write(ctx, websocket.MessageBinary, make([]byte, workerMaxMessage+1)); err != nil {
				t.Fatal(err)
			}
			if _, _, err := c.Read(ctx); websocket.CloseStatus(err) != websocket.StatusMessageTooBig {
				t.Errorf("after too long a message: %v", err)
			}
		})
	}
	c, _ := workerDial(t, addr, nil)
	if err := c.Close(websocket.StatusNormalClosure, "enough"); err != nil {
		t.Errorf("the Worker does not close in answer: %v", err)
	}
}

// A silent socket ends, as it does in the program.
func TestWorkerIdle(t *testing.T) {
	t.Parallel()
	addr := startWorker(t, "none", "")
	c, _ := workerDial(t, addr, nil)
	began := time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), 2*workerIdle)
	defer cancel()
	_, _, err := c.Read(ctx)
	if took := time.Since(began); websocket.CloseStatus(err) != websocket.StatusNormalClosure || took < workerIdle-time.Second {
		t.Errorf("%v after %v", err, took)
	}
}

// The other paths, and what must stay outside.
func TestWorkerRefuses(t *testing.T) {
	addr := startWorker(t, "https://play.example", "")
	for name, test := range map[string]struct{ path, origin, status, says string }{
		"its own":       {wire.SocketPath, "http://" + addr, "101", ""},
		"a friend":      {wire.SocketPath, "https://play.example", "101", ""},
		"another site":  {wire.SocketPath, "http://evil.example", "403", "put http://evil.example into ORIGINS"},
		"another port":  {wire.SocketPath, "http://127.0.0.1", "403", "put http://127.0.0.1 into ORIGINS"},
		"no origin":     {wire.SocketPath, "", "403", "put none into ORIGINS"},
		"opaque":        {wire.SocketPath, "null", "403", "is not the origin of a page of this site"},
		"two in a line": {wire.SocketPath, "http://" + addr + ", http://evil.example", "403", "is not the origin of a page of this site"},
		"its own voice": {wire.SocketPath + "?voice=workerd", "http://" + addr, "101", ""},
		"another voice": {wire.SocketPath + "?voice=gorilla", "http://" + addr, "404", "there is no such endpoint"},
		"info":          {"/endpoint", "", "200", `{"voices":[{"id":"workerd","server":"Cloudflare Workers (workerd)"}],"lab":false,"report":"message"}`},
		"no laboratory": {wire.LabPath + "ok", "http://" + addr, "404", ""},
		"no reports":    {"/endpoint/report/AAAAAAAAAAAAAAAAAAAAAA", "", "404", ""},
	} {
		origin := ""
		if test.origin != "" {
			origin = "Origin: " + test.origin
		}
		answer := workerAnswer(t, addr, wiretest.Line("Origin", origin)(wiretest.AsBrowser("http://"+addr, test.path, wiretest.NewKey())))
		if wiretest.StatusesIn(answer) != test.status || !strings.Contains(answer, test.says) {
			t.Errorf("%s: %q, want %s and %q", name, answer, test.status, test.says)
		}
		if policed := strings.Contains(answer, "\r\nContent-Security-Policy: "); policed != (test.path == "/endpoint" || test.path[:len("/endpoint/r")] == "/endpoint/r") {
			t.Errorf("%s: policy %t", name, policed)
		}
	}
}

// A page that had its own name lead here would have the origin of that name. It gets
// in under no name but those that are configured.
func TestWorkerHosts(t *testing.T) {
	addr := startWorker(t, "", "127.0.0.1 play.example")
	workerHosts(t, addr)
	if answer := workerAnswer(t, addr, wiretest.AsBrowser("http://play.example", wire.SocketPath, wiretest.NewKey())); wiretest.StatusesIn(answer) != "101" {
		t.Errorf("under its own name: %q", answer)
	}
}

// workerHosts tries the Worker at addr under that address and under foreign names.
func workerHosts(t *testing.T, addr string) {
	t.Helper()
	for host, want := range map[string]string{addr: "101", "evil.example": "421", "evil.example:8080": "421", "127.0.0.1.evil.example": "421"} {
		if answer := workerAnswer(t, addr, wiretest.AsBrowser("http://"+host, wire.SocketPath, wiretest.NewKey())); wiretest.StatusesIn(answer) != want {
			t.Errorf("under %s: %q, want %s", host, answer, want)
		}
	}
}

// The runtime keeps the connection of a refused handshake: it drops the Worker's
// Connection, and has no other way to end it. What comes behind is another request, and
// judged as one. If this fails, the README can promise more.
func TestWorkerKeepsConnection(t *testing.T) {
	c, err := wiretest.Connect(startWorker(t, "", ""))
	if err != nil {
		t.Fatal(err)
	}
	defer wiretest.Abort(c)
	refused := wiretest.Line("Origin", "Origin: http://evil.example")(wiretest.AsBrowser("http://"+c.RemoteAddr().String(), wire.SocketPath, wiretest.NewKey()))
	for range 3 {
		if answer := workerAnswerOn(t, c, refused); wiretest.StatusesIn(answer) != "403" {
			t.Errorf("%q", answer)
		}
	}
}
