package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// firefoxPatience is how long Firefox may take to start, on a machine that does
// other things, too.
const firefoxPatience = time.Minute

// firefoxPrefs are the settings that a profile begins with. The protocol's own
// turn off most of what Firefox asks the network for by itself; with these every
// name is that of this computer.
const firefoxPrefs = `
user_pref("network.proxy.type", 0);
user_pref("network.dns.native-is-localhost", true);
user_pref("network.dns.native_https_query", false);
`

// firefox is a Firefox with one page. It is driven with WebDriver BiDi, which
// Firefox speaks itself.
type firefox struct {
	t       *testing.T
	conn    *websocket.Conn
	page    string // the id of its browsing context
	calls   int
	said    []string // what the console said
	allowed []string // parts of what the test expects it to say
}

// newFirefox starts a Firefox that lives until the test ends. The test fails if
// the console had an error or a warning that it does not expect.
func newFirefox(t *testing.T) *firefox {
	t.Helper()
	url := startFirefox(t)
	f := &firefox{t: t}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, _, err := websocket.Dial(ctx, url+"/session", nil)
	if err != nil {
		t.Fatal(err)
	}
	f.conn = conn
	t.Cleanup(func() { conn.CloseNow() })
	conn.SetReadLimit(16 << 20)
	bidi[any](f, "session.new", map[string]any{"capabilities": map[string]any{}})
	bidi[any](f, "session.subscribe", map[string]any{"events": []string{"log.entryAdded"}})
	tree := bidi[struct {
		Contexts []struct{ Context string }
	}](f, "browsingContext.getTree", map[string]any{})
	f.page = tree.Contexts[0].Context
	t.Cleanup(f.checkConsole)
	return f
}

// startFirefox starts a Firefox with a profile of its own, and returns the
// address under which it takes commands.
func startFirefox(t *testing.T) string {
	t.Helper()
	path := need(t, "firefox", "firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "user.js"), []byte(firefoxPrefs), 0o600); err != nil {
		t.Fatal(err)
	}
	said := filepath.Join(home, "stderr")
	stderr, err := os.Create(said)
	if err != nil {
		t.Fatal(err)
	}
	defer stderr.Close()
	cmd := exec.Command(path, "--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0", "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+home, "MOZ_HEADLESS=1", "MOZ_CRASHREPORTER_DISABLE=1")
	cmd.Stderr = stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	for deadline := time.Now().Add(firefoxPatience); ; time.Sleep(50 * time.Millisecond) {
		text, err := os.ReadFile(said)
		if err != nil {
			t.Fatal(err)
		}
		_, after, _ := strings.Cut(string(text), "WebDriver BiDi listening on ")
		if url, _, whole := strings.Cut(after, "\n"); whole {
			return url
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s does not start; it says:\n%s", path, text)
		}
	}
}

// bidi runs a command and returns its result. On the way it notes what the
// console said.
func bidi[T any](f *firefox, method string, params map[string]any) (result T) {
	f.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	f.calls++
	if err := wsjson.Write(ctx, f.conn, map[string]any{"id": f.calls, "method": method, "params": params}); err != nil {
		f.t.Fatalf("%s: %v", method, err)
	}
	for {
		var message struct {
			ID             int
			Type, Method   string
			Error, Message string
			Result         json.RawMessage
			Params         struct{ Level, Text string }
		}
		if err := wsjson.Read(ctx, f.conn, &message); err != nil {
			f.t.Fatalf("%s: %v", method, err)
		}
		level := message.Params.Level
		switch {
		case message.Method == "log.entryAdded" && (level == "error" || level == "warn"):
			f.said = append(f.said, message.Params.Text)
		case message.ID != f.calls:
		case message.Type == "error":
			f.t.Fatalf("%s: %s: %s", method, message.Error, message.Message)
		default:
			if err := json.Unmarshal(message.Result, &result); err != nil {
				f.t.Fatalf("%s: %v", method, err)
			}
			return result
		}
	}
}

func (f *firefox) checkConsole() {
	bidi[any](f, "session.status", map[string]any{}) // what it said before has arrived then
	for _, said := range f.said {
		expected := slices.ContainsFunc(f.allowed, func(part string) bool { return strings.Contains(said, part) })
		if !expected {
			f.t.Errorf("Firefox's console says: %s", said)
		}
	}
}

// allow lets the console say what contains part.
func (f *firefox) allow(part string) { f.allowed = append(f.allowed, part) }

// open opens url and waits for the page's program.
func (f *firefox) open(url string) {
	f.t.Helper()
	bidi[any](f, "browsingContext.navigate", map[string]any{"context": f.page, "url": url, "wait": "complete"})
	f.wait(`document.getElementById("boot").hidden`)
}

// evalIn returns the value of a JavaScript expression, awaited if it is a
// promise.
func evalIn[T any](f *firefox, expression string) (value T) {
	f.t.Helper()
	reply := bidi[struct {
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}](f, "script.evaluate", map[string]any{
		"expression":   "(async () => JSON.stringify(await (" + expression + ") ?? null))()",
		"target":       map[string]string{"context": f.page},
		"awaitPromise": true,
	})
	if err := json.Unmarshal([]byte(reply.Result.Value), &value); err != nil {
		f.t.Fatalf("%.1000s: %s%v", expression, reply.ExceptionDetails.Text, err)
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
	evalIn[any](f, fmt.Sprintf(`(() => {
		const field = document.getElementById(%q);
		field.focus();
		field.select();
		document.execCommand("insertText", false, %q);
	})()`, id, text))
}
