package edge

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// adapted is a request as github.com/syumai/workers v0.31.0 makes it of one for
// target with these fields: cut at commas, and with little but an absolute URL.
func adapted(t *testing.T, target string, fields ...string) *http.Request {
	t.Helper()
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	r := &http.Request{Method: "GET", URL: u, Host: u.Host, Header: http.Header{}, TransferEncoding: []string{""}, Body: http.NoBody}
	r.Header.Set("Host", u.Host)
	for _, field := range fields {
		name, value, _ := strings.Cut(field, ": ")
		for _, part := range strings.Split(value, ",") {
			r.Header.Add(name, part)
		}
	}
	return r
}

// raw is the adapter's ResponseWriter: the last status wins, one below 200 but 101
// ends the program, and nothing is guessed.
type raw struct {
	header http.Header
	status int
	body   strings.Builder
}

func (a *raw) Header() http.Header            { return a.header }
func (a *raw) Write(data []byte) (int, error) { return a.body.Write(data) }
func (a *raw) WriteHeader(status int) {
	if status < 200 {
		panic(status)
	}
	a.status = status
}

func serve(t *testing.T, handler http.Handler, r *http.Request) *raw {
	t.Helper()
	w := &raw{header: http.Header{}, status: 200}
	handler.ServeHTTP(w, r)
	return w
}

func TestRepairRequest(t *testing.T) {
	r := adapted(t, "https://play.example/endpoint?a=b%20c", "User-Agent: Mozilla/5.0 (KHTML, like Gecko)", "X-Empty: ", "X-Commas: a,, b")
	var got *http.Request
	serve(t, Repair(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r })), r)
	if got.RequestURI != "/endpoint?a=b%20c" || got.Host != "play.example" || got.Proto != "HTTP/1.1" || len(got.TransferEncoding) > 0 || got.URL.Scheme != "https" {
		t.Errorf("%q %q %q %q %q", got.RequestURI, got.Host, got.Proto, got.TransferEncoding, got.URL)
	}
	for name, want := range map[string]string{"User-Agent": "Mozilla/5.0 (KHTML, like Gecko)", "X-Empty": "", "X-Commas": "a,, b"} {
		if values := got.Header[name]; len(values) != 1 || values[0] != want {
			t.Errorf("%s: %q, want %q", name, values, want)
		}
	}
	if _, found := got.Header["Host"]; found {
		t.Error("Host is among the fields")
	}
	const head = "GET /endpoint?a=b%20c HTTP/1.1\r\nhost: play.example\r\nuser-agent: Mozilla/5.0 (KHTML, like Gecko)\r\nx-commas: a,, b\r\nx-empty: \r\n\r\n"
	if Head(got) != head {
		t.Errorf("%q, want %q", Head(got), head)
	}
}

func TestRepairAnswer(t *testing.T) {
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		status  int
		kind    string
		body    string
	}{
		"nothing":      {func(w http.ResponseWriter, r *http.Request) {}, 200, "", ""},
		"the first":    {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404); w.WriteHeader(500) }, 404, "", ""},
		"hints":        {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(103); w.WriteHeader(404) }, 404, "", ""},
		"after a body": {func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "x"); w.WriteHeader(500) }, 200, "text/plain; charset=utf-8", "x"},
		"a guess":      {func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<html>") }, 200, "text/html; charset=utf-8", "<html>"},
		"no guess": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "a/b")
			io.WriteString(w, "x")
		}, 200, "a/b", "x"},
		"panic":      {func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, 500, "text/plain; charset=utf-8", "The server failed.\n"},
		"late panic": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404); panic(http.ErrAbortHandler) }, 404, "", ""},
	} {
		w := serve(t, Repair(test.handler), adapted(t, "http://play.example/"))
		if w.status != test.status || w.header.Get("Content-Type") != test.kind || w.body.String() != test.body {
			t.Errorf("%s: %d %q %q", name, w.status, w.header.Get("Content-Type"), w.body.String())
		}
	}
}

// peer is both ends of a socket.
type peer struct {
	refuse   error
	messages chan Message
	sent     []Message
	code     int
}

func (p *peer) Upgrade(w http.ResponseWriter) (Socket, error) {
	if p.refuse != nil {
		return nil, p.refuse
	}
	w.WriteHeader(http.StatusNoContent)
	return p, nil
}

func (p *peer) Send(m Message) error { p.sent = append(p.sent, m); return nil }

func (p *peer) Receive(ctx context.Context) (Message, error) {
	select {
	case m, open := <-p.messages:
		if !open {
			return m, io.EOF
		}
		return m, nil
	case <-ctx.Done():
		return Message{}, ctx.Err()
	}
}

func (p *peer) Close(code int, _ string) { p.code = code }

// openingRequest is the request of a right handshake, with more fields.
func openingRequest(t *testing.T, more ...string) *http.Request {
	t.Helper()
	return adapted(t, "https://play.example/endpoint/ws", append([]string{"Origin: https://play.example", "Connection: keep-alive, Upgrade",
		"Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="}, more...)...)
}

func TestServeSocket(t *testing.T) {
	for name, test := range map[string]struct {
		messages []string
		goes     bool // then the peer goes
		sent     int  // beside the report
		code     int
	}{
		"goes":     {[]string{"a", "b"}, true, 2, 0},
		"is idle":  {[]string{"a"}, false, 1, 1000},
		"too long": {[]string{strings.Repeat("x", 1024), strings.Repeat("x", 1025), "a"}, false, 1, 1009},
	} {
		p := &peer{messages: make(chan Message, 10)}
		for _, m := range test.messages {
			p.messages <- Message{Data: []byte(m), Binary: true}
		}
		if test.goes {
			close(p.messages)
		}
		endpoint := Endpoint{Upgrader: p, life: time.Second, idle: 50 * time.Millisecond}
		w := serve(t, endpoint.Handler(), openingRequest(t, "Cookie: a=b"))
		if w.status != 204 || w.body.Len() > 0 || p.code != test.code || len(p.sent) != 1+test.sent {
			t.Errorf("%s: %d %q, closed with %d, sent %d", name, w.status, w.body.String(), p.code, len(p.sent))
			continue
		}
		var first struct {
			Request  []byte
			Redacted []string
		}
		const want = "GET /endpoint/ws HTTP/1.1\r\nconnection: keep-alive, Upgrade\r\ncookie: xxx\r\nhost: play.example\r\norigin: https://play.example\r\n" +
			"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\nupgrade: websocket\r\n\r\n"
		if err := json.Unmarshal(p.sent[0].Data, &first); err != nil || p.sent[0].Binary || string(first.Request) != want || len(first.Redacted) != 1 {
			t.Errorf("%s: %v, %q, redacted %q", name, err, first.Request, first.Redacted)
		}
		for i, m := range p.sent[1:] {
			if string(m.Data) != test.messages[i] || !m.Binary {
				t.Errorf("%s: %q came back", name, m.Data)
			}
		}
	}
}

// A busy socket ends, too.
func TestSocketLife(t *testing.T) {
	p := &peer{messages: make(chan Message)}
	done := make(chan struct{})
	go func() {
		for {
			select {
			case p.messages <- Message{Data: []byte("x")}:
				time.Sleep(time.Millisecond)
			case <-done:
				return
			}
		}
	}()
	serve(t, Endpoint{Upgrader: p, life: 100 * time.Millisecond, idle: 50 * time.Millisecond}.Handler(), openingRequest(t))
	close(done)
	if p.code != 1000 || len(p.sent) < 2 {
		t.Errorf("closed with %d after %d messages", p.code, len(p.sent))
	}
}

func TestServeSocketRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		upgrader *peer
		origins  []string
		more     string
		status   int
	}{
		"a friend":        {&peer{}, []string{"https://friend.example"}, "Origin: https://friend.example", 403}, // two of them
		"runtime refuses": {&peer{refuse: errors.New("no")}, nil, "X: y", 500},
		"body":            {&peer{}, nil, "Transfer-Encoding: chunked", 400},
		"two protocols":   {&peer{}, nil, "Sec-WebSocket-Protocol: a, a", 400},
		"long":            {&peer{}, nil, "Cookie: " + strings.Repeat("x", 12<<10), 431},
		"not alone":       {&peer{}, nil, "Upgrade: h2c", 426},
	} {
		w := serve(t, Endpoint{Upgrader: test.upgrader, Origins: test.origins}.Handler(), openingRequest(t, test.more))
		if ends := slices.Contains(w.header["Connection"], "close"); w.status != test.status || len(test.upgrader.sent) > 0 || !ends {
			t.Errorf("%s: %d %q, the connection ends: %t", name, w.status, w.body.String(), ends)
		}
	}
}

// The handler does in net/http what it does behind the adapter.
func TestInfo(t *testing.T) {
	w := httptest.NewRecorder()
	Endpoint{}.Handler().ServeHTTP(w, httptest.NewRequest("GET", "http://play.example/endpoint", nil))
	const want = `{"voices":[{"id":"workerd","server":"Cloudflare Workers (workerd)"}],"lab":false,"report":"message"}` + "\n"
	if w.Code != 200 || w.Body.String() != want || w.Header().Get("Content-Type") != "application/json" {
		t.Errorf("%d %q %q", w.Code, w.Body.String(), w.Header())
	}
}
