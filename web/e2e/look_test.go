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

// A look is a size of the window, in CSS pixels, and a colour scheme.
type look struct {
	width, height int64
	scheme        string
}

func (l look) String() string { return fmt.Sprintf("%d-%s", l.width, l.scheme) }

// looks are on a desk and on a phone, by day and by night.
var looks = []look{{1280, 800, "light"}, {1280, 800, "dark"}, {390, 844, "light"}, {390, 844, "dark"}}

// look gives the window a look, and fails the test where anything sticks out once
// show has been called.
func (b *tab) look(l look, show func()) {
	b.t.Helper()
	b.size(l.width, l.height, l.scheme)
	show()
	if got := eval[string](b, tooWide); got != "[]" {
		b.t.Errorf("%v: too wide: %s", l, got)
	}
}

// follow follows a link within the page, and waits until it has led to the element
// called id.
func (b *tab) follow(link, id string) {
	b.t.Helper()
	eval[string](b, fmt.Sprintf(`document.activeElement.blur(), scrollTo(0, 0), location.hash = %q`, link))
	b.wait(fmt.Sprintf(`document.activeElement.id === %q`, id))
}

// inSight tells whether the first element that selector finds can be seen without
// scrolling.
func (b *tab) inSight(selector string) bool {
	b.t.Helper()
	return eval[bool](b, fmt.Sprintf(`document.querySelector(%q).getBoundingClientRect().bottom <= innerHeight`, selector))
}

// With a plain key and an awkward one, and with a handshake shown: nothing sticks
// out, and the answer is in sight.
func TestLook(t *testing.T) {
	keys := map[string]string{
		"sample":  "dGhlIHNhbXBsZSBub25jZQ==",
		"awkward": "<b>\" onload=x\t\n\u202eé🔑 " + fmt.Sprintf("%0120d", 0) + "/+==\n",
	}
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		b.waitAsked()
		for _, l := range looks {
			for name, key := range keys {
				b.look(l, func() {
					eval[bool](b, "scrollTo(0, 0), true")
					b.enter(key)
					if !eval[bool](b, aboveTheFold) && name == "sample" {
						t.Errorf("%v: key and Accept must be seen without scrolling", l)
					}
					b.picture(fmt.Sprintf("%s-%v", name, l), false)
					b.compare()
					b.wait(`/✓ Equal|✓ It opened|This page has no server/.test(document.getElementById("live").textContent)`)
				})
				b.picture(fmt.Sprintf("%s-%v-all", name, l), true)
			}
		}
	})
}

// The judge with examples that have much to show: nothing sticks out, and the
// verdict is in sight where a link to it leads.
func TestLookOfJudge(t *testing.T) {
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		for _, l := range looks {
			for _, example := range []string{"nginx-proxy-pass-only", "article-unhashed", "http2-with-http1-fields"} {
				b.look(l, func() {
					b.follow("#v=1&example="+example, "judge-title")
					if !b.inSight("#judgement .verdict") {
						t.Errorf("%v, %s: the verdict must be seen without scrolling", l, example)
					}
					eval[bool](b, `document.querySelector("details").open = true`)
				})
				b.picture(fmt.Sprintf("%s-%v", example, l), true)
			}
		}
	})
}

// The diagnosis with little and with much to show: nothing sticks out, and the
// answer is in sight where a link to it leads.
func TestLookOfDiagnosis(t *testing.T) {
	key := "&diagnose-key=" + sampleKey
	cases := []struct{ name, link string }{
		{"diagnosis-tail", key + "&diagnose-accept=tZwqUKNUDhpXnWH23C%2Buw8Gp/3E=&diagnose-code=258EAFA5-E914-47DA-95CA-5AB5DC11B735"},
		{"diagnosis-two", key + "&diagnose-accept=xytUlkF2rVz2XzwONMCug9nn1qA=&language=java"},
		{"diagnosis-none", key + "&diagnose-accept=Gfki235ahwEcEUlfNpKmeENfbmQ="},
		{"diagnosis-ok", key + "&diagnose-accept=s3pPLMBiTxaQ9kYGzzhZRbK%2BxOo="},
	}
	onEachHost(t, func(t *testing.T, b *tab, url string) {
		b.open(url)
		for _, l := range looks {
			for _, c := range cases {
				b.look(l, func() {
					b.follow("#v=1"+c.link, "diagnose-title")
					b.waitText("diagnosis", map[bool]string{true: "✓", false: "✗"}[c.name == "diagnosis-ok"])
					if !b.inSight("#diagnosis .verdict") {
						t.Errorf("%v, %s: the answer must be seen without scrolling", l, c.name)
					}
					if c.name == "diagnosis-none" {
						b.waitText("search", "Trying")
					}
				})
				b.picture(fmt.Sprintf("%s-%v", c.name, l), true)
			}
		}
	})
}

// The laboratory after an attempt, with much to show: nothing sticks out, and the
// verdict is in sight where a link to it leads.
func TestLookOfLab(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.allow("Error during WebSocket handshake")
	b.open(program(t))
	for _, l := range looks {
		for _, fault := range []string{"ok-early-hints-first", "truncated-no-blank-line", "header-huge"} {
			b.look(l, func() {
				b.follow("#v=1&fault="+fault, "fault")
				b.waitText("fault", fault)
				b.click("fault-try")
				b.waitText("fault-outcome", "✓ As predicted")
				if !b.inSight("#fault-outcome .verdict") {
					t.Errorf("%v, %s: the verdict must be seen without scrolling", l, fault)
				}
			})
			b.picture(fmt.Sprintf("lab-%s-%v", fault, l), true)
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
	if b.host != "" && b.host != "program" {
		name = b.host + "-" + name
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
