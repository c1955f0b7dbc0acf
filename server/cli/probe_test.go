package cli

import (
	"bytes"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"wsaccept/server/notrun"
	"wsaccept/server/wiretest"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page"
	"wsaccept/wasm/paste"
)

// rawServer takes one connection after the other, reads a request up to its empty
// line, and lets answer say the rest. What came is in requests.
func rawServer(t *testing.T, network, host string, answer func(conn net.Conn, key string)) (addr string, requests chan string) {
	t.Helper()
	listener, err := net.Listen(network, net.JoinHostPort(host, "0"))
	if err != nil {
		notrun.Because(t, "nothing can listen on %s here: %v", host, err)
	}
	t.Cleanup(func() { listener.Close() })
	requests = make(chan string, 10)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				conn.SetDeadline(time.Now().Add(5 * time.Second))
				var request []byte
				for b := make([]byte, 1); !bytes.HasSuffix(request, []byte("\r\n\r\n")); {
					if _, err := conn.Read(b); err != nil {
						break
					}
					request = append(request, b[0])
				}
				requests <- string(request)
				_, rest, _ := strings.Cut(string(request), "Sec-WebSocket-Key: ")
				key, _, _ := strings.Cut(rest, "\r\n")
				answer(conn, key)
			}()
		}
	}()
	return listener.Addr().String(), requests
}

// probing runs the command.
func probing(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = Run(append([]string{"probe"}, args...), strings.NewReader(""), &out, &errs)
	return status, out.String(), errs.String()
}

type probeJSON struct {
	Address, Peer string
	Opened        bool
	Failure       *struct{ Phase, What, Advice string }
	Request       struct{ Verdict string }
	Response      struct {
		Verdict  string
		Findings []struct {
			Rule             string
			Line, Start, End int
		}
	}
	Accept               *struct{ Match bool }
	Clients              []struct{ Client, Verdict string }
	Servers              []struct{ Server string }
	Diagnosis            *struct{ Verdict, Mistake string }
	Sent, Received, Body []byte
	Redacted             []string
	Seconds              struct{ Connect, TLS, Answer float64 }
	Closed               *struct {
		Clean   bool
		Code    int
		Problem string
	}
	TLS *struct {
		Version, Cipher, ALPN string
		Certificate           struct {
			Subject, Issuer     string
			NotBefore, NotAfter time.Time
			Verified            bool
			WhyNot              string
		}
	}
	Link string
}

func probingJSON(t *testing.T, args ...string) (status int, result probeJSON) {
	t.Helper()
	status, stdout, stderr := probing(append([]string{"-json"}, args...)...)
	decoder := json.NewDecoder(strings.NewReader(stdout))
	if err := decoder.Decode(&result); err != nil {
		t.Fatalf("%v; stdout %q, stderr %q", err, stdout, stderr)
	}
	return status, result
}

func accepting(key string) string {
	return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
		wiretest.Accept(key, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11") + "\r\n\r\n"
}

const closed1000 = "\x88\x02\x03\xE8"

// A server that somebody else wrote, through net/http.
func TestProbeHonestServer(t *testing.T) {
	codes := make(chan websocket.StatusCode, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		socket, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{"chat"}})
		if err != nil {
			return
		}
		defer socket.CloseNow()
		socket.Write(r.Context(), websocket.MessageText, []byte("welcome"))
		_, _, err = socket.Read(r.Context())
		codes <- websocket.CloseStatus(err)
	}))
	defer server.Close()
	status, r := probingJSON(t, server.URL+"/chat", "-protocol", "soap,chat", "-deflate", "-origin", server.URL)
	if status != exitOK || !r.Opened || r.Response.Verdict != "ok" || r.Failure != nil || r.Closed == nil || !r.Closed.Clean || r.Closed.Code != 1000 {
		t.Errorf("status %d, %+v", status, r)
	}
	if !strings.Contains(string(r.Received), "\r\nSec-Websocket-Protocol: chat\r\n") || !strings.HasSuffix(string(r.Received), "\r\n\r\n") {
		t.Errorf("received %q", r.Received)
	}
	if code := <-codes; code != websocket.StatusNormalClosure {
		t.Errorf("the server saw the close code %d", code)
	}
}

// The JSON is the program's interface: these are its names, written out.
func TestProbeJSON(t *testing.T) {
	addr, requests := rawServer(t, "tcp4", "127.0.0.1", func(conn net.Conn, key string) {
		answer := accepting(key)
		io.WriteString(conn, strings.Replace(answer, wiretest.Accept(key, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"), wiretest.Accept(key, ""), 1))
	})
	status, stdout, stderr := probing("-json", "-page", "https://play.example/", "ws://"+addr+"/chat?x")
	if status != exitBad || stderr != "" {
		t.Fatalf("status %d, stderr %q", status, stderr)
	}
	var names map[string]any
	if err := json.Unmarshal([]byte(stdout), &names); err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields("address peer opened request response accept clients servers notes diagnosis sent received body redacted seconds link") {
		if value, found := names[name]; !found || value == nil {
			t.Errorf("%s is %v", name, value)
		}
	}
	seconds, _ := names["seconds"].(map[string]any)
	for _, name := range []string{"connect", "tls", "answer"} {
		if _, found := seconds[name]; !found {
			t.Errorf("seconds: no %s", name)
		}
	}
	var r probeJSON
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatal(err)
	}
	request := <-requests
	if string(r.Sent) != request || r.Address != "ws://"+addr+"/chat?x" || r.Peer != addr || r.Opened || r.Accept.Match {
		t.Errorf("on the wire %q; %+v", request, r)
	}
	if d := r.Diagnosis; d.Verdict != "mistake" || d.Mistake != "no-guid" {
		t.Errorf("diagnosis %+v", d)
	}
	if len(r.Clients) == 0 || len(r.Servers) == 0 || r.Clients[0].Verdict != "fail" {
		t.Errorf("clients %+v, servers %+v", r.Clients, r.Servers)
	}
	f := r.Response.Findings[0]
	if wrong := string(r.Received[f.Start:f.End]); f.Rule != "R07" || f.Line != 4 || len(wrong) != 28 || !strings.Contains(string(r.Received), "Sec-WebSocket-Accept: "+wrong+"\r\n") {
		t.Errorf("finding %+v, at %q", f, wrong)
	}
	// The link shows the very bytes.
	fragment, found := strings.CutPrefix(r.Link, "https://play.example/")
	state, notice, ok := page.ParseLink(fragment)
	left, right := state.Draft.Request, state.Draft.Response
	if !found || !ok || notice != "" || paste.Find(left, paste.Request).Request.Text != request || paste.Find(right, paste.Response).Response.Text != string(r.Received) || state.Draft.Address != r.Address {
		t.Errorf("link %q: %q, %q, %q", r.Link, notice, left, right)
	}
}

func TestProbeIPv6(t *testing.T) {
	addr, requests := rawServer(t, "tcp6", "::1", func(conn net.Conn, key string) { io.WriteString(conn, accepting(key)+closed1000) })
	status, stdout, _ := probing("ws://" + addr + "/")
	if request := <-requests; status != exitOK || !strings.Contains(request, "\r\nHost: "+addr+"\r\n") {
		t.Errorf("status %d, request %q, stdout:\n%s", status, request, stdout)
	}
}

// A certificate that nobody signed is refused, or taken and told of.
func TestProbeTLS(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		socket, err := websocket.Accept(w, r, nil)
		if err != nil {
			return
		}
		socket.Read(r.Context())
	}))
	server.TLS = &tls.Config{NextProtos: []string{"h2", "http/1.1"}} // of which h2 must not be chosen
	server.Config.ErrorLog = quiet()
	server.StartTLS()
	defer server.Close()
	url := "wss" + strings.TrimPrefix(server.URL, "https")

	status, r := probingJSON(t, url)
	if status != exitBad || r.Opened || len(r.Sent) > 0 || r.Failure == nil || r.Failure.Phase != "tls" || !strings.Contains(r.Failure.Advice, "-insecure") || r.Link != "" {
		t.Errorf("status %d, %+v, failure %+v", status, r, r.Failure)
	}
	theirs := server.Certificate()
	for _, insecure := range []bool{false, true} {
		if insecure {
			status, r = probingJSON(t, "-insecure", url)
		}
		c := r.TLS.Certificate
		if c.Verified || c.WhyNot == "" || c.Subject != theirs.Subject.String() || c.Issuer != theirs.Issuer.String() || !c.NotBefore.Equal(theirs.NotBefore) || !c.NotAfter.Equal(theirs.NotAfter) {
			t.Errorf("insecure %t: certificate %+v", insecure, c)
		}
	}
	if status != exitOK || !r.Opened || r.TLS.Version != "TLS 1.3" || r.TLS.ALPN != "http/1.1" || r.TLS.Cipher == "" || r.Seconds.TLS <= 0 {
		t.Errorf("status %d, opened %t, TLS %+v, seconds %+v", status, r.Opened, r.TLS, r.Seconds)
	}
	_, stdout, _ := probing("-insecure", url)
	if first, _, _ := strings.Cut(stdout, "\n"); !strings.HasPrefix(first, "✓ ") || !strings.HasSuffix(first, "though its certificate can’t be verified.") {
		t.Errorf("stdout:\n%s", stdout)
	}
	addr := strings.TrimPrefix(url, "wss://")
	if status, stdout, _ := probing("ws://" + addr); status != exitBad || !strings.Contains(stdout, "HTTPS server") {
		t.Errorf("ws: at a port for TLS: status %d, stdout:\n%s", status, stdout)
	}
}

func TestProbeNoTLSThere(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	if status, stdout, _ := probing("wss" + strings.TrimPrefix(server.URL, "http")); status != exitBad || !strings.Contains(stdout, "does not speak TLS") || !strings.Contains(stdout, "Use ws:") {
		t.Errorf("status %d, stdout:\n%s", status, stdout)
	}
}

func TestProbeRefusedConnection(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := listener.Addr().String()
	listener.Close()
	status, stdout, _ := probing(addr)
	if status != exitBad || !strings.HasPrefix(stdout, "✗ Nothing accepts connections at "+addr) {
		t.Errorf("status %d, stdout:\n%s", status, stdout)
	}
}

func TestProbeUsage(t *testing.T) {
	for args, part := range map[string]string{
		"":                            "say which server",
		"-json":                       "say which server",
		"ws://a b":                    `unexpected argument "b"`,
		"ws://a -x":                   "not defined: -x",
		"ws://a -timeout 0s":          "-timeout must be",
		"ws://a -timeout soon":        "invalid value",
		"ws://a/#x":                   "RFC 6455 §3",
		"ws://u:p@a/":                 "-H 'Authorization: …'",
		"ws://a -H nothing":           "-H 'Name: value'",
		"ftp://a":                     "must be ws or wss",
		"-insecure -origin o http://": "no host",
	} {
		status, stdout, stderr := probing(strings.Fields(args)...)
		if status != exitUsage || stdout != "" || !strings.Contains(stderr, part) {
			t.Errorf("%s: status %d, stdout %q, stderr %q", args, status, stdout, stderr)
		}
	}
}

// The page reads the link of every answer as what was received, however it looks.
func TestProbeLinkKeepsBytes(t *testing.T) {
	for i, answer := range []string{"HTTP/1.1 200 OK\r\nX: \xFF\x00\r\n\r\n", "HTTP/1.1 101 x\nUpgrade: websocket\r\n", "no HTTP\r\n\r\n", "HTTP/1.1 103 a\r\n\r\nHTTP/1.1 403 b\r\n\r\n"} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			addr, requests := rawServer(t, "tcp4", "127.0.0.1", func(conn net.Conn, _ string) { io.WriteString(conn, answer) })
			_, r := probingJSON(t, addr)
			<-requests
			_, fragment, _ := strings.Cut(r.Link, "#")
			state, _, ok := page.ParseLink(fragment)
			right := state.Draft.Response
			found := paste.Find(right, paste.Response)
			if !ok || found.Response.Text != answer && found.Request.Text != answer || handshake.Parse(string(r.Received)).Raw != answer {
				t.Errorf("%q is %q in the link, and read as %q", answer, right, found.Response.Text)
			}
		})
	}
}

// quiet returns a log for servers whose clients are meant to misbehave.
func quiet() *log.Logger { return log.New(io.Discard, "", 0) }
