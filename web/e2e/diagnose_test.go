package e2e

import (
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

const sampleKey = "dGhlIHNhbXBsZSBub25jZQ=="

// acceptWith makes an Accept with any constant in the GUID's place.
func acceptWith(key, guid string) string {
	sum := sha1.Sum([]byte(key + guid))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// put replaces the text of the field called id, through the browser's own
// editing.
func (b *tab) put(id, text string) {
	b.t.Helper()
	b.reveal(id)
	eval[bool](b, fmt.Sprintf(`document.getElementById(%q).focus(), document.getElementById(%q).select(), true`, id, id))
	call(b, input.InsertText, input.InsertTextParams{Text: text})
}

// countWorkers makes the page keep the workers that live in window.alive.
func (b *tab) countWorkers() {
	b.t.Helper()
	eval[bool](b, `(() => {
		const alive = window.alive = new Set();
		window.Worker = class extends Worker {
			constructor(url) { super(url); alive.add(this); }
			terminate() { super.terminate(); alive.delete(this); }
		};
		return true;
	})()`)
}

// keystroke returns how many milliseconds pass from a keystroke in the key until
// the frame that shows what comes of it is there: the median of 20.
func (b *tab) keystroke() float64 {
	b.t.Helper()
	b.reveal("key")
	eval[bool](b, `(() => {
		const key = document.getElementById("key");
		key.focus();
		window.latencies = [];
		key.oninput = (event) => requestAnimationFrame(() => {
			const {port1, port2} = new MessageChannel(); // a task after the frame
			port1.onmessage = () => latencies.push(performance.now() - event.timeStamp);
			port2.postMessage(0);
		});
		return true;
	})()`)
	for range 20 {
		b.do(chromedp.KeyEvent("a"))
		time.Sleep(40 * time.Millisecond) // as fast as a person types
	}
	b.wait("latencies.length === 20")
	latencies := eval[[]float64](b, "latencies")
	slices.Sort(latencies)
	return latencies[10]
}

func TestDiagnose(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		b.waitText("diagnosis", "Type or paste the key")
		b.put("diagnose-key", "x3JJHMbDL1EzLkh9GBhXDw==")
		b.put("diagnose-accept", acceptWith("x3JJHMbDL1EzLkh9GBhXDw==", ""))
		b.waitText("diagnosis", "✗ ")
		b.waitText("explanation", "Sent by the server"+acceptWith("x3JJHMbDL1EzLkh9GBhXDw==", "")+" ✓ equal")
		b.waitText("explanation", "Right for this keyHSmrc0sMlYUkAGmm5OPpG2HaGWk=")
		b.waitText("announce", "✗ ")
		said := b.text("diagnosis")

		// The fix is in the language that is chosen.
		if !eval[bool](b, `document.getElementById("language").options.length >= 8`) {
			t.Error("there are few languages")
		}
		eval[bool](b, `(() => { const l = document.getElementById("language"); l.value = "python"; l.dispatchEvent(new Event("change")); return true; })()`)
		b.waitText("fix", "hashlib")

		// The link brings all of it back, and Back what a button replaced.
		b.wait(`location.hash.includes("&diagnose-accept=") && location.hash.includes("&language=python")`)
		link := eval[string](b, "location.href")
		b.click("try-tail")
		b.waitText("explanation", "258EAFA5-E914-47DA-95CA-5AB5DC11B735")
		b.do(chromedp.NavigateBack())
		b.waitText("diagnosis", said)
		other := b.another()
		other.open(link)
		other.waitText("diagnosis", said)
		other.waitText("fix", "hashlib")
		if got := eval[string](other, `document.getElementById("diagnose-key").value + " " + document.activeElement.id`); got != "x3JJHMbDL1EzLkh9GBhXDw== diagnose-title" {
			t.Errorf("opened elsewhere: %s", got)
		}

		// A right one, and a way to where the rest is checked.
		other.put("diagnose-accept", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
		other.waitText("diagnosis", "✓ This Accept is right")
		eval[bool](other, `document.querySelector("#explanation a.jump").click(), true`)
		other.wait(`document.activeElement.id === "judge-title"`)
		other.click("clear-case")
		other.waitText("diagnosis", "Type or paste the key")
	})
}

// From the judge, and from the comparison with a real server, into the diagnosis.
func TestDiagnoseFromElsewhere(t *testing.T) {
	t.Parallel()
	url := host(t, double(func(response string) string {
		at := strings.Index(response, "Accept: ") + len("Accept: ")
		return response[:at] + acceptWith(sampleKey, "") + response[at+28:]
	}))
	b := newTab(t)
	b.allow("Incorrect 'Sec-WebSocket-Accept' header value")
	b.open(url)
	b.waitText("live", "a test double")
	if !eval[bool](b, `document.getElementById("why-accept").hidden`) {
		t.Error("a right Accept needs no reasons")
	}
	b.fill("response-text", "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: "+acceptWith(sampleKey, "")+"\n")
	b.fill("request-text", goodRequest)
	b.waitText("judgement", "✗ Your server")
	b.click("why-accept")
	b.wait(`document.activeElement.id === "diagnose-title"`)
	b.waitText("explanation", "✓ equal")
	eval[bool](b, `history.back(), true`)
	b.wait(`document.activeElement.id === "judge-title" && document.getElementById("diagnose-key").value === ""`)
	b.waitText("judgement", "✗ Your server")

	b.compare()
	b.waitText("live", "✗ Different")
	wire := eval[string](b, `document.querySelector("#live .pair .key").textContent`)
	b.click("wire-why")
	b.wait(fmt.Sprintf(`document.getElementById("diagnose-key").value === %q`, wire))
	b.waitText("diagnosis", "✗ ")
}

// A GUID that nobody knows is found in the workers, on a server with a strict
// policy and on a host of plain files, below a path.
func TestSearch(t *testing.T) {
	const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC75B12"
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		b.countWorkers()
		b.put("diagnose-key", sampleKey)
		b.put("diagnose-accept", acceptWith(sampleKey, guid))
		b.waitText("search", "Trying")
		b.waitText("diagnosis", guid)
		b.waitText("explanation", "✓ equal")
		b.wait(`document.getElementById("search-controls").hidden && alive.size === 0`)
		b.waitText("announce", guid)

		// The one who gets the link need not search.
		b.wait(`location.hash.includes("&diagnose-found=` + guid + `")`)
		other := b.another()
		other.open(eval[string](b, "location.href"))
		other.waitText("explanation", "✓ equal")
	})
}

// A long search shows how far it is, leaves the page quick, and ends when it is
// told to.
func TestLongSearch(t *testing.T) {
	url := program(t)
	b := newTab(t)
	b.open(url)
	b.countWorkers()
	idle := b.keystroke()
	b.put("diagnose-key", sampleKey)
	b.put("diagnose-accept", acceptWith(sampleKey, "nobody would think of this"))
	b.waitText("search", "per second")
	const part = `document.getElementById("search-bar").value`
	before := eval[float64](b, part)
	b.wait(fmt.Sprintf("%s > %v", part, before))

	busy := b.keystroke()
	t.Logf("from a keystroke to its frame: %.1f ms, without a search %.1f ms (medians); %d worker; the page says: %s", busy, idle, eval[int](b, "alive.size"), eval[string](b, `document.querySelector("#search .figures").textContent`))
	// On a machine that is busy with other things, no page is quick.
	if busy >= max(50, 2*idle) {
		t.Errorf("a keystroke takes %.1f ms while a search runs, %.1f ms otherwise", busy, idle)
	}

	// Whatever does not change key and Accept leaves it running.
	workers := eval[int](b, "(window.first = [...alive]).length")
	b.put("diagnose-code", "some code")
	b.wait(fmt.Sprintf("%s > %v", part, before))
	if !eval[bool](b, "first.every((worker) => alive.has(worker))") || eval[int](b, "alive.size") != workers {
		t.Error("typing in the code began the search anew")
	}

	b.click("search-stop")
	b.waitText("search", "Stopped")
	if n := eval[int](b, "alive.size"); n != 0 {
		t.Errorf("%d workers are left", n)
	}
	stopped := b.text("search")
	time.Sleep(time.Second)
	if got := b.text("search"); got != stopped {
		t.Errorf("after the stop: %s, then %s", stopped, got)
	}
	eval[bool](b, `document.querySelector('#explanation a[href*="example="]').click(), true`)
	b.wait(`document.activeElement.id === "judge-title"`)
	if got := eval[string](b, `document.getElementById("diagnose-key").value`); got != sampleKey {
		t.Errorf("after a look at an example, the key is %q", got)
	}
	b.waitText("search-stop", "Resume")
	stoppedAt := eval[float64](b, part)
	b.click("search-stop")
	b.waitText("search", "Trying")
	b.wait(fmt.Sprintf("%s > %v", part, stoppedAt))

	// Where there are cores, more than one worker.
	b.click("search-stop")
	eval[bool](b, `Object.defineProperty(navigator, "hardwareConcurrency", {value: 4}), true`)
	b.click("search-stop")
	b.wait("alive.size === 3")

	// However fast the button is pressed.
	eval[bool](b, `(() => { for (let i = 0; i < 21; i++) document.getElementById("search-stop").click(); return true; })()`)
	b.waitText("search-stop", "Resume")
	b.wait("alive.size === 0")
	b.click("search-stop")
	b.wait("alive.size === 3")

	// Another case ends the search for this one, and takes its button away.
	eval[bool](b, fmt.Sprintf(`(() => {
		document.getElementById("search-stop").focus();
		const accept = document.getElementById("diagnose-accept");
		accept.value = %q;
		accept.dispatchEvent(new Event("input"));
		return true;
	})()`, acceptWith(sampleKey, "")))
	b.waitText("explanation", "✓ equal")
	b.wait(`alive.size === 0 && document.activeElement.id === "diagnosis"`)
}

// A browser that gives no workers: the page says so, and what does the same.
func TestSearchWithoutWorkers(t *testing.T) {
	t.Parallel()
	t.Run("forbidden", func(t *testing.T) {
		url := program(t)
		b := newTab(t)
		b.open(url)
		eval[bool](b, `window.Worker = class { constructor() { throw new Error("not here"); } }, true`)
		b.put("diagnose-key", sampleKey)
		b.put("diagnose-accept", acceptWith(sampleKey, "nobody would think of this"))
		b.waitText("search", "The page can't try other GUIDs: the browser says “not here”.")
		b.waitText("search", "wsaccept diagnose -key "+sampleKey)
		b.waitText("diagnosis", "Most likely it is the Accept of another key.")
	})
	t.Run("not found", func(t *testing.T) {
		files := plain()
		b := newTab(t)
		b.allow("404")
		b.open(host(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/worker.") {
				http.NotFound(w, r)
				return
			}
			files.ServeHTTP(w, r)
		})))
		b.put("diagnose-key", sampleKey)
		b.put("diagnose-accept", acceptWith(sampleKey, "nobody would think of this"))
		b.waitText("search", "The page can't try other GUIDs")
	})
}
