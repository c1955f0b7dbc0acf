package endpoint

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"wsaccept/server/gate"
	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// Whatever path a handshake goes to, what is glued on behind it is not read as a
// second request, unless a 101 makes it frames.
func TestNeighbours(t *testing.T) {
	addr, _ := start(t)
	const second = "GET /endpoint HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
	for _, path := range []string{
		"/", "/index.html", "/nothing", "/endpoint", "/endpoint/", "/endpoint/ws/", "//endpoint/ws", "/endpoint//ws", "/endpoint/./ws",
		"/endpoint%2fws", "/endpoint/%77s", "/Endpoint/ws", "/endpoint/WS", "/endpoint/lab", "/endpoint/lab/", "/endpoint/lab/nothing",
		"/endpoint/report/x", "http://" + addr + "/", "*",
	} {
		for _, method := range []string{"GET", "OPTIONS", "POST"} {
			request := strings.Replace(wiretest.AsBrowser("http://"+addr, path, wiretest.NewKey()), "GET ", method+" ", 1)
			answer := wiretest.Ask(t, addr, request+second, false)
			if all := wiretest.StatusesIn(answer); len(all) != 3 || all == "101" {
				t.Errorf("%s %s: %q", method, path, answer)
			}
			if n := strings.Count(answer, "\r\nConnection: close\r\n"); n != 1 && !strings.HasPrefix(answer, "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n") {
				t.Errorf("%s %s: %d times Connection: close in %q", method, path, n, answer)
			}
		}
	}
}

// A request with a body is refused, says once that the connection ends, and is
// not waited for.
func TestRefusedBody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dial := startInBubble(t)
		for _, path := range []string{wire.SocketPath, wire.LabPath + "nothing", "/"} {
			c := dial()
			began := time.Now()
			io.WriteString(c, wiretest.Plus("Content-Length: 100000")(wiretest.AsBrowser(bubbleOrigin, path, wiretest.NewKey()))+"the beginning")
			answer, err := io.ReadAll(c)
			if n := strings.Count(string(answer), "\r\nConnection: close\r\n"); err != nil || n != 1 {
				t.Errorf("%s: %v, %d times Connection: close in %q", path, err, n, answer)
			}
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("%s: the connection closed after %v", path, took)
			}
		}
	})
}

// With -origin none requests without an Origin may come in, but no image, form or
// fetch of another site opens the laboratory with them.
func TestLaboratoryIsForSockets(t *testing.T) {
	addr, _ := start(t, func(o *Options) { o.Origins = []string{gate.NoOrigin} })
	noOrigin := wiretest.Line("Origin", "")
	for name, test := range map[string]struct {
		change func(string) string
		status string
	}{
		"curl":                           {noOrigin, "101"},
		"a socket":                       {wiretest.Both(noOrigin, wiretest.Plus("Sec-Fetch-Mode: websocket")), "101"},
		"an image":                       {wiretest.Both(noOrigin, wiretest.Both(wiretest.Line("Upgrade", ""), wiretest.Plus("Sec-Fetch-Mode: no-cors"))), "403"},
		"a fetch":                        {wiretest.Both(noOrigin, wiretest.Plus("Sec-Fetch-Mode: cors")), "403"},
		"a link":                         {wiretest.Both(noOrigin, wiretest.Plus("Sec-Fetch-Mode: navigate")), "403"},
		"an image of an old browser":     {wiretest.Both(noOrigin, wiretest.Line("Upgrade", "")), "426"},
		"an upgrade to another protocol": {wiretest.Both(noOrigin, wiretest.Line("Upgrade", "Upgrade: h2c")), "426"},
	} {
		request := wiretest.AsBrowser("http://"+addr, wire.LabPath+"ok", wiretest.NewKey())
		if answer := wiretest.Ask(t, addr, test.change(request), test.status == "101"); wiretest.StatusesIn(answer) != test.status {
			t.Errorf("%s: %q, want %s", name, answer, test.status)
		}
	}
}

// A range of units that nobody knows is ignored: RFC 9110 §14.2.
func TestUnknownRange(t *testing.T) {
	addr, _ := start(t)
	for field, status := range map[string]int{"lines=0-0": 200, "bytes=0-0": 206, "Bytes=0-0": 200, "bytes=9999999999-": 416} {
		request, err := http.NewRequestWithContext(t.Context(), "GET", "http://"+addr+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Range", field)
		resp, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != status {
			t.Errorf("%s: %s", field, resp.Status)
		}
	}
}
