package endpoint

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// For 10,000 random keys, over loopback: the Accept on the wire is what
// crypto/sha1 says, whoever answers, and each report has the bytes that a raw
// client sent and received. When all is over, no goroutine is left.
func TestHandshake(t *testing.T) {
	const keys, workers = 10_000, 4
	addr, _ := start(t)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: workers}}
	before := runtime.NumGoroutine()
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := next.Add(1); i <= keys; i = next.Add(1) {
				if err := shake(addr, client, int(i)); err != nil {
					t.Errorf("handshake %d: %v", i, err)
					next.Store(keys)
				}
			}
		})
	}
	group.Wait()
	client.CloseIdleConnections()
	wiretest.Settles(t, before)
}

// shake makes handshake i and compares it with its report.
func shake(addr string, client *http.Client, i int) error {
	key, token := wiretest.NewKey(), wiretest.NewToken()
	path, page := wire.SocketPath+"?t="+token, "http://"+addr+"/endpoint/report/"+token
	name, other := "coder", ""
	if i%4 == 0 {
		name = "gorilla"
		path += "&voice=gorilla"
	}
	switch i % 40 {
	case 1, 4:
		other = "gorilla"
	case 0, 5:
		other = "coder"
	}
	if other != "" {
		page += "?also=" + other
	}
	request := wiretest.AsBrowser("http://"+addr, path, key)
	if i%3 == 0 { // odd, and right
		request = strings.NewReplacer("Connection: Upgrade", "CONNECTION:\tkeep-alive ,  upgrade", "Sec-WebSocket-Key: ", "sec-websocket-key:   ", "Upgrade: websocket", "upgrade:WebSocket ").Replace(request)
	}

	c, err := wiretest.Connect(addr)
	if err != nil {
		return err
	}
	defer wiretest.Abort(c)
	rest := request
	switch i % 50 {
	case 7: // not the first request of its connection
		if first, err := wiretest.Send(c, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil || wiretest.StatusesIn(first) != "200" {
			return fmt.Errorf("%q, %w", first, err)
		}
	case 8: // in pieces
		for ; len(rest) > 7; rest = rest[7:] {
			io.WriteString(c, rest[:7])
		}
	}
	answer, err := wiretest.Send(c, rest)
	if err != nil {
		return fmt.Errorf("%q, %w", answer, err)
	}
	if err := wiretest.CheckAnswer(name, key, answer); err != nil {
		return err
	}
	r, status, err := wiretest.GetReport(client, page)
	if err != nil || status != 200 {
		return fmt.Errorf("the report: %d, %w", status, err)
	}
	if string(r.Request) != request || string(r.Response) != answer || len(r.Redacted) > 0 || r.Truncated || r.Unsent > 0 {
		return fmt.Errorf("reported %+v with %q and %q, on the wire %q and %q", r, r.Request, r.Response, request, answer)
	}
	if (r.Other != nil) != (other != "") {
		return fmt.Errorf("asked for the answer of %q, got %v", other, r.Other)
	}
	if r.Other == nil {
		return nil
	}
	if !strings.HasPrefix(r.Other.Server, other+"/websocket ") {
		return fmt.Errorf("asked for the answer of %q, got that of %q", other, r.Other.Server)
	}
	return wiretest.CheckAnswer(other, key, string(r.Other.Response))
}
