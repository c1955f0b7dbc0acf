package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
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
	settles(t, before)
}

// shake makes handshake i and compares it with its report.
func shake(addr string, client *http.Client, i int) error {
	key, token := newKey(), newToken()
	path, page := socketPath+"?t="+token, "http://"+addr+"/endpoint/report/"+token
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
	request := asBrowser("http://"+addr, path, key)
	if i%3 == 0 { // odd, and right
		request = strings.NewReplacer("Connection: Upgrade", "CONNECTION:\tkeep-alive ,  upgrade", "Sec-WebSocket-Key: ", "sec-websocket-key:   ", "Upgrade: websocket", "upgrade:WebSocket ").Replace(request)
	}

	c, err := connect(addr)
	if err != nil {
		return err
	}
	defer abort(c)
	rest := request
	switch i % 50 {
	case 7: // not the first request of its connection
		if first, err := send(c, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil || statusesIn(first) != "200" {
			return fmt.Errorf("%q, %w", first, err)
		}
	case 8: // in pieces
		for ; len(rest) > 7; rest = rest[7:] {
			io.WriteString(c, rest[:7])
		}
	}
	answer, err := send(c, rest)
	if err != nil {
		return fmt.Errorf("%q, %w", answer, err)
	}
	if err := rightly(name, key, answer); err != nil {
		return err
	}
	r, status, err := getReport(client, page)
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
	if !strings.HasPrefix(r.Other.Server, other+"/websocket v") {
		return fmt.Errorf("asked for the answer of %q, got that of %q", other, r.Other.Server)
	}
	return rightly(other, key, string(r.Other.Response))
}

// rightly returns an error unless answer is the right one to key, in the hand of the
// library called name: coder writes through net/http, which adds a Date.
func rightly(name, key, answer string) error {
	resp, err := http.ReadResponse(bufio.NewReader(strings.NewReader(answer)), nil)
	if err != nil {
		return fmt.Errorf("%q: %w", answer, err)
	}
	if got, want := resp.Header["Sec-Websocket-Accept"], accept(key, rfcGUID); resp.StatusCode != 101 || len(got) != 1 || got[0] != want {
		return fmt.Errorf("%d with the Accept %q for %s, want %s", resp.StatusCode, got, key, want)
	}
	hand := "gorilla"
	if resp.Header.Get("Date") != "" {
		hand = "coder"
	}
	if hand != name {
		return fmt.Errorf("%s answered in the place of %s: %q", hand, name, answer)
	}
	if !strings.HasSuffix(answer, "\r\n\r\n") {
		return fmt.Errorf("something follows the head: %q", answer)
	}
	return nil
}
