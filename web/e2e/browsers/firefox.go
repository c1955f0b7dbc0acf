package browsers

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// firefoxPatience is how long Firefox may take to start, on a machine that does
// other things, too.
const firefoxPatience = time.Minute

// commandPatience is how long a command to Firefox may take.
const commandPatience = 20 * time.Second

// firefoxPrefs are the settings that a profile begins with. The protocol's own
// turn off most of what Firefox asks the network for by itself; with these every
// name is that of this computer.
const firefoxPrefs = `
user_pref("network.proxy.type", 0);
user_pref("network.dns.native-is-localhost", true);
user_pref("network.dns.native_https_query", false);
`

// Firefox is a Firefox with one page. It is driven with WebDriver BiDi, which
// Firefox speaks itself.
type Firefox struct {
	Page string // the id of its browsing context
	Said []Line // what the console said, until the last command ended

	command *exec.Cmd
	conn    *websocket.Conn
	calls   int
}

// Line is what the console said once.
type Line struct{ Level, Text string }

// StartFirefox starts the Firefox at path, without a window and with a profile in
// the directory home, which must be empty. Close ends it.
func StartFirefox(path, home string) (*Firefox, error) {
	command, url, err := launchFirefox(path, home)
	f := &Firefox{command: command}
	if err == nil {
		err = f.connect(url)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// launchFirefox returns the address under which a new Firefox takes commands, and
// its process also where there is an error, if it runs.
func launchFirefox(path, home string) (*exec.Cmd, string, error) {
	if err := os.WriteFile(filepath.Join(home, "user.js"), []byte(firefoxPrefs), 0o600); err != nil {
		return nil, "", err
	}
	said := filepath.Join(home, "stderr")
	stderr, err := os.Create(said)
	if err != nil {
		return nil, "", err
	}
	defer stderr.Close()
	cmd := exec.Command(path, "--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0", "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+home, "MOZ_HEADLESS=1", "MOZ_CRASHREPORTER_DISABLE=1")
	cmd.Stderr = stderr
	if err := cmd.Start(); err != nil {
		return nil, "", err
	}
	for deadline := time.Now().Add(firefoxPatience); ; time.Sleep(50 * time.Millisecond) {
		text, err := os.ReadFile(said)
		if err != nil {
			return cmd, "", err
		}
		_, after, _ := strings.Cut(string(text), "WebDriver BiDi listening on ")
		if url, _, whole := strings.Cut(after, "\n"); whole {
			return cmd, url, nil
		}
		if time.Now().After(deadline) {
			return cmd, "", fmt.Errorf("%s does not start; it says:\n%s", path, text)
		}
	}
}

// connect begins the session.
func (f *Firefox) connect(url string) error {
	ctx, cancel := context.WithTimeout(context.Background(), commandPatience)
	defer cancel()
	var err error
	if f.conn, _, err = websocket.Dial(ctx, url+"/session", nil); err != nil {
		return err
	}
	f.conn.SetReadLimit(16 << 20)
	if err := f.Call("session.new", map[string]any{"capabilities": map[string]any{}}, nil); err != nil {
		return err
	}
	if err := f.Call("session.subscribe", map[string]any{"events": []string{"log.entryAdded"}}, nil); err != nil {
		return err
	}
	var tree struct{ Contexts []struct{ Context string } }
	if err := f.Call("browsingContext.getTree", map[string]any{}, &tree); err != nil {
		return err
	}
	f.Page = tree.Contexts[0].Context
	return nil
}

// Close ends Firefox.
func (f *Firefox) Close() {
	if f.conn != nil {
		f.conn.CloseNow()
	}
	if f.command != nil {
		_ = f.command.Process.Kill()
		_ = f.command.Wait() // always tells that it was killed
	}
}

// Call runs a command, and reads its result into result, unless that is nil. On
// the way it notes what the console says.
func (f *Firefox) Call(method string, params map[string]any, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), commandPatience)
	defer cancel()
	f.calls++
	if err := wsjson.Write(ctx, f.conn, map[string]any{"id": f.calls, "method": method, "params": params}); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	for {
		var message struct {
			ID             int
			Type, Method   string
			Error, Message string
			Result         json.RawMessage
			Params         Line
		}
		if err := wsjson.Read(ctx, f.conn, &message); err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		switch {
		case message.Method == "log.entryAdded":
			f.Said = append(f.Said, message.Params)
		case message.ID != f.calls:
		case message.Type == "error":
			return fmt.Errorf("%s: %s: %s", method, message.Error, message.Message)
		case result == nil:
			return nil
		default:
			return json.Unmarshal(message.Result, result)
		}
	}
}

// Open opens url, and waits until it is loaded.
func (f *Firefox) Open(url string) error {
	return f.Call("browsingContext.navigate", map[string]any{"context": f.Page, "url": url, "wait": "complete"}, nil)
}

// Eval reads the value of a JavaScript expression, awaited if it is a promise,
// into value.
func (f *Firefox) Eval(expression string, value any) error {
	var reply struct {
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err := f.Call("script.evaluate", map[string]any{
		"expression":   "(async () => JSON.stringify(await (" + expression + ") ?? null))()",
		"target":       map[string]string{"context": f.Page},
		"awaitPromise": true,
	}, &reply)
	if err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(reply.Result.Value), value); err != nil {
		return fmt.Errorf("%.1000s: %s%w", expression, reply.ExceptionDetails.Text, err)
	}
	return nil
}
