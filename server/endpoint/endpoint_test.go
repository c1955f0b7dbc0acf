package endpoint

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// start serves on a free port until stop is called, or the test ends. The options
// are those of the command line, after change.
func start(t *testing.T, change ...func(*Options)) (addr string, stop func()) {
	t.Helper()
	options := DefaultOptions()
	options.Addr = "127.0.0.1:0"
	options.PerClient = options.Sockets // every test comes from the same address
	for _, c := range change {
		c(&options)
	}
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	served := make(chan error, 1)
	go func() {
		err := Serve(ctx, options, in)
		in.CloseWithError(err)
		served <- err
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve: %v", <-served)
	}
	_, url, _ := strings.Cut(line, "://")
	addr, _, _ = strings.Cut(url, "/")
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		select {
		case err := <-served:
			if err != nil {
				t.Errorf("serve: %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("serve did not return")
		}
	}
	t.Cleanup(stop)
	return addr, stop
}

// exchange sends request as it is and returns the answer's head and what
// follows it until the server closes or wait is over.
func exchange(t *testing.T, addr, request string, wait time.Duration) (answer string, closed bool) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	c.SetReadDeadline(time.Now().Add(wait))
	data, err := io.ReadAll(c)
	return string(data), err == nil
}

func upgrade(addr, token, key string, extra ...string) string {
	lines := append([]string{
		"GET /endpoint/ws?t=" + token + " HTTP/1.1",
		"Host: " + addr,
		"upgrade:   WebSocket",
		"CONNECTION: keep-alive,  Upgrade",
		"Sec-WebSocket-Version: 13",
		"sec-websocket-key:\t" + key,
	}, extra...)
	return strings.Join(lines, "\r\n") + "\r\n\r\n"
}

func fetchReport(t *testing.T, addr, token string) (wiretest.Report, int) {
	t.Helper()
	r, status, err := wiretest.GetReport(http.DefaultClient, "http://"+addr+"/endpoint/report/"+token)
	if err != nil {
		t.Fatal(err)
	}
	return r, status
}

func TestReport(t *testing.T) {
	addr, _ := start(t)
	token := wiretest.NewToken()
	wiretest.Ask(t, addr, upgrade(addr, token, wiretest.SampleKey, "Origin: http://"+addr, "Cookie: id=secret", "Authorization: Basic c2VjcmV0"), true)

	for _, site := range []string{"cross-site", "same-site", "none", "Same-Origin"} {
		if status := fetchFrom(t, addr, token, site); status != 403 {
			t.Errorf("a page that is %s got %d", site, status)
		}
	}
	if resp, err := http.Head("http://" + addr + "/endpoint/report/" + token); err != nil {
		t.Fatal(err)
	} else if resp.StatusCode != 405 {
		t.Errorf("HEAD got %d", resp.StatusCode)
	}

	report, status := fetchReport(t, addr, token)
	if status != 200 || !strings.Contains(string(report.Request), "\r\nCookie: xxxxxxxxx\r\nAuthorization: xxxxx xxxxxxxx\r\n") || strings.Join(report.Redacted, " ") != "Cookie Authorization" {
		t.Errorf("%d: %q, redacted %q", status, report.Request, report.Redacted)
	}
	if _, status := fetchReport(t, addr, token); status != 404 {
		t.Errorf("a second read got %d", status)
	}
	if _, status := fetchReport(t, addr, "not-a-token"); status != 400 {
		t.Errorf("a bad token got %d", status)
	}

	another := wiretest.NewToken()
	wiretest.Ask(t, addr, upgrade(addr, another, wiretest.SampleKey, "Origin: http://"+addr), true)
	if status := fetchFrom(t, addr, another, "same-origin"); status != 200 {
		t.Errorf("the page got %d", status)
	}
}

// fetchFrom asks for a report as a browser does for a page of this site.
func fetchFrom(t *testing.T, addr, token, site string) (status int) {
	t.Helper()
	request, err := http.NewRequest("GET", "http://"+addr+"/endpoint/report/"+token, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Sec-Fetch-Site", site)
	resp, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if cache := resp.Header.Get("Cache-Control"); resp.StatusCode == 200 && cache != "no-store" {
		t.Errorf("a report may be stored: Cache-Control is %q", cache)
	}
	return resp.StatusCode
}

// Of many that ask at the same time, one gets the report; and a token that was used
// serves no other handshake.
func TestReportOnce(t *testing.T) {
	addr, _ := start(t)
	for range 20 {
		token := wiretest.NewToken()
		request := wiretest.AsBrowser("http://"+addr, wire.SocketPath+"?t="+token, wiretest.NewKey())
		wiretest.Ask(t, addr, request, true)
		wiretest.Ask(t, addr, strings.Replace(request, "HTTP/1.1", "HTTP/1.0", 1), false) // comes too late
		statuses := make(chan int, 10)
		for range cap(statuses) {
			go func() {
				r, status, err := wiretest.GetReport(http.DefaultClient, "http://"+addr+"/endpoint/report/"+token)
				if err != nil || status == 200 && string(r.Request) != request {
					t.Errorf("%d, %v: %q", status, err, r.Request)
				}
				statuses <- status
			}()
		}
		got := map[int]int{}
		for range cap(statuses) {
			got[<-statuses]++
		}
		if got[200] != 1 || got[404] != cap(statuses)-1 {
			t.Fatalf("of %d who asked, %v", cap(statuses), got)
		}
	}
}

// A page may ask for its report before the server has answered the handshake.
func TestReportAskedFirst(t *testing.T) {
	addr, _ := start(t)
	for range 50 {
		token := wiretest.NewToken()
		got := make(chan wiretest.Report, 1)
		go func() {
			r, _ := fetchReport(t, addr, token)
			got <- r
		}()
		answer := wiretest.Ask(t, addr, upgrade(addr, token, wiretest.SampleKey, "Origin: http://"+addr), true)
		if r := <-got; string(r.Response) != answer {
			t.Fatalf("reported %q, on the wire %q", r.Response, answer)
		}
	}
}

// A refusal does not repeat what it is sent at any length, and a report says
// when it is not all.
func TestLongOrigin(t *testing.T) {
	addr, _ := start(t)
	token := wiretest.NewToken()
	answer, _ := exchange(t, addr, upgrade(addr, token, wiretest.SampleKey, "Origin: http://"+strings.Repeat("x", 5000)), 5*time.Second)
	if !strings.HasPrefix(answer, "HTTP/1.1 403 ") || len(answer) > 1000 {
		t.Errorf("%d bytes: %.200q", len(answer), answer)
	}
	if r, _ := fetchReport(t, addr, token); string(r.Response) != answer || r.Truncated {
		t.Errorf("reported %q, truncated %t", r.Response, r.Truncated)
	}
}

// net/http answers "OPTIONS *" itself unless told not to; its bytes must not
// get into the next request's report.
func TestOptionsBeforeHandshake(t *testing.T) {
	t.Parallel()
	addr, _ := start(t)
	token := wiretest.NewToken()
	handshake := upgrade(addr, token, wiretest.SampleKey, "Origin: http://"+addr)
	exchange(t, addr, "OPTIONS * HTTP/1.1\r\nHost: x\r\nX-Forged: yes\r\n\r\n"+handshake, 200*time.Millisecond)
	if r, status := fetchReport(t, addr, token); status == 200 && string(r.Request) != handshake {
		t.Errorf("reported %q", r.Request)
	}
}

func TestPortInUse(t *testing.T) {
	addr, _ := start(t)
	err := Serve(t.Context(), Options{Addr: addr}, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "-addr") {
		t.Errorf("the error must say what to do: %v", err)
	}
	var opErr *net.OpError
	if errors.As(err, &opErr) {
		t.Errorf("the error is the system's: %v", err)
	}
}
