package e2e

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"wsaccept/web"
)

// The vectors of the host tests, in the real page.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("../../wasm/handshake/testdata/accept.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct{ Key, Accept, Origin string }
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		for _, v := range vectors {
			b.enter(v.Key)
			if got := b.text("accept"); got != v.Accept {
				t.Errorf("key %q: the page says %s, want %s (%s)", v.Key, got, v.Accept, v.Origin)
			}
		}
		t.Logf("%d vectors", len(vectors))
	})
}

// Every keystroke counts, and caret and focus stay where they are.
func TestTyping(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		b.enter("")
		if got := b.text("accept"); got != "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=" {
			t.Errorf("after deleting all: %s", got)
		}
		b.do(chromedp.KeyEvent("dGhlIHNhbXBsZSBub25jZQ=="))
		if got := b.text("accept"); got != "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" {
			t.Errorf("after typing the RFC's key: %s", got)
		}
		for _, step := range []string{"b37a4f", "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"} {
			if !strings.Contains(b.text("steps"), step) {
				t.Errorf("the steps lack %s", step)
			}
		}
		if !strings.Contains(b.text("conversation-request"), "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==") || !strings.Contains(b.text("conversation-response"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") {
			t.Error("request or response lacks the value")
		}

		eval[bool](b, `document.getElementById("key").setSelectionRange(3, 3), true`)
		b.do(chromedp.KeyEvent("\n-"))
		if got := eval[string](b, `document.getElementById("key").value + " " + document.getElementById("key").selectionStart + " " + document.activeElement.id`); got != "dGh-lIHNhbXBsZSBub25jZQ== 4 key" {
			t.Errorf("after typing in the middle: %s", got)
		}
		b.waitText("verdict", "Not a valid key")
		b.waitText("findings", "character 4 is “-” (0x2D)")

		b.click("sample")
		if got := b.text("accept"); got != "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" {
			t.Errorf("after the button for the sample: %s", got)
		}
		seen := map[string]bool{}
		for range 20 {
			b.click("random")
			seen[eval[string](b, `document.getElementById("key").value`)] = true
			if got := b.text("verdict"); !strings.HasPrefix(got, "✓") {
				t.Errorf("a random key: %s", got)
			}
		}
		if len(seen) != 20 {
			t.Errorf("20 random keys were %d", len(seen))
		}
	})
}

// What is typed is text, in every place it is shown.
func TestHostileKey(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		b.enter(`<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`)
		b.waitText("steps", "<img·src=x")
		if n := eval[int](b, `document.querySelectorAll("main img, main script").length`); n != 0 {
			t.Errorf("the key made %d elements", n)
		}
		if title := eval[string](b, "document.title"); strings.Contains(title, "owned") {
			t.Error("the key ran as script")
		}
	})
}

func TestLink(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		key := "a+b/c&d=e#f%g\né <x> 🔑"
		b.open(url)
		b.enter(key)
		b.wait(`location.hash === "#v=1&key=a%2Bb/c%26d=e%23f%25g%0A%C3%A9%20%3Cx%3E%20%F0%9F%94%91"`)
		accept := b.text("accept")
		link := eval[string](b, "location.href")

		b.do(chromedp.Reload())
		b.wait(`document.getElementById("boot").hidden`)
		same := func(when string) {
			t.Helper()
			if got := eval[string](b, `document.getElementById("key").value`); got != key || b.text("accept") != accept {
				t.Errorf("%s: key %q, Accept %s", when, got, b.text("accept"))
			}
		}
		same("after a reload")

		other := b.another()
		other.open(link)
		if got := eval[string](other, `document.getElementById("key").value`); got != key {
			t.Errorf("opened elsewhere: %q", got)
		}

		// Another link in the same tab.
		b.do(chromedp.Navigate(url + "#key=dGhlIHNhbXBsZSBub25jZQ=="))
		b.waitText("accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
		b.do(chromedp.NavigateBack())
		b.waitText("accept", accept)
		same("after going back")

		// No fragment is the default; a heading's is none of ours.
		b.do(chromedp.Navigate(url + "#key=abc"))
		b.wait(`document.getElementById("key").value === "abc"`)
		eval[bool](b, `location.hash = "", true`)
		b.waitText("accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")

		// A button's key is one step in the history, however often it is pressed.
		b.enter("typed")
		steps := eval[int](b, "history.length")
		for range 3 {
			b.click("random")
			b.waitText("verdict", "✓")
		}
		if got := eval[int](b, "history.length"); got != steps+1 {
			t.Errorf("three presses made %d steps in the history, want 1", got-steps)
		}
		b.do(chromedp.NavigateBack())
		b.wait(`document.getElementById("key").value === "typed"`)

		b.do(chromedp.Navigate(url + "#v=1&key=ab%0Dcd"))
		b.waitText("notice", "carriage returns")
		b.waitText("steps", `ab\rcd258EAFA5`)
		b.do(chromedp.Navigate(url + "#v=1&key=abc%2"))
		b.waitText("notice", "damaged")
		b.do(chromedp.Navigate(url + "#v=7&key=abc"))
		b.waitText("notice", "another version")

		// Too long for a link: said, and nothing lost.
		eval[bool](b, `document.getElementById("key").value = "k".repeat(100000), document.getElementById("key").dispatchEvent(new Event("input")), true`)
		b.waitText("notice", "too long for a link")
		if n := eval[int](b, `document.getElementById("key").value.length`); n != 100000 {
			t.Errorf("%d characters are left", n)
		}
		b.wait(`location.hash === ""`)
	})
}

// A tab shows its view and hides the others; the state stays in the address, and Back
// leads to the view before.
func TestTabs(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url + "#v=1&key=abc")
		b.waitAsked()
		shown := func(view string) string {
			return fmt.Sprintf(`[...document.querySelectorAll(".view")].every((v) => v.hidden === (v.id !== "view-%s"))`, view)
		}
		b.wait(shown("handshake"))
		for _, view := range []string{"check", "lab", "code", "learn"} {
			b.click("tab-" + view)
			b.wait(shown(view))
			if !eval[bool](b, `document.activeElement.id.endsWith("-title")`) {
				t.Errorf("%s: the focus is at %q", view, eval[string](b, "document.activeElement.id"))
			}
			if got := eval[string](b, "location.hash"); got != "#v=1&key=abc&view="+view {
				t.Errorf("%s: the address holds %q", view, got)
			}
		}
		b.do(chromedp.NavigateBack())
		b.wait(shown("code"))
	})
}

// A pasted CR LF becomes LF in any text field; the page says so.
func TestPasteCarriageReturn(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		eval[bool](b, `(() => {
		const key = document.getElementById("key");
		const data = new DataTransfer();
		data.setData("text/plain", "abc\r\n");
		key.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data}));
		key.value = "abc\r\n";
		key.dispatchEvent(new Event("input"));
		return true;
	})()`)
		b.waitText("notice", "The pasted text has carriage returns")
		b.wait(`location.hash === "#v=1&key=abc%0A"`)
		b.waitText("notice", "The pasted text has carriage returns")
		b.enter("abc")
		b.wait(`document.getElementById("notice").textContent === ""`)
	})
}

func TestCopy(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		call(b, cdpbrowser.SetPermission, cdpbrowser.SetPermissionParams{
			Permission: &cdpbrowser.PermissionDescriptor{Name: "clipboard-read"}, Setting: cdpbrowser.PermissionSettingGranted, Origin: strings.TrimSuffix(url, "/"),
		})
		b.enter("x3JJHMbDL1EzLkh9GBhXDw==")
		b.click("copy-link")
		b.waitText("copy-link", "Copied")
		if got, want := eval[string](b, "navigator.clipboard.readText()"), url+"#v=1&key=x3JJHMbDL1EzLkh9GBhXDw=="; got != want {
			t.Errorf("copied %q, want %q", got, want)
		}
		b.waitText("copy-link", "Copy link")
		b.click("copy-accept")
		b.waitText("copy-accept", "Copied")
		if got := eval[string](b, "navigator.clipboard.readText()"); got != "HSmrc0sMlYUkAGmm5OPpG2HaGWk=" {
			t.Errorf("copied %q", got)
		}
	})
}

// A browser whose clipboard is closed gets the text to copy by hand.
func TestCopyDenied(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		eval[bool](b, `Object.defineProperty(navigator, "clipboard", {value: {writeText: () => Promise.reject(new Error("no"))}}), true`)
		b.click("copy-accept")
		b.waitText("notice", "copy it yourself: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
	})
}

const islands = `JSON.stringify(["accept", "verdict", "findings", "steps", "request", "response"].map((id) => document.getElementById(id).innerHTML))`

// The page before its program arrives is the page after, but for the inputs.
func TestPrerendered(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.allow("preloaded") // and not used, without script
		call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		b.do(chromedp.Navigate(url))
		before := eval[string](b, islands)
		if !strings.Contains(b.text("accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") {
			t.Error("the prerendered page lacks the sample's Accept")
		}
		if got := eval[string](b, "document.body.innerText"); !strings.Contains(got, "JavaScript is off") {
			t.Error("without JavaScript the page must say so")
		}
		if !eval[bool](b, `document.getElementById("key").readOnly`) {
			t.Error("the key must not take text that nobody reads")
		}

		live := b.another()
		live.open(url)
		if after := eval[string](live, islands); after != before {
			t.Errorf("the program shows\n%s\nprerendered is\n%s", after, before)
		}
	})
}

// A program that is not there, or differs in a single byte from the one that the
// page was built with, is not run.
func TestProgramMissing(t *testing.T) {
	t.Parallel()
	const says = "could not be loaded (Failed to fetch): it is missing, or not the one"
	tests := []struct {
		name, console string
		wasm          func(w http.ResponseWriter, program []byte)
	}{
		{"missing", "404", func(w http.ResponseWriter, _ []byte) { http.Error(w, "not found", http.StatusNotFound) }},
		{"one byte changed", "Failed to find a valid digest in the 'integrity' attribute", func(w http.ResponseWriter, program []byte) {
			program[len(program)/2] ^= 1
			w.Header().Set("Content-Type", "application/wasm")
			w.Write(program)
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := plain()
			url := host(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if !strings.HasSuffix(r.URL.Path, ".wasm") {
					files.ServeHTTP(w, r)
					return
				}
				program, err := fs.ReadFile(web.Files(), strings.TrimPrefix(r.URL.Path, "/"))
				if err != nil {
					t.Error(err)
				}
				test.wasm(w, program)
			}))
			b := newTab(t)
			b.allow(test.console)
			b.allow("integrity") // of the answer 404, too
			b.allow("preloaded") // the browser's own remark on an unused preload
			b.do(chromedp.Navigate(url))
			b.waitText("boot", says)
			if got := b.text("accept"); got != "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" {
				t.Errorf("the prerendered Accept is gone: %q", got)
			}
			b.looksUsable(hasEarly(t))
		})
	}
}

// looksUsable tests that of the inputs only the key looks usable, and only if it is.
func (b *tab) looksUsable(key bool) {
	b.t.Helper()
	if !eval[bool](b, `document.getElementById("request-text").readOnly && document.getElementById("random").disabled`) {
		b.t.Error("inputs that do nothing must not look usable")
	}
	b.wait(`document.getElementById("key").readOnly !== ` + strconv.FormatBool(key))
	if key {
		b.enter("x3JJHMbDL1EzLkh9GBhXDw==")
		b.waitText("accept", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
	}
}

// A program that ends, for whatever reason, is told, and what it had shown stays.
func TestProgramEnds(t *testing.T) {
	t.Parallel()
	for name, main := range map[string]string{
		"returns": "func main() {}",
		"exits":   "import \"os\"\n\nfunc main() { os.Exit(1) }",
		"panics":  "func main() { panic(\"a fault\") }",
	} {
		t.Run(name, func(t *testing.T) {
			program := compiled(t, "package main\n\n"+main+"\n")
			digest := sha512.Sum384(program)
			files := plain()
			url := host(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				switch {
				case strings.HasSuffix(r.URL.Path, ".wasm"):
					w.Header().Set("Content-Type", "application/wasm")
					w.Write(program)
				case r.URL.Path == "/":
					page, err := fs.ReadFile(web.Files(), "index.html")
					if err != nil {
						t.Error(err)
					}
					known := regexp.MustCompile(`(data-digest="?sha384-)[\w+/=]+`)
					w.Write(known.ReplaceAll(page, []byte("${1}"+base64.StdEncoding.EncodeToString(digest[:]))))
				default:
					files.ServeHTTP(w, r)
				}
			}))
			b := newTab(t)
			b.allow("")
			b.do(chromedp.Navigate(url))
			b.waitText("boot", "The page's program has stopped")
			if got := b.text("accept"); got != "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" {
				t.Errorf("the prerendered Accept is gone: %q", got)
			}
			b.looksUsable(hasEarly(t))
		})
	}
}

// compiled returns a program in WebAssembly.
func compiled(t *testing.T, source string) []byte {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "main.wasm")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", out, filepath.Join(dir, "main.go"))
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	program, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// What fails in the program is told, and the page lives on: nothing that was typed is
// lost, and what fails can be tried again.
func TestProgramFails(t *testing.T) {
	t.Parallel()
	url := program(t)
	b := newTab(t)
	b.allow("The playground failed")
	b.open(url)
	b.waitText("live", "coder/websocket")
	b.enter("abc")
	eval[bool](b, "window.OldURL = URL, delete window.URL") // which the program takes for granted
	b.click("compare")
	b.waitText("notice", "Something in this page failed")
	if got := eval[string](b, `document.getElementById("key").value`); got != "abc" {
		t.Errorf("the key is %q", got)
	}
	b.enter("x3JJHMbDL1EzLkh9GBhXDw==")
	b.waitText("accept", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
	eval[bool](b, "window.URL = OldURL, true")
	b.click("compare")
	b.waitText("live", "✓ Equal")
}

// A host that calls .wasm something else still works.
func TestProgramUnderAnotherType(t *testing.T) {
	t.Parallel()
	files := plain()
	url := host(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".wasm") {
			w.Header().Set("Content-Type", "application/octet-stream")
		}
		files.ServeHTTP(w, r)
	}))
	b := newTab(t)
	b.allow("404")
	b.open(url)
	b.enter("x3JJHMbDL1EzLkh9GBhXDw==")
	b.waitText("accept", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
}
