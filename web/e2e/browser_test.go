// Package e2e tests the page in a real browser, against the real server and
// against test doubles of it.
package e2e

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"wsaccept/web/e2e/browsers"
)

// patience is how long a test waits for anything before it fails.
const patience = 20 * time.Second

var wsaccept string // the program, built from this tree

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(runTests(m))
}

func runTests(m *testing.M) int {
	path, err := browsers.FindChromium()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	dir, err := os.MkdirTemp("", "e2e")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	wsaccept = filepath.Join(dir, "wsaccept")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", wsaccept, "../../server").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build ../../server: %v\n%s", err, out)
		return 1
	}

	chromiums.path = path
	defer chromiums.stop()
	defer func() { stopWorker() }()
	return m.Run()
}

// tab is one page of the browser.
type tab struct {
	t       *testing.T
	browser context.Context
	host    string // which of onEachHost's
	ctx     context.Context

	mu       sync.Mutex
	problems []string // what the console said
	allowed  []string // parts of problems that the test expects
}

// newTab opens an empty tab in a browser of its own. When the test ends, it fails if
// the console had an error or a warning that it does not expect.
func newTab(t *testing.T) *tab {
	t.Helper()
	return newTabIn(t, chromiums.take(t))
}

func newTabIn(t *testing.T, browser context.Context) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	b := &tab{t: t, browser: browser, ctx: ctx}
	err := chromedp.Listen(ctx, func(ev any) {
		problem := ""
		switch ev := ev.(type) {
		case *cdpruntime.EventExceptionThrown:
			problem = ev.ExceptionDetails.Text
			if e := ev.ExceptionDetails.Exception; e != nil {
				problem += " " + e.Description
			}
		case *log.EventEntryAdded:
			if ev.Entry.Level == log.EntryLevelError || ev.Entry.Level == log.EntryLevelWarning {
				problem = ev.Entry.Text
			}
		case *cdpruntime.EventConsoleAPICalled:
			problem = "console." + string(ev.Type) + " was called"
			for _, arg := range ev.Args {
				problem += " " + string(arg.Value)
			}
		}
		if problem != "" {
			b.mu.Lock()
			b.problems = append(b.problems, problem)
			b.mu.Unlock()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.checkConsole)
	return b
}

// another opens a tab that expects the same of the console.
func (b *tab) another() *tab {
	b.t.Helper()
	other := newTabIn(b.t, b.browser)
	other.host, other.allowed = b.host, b.allowed
	return other
}

// allow lets the console have problems that contain part.
func (b *tab) allow(part string) { b.allowed = append(b.allowed, part) }

func (b *tab) checkConsole() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, problem := range b.problems {
		expected := false
		for _, part := range b.allowed {
			expected = expected || strings.Contains(problem, part)
		}
		if !expected {
			b.t.Errorf("the console says: %s", problem)
		}
	}
}

// do runs actions, and ends the test if one fails.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// open opens url and waits for the page's program.
func (b *tab) open(url string) {
	b.t.Helper()
	b.do(chromedp.Navigate(url))
	b.wait(`document.getElementById("boot").hidden`)
}

// wait waits until the JavaScript expression is true, also on the page that the tab is
// on its way to.
func (b *tab) wait(expression string) {
	b.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		ctx, cancel := context.WithTimeout(b.ctx, patience)
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		cancel()
		if err != nil && !strings.Contains(err.Error(), "navigated") {
			b.t.Fatalf("%.1000s: %v", expression, err)
		}
		if is {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("waited %v for: %s\nthe page says: %s", patience, expression, eval[string](b, `document.body.innerText.slice(0, 600)`))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// text returns the text of the element called id.
func (b *tab) text(id string) string {
	b.t.Helper()
	return eval[string](b, fmt.Sprintf("document.getElementById(%q).textContent", id))
}

// waitText waits until the text of the element called id contains want.
func (b *tab) waitText(id, want string) {
	b.t.Helper()
	b.wait(fmt.Sprintf("document.getElementById(%q).textContent.includes(%q)", id, want))
}

// revealing is a script that goes to the view that the element called id is in, as a
// visitor does.
func revealing(id string) string {
	return fmt.Sprintf(`(() => {
		const view = document.getElementById(%q)?.closest(".view");
		if (view?.hidden) document.getElementById("tab-" + view.id.slice("view-".length)).click();
		return true;
	})()`, id)
}

// reveal goes to the view that the element called id is in.
func (b *tab) reveal(id string) {
	b.t.Helper()
	eval[bool](b, revealing(id))
}

// click clicks the element called id, as a mouse does.
func (b *tab) click(id string) {
	b.t.Helper()
	b.reveal(id)
	b.do(chromedp.Click(chromedp.CSS("#" + id)))
}

// waitAsked waits until the page knows whether it has a server.
func (b *tab) waitAsked() {
	b.t.Helper()
	b.wait(`!document.getElementById("live").textContent.includes("Asking")`)
}

// compare presses the button for a handshake and waits for its outcome.
func (b *tab) compare() {
	b.t.Helper()
	b.click("compare")
	b.wait(`!document.getElementById("live").textContent.includes("Shaking hands")`)
}

// enter replaces the key by key, through the browser's own editing.
func (b *tab) enter(key string) {
	b.t.Helper()
	b.reveal("key")
	eval[bool](b, `document.getElementById("key").focus(), document.getElementById("key").select(), true`)
	if key == "" {
		b.do(chromedp.KeyEvent("\b"))
		return
	}
	call(b, input.InsertText, input.InsertTextParams{Text: key})
}

// size sets the size of the window in CSS pixels, and the colour scheme.
func (b *tab) size(width, height int64, scheme string) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height))
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

// eval returns the value of a JavaScript expression.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%.1000s: %v", expression, err)
	}
	return value
}

// call runs a command of the DevTools protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if _, err := chromedp.Call(ctx, command, params); err != nil {
		b.t.Fatal(err)
	}
}
