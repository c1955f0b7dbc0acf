package e2e

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var screenshots = flag.String("screenshots", "", "write pictures of the page to this `directory`")

// tooWide lists what sticks out of the window or of its own box.
const tooWide = `JSON.stringify([...document.querySelectorAll("body, body *")]
	.filter((e) => !e.classList.contains("unseen") && e.getClientRects().length > 0)
	.filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5 || (e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1))
	.map((e) => e.tagName + "#" + e.id + "." + e.className))`

// aboveTheFold tells whether the key, the buttons and the Accept can be seen
// without scrolling.
const aboveTheFold = `["key", "random", "sample", "copy-link", "accept", "verdict"].every((id) => document.getElementById(id).getBoundingClientRect().bottom <= innerHeight)`

// On a desk and on a phone, by day and by night, with a plain key and an awkward
// one, and with a handshake shown: nothing sticks out, and the answer is in
// sight.
func TestLook(t *testing.T) {
	url, _ := serve(t)
	keys := map[string]string{
		"sample":  "dGhlIHNhbXBsZSBub25jZQ==",
		"awkward": "<b>\" onload=x\t\n\u202eé🔑 " + fmt.Sprintf("%0120d", 0) + "/+==\n",
	}
	for _, window := range []struct{ width, height int64 }{{1280, 800}, {390, 844}} {
		for _, scheme := range []string{"light", "dark"} {
			for name, key := range keys {
				t.Run(fmt.Sprintf("%d %s %s", window.width, scheme, name), func(t *testing.T) {
					b := newTab(t)
					b.size(window.width, window.height, scheme)
					b.open(url)
					b.waitText("live", "coder/websocket")
					b.enter(key)
					if !eval[bool](b, aboveTheFold) && name == "sample" {
						t.Error("key and Accept must be seen without scrolling")
					}
					b.picture(fmt.Sprintf("%s-%d-%s", name, window.width, scheme), false)
					b.click("compare")
					b.waitText("live", "✓ Equal")
					if got := eval[string](b, tooWide); got != "[]" {
						t.Errorf("too wide: %s", got)
					}
					b.picture(fmt.Sprintf("%s-%d-%s-all", name, window.width, scheme), true)
				})
			}
		}
	}
}

// The judge with examples that have much to show: nothing sticks out, and the
// verdict is in sight where a link to it leads.
func TestLookOfJudge(t *testing.T) {
	url, _ := serve(t)
	for _, window := range []struct{ width, height int64 }{{1280, 800}, {390, 844}} {
		for _, scheme := range []string{"light", "dark"} {
			for _, example := range []string{"nginx-proxy-pass-only", "article-unhashed", "http2-with-http1-fields"} {
				t.Run(fmt.Sprintf("%d %s %s", window.width, scheme, example), func(t *testing.T) {
					b := newTab(t)
					b.size(window.width, window.height, scheme)
					b.open(url + "#v=1&example=" + example)
					b.waitText("live", "coder/websocket")
					if !eval[bool](b, `document.querySelector("#judgement .verdict").getBoundingClientRect().bottom <= innerHeight`) {
						t.Error("the verdict must be seen without scrolling")
					}
					eval[bool](b, `document.querySelector("details").open = true`)
					if got := eval[string](b, tooWide); got != "[]" {
						t.Errorf("too wide: %s", got)
					}
					b.picture(fmt.Sprintf("%s-%d-%s", example, window.width, scheme), true)
				})
			}
		}
	}
}

// The diagnosis with little and with much to show: nothing sticks out, and the
// answer is in sight where a link to it leads.
func TestLookOfDiagnosis(t *testing.T) {
	url, _ := serve(t)
	key := "&diagnose-key=" + sampleKey
	cases := map[string]string{
		"diagnosis-tail": key + "&diagnose-accept=tZwqUKNUDhpXnWH23C%2Buw8Gp/3E=&diagnose-code=258EAFA5-E914-47DA-95CA-5AB5DC11B735",
		"diagnosis-two":  key + "&diagnose-accept=xytUlkF2rVz2XzwONMCug9nn1qA=&language=java",
		"diagnosis-none": key + "&diagnose-accept=Gfki235ahwEcEUlfNpKmeENfbmQ=",
		"diagnosis-ok":   key + "&diagnose-accept=s3pPLMBiTxaQ9kYGzzhZRbK%2BxOo=",
	}
	for _, window := range []struct{ width, height int64 }{{1280, 800}, {390, 844}} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%d %s", window.width, scheme), func(t *testing.T) {
				b := newTab(t)
				b.open(url)
				for name, link := range cases {
					b.size(window.width, window.height, scheme)
					eval[string](b, fmt.Sprintf(`location.hash = %q`, "#v=1"+link))
					b.wait(`document.activeElement.id === "diagnose-title"`)
					b.waitText("diagnosis", map[bool]string{true: "✓", false: "✗"}[name == "diagnosis-ok"])
					if !eval[bool](b, `document.querySelector("#diagnosis .verdict").getBoundingClientRect().bottom <= innerHeight`) {
						t.Errorf("%s: the answer must be seen without scrolling", name)
					}
					if name == "diagnosis-none" {
						b.waitText("search", "Trying")
					}
					if got := eval[string](b, tooWide); got != "[]" {
						t.Errorf("%s: too wide: %s", name, got)
					}
					b.picture(fmt.Sprintf("%s-%d-%s", name, window.width, scheme), true)
				}
			})
		}
	}
}

// The laboratory after an attempt, with much to show: nothing sticks out, and the
// verdict is in sight where a link to it leads.
func TestLookOfLab(t *testing.T) {
	url, _ := serve(t)
	for _, window := range []struct{ width, height int64 }{{1280, 800}, {390, 844}} {
		for _, scheme := range []string{"light", "dark"} {
			for _, fault := range []string{"ok-early-hints-first", "truncated-no-blank-line", "header-huge"} {
				t.Run(fmt.Sprintf("%d %s %s", window.width, scheme, fault), func(t *testing.T) {
					b := newTab(t)
					b.allow("Error during WebSocket handshake")
					b.size(window.width, window.height, scheme)
					b.open(url + "#v=1&fault=" + fault)
					b.wait(`document.activeElement.id === "fault"`)
					b.click("fault-try")
					b.waitText("fault-outcome", "✓ As predicted")
					if !eval[bool](b, `document.querySelector("#fault-outcome .verdict").getBoundingClientRect().bottom <= innerHeight`) {
						t.Error("the verdict must be seen without scrolling")
					}
					if got := eval[string](b, tooWide); got != "[]" {
						t.Errorf("too wide: %s", got)
					}
					b.picture(fmt.Sprintf("lab-%s-%d-%s", fault, window.width, scheme), true)
				})
			}
		}
	}
}

// picture writes a screenshot, of the window or of the whole page, if pictures
// are wanted.
func (b *tab) picture(name string, all bool) {
	b.t.Helper()
	if *screenshots == "" {
		return
	}
	eval[bool](b, `document.activeElement.blur(), scrollTo(0, 0), true`)
	if all {
		height := eval[int64](b, "document.documentElement.scrollHeight")
		width := eval[int64](b, "innerWidth")
		call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
	}
	shot, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*screenshots, name+".png"), shot, 0o644); err != nil {
		b.t.Fatal(err)
	}
}
