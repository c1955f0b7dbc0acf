package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"wsaccept/server/notrun"
	"wsaccept/web/e2e/browsers"
)

// firefox is a Firefox with one page, for one test.
type firefox struct {
	t *testing.T
	*browsers.Firefox
	allowed []string // parts of what the test expects the console to say
}

// newFirefox starts a Firefox that lives until the test ends. The test fails if
// the console had an error or a warning that it does not expect.
func newFirefox(t *testing.T) *firefox {
	t.Helper()
	path, err := browsers.FindFirefox()
	if err != nil {
		notrun.Because(t, "%v", err)
	}
	started, err := browsers.StartFirefox(path, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(started.Close)
	f := &firefox{t: t, Firefox: started}
	t.Cleanup(f.checkConsole)
	return f
}

func (f *firefox) checkConsole() {
	if err := f.Call("session.status", map[string]any{}, nil); err != nil { // what it said before has arrived then
		f.t.Error(err)
	}
	for _, said := range f.Said {
		expected := slices.ContainsFunc(f.allowed, func(part string) bool { return strings.Contains(said.Text, part) })
		if !expected && (said.Level == "error" || said.Level == "warn") {
			f.t.Errorf("Firefox's console says: %s", said.Text)
		}
	}
}

// allow lets the console say what contains part.
func (f *firefox) allow(part string) { f.allowed = append(f.allowed, part) }

// open opens url and waits for the page's program.
func (f *firefox) open(url string) {
	f.t.Helper()
	if err := f.Open(url); err != nil {
		f.t.Fatal(err)
	}
	f.wait(`document.getElementById("boot").hidden`)
}

// evalIn returns the value of a JavaScript expression, awaited if it is a
// promise.
func evalIn[T any](f *firefox, expression string) (value T) {
	f.t.Helper()
	if err := f.Eval(expression, &value); err != nil {
		f.t.Fatal(err)
	}
	return value
}

// wait waits until the JavaScript expression is true.
func (f *firefox) wait(expression string) {
	f.t.Helper()
	deadline := time.Now().Add(patience)
	for !evalIn[bool](f, "!!("+expression+")") {
		if time.Now().After(deadline) {
			f.t.Fatalf("waited %v for: %s\nthe page says: %s", patience, expression, evalIn[string](f, `document.body.innerText.slice(0, 600)`))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// text returns the text of the element called id.
func (f *firefox) text(id string) string {
	f.t.Helper()
	return evalIn[string](f, fmt.Sprintf("document.getElementById(%q).textContent", id))
}

// waitText waits until the text of the element called id contains want.
func (f *firefox) waitText(id, want string) {
	f.t.Helper()
	f.wait(fmt.Sprintf("document.getElementById(%q).textContent.includes(%q)", id, want))
}

// click clicks the element called id, by script.
func (f *firefox) click(id string) {
	f.t.Helper()
	evalIn[any](f, fmt.Sprintf("document.getElementById(%q).click()", id))
}

// put replaces the text of the field called id, as somebody does who selects all
// and types or pastes.
func (f *firefox) put(id, text string) {
	f.t.Helper()
	evalIn[any](f, revealing(id))
	evalIn[any](f, fmt.Sprintf(`(() => {
		const field = document.getElementById(%q);
		field.focus();
		field.select();
		document.execCommand("insertText", false, %q);
	})()`, id, text))
}
