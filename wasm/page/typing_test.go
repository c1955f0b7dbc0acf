package page

import (
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/page/event"
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/verdict"
)

const otherKey = "x3JJHMbDL1EzLkh9GBhXDw==" // RFC-like key with the Accept below
const otherKeysAccept = "HSmrc0sMlYUkAGmm5OPpG2HaGWk="

// Each keystroke is shown at once; the address follows at once, and then after a
// pause; and only after the pause something is announced.
func TestTypeKey(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.settle()
	b.announced = nil
	saved := b.saved
	for i := range len(otherKey) {
		b.typeIn(KeyField, otherKey[:i+1])
		b.wait(20 * time.Millisecond)
	}
	b.sees("accept", otherKeysAccept)
	if n := b.saved - saved; n < 2 || n > 4 {
		t.Errorf("half a second of typing changed the address %d times", n)
	}
	if b.hash() == "#v=1&key="+otherKey || len(b.announced) > 0 {
		t.Errorf("before the pause: %s %q", b.hash(), b.announced)
	}
	b.wait(pause)
	is(t, "the address", b.hash(), "#v=1&key="+otherKey)
	is(t, "announced", strings.Join(b.announced, "|"), home.Summary(otherKey))
	is(t, "steps in the history", b.pushed, 0)
	b.sees("conversation-response", otherKeysAccept)
	saved = b.saved
	b.settle()
	is(t, "changes of the address at rest", b.saved-saved, 0)
}

// A key that was typed before the program had come is the one of the page, whatever
// its link says; the rest of the link counts.
func TestTypedBefore(t *testing.T) {
	for _, hash := range []string{"", "#v=1&key=abc", "#v=1&example=sha1-hex&key=abc", "#steps"} {
		b := openTabAt(t, plainFiles{}, event.Opened{Address: homeAddress, Hash: hash, UserAgent: "Chrome/156.0", Typed: true, Key: otherKey})
		b.settle()
		is(t, hash+": the field", b.fields[KeyField], otherKey)
		b.sees("accept", otherKeysAccept)
		b.sees("conversation-response", otherKeysAccept)
		if !strings.Contains(b.hash(), "key="+otherKey) {
			t.Errorf("%s: the address is %s", hash, b.hash())
		}
	}
	b := openTabAt(t, plainFiles{}, event.Opened{Address: homeAddress, Hash: "#v=1&view=lab", UserAgent: "Chrome/156.0", Typed: true})
	is(t, "the view", b.state.View(), LabView)
	is(t, "the field", b.fields[KeyField], "")
}

// The verdict of a pasted handshake comes first, the rest in the next frame.
func TestTypeHandshake(t *testing.T) {
	b := openTab(t, plainFiles{}, "#v=1&view=check")
	b.settle()
	b.shown = nil
	b.typeIn(ResponseField, "HTTP/1.1 200 OK\n\n")
	if len(b.shown) != 1 || b.shown[0] != effect.Verdict|effect.Frame {
		t.Errorf("shown in the first frame: %v", b.shown)
	}
	b.sees("judgement", "✗ The server answers 200")
	b.wait(5 * time.Millisecond)
	b.typeIn(ResponseField, "HTTP/1.1 403 Forbidden\n\n")
	b.wait(12 * time.Millisecond) // the frame of the first text is due now
	for _, parts := range b.shown {
		if parts&effect.Body != 0 {
			t.Error("everything is shown for a text that is gone")
		}
	}
	b.wait(10 * time.Millisecond)
	b.sees("response", "403 Forbidden")
	b.sees("judgement", "✗ The server answers 403")
	b.wait(time.Second)
	b.sees("announce", "403")
	if !strings.Contains(b.hash(), "response=HTTP/1.1%20403") {
		t.Errorf("the address is %s", b.hash())
	}

	// A link to a finding, before the finding is shown.
	b.typeIn(RequestField, "GET /a HTTP/1.1\nHost: a\n\n")
	b.take(event.Followed{Fragment: "#request-finding-1"})
	b.sees("request", "GET /a")
	is(t, "the focus", b.focus, "request-finding-1")
	b.take(event.Followed{Fragment: "#" + verdict.Title})
	is(t, "the focus", b.focus, verdict.Title)

	// And a keystroke in the diagnosis in the same frame.
	b.settle()
	b.typeIn(RequestField, "GET /b HTTP/1.1\nHost: a\n\n")
	b.typeIn(diagnosis.KeyField, "abc")
	b.settle()
	b.sees("request", "GET /b")
}

// A button's text is one step in the history if it replaces the visitor's own,
// however often it is pressed.
func TestHistory(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.settle()
	b.click(RandomKey)
	is(t, "steps for a random key in place of the sample", b.pushed, 0)
	b.typeIn(KeyField, "typed")
	for range 3 {
		b.click(RandomKey)
		b.sees("verdict", "✓")
	}
	is(t, "steps for three random keys", b.pushed, 1)
	b.back()
	b.sees(KeyField, "typed")
	is(t, "the address", b.hash(), "#v=1&key=typed")

	b.click(SampleKey)
	b.sees("accept", sampleAccept)
	is(t, "steps", b.pushed, 2)

	b.typeIn(ResponseField, "HTTP/1.1 200 OK\n\n")
	b.settle()
	b.click(RFCExample)
	b.sees("judgement", "✓ A valid handshake")
	b.back()
	b.sees("judgement", "✗ The server answers 200")
	is(t, "the focus", b.focus, verdict.Title)
	b.click(ClearEditors)
	b.sees("judgement", "Type or paste")
	b.sees(RequestField, "")
}

func TestLinks(t *testing.T) {
	tests := []struct {
		name, hash string
		notice     string
		focus      string
		sees       map[string]string
	}{
		{"none", "", "", "", map[string]string{KeyField: sampleKey}},
		{"a heading's", "#steps-title", "", "steps-title", map[string]string{KeyField: sampleKey}},
		{"a key", "#key=abc", "", "", map[string]string{KeyField: "abc"}},
		{"carriage returns", "#v=1&key=ab%0Dcd", "carriage returns", "", map[string]string{KeyField: "ab\ncd", "steps": `ab\rcd258EAFA5`}},
		{"damaged", "#v=1&key=abc%2", "damaged", "", map[string]string{KeyField: "abc%2"}},
		{"another version", "#v=7&key=abc", "another version", "", map[string]string{KeyField: "abc"}},
		{"no such example", "#v=1&example=nothing", "no example called nothing", "", nil},
		{"no such fault", "#v=1&fault=nothing", "no fault called nothing", "", nil},
		{"an example", "#v=1&example=nginx-right", "", verdict.Title, nil},
		{"a response", "#v=1&key=a&response=HTTP/1.1%20403%20No", "", verdict.Title, map[string]string{"judgement": "403"}},
		{"a case", "#v=1&diagnose-key=" + sampleKey + "&diagnose-accept=" + withoutGUID, "", diagnosis.Title, map[string]string{"diagnosis": "✗"}},
		{"escaped once too often", "#v=1&amp;key=abc", "", "", map[string]string{KeyField: "abc"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, how := range []string{"opened", "followed"} {
				b := openTab(t, plainFiles{}, "")
				if how == "opened" {
					b = openTab(t, plainFiles{}, test.hash)
				} else {
					b.settle()
					b.goTo(test.hash)
				}
				b.wait(2 * time.Millisecond)
				if got := b.labels["notice"]; test.notice == "" && got != "" || !strings.Contains(got, test.notice) {
					t.Errorf("%s: notice %q, want %q", how, got, test.notice)
				}
				is(t, how+": the focus", b.focus, test.focus)
				for id, want := range test.sees {
					b.sees(id, want)
				}
			}
		})
	}
}

// An example is no reason to drop a case, and a link that is none of the page's
// changes nothing.
func TestLinkKeeps(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.typeIn(diagnosis.KeyField, "abc")
	b.typeIn(KeyField, "mine")
	b.settle()
	b.goTo("#v=1&example=nginx-right")
	b.settle()
	b.sees(diagnosis.KeyField, "abc")
	if !strings.HasSuffix(b.title, "WebSocket Handshake Playground") || b.title == Title(Default()) {
		t.Errorf("the title is %q", b.title)
	}
	b.goTo("#v=1&key=mine")
	b.goTo("#elsewhere")
	b.sees(KeyField, "mine")
	b.goTo("")
	b.sees(KeyField, sampleKey)
	b.sees(diagnosis.KeyField, "")
}

func TestTooLong(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.settle()
	b.typeIn(KeyField, strings.Repeat("k", 100_000))
	b.sees("notice", "too long for a link")
	is(t, "the address", b.hash(), "")
	b.click(CopyLink)
	is(t, "the clipboard", b.clipboard, "")
	b.typeIn(KeyField, "short")
	is(t, "the notice", b.labels["notice"], "")
}

func TestPasteCR(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.take(event.Pasted{Field: KeyField, Text: "abc\r\n"})
	b.typeIn(KeyField, "abc\n")
	b.sees("notice", "The pasted text has carriage returns")
	b.settle()
	b.sees("notice", "The pasted text has carriage returns")
	b.typeIn(KeyField, "abc")
	is(t, "the notice", b.labels["notice"], "")
	b.take(event.Pasted{Field: RequestField, Text: "abc\r\n"})
	b.typeIn(KeyField, "abcd")
	is(t, "the notice", b.labels["notice"], "")
}

func TestSecretsInSession(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.settle()
	is(t, "the button is hidden", b.hidden[HideSecrets], true)
	b.typeIn(RequestField, "GET / HTTP/1.1\nHost: a\nCookie: id=verysecret\n\n")
	b.settle()
	b.sees("secrets", "Cookie")
	if strings.Contains(b.hash(), "verysecret") || !strings.Contains(b.hash(), "Cookie") {
		t.Errorf("the address is %s", b.hash())
	}
	b.click(HideSecrets)
	b.sees(RequestField, "Cookie: xxxxxxxxxxxxx\n")
	is(t, "the focus, now that the button is hidden", b.focus, RequestField)
	is(t, "the notice", b.labels["secrets"], "")

	b.typeIn(KeyField, "Authorization: Bearer verysecret")
	b.sees("link-secrets", "Authorization")
}

func TestCopying(t *testing.T) {
	b := openTab(t, plainFiles{}, "")
	b.settle()
	b.typeIn(KeyField, otherKey)
	b.click(CopyLink)
	is(t, "the clipboard", b.clipboard, homeAddress+"#v=1&key="+otherKey)
	is(t, "the label", b.labels[CopyLink], "Copied")
	b.sees("announce", "Copied")
	b.wait(time.Second)
	b.click(CopyAccept)
	is(t, "the clipboard", b.clipboard, otherKeysAccept)
	is(t, "the label of the other button", b.labels[CopyLink], "")
	b.wait(time.Second)
	is(t, "the label, after the time of the other button", b.labels[CopyAccept], "Copied")
	b.wait(time.Second)
	is(t, "the label", b.labels[CopyAccept], "")

	b.click(CopyCode)
	is(t, "the clipboard", b.clipboard, b.state.Case.Snippet().Code)
	b.take(event.Chosen{Choice: diagnosis.LanguageChoice, ID: "python"})
	b.click(CopyCode)
	if !strings.Contains(b.clipboard, "hashlib") {
		t.Errorf("the clipboard has %s", b.clipboard)
	}
	if !strings.Contains(b.hash(), "language=python") {
		t.Errorf("the address is %s", b.hash())
	}

	b.noClipboard = true
	b.click(CopyAccept)
	b.sees("notice", "copy it yourself: "+otherKeysAccept)
}
