package e2e

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
)

// runPatience is for every fault of the laboratory. Their pauses alone take a
// minute, and Firefox tries them one after the other.
const runPatience = 8 * time.Minute

// card is what the page says after a run.
type card struct {
	Score     string
	Otherwise []string          // what was not as predicted, or not scored
	Came      map[string]string // how each fault came out, by id
}

const cardExpression = `JSON.stringify({
	score: document.querySelector("#score .verdict")?.textContent ?? "",
	otherwise: [...document.querySelectorAll("#score li")].map((e) => e.textContent),
	came: Object.fromEntries([...document.querySelectorAll("#faults a.fault")].map((a) => [a.dataset.fault, a.parentElement.querySelector(".came")?.textContent ?? ""]))})`

// runLab lets the page try every fault, and returns what it says of them. eval
// evaluates an expression in the page.
func runLab(t *testing.T, browser string, eval func(expression string) string) card {
	t.Helper()
	began := time.Now()
	eval(`(document.getElementById("faults-all").click(), "")`)
	for {
		time.Sleep(time.Second)
		var c card
		if text := eval(cardExpression); json.Unmarshal([]byte(text), &c) != nil {
			t.Fatalf("%q", text)
		}
		if !strings.HasPrefix(c.Score, "Score") {
			if time.Since(began) > runPatience {
				t.Fatalf("the run does not end: %s", c.Score)
			}
			continue
		}
		fmt.Printf("Laboratory in %s: %s (%.0f s)\n", browser, c.Score, time.Since(began).Seconds())
		if want := fmt.Sprintf("behaved as predicted in %d of %[1]d cases.", len(lab.All())); !strings.Contains(c.Score, want) || len(c.Otherwise) > 0 {
			t.Errorf("%s\n%s", c.Score, strings.Join(c.Otherwise, "\n"))
		}
		return c
	}
}

// Every fault in Chromium, by the page's own button: what the page is told is what
// was predicted, and what the console says, to the letter.
func TestLabChromium(t *testing.T) {
	t.Parallel()
	url := program(t)
	b := newTab(t)
	b.allow("WebSocket connection to")
	b.open(url)
	b.wait(`!document.getElementById("lab").hidden`)
	came := runLab(t, "Chromium", func(expression string) string { return eval[string](b, expression) }).Came

	b.picture("lab-score", true)
	said := b.failures()
	agree := 0
	for _, f := range lab.All() {
		// A key whose Accept has neither + nor / makes the two alphabets of base64
		// one, and the browser opens.
		if f.ID == "accept-url-safe" && came[f.ID] == "✓ opened" {
			agree++
			continue
		}
		want := f.Predict(requestFor(f), "chromium").Message
		if said[f.ID] != want {
			t.Errorf("%s: the console says %q, want %q", f.ID, said[f.ID], want)
			continue
		}
		agree++
	}
	fmt.Printf("Laboratory in Chromium: the console's words are the predicted ones in %d of %d cases\n", agree, len(lab.All()))
}

var failure = regexp.MustCompile(`(?s)^WebSocket connection to 'ws://[^']*/endpoint/lab/([a-z0-9-]+)\?[^']*' failed: (.*)$`)

// failures returns what the console says of failed sockets, by fault.
func (b *tab) failures() map[string]string {
	b.mu.Lock()
	defer b.mu.Unlock()
	said := map[string]string{}
	for _, problem := range b.problems {
		if m := failure.FindStringSubmatch(problem); m != nil {
			said[m[1]] += m[2]
		}
	}
	return said
}

// requestFor is what Chromium sends for f, with some key.
func requestFor(f lab.Fault) handshake.Message {
	lines := "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://127.0.0.1\r\n" +
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: 2Fn9EuTyEx5bXZ0O6ObK9A==\r\n" +
		"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
	if len(f.Protocols) > 0 {
		lines += "Sec-WebSocket-Protocol: " + strings.Join(f.Protocols, ", ") + "\r\n"
	}
	return handshake.ParseRequest(lines + "\r\n")
}

// And in Firefox.
func TestLabFirefox(t *testing.T) {
	t.Parallel()
	url := program(t)
	f := newFirefox(t)
	f.allow("can’t establish a connection")
	f.allow("was interrupted while the page was loading")
	f.allow("The status line of the HTTP response is invalid")
	f.open(url)
	f.wait(`!document.getElementById("lab").hidden`)
	runLab(t, "Firefox", func(expression string) string { return evalIn[string](f, expression) })
}

// One fault by hand, as a learner comes to it: by a link, and then on to the next
// one and into the judge's hands.
func TestLabByHand(t *testing.T) {
	t.Parallel()
	url := program(t)
	b := newTab(t)
	b.allow("Incorrect 'Sec-WebSocket-Accept' header value")
	b.allow("header is missing")
	b.open(url + "#v=1&fault=accept-hex")
	b.wait(`document.activeElement.id === "fault"`)
	b.waitText("fault", "accept-hex")
	b.waitText("fault-outcome", "Chromium 156predicted")
	b.click("fault-try")
	b.waitText("fault-outcome", "✓ As predicted: Chromium")
	b.waitText("fault-outcome", "error event, close event 1006")
	b.waitText("fault-wire", "HTTP/1.1 101 Switching Protocols")
	b.waitText("announce", "As predicted")
	b.wait(`document.querySelector('a[data-fault="accept-hex"]').parentElement.textContent.includes("✓ refused")`)

	// A closed group stays closed, and an open one open, while its list changes.
	eval[bool](b, `document.querySelector("#faults details").open = true`)
	b.click("fault-next")
	b.wait(`document.querySelector("#faults details").open && location.hash.includes("fault=") && !location.hash.includes("accept-hex")`)

	// Choosing by a link in the list keeps what was typed elsewhere.
	b.enter("abc")
	eval[bool](b, `document.querySelector('a[data-fault="missing-accept"]').closest("details").open = true`)
	eval[string](b, `document.querySelector('a[data-fault="missing-accept"]').click(), ""`)
	b.waitText("fault", "missing-accept")
	if got := eval[string](b, `document.getElementById("key").value`); got != "abc" {
		t.Errorf("the key became %q", got)
	}
	b.click("fault-try")
	b.waitText("fault-outcome", "✓ As predicted")
	b.click("fault-check")
	b.wait(`document.activeElement.id === "judge-title"`)
	b.waitText("problems", "There is no Sec-WebSocket-Accept")
}

// A run can be stopped, and says how far it came.
func TestLabStop(t *testing.T) {
	t.Parallel()
	url := program(t)
	b := newTab(t)
	b.allow("WebSocket connection to")
	b.open(url)
	b.wait(`!document.getElementById("lab").hidden`)
	b.click("faults-all")
	b.waitText("score", "tried.")
	b.click("faults-stop")
	b.waitText("score", "Stopped after")
	b.wait(`document.getElementById("run-controls").hidden && !document.getElementById("faults-all").hidden`)
}

// Without a laboratory, as on a static host, nothing speaks of it.
func TestLabHidden(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]func(*testing.T) string{"worker": worker, "static": static} {
		t.Run(name, func(t *testing.T) {
			b := newTab(t)
			b.allow("404")
			b.open(address(t) + "#v=1&fault=accept-hex")
			b.waitText("notice", "This link leads to the laboratory")
			if !eval[bool](b, `document.getElementById("lab").hidden`) {
				t.Error("the laboratory is shown, and nobody is there to answer")
			}
		})
	}
}
