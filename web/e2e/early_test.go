package e2e

import (
	"bytes"
	"crypto/rand"
	"crypto/sha1"
	"encoding/base64"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"wsaccept/server/notrun"
	"wsaccept/web"
)

// These tests hold the page's programs back: what is live then is the Accept alone, by
// web/early.js.

// usable is when the box may be typed into.
const usable = `window.acceptIsLive && document.getElementById("key")?.readOnly === false`

// hasEarly reports whether the page was built with the Accept inside of it.
func hasEarly(t *testing.T) bool {
	t.Helper()
	page, err := fs.ReadFile(web.Files(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(page, []byte("acceptIsLive"))
}

// withoutProgram returns the address of the real page, of whose programs none comes
// before release is called.
func withoutProgram(t *testing.T) (address string, release func()) {
	return without(t, func(path string) bool { return strings.HasSuffix(path, ".wasm") })
}

// without is withoutProgram for the files that held reports.
func without(t *testing.T, held func(path string) bool) (address string, release func()) {
	t.Helper()
	if !hasEarly(t) {
		notrun.Because(t, "the page was built without TinyGo; to get it: make tinygo")
	}
	to, err := url.Parse(program(t))
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(to)
	released := make(chan struct{})
	release = sync.OnceFunc(func() { close(released) })
	t.Cleanup(release)
	return host(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if held(r.URL.Path) {
			select {
			case <-released:
			case <-r.Context().Done():
			}
		}
		proxy.ServeHTTP(w, r)
	})), release
}

// earlyVectors are the host tests' and random keys with what the standard library
// makes of them.
func earlyVectors(t *testing.T) []struct{ Key, Accept string } {
	t.Helper()
	data, err := os.ReadFile("../../wasm/handshake/testdata/accept.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct{ Key, Accept string }
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	for range 200 {
		random := make([]byte, 16)
		rand.Read(random)
		key := base64.StdEncoding.EncodeToString(random)
		sum := sha1.Sum([]byte(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
		vectors = append(vectors, struct{ Key, Accept string }{key, base64.StdEncoding.EncodeToString(sum[:])})
	}
	return vectors
}

// begin goes to address and does not wait until all of it is loaded.
func (b *tab) begin(address string) {
	b.t.Helper()
	call(b, cdppage.Navigate, cdppage.NavigateParams{URL: address})
	b.wait(usable)
}

func TestEarly(t *testing.T) {
	t.Parallel()
	address, release := withoutProgram(t)
	b := newTab(t)
	b.begin(address)
	for _, v := range earlyVectors(t) {
		b.enter(v.Key)
		if got := b.text("accept"); got != v.Accept {
			t.Errorf("key %q: the page says %s, want %s", v.Key, got, v.Accept)
		}
	}
	b.enter(strings.Repeat("k", 70_000)) // more than there is room for
	if got := b.text("accept"); got != "" {
		t.Errorf("the Accept of a text that was not hashed: %q", got)
	}

	// What was typed stays, and so does where.
	b.enter("x3JJHMbDL1EzLkh9GBhXDw==")
	eval[bool](b, `document.getElementById("key").setSelectionRange(3, 5), true`)
	release()
	b.wait(`document.getElementById("boot").hidden`)
	const field = `document.getElementById("key")`
	if got := eval[string](b, `[`+field+`.value, `+field+`.selectionStart, `+field+`.selectionEnd, document.activeElement.id].join(" ")`); got != "x3JJHMbDL1EzLkh9GBhXDw== 3 5 key" {
		t.Errorf("the field after the program has come: %s", got)
	}
	b.waitText("accept", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
	b.waitText("conversation-response", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
	b.wait(`location.hash === "#v=1&key=x3JJHMbDL1EzLkh9GBhXDw=="`)
	if eval[bool](b, `document.getElementById("main").hasAttribute("data-behind")`) {
		t.Error("the page still says that it is behind")
	}

	// And so does the way back.
	eval[bool](b, `document.execCommand("undo")`)
	b.wait(field + `.value.startsWith("kkk")`)
}

// A text that is being composed, as in Japanese, is composed further by the program.
func TestEarlyComposition(t *testing.T) {
	t.Parallel()
	address, release := withoutProgram(t)
	b := newTab(t)
	b.begin(address)
	b.enter("")
	call(b, input.ImeSetComposition, input.ImeSetCompositionParams{Text: "にほ", SelectionStart: 2, SelectionEnd: 2})
	release()
	b.wait(`document.getElementById("boot").hidden`)
	call(b, input.ImeSetComposition, input.ImeSetCompositionParams{Text: "にほん", SelectionStart: 3, SelectionEnd: 3})
	call(b, input.InsertText, input.InsertTextParams{Text: "日本"})
	if got := eval[string](b, `document.getElementById("key").value`); got != "日本" {
		t.Errorf("the field has %q", got)
	}
	sum := sha1.Sum([]byte("日本258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	b.waitText("accept", base64.StdEncoding.EncodeToString(sum[:]))
}

// A link's key is there as early; what is typed takes its place.
func TestEarlyLink(t *testing.T) {
	t.Parallel()
	address, release := withoutProgram(t)
	b := newTab(t)
	b.begin(address + "#v=1&diagnose-key=no&key=x3JJHMbDL1EzLkh9GBhXDw%3D%3D")
	b.waitText("accept", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
	b.do(chromedp.Focus(chromedp.CSS("#key")), chromedp.KeyEvent("\n!"))
	typed := eval[string](b, `document.getElementById("key").value`)
	if len(typed) != 25 {
		t.Errorf("the field has %q", typed)
	}
	release()
	b.wait(`document.getElementById("boot").hidden`)
	if got := eval[string](b, `document.getElementById("key").value`); got != typed {
		t.Errorf("the field has %q, and had %q before the program came", got, typed)
	}
	b.waitText("findings", "“!” (0x21)")
}

func TestEarlyFirefox(t *testing.T) {
	t.Parallel()
	address, release := withoutProgram(t)
	f := newFirefox(t)
	if err := f.Call("browsingContext.navigate", map[string]any{"context": f.Page, "url": address, "wait": "none"}, nil); err != nil {
		t.Fatal(err)
	}
	f.wait(usable)
	for _, v := range earlyVectors(t) {
		f.put("key", v.Key)
		if got := f.text("accept"); got != v.Accept {
			t.Errorf("key %q: the page says %s, want %s", v.Key, got, v.Accept)
		}
	}
	f.put("key", "x3JJHMbDL1EzLkh9GBhXDw==")
	evalIn[any](f, `document.getElementById("key").setSelectionRange(3, 5)`)
	release()
	f.wait(`document.getElementById("boot").hidden`)
	const field = `document.getElementById("key")`
	if got := evalIn[string](f, `[`+field+`.value, `+field+`.selectionStart, `+field+`.selectionEnd].join(" ")`); got != "x3JJHMbDL1EzLkh9GBhXDw== 3 5" {
		t.Errorf("the field after the program has come: %s", got)
	}
	f.waitText("conversation-response", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
}
