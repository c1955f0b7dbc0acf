package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// strokes are what typing.js noted, in milliseconds.
type strokes struct{ Handler, Paint []float64 }

// keystrokes types n characters into the field called id of the page at url, after
// the script prepare has run there.
func keystrokes(browser context.Context, p profile, url, id, prepare string, n int) (strokes, error) {
	t, err := open(browser, p, script("probe.js")+script("typing.js"))
	defer t.cancel()
	if err != nil {
		return strokes{}, err
	}
	if err := t.visit(url, settled); err != nil {
		return strokes{}, err
	}
	if _, err := read[bool](t, "("+prepare+", document.getElementById("+fmt.Sprintf("%q", id)+").focus(), typing.handler.length = 0, true)"); err != nil {
		return strokes{}, err
	}
	for i := range n {
		if err := chromedp.Do(t.ctx, chromedp.KeyEvent(string(rune('a'+i%26)))); err != nil {
			return strokes{}, err
		}
		time.Sleep(40 * time.Millisecond) // as somebody types who types fast
	}
	return read[strokes](t, `new Promise((done) => setTimeout(() => done(typing), 300))`)
}

// typing returns the rows of keystrokes in the box, and in the check view in a pair of
// 40 lines.
func typing(browser context.Context, url string, js string) ([]row, error) {
	const n = 120
	toPair := `document.getElementById("tab-check").click(), document.getElementById("request-text").value = typing.pair, document.getElementById("request-text").dispatchEvent(new InputEvent("input", { bubbles: true }))`
	var rows []row
	for _, c := range []struct {
		what           string
		p              profile
		id, prepare    string
		median, p95    float64 // of the handler, in ms; 0: no target
		paint          float64
		against, empty string
	}{
		{"keystroke", local, "key", "true", 1, 2, 20, js, ""},
		{"keystroke", localSlow, "key", "true", 0, 0, 50, js, ""},
		{"keystroke in a pair of 40 lines", local, "request-text", toPair, 4, 8, 0, "", ""},
	} {
		here, err := keystrokes(browser, c.p, url, c.id, c.prepare, n)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.what, err)
		}
		peer := ""
		if c.against != "" {
			other, err := keystrokes(browser, c.p, c.against, c.id, c.prepare, n)
			if err != nil {
				return nil, fmt.Errorf("%s, JS page: %w", c.what, err)
			}
			peer = "JS page, key to paint p95 " + finely(quantile(other.Paint, 0.95))
		}
		name := c.what + ", " + strings.TrimPrefix(c.p.name, "localhost")
		name = strings.TrimSuffix(name, ", ")
		middle, late, paint := median(here.Handler), quantile(here.Handler, 0.95), quantile(here.Paint, 0.95)
		handler := row{measure: name + ": handler, median / p95", here: fmt.Sprintf("%.2f / %.2f ms", middle, late)}
		if c.median > 0 {
			handler.target, handler.met = fmt.Sprintf("%.0f / %.0f ms", c.median, c.p95), max(within(middle, c.median), within(late, c.p95))
		}
		rows = append(rows, handler)
		painted := row{measure: name + ": key to paint p95", here: finely(paint), peers: peer}
		if c.paint > 0 {
			painted.target, painted.met = ms(c.paint), within(paint, c.paint)
		}
		rows = append(rows, painted)
	}
	return rows, nil
}
