//go:build pictures

package e2e

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The ways to look at a page, each as a browser's emulation has it.
var ways = []struct {
	name, media string
	features    []*emulation.MediaFeature
}{
	{"light", "", []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}},
	{"dark", "", []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}},
	{"forced", "", []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}, {Name: "forced-colors", Value: "active"}}},
	{"print", "print", []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}},
}

// TestPictures takes a picture of each view of the app and of each kind of page, in all
// widths and ways, to be looked at by people. make screenshots runs it.
func TestPictures(t *testing.T) {
	if *screenshots == "" {
		t.Fatal("-screenshots DIR says where the pictures go")
	}
	pasted := func(text string) func(b *tab) { return func(b *tab) { b.paste(text) } }
	opened := func(*tab) {}
	scenes := []struct {
		name, path string
		act        func(b *tab)
	}{
		{"handshake", "#v=1&view=handshake", opened},
		{"handshake-line", "#v=1&view=handshake", func(b *tab) {
			eval[bool](b, `(document.querySelector("#conversation-request li:nth-child(5)").focus(), true)`)
		}},
		{"check-empty", "#v=1&view=check", opened},
		{"check-example", "#v=1&example=nginx-proxy-pass-only", opened},
		{"check-error-text", "#v=1&view=handshake", pasted("WebSocket connection to 'wss://example.com/ws' failed: Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value")},
		{"check-nginx", "#v=1&view=handshake", pasted("> GET /ws HTTP/1.1\n> Host: example.com\n> Upgrade: websocket\n> Connection: Upgrade\n> Sec-WebSocket-Key: " + sampleKey + "\n> Sec-WebSocket-Version: 13\n>\n< HTTP/1.1 400 Bad Request\n< Server: nginx/1.26.2\n< Content-Length: 12\n<\nBad Request\n")},
		{"check-pair", "#v=1&view=handshake", pasted(sampleKey + " Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=")},
		{"check-code", "#v=1&view=handshake", pasted("const accept = crypto.createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-5AB5DC11B735').digest('base64');")},
		{"lab", "#v=1&view=lab", opened},
		{"lab-tried", "#v=1&fault=accept-no-guid", func(b *tab) {
			b.click("fault-try")
			b.waitText("fault-outcome", "As predicted")
		}},
		{"code", "#v=1&view=code&language=java", opened},
		{"learn", "#v=1&view=learn", opened},
		{"page-examples", "examples/", opened},
		{"page-example", "examples/nginx-proxy-pass-only/", opened},
		{"page-rule", "rules/C06/", opened},
		{"page-mistake", "mistakes/no-guid/", opened},
		{"page-fault", "faults/accept-no-guid/", opened},
		{"page-messages", "messages/", opened},
		{"page-message", "messages/accept-wrong/", opened},
		{"page-questions", "questions/", opened},
		{"page-question", "questions/nginx/", opened},
		{"page-search", "search/?q=426", func(b *tab) { b.wait(`document.querySelector("#found a")`) }},
		{"page-missing", "404.html", opened},
	}
	var sheet strings.Builder
	sheet.WriteString("<!doctype html><meta charset=utf-8><title>All views and kinds of pages</title><style>img{max-width:100%;border:1px solid}td{vertical-align:top;min-width:12rem}</style>")
	b := newTab(t)
	b.allow("Error during WebSocket handshake")
	url := program(t)
	for _, scene := range scenes {
		fmt.Fprintf(&sheet, "<h2>%s</h2><table><tr>", html.EscapeString(scene.name))
		b.size(1280, 900, "light")
		b.do(chromedp.Navigate("about:blank"))
		if strings.HasPrefix(scene.path, "#") {
			b.open(url + scene.path)
			b.waitAsked()
		} else {
			b.do(chromedp.Navigate(url + scene.path))
		}
		scene.act(b)
		for _, way := range ways {
			for _, size := range []look{{width: 1280, height: 900}, {width: 390, height: 844}, {width: 320, height: 700}} {
				b.do(chromedp.EmulateViewport(size.width, size.height))
				call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: way.media, Features: way.features})
				if got := eval[string](b, tooWide); got != "[]" && way.name != "print" {
					t.Errorf("%s, %d, %s: too wide: %s", scene.name, size.width, way.name, got)
				}
				name := fmt.Sprintf("%s-%d-%s.png", scene.name, size.width, way.name)
				shot, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
				if err == nil {
					err = os.WriteFile(filepath.Join(*screenshots, name), shot, 0o644)
				}
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&sheet, "<td><img src=%q alt=%q loading=lazy>", name, name)
			}
		}
		sheet.WriteString("</table>")
	}
	if err := os.WriteFile(filepath.Join(*screenshots, "index.html"), []byte(sheet.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
