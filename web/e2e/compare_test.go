package e2e

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// networkPanel returns the Accept of each key in the tab's handshakes from now on,
// as DevTools shows them, which no page can read.
func networkPanel(b *tab) (accepts func() map[string]string) {
	b.t.Helper()
	call(b, network.Enable, network.EnableParams{})
	var mu sync.Mutex
	seen := map[string]string{}
	err := chromedp.Listen(b.ctx, func(ev any) {
		if ev, ok := ev.(*network.EventWebSocketHandshakeResponseReceived); ok {
			mu.Lock()
			defer mu.Unlock()
			seen[field(ev.Response.RequestHeaders, "Sec-WebSocket-Key")] = field(ev.Response.Headers, "Sec-WebSocket-Accept")
		}
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return func() map[string]string {
		mu.Lock()
		defer mu.Unlock()
		return maps.Clone(seen)
	}
}

// field returns the value of the field called name, in any case.
func field(fields network.Headers, name string) string {
	for n, value := range fields {
		if strings.EqualFold(n, name) {
			return fmt.Sprint(value)
		}
	}
	return ""
}

// checkPanel waits until accepts, of networkPanel, has the three pairs that the page
// has shown, and nothing else.
func checkPanel(t *testing.T, shown map[string]string, accepts func() map[string]string) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for len(shown) != 3 || !maps.Equal(shown, accepts()) {
		if len(shown) != 3 || time.Now().After(deadline) {
			t.Fatalf("three handshakes; the page shows %v, DevTools %v", shown, accepts())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// useWireKey presses the button that takes the key of the last comparison into the
// steps, and returns that key.
func (b *tab) useWireKey() (key string) {
	b.t.Helper()
	key, accept := b.shownPair()
	b.click("wire-key")
	b.wait(`document.activeElement.id === "steps-title"`)
	if got := eval[string](b, `document.getElementById("key").value`); got != key || b.text("accept") != accept {
		b.t.Errorf("key %s, Accept %s; of the handshake %s, %s", got, b.text("accept"), key, accept)
	}
	return key
}

// shownPair returns the key of the last comparison and its Accept, as the page
// shows them.
func (b *tab) shownPair() (key, accept string) {
	b.t.Helper()
	return eval[string](b, `document.querySelector("#live .pair .key").textContent`),
		eval[string](b, `document.querySelector("#live .pair .accept").textContent`)
}

func TestCompareEqual(t *testing.T) {
	t.Parallel()
	url := program(t)
	b := newTab(t)
	accepts := networkPanel(b)
	b.open(url)
	b.waitText("live", "coder/websocket v")
	shown := map[string]string{}
	for range 3 {
		b.compare()
		b.waitText("live", "✓ Equal")
		live := b.text("live")
		for _, want := range []string{
			"the same 28 bytes",
			"an open event, then a close event with code 1000",
			"GET /endpoint/ws?t=",
			`HTTP/1.1\r\n`,
			`Host: ` + strings.Trim(strings.TrimPrefix(url, "http:"), "/") + `\r\n`,
			`Sec-WebSocket-Version: 13\r\n`,
			`HTTP/1.1 101 Switching Protocols\r\n`,
			`Sec-Websocket-Accept: `,
		} {
			if !strings.Contains(live, want) {
				t.Errorf("lacks %q:\n%s", want, live)
			}
		}
		if strings.Contains(live, "There is a proxy between your browser and the server") {
			t.Errorf("a proxy where there is none:\n%s", live)
		}
		key, accept := b.shownPair()
		shown[key] = accept
		b.waitText("announce", "Equal")
	}
	checkPanel(t, shown, accepts)

	wire := b.useWireKey()

	// And the handshake into the judge's hands.
	b.click("wire-check")
	b.wait(`document.activeElement.id === "judge-title" && document.getElementById("request-text").value.includes("` + wire + `")`)
	b.waitText("judgement", "✓ A valid handshake")
}

// One byte of the server's 101 is changed: the page says so, at the right byte,
// though the browser refuses and tells the page nothing.
func TestCompareDifferent(t *testing.T) {
	t.Parallel()
	const name = "Sec-WebSocket-Accept: "
	for _, at := range []int{0, 4, 13, 26, 27} {
		t.Run(fmt.Sprint("byte ", at+1), func(t *testing.T) {
			var offset int
			var was, now byte
			url := host(t, double(func(response string) string {
				offset = strings.Index(response, name) + len(name) + at
				was, now = response[offset], 'A'
				if was == now {
					now = 'B'
				}
				return response[:offset] + string(now) + response[offset+1:]
			}))
			b := newTab(t)
			b.allow("Incorrect 'Sec-WebSocket-Accept' header value")
			b.open(url)
			b.waitText("live", "a test double")
			b.compare()
			b.waitText("live", "✗ Different")
			want := fmt.Sprintf("Different from byte %d of the value onwards (byte %d of the response): expected “%c” (0x%X), got “%c” (0x%X).", at+1, offset+1, was, was, now, now)
			live := b.text("live")
			if !strings.Contains(live, want) {
				t.Errorf("lacks %q:\n%s", want, live)
			}
			if !strings.Contains(live, "an error event without a reason, then a close event with code 1006") {
				t.Errorf("what script saw:\n%s", live)
			}
			if marked := eval[string](b, `[...document.querySelectorAll("#live .differs")].map((e) => e.textContent).join("")`); marked != string(now)+string(was) {
				t.Errorf("marked %q, want %q", marked, string(now)+string(was))
			}
		})
	}
}

func TestCompareWithoutAccept(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, from, to, says, console string }{
		{"missing", "Sec-WebSocket-Accept: ", "X-Other: ", "has 0 Sec-WebSocket-Accept lines", "header is missing"},
		{"twice", "Connection: Upgrade\r\n", "Connection: Upgrade\r\nSec-WebSocket-Accept: x\r\n", "has 2 Sec-WebSocket-Accept lines", "must not appear more than once"},
		{"refused", "101 Switching Protocols", "403 Forbidden", "close code 1006", "Unexpected response code: 403"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			url := host(t, double(func(response string) string { return strings.Replace(response, test.from, test.to, 1) }))
			b := newTab(t)
			b.allow(test.console)
			b.open(url)
			b.waitText("live", "a test double")
			b.compare()
			b.waitText("live", test.says)
			b.waitText("live", "code 1006")
		})
	}
}

// A button pressed before the server has said how it reports is not lost: the
// handshake waits for that.
func TestCompareWhileAsking(t *testing.T) {
	t.Parallel()
	handler := double(func(response string) string { return response })
	asked := make(chan struct{})
	url := host(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/endpoint":
			select {
			case <-asked:
			case <-r.Context().Done(): // the test has failed
			}
		case "/endpoint/ws":
			select {
			case <-asked:
			default:
				t.Error("the handshake did not wait")
			}
		}
		handler.ServeHTTP(w, r)
	}))
	b := newTab(t)
	b.open(url)
	b.enter("abc")
	b.waitText("live", "Asking whether this page has a server")
	b.click("compare")
	time.Sleep(300 * time.Millisecond)
	b.waitText("live", "Asking whether this page has a server")
	close(asked)
	b.waitText("live", "✓ Equal")
}

// A static host, and not at its root: all works but the comparison, and the panel
// says that there is no server, and how to get one.
func TestCompareStaticHost(t *testing.T) {
	t.Parallel()
	url := host(t, http.StripPrefix("/docs/playground", plain())) + "docs/playground/"
	b := newTab(t)
	b.allow("404")
	b.open(url)
	b.waitText("live", "This page has no server")
	b.waitText("live", "make run")
	b.waitText("announce", "This page has no server") // before typing, which announces other things
	b.enter("x3JJHMbDL1EzLkh9GBhXDw==")
	b.waitText("accept", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
	if got := b.text("compare"); got != "Look for a server again" {
		t.Errorf("the button says %q, which can't be done", got)
	}
	b.click("compare")
	b.waitText("live", "This page has no server")
	if got := eval[string](b, "document.activeElement.id"); got != "compare" {
		t.Errorf("the focus went to %q", got)
	}
}

// A static host that answers every path with its page.
func TestCompareCatchAllHost(t *testing.T) {
	t.Parallel()
	files := plain()
	url := host(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/endpoint") {
			r.URL.Path = "/"
		}
		files.ServeHTTP(w, r)
	}))
	b := newTab(t)
	b.open(url)
	b.waitText("live", "This page has no server")
}

// The server goes away after the page was loaded.
func TestCompareServerGone(t *testing.T) {
	t.Parallel()
	url, stop := serve(t)
	b := newTab(t)
	b.allow("ERR_CONNECTION_REFUSED")
	b.open(url)
	b.waitText("live", "coder/websocket")
	stop()
	b.compare()
	b.waitText("live", "The server of this page did not answer")
	b.waitText("live", "code 1006")
	b.enter("x3JJHMbDL1EzLkh9GBhXDw==")
	b.waitText("accept", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
}
