package e2e

import (
	"encoding/json"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/largetext"
)

// fill puts text into an editor as a paste does, and returns how many
// milliseconds passed until the verdict was there and laid out, and until the
// page had done all that follows from it.
func (b *tab) fill(id, text string) (verdict, all float64) {
	b.t.Helper()
	return b.repeat(id, text, 1)
}

// repeat is fill for a text that is unit n times.
func (b *tab) repeat(id, unit string, n int) (verdict, all float64) {
	b.t.Helper()
	b.reveal(id)
	call(b, cdppage.BringToFront, cdp.Empty{}) // only a tab in front has frames for certain
	quoted, err := json.Marshal(unit)
	if err != nil {
		b.t.Fatal(err)
	}
	times := eval[[]float64](b, fmt.Sprintf(`new Promise((done) => {
		const editor = document.getElementById(%q), text = %s.repeat(%d);
		requestAnimationFrame(() => {
			editor.value = text;
			editor.getBoundingClientRect(); // the browser's own work: for a million lines it takes seconds
			const start = performance.now();
			editor.dispatchEvent(new InputEvent("input", {inputType: "insertFromPaste"}));
			document.getElementById("judgement").getBoundingClientRect();
			const verdict = performance.now() - start;
			// The rest follows in the next frame and the task after it.
			requestAnimationFrame(() => setTimeout(() => setTimeout(() => done([verdict, performance.now() - start]), 5)));
		});
	})`, id, quoted, n))
	return times[0], times[1]
}

const goodRequest = "GET /chat HTTP/1.1\nHost: localhost\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version: 13\nOrigin: http://localhost\n"

func TestJudge(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url + "#v=1&view=check")
		b.click("from-example")
		b.waitText("judgement", "✓ A valid handshake")

		// A change by hand: caret and text stay, the fault is named, and leads to its bytes.
		b.reveal("response-text")
		eval[bool](b, `(() => { const e = document.getElementById("response-text"); e.focus(); const at = e.value.indexOf("101"); e.setSelectionRange(at, at + 3); return true; })()`)
		b.do(chromedp.KeyEvent("200"))
		b.waitText("judgement", "✗ The server answers 200, not 101")
		b.waitText("tally", "Error during WebSocket handshake: Unexpected response code: 200")
		if got := eval[string](b, `document.activeElement.id + " " + document.activeElement.value.slice(0, 12)`); got != "response-text HTTP/1.1 200" {
			t.Errorf("the editor has become %q", got)
		}
		eval[bool](b, `document.querySelector("#problems a.jump").click(), true`)
		b.wait(`document.activeElement.classList.contains("finding") && document.activeElement.closest("li").querySelector("mark").textContent === "200"`)

		// The link brings it back, and Back brings back what a button replaced.
		b.wait(`location.hash.includes("&response=HTTP/1.1%20200")`)
		if hash := eval[string](b, "location.hash"); !strings.HasPrefix(hash, "#v=1&key=") {
			t.Errorf("a jump to a finding made the address %s", hash)
		}
		link := eval[string](b, "location.href")
		b.click("clear")
		b.wait(`!document.getElementById("nothing-yet").hidden`)
		b.do(chromedp.NavigateBack())
		b.waitText("judgement", "✗ The server answers 200")
		other := b.another()
		other.open(link)
		other.waitText("judgement", "✗ The server answers 200")
		other.click("clear")
		other.waitText("judgement", "Type or paste")

		// Secrets stay in the page.
		other.fill("request-text", goodRequest+"Cookie: id=verysecret\n")
		other.waitText("secrets", "Cookie")
		other.wait(`location.hash.includes("Cookie")`)
		if hash := eval[string](other, "location.hash"); strings.Contains(hash, "verysecret") {
			t.Errorf("the link has the cookie: %s", hash)
		}
		other.click("hide-secrets")
		other.wait(`document.getElementById("request-text").value.includes("Cookie: xxxxxxxxxxxxx\n")`)
	})
}

// Secrets in the field for the key stay there.
func TestKeyKeepsSecrets(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		b.fill("key", "Authorization: Bearer verysecret")
		b.waitText("link-secrets", "Authorization")
		b.wait(`location.hash.includes("Authorization")`)
		if hash, key := eval[string](b, "location.hash"), eval[string](b, `document.getElementById("key").value`); strings.Contains(hash, "verysecret") || !strings.Contains(key, "verysecret") {
			t.Errorf("the link is %s, and the field has %q", hash, key)
		}
		b.fill("key", "VcsfCpN2TxseiP4JwtMLTw==")
		b.wait(`location.hash === "#v=1&key=VcsfCpN2TxseiP4JwtMLTw==" && document.getElementById("link-secrets").textContent === ""`)
	})
}

// Every example of the gallery, by its link, in the real page.
func TestGallery(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		links := eval[[]string](b, `[...document.querySelectorAll("#gallery a")].map((a) => a.getAttribute("href"))`)
		for _, e := range gallery.Handshakes() {
			link := "#v=1&example=" + e.ID
			if !slices.Contains(links, link) {
				t.Errorf("%s is not listed", e.ID)
				continue
			}
			eval[bool](b, fmt.Sprintf(`document.querySelector('#gallery a[href=%q]').click(), true`, link))
			b.waitText("lesson", e.Title)
			class := "ok"
			switch {
			case e.Want.Request == "fail" || e.Want.Response == "fail" || e.Want.Response == "refused":
				class = "error"
			case e.Want.Chromium == "fail" || e.Want.Firefox == "fail":
				class = "warning"
			}
			if got := eval[string](b, `document.querySelector("#judgement .verdict").className`); got != "verdict "+class {
				t.Errorf("%s: %s, want %s", e.ID, got, class)
			}
		}
		if focus := eval[string](b, "document.activeElement.id"); focus != "judge-title" {
			t.Errorf("an example leads to %q", focus)
		}
	})
}

// devToolsDump is what a copy of DevTools' Headers panel looks like, with as many
// lines as a real one with its cookies and client hints.
func devToolsDump(lines int) string {
	var b strings.Builder
	b.WriteString("General\n\nRequest URL: wss://example.com/chat\nRequest Method: GET\nStatus Code: 101 Switching Protocols\n\nResponse Headers\n\nConnection: Upgrade\nDate: Sun, 22 Nov 2026 10:00:00 GMT\nSec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\nUpgrade: websocket\n\nRequest Headers\n\nAccept-Encoding: gzip, deflate, br, zstd\nAccept-Language: en-US,en;q=0.9\nCache-Control: no-cache\nConnection: Upgrade\nHost: example.com\nOrigin: https://example.com\nPragma: no-cache\nSec-Websocket-Extensions: permessage-deflate; client_max_window_bits\nSec-Websocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-Websocket-Version: 13\nUpgrade: websocket\nUser-Agent: Mozilla/5.0\n")
	for i := strings.Count(b.String(), "\n"); i < lines; i++ {
		fmt.Fprintf(&b, "X-Field-%d: %s\n", i, strings.Repeat("value ", 8))
	}
	return b.String()
}

// The verdict is there in the frame that shows the paste.
func TestPasteIsFast(t *testing.T) {
	url := program(t)
	b := newTab(t)
	b.open(url)
	time.Sleep(time.Second) // nobody pastes sooner after opening a page
	first, _ := b.fill("request-text", devToolsDump(200))
	var verdicts, all []float64
	for i := range 15 {
		b.click("clear")
		a, p := b.fill("request-text", devToolsDump(200+i%2))
		b.waitText("judgement", "✓ A valid handshake")
		verdicts, all = append(verdicts, a), append(all, p)
	}
	slices.Sort(verdicts)
	slices.Sort(all)
	t.Logf("200 lines: the verdict is there and laid out after %.1f ms (median of %d, %.1f to %.1f; the very first time %.1f), everything after %.1f ms", verdicts[7], len(verdicts), verdicts[0], verdicts[14], first, all[7])
	if got := b.text("taken"); !strings.Contains(got, "developer tools") {
		t.Errorf("taken: %s", got)
	}
}

// garbage is what people paste by mistake, to be repeated.
var garbage = map[string]string{"words": "garbage ", "lines": "garbage\n", "fields": "a: b\n", "prompts": "> a: b\n", "braces": `{"a":[`, "brackets": "[", "hex": "00 41 42 ", "backslashes": `\r\n`, "spaces": "        "}

// A lot of anything leaves the page usable.
func TestPasteGarbage(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		b.pasteGarbage(256 << 10)
	})
}

// A megabyte does, too, and keeps it busy for seconds at most.
func TestPasteMegabyte(t *testing.T) {
	b := newTab(t)
	b.open(program(t))
	for name, all := range b.pasteGarbage(1 << 20) {
		t.Logf("1 MiB of %s: everything after %.0f ms", name, all)
		if all > 5000 {
			t.Errorf("1 MiB of %s keeps the page busy for %.0f ms", name, all)
		}
	}
}

var large = flag.Bool("large", false, "paste a megabyte of each of 180 kinds of text, and print how long each takes; takes minutes")

// Of a megabyte of any kind of text that people paste, the verdict is there soon: at
// the third paste at the latest, because the machine may have been busy.
func TestPasteLarge(t *testing.T) {
	const most = 5000.0 // ms
	kinds := largetext.Kinds
	if !*large { // those that take longest
		kinds = slices.DeleteFunc(slices.Clone(kinds), func(k largetext.Kind) bool {
			return !slices.Contains([]string{"LF", "quoted lines", "JSON objects", "a response of many fields", "interim responses"}, k.Name)
		})
	}
	b := newTab(t)
	b.open(program(t))
	for _, k := range kinds {
		var verdicts, all []float64
		for try := 0; try < 3 && (*large || try == 0 || slices.Min(verdicts) > most); try++ {
			text := k.Text(1 << 20)
			if !utf8.ValidString(text) {
				break // no text field holds it
			}
			verdict, after := b.repeat("request-text", text, 1)
			verdicts, all = append(verdicts, verdict), append(all, after)
		}
		if len(verdicts) == 0 {
			continue
		}
		for key, accept := range map[string]string{"": "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", "dGhlIHNhbXBsZSBub25jZQ==": "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="} {
			b.enter(key)
			b.waitText("accept", accept) // the page lives
		}
		t.Logf("1 MiB of %s: the verdict after %.0f ms, everything after %.0f ms", k.Name, slices.Min(verdicts), slices.Min(all))
		if slices.Min(verdicts) > most {
			t.Errorf("1 MiB of %s keeps the verdict back for %.0f ms", k.Name, slices.Min(verdicts))
		}
	}
}

// pasteGarbage pastes size bytes of each garbage, and returns how many milliseconds
// each keeps the page busy.
func (b *tab) pasteGarbage(size int) (busy map[string]float64) {
	b.t.Helper()
	busy = map[string]float64{}
	for name, unit := range garbage {
		_, busy[name] = b.repeat("request-text", unit, size/len(unit))
		b.enter("dGhlIHNhbXBsZSBub25jZQ==")
		b.waitText("accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
	}
	b.fill("request-text", goodRequest)
	b.waitText("judgement", "✓ A valid request")
	return busy
}
