package diagnosis

import (
	"crypto/sha1"
	"encoding/base64"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/markup/markuptest"
	"wsaccept/wasm/page/screen"
	"wsaccept/wasm/snippets"
)

// acceptOf is how a server would make an Accept with another GUID.
func acceptOf(message string) string {
	sum := sha1.Sum([]byte(message))
	return base64.StdEncoding.EncodeToString(sum[:])
}

const (
	sampleKey     = "dGhlIHNhbXBsZSBub25jZQ=="
	sampleAccept  = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
	withoutGUID   = "hHLtf2V1k8aDQZfNjw3Ia1hCwt0="
	spaceAfter    = "xytUlkF2rVz2XzwONMCug9nn1qA="
	hexDigest     = "YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ=="
	inventedGUID  = "258EAFA5-E914-47DA-95CA-5AB5DC11B735"
	nobodysGUID   = "258EAFA5-E914-47DA-95CA-0123456789AB"
	otherAccept   = "Gfki235ahwEcEUlfNpKmeENfbmQ=" // of the key jVv0mX3rTq9bQx8w4kPz2g==
	rightProgram  = "func accept(key string) string {\n\th := sha1.Sum([]byte(key + \"258EAFA5-E914-47DA-95CA-C5AB0DC85B11\"))\n\treturn base64.StdEncoding.EncodeToString(h[:])\n}\n"
	secretProgram = "const password = \"hunter2\"\nconst guid = \"258EAFA5-E914-47DA-95CA-5AB5DC11B735\"\n"
)

func newCase(key, accept, code string) Case {
	return Case{}.WithKey(key).WithAccept(accept).WithCode(code)
}

// islands are what the islands of a diagnosis hold, by their ids, as HTML.
type islands map[string]string

// shown returns all that is shown of c.
func shown(c Case) islands {
	to := &screen.Screen{}
	c.Show(to)
	c.ShowSearch(to)
	all := islands{}
	for _, island := range to.Islands {
		all[island.ID] = island.HTML
	}
	return all
}

// text returns the text in the island called id.
func (all islands) text(t *testing.T, id string) string {
	html, there := all[id]
	if !there {
		t.Fatalf("no island %q", id)
	}
	return markuptest.Text(t, html)
}

// Every state of the diagnosis, as a reader sees it.
func TestCaseView(t *testing.T) {
	running := Search{Phase: Searching, Name: "5AB5DC and any six digits", Tried: 1234567, All: 389000019, Rate: 2000000, Workers: 2}
	searching := func(s Search) Case {
		c := newCase(sampleKey, acceptOf(sampleKey+nobodysGUID), "")
		c.Search = s
		return c
	}
	tests := []struct {
		name string
		c    Case
		want map[string][]string // what the islands hold
		none []string            // islands that are empty
	}{
		{"empty", Case{}, map[string][]string{"diagnosis": {"Type or paste the key and the Accept"}},
			[]string{"explanation", "constants", "case-key", "fix", "search", "diagnosis-notes"}},
		{"key only", newCase(sampleKey, "", ""), map[string][]string{"diagnosis": {"Now add the Accept"}}, []string{"explanation", "fix"}},
		{"right", newCase(sampleKey, sampleAccept, ""),
			map[string][]string{"diagnosis": {"✓ This Accept is right for this key"}, "explanation": {"Upgrade and Connection.", "Two Accepts.", "Check a handshake"}}, []string{"fix", "search"}},
		{"as expected", newCase("", "expected "+otherAccept+" actual "+otherAccept, ""), map[string][]string{"diagnosis": {"✓ This is the Accept that the client expected."}}, []string{"fix"}},
		{"no GUID", newCase(sampleKey, withoutGUID, ""), map[string][]string{
			"diagnosis":   {"✗ ", "GUID"},
			"explanation": {"What was hashed" + sampleKey + "24 bytes", "Its SHA-1", "8472ed7f657593c6834197cd8f0dc86b5842c2dd", "Reproduced here" + withoutGUID, "Sent by the server" + withoutGUID + " ✓ equal", "Right for this key" + sampleAccept},
			"fix":         {"The whole computation in"},
		}, []string{"search"}},
		{"hexadecimal", newCase(sampleKey, hexDigest, ""), map[string][]string{
			"explanation": {"24 of key + 36 of GUID", "b37a4f2cc0624f1690f64606cf385945b2bec4ea", "Sent by the server" + hexDigest + " ✓ equal"},
		}, []string{"search"}},
		{"invented GUID", newCase(sampleKey, acceptOf(sampleKey+inventedGUID), ""), map[string][]string{
			"explanation": {inventedGUID, "Used as the GUID258EAFA5-E914-47DA-95CA-", "The GUID258EAFA5-E914-47DA-95CA-", "differences"},
		}, nil},
		{"two explanations", newCase(sampleKey, spaceAfter, ""), map[string][]string{
			"diagnosis":   {"✗ Your server hashed a space after the key. Or it put a space (0x20) between the key and the GUID. Each of these gives the very same bytes."},
			"explanation": {"1. ", "2. ", sampleKey + "·" + handshake.GUID, "24 of key + 1 extra + 36 of GUID", "the rest is the same as above"},
		}, []string{"search"}},
		{"unexplained", newCase(sampleKey, otherAccept, ""), map[string][]string{
			"diagnosis": {"✗ The Accept is wrong, and none of the ", " messages that were tried makes it. Other GUIDs are tried next."},
			"fix":       {"The whole computation in"},
		}, []string{"search", "explanation"}},
		{"no Accept at all", newCase(sampleKey, "abc!", ""), map[string][]string{"diagnosis": {"✗ This is not the Accept of any key"}}, nil},
		{"searching", searching(running), map[string][]string{
			"diagnosis": {"Other GUIDs are tried next."},
			"search":    {"Trying 389,000,019 other GUIDs …", "Now: 5AB5DC and any six digits", "1,234,567 tried, 387,765,452 left, 2,000,000 per second: at most 3 minutes more. 2 workers."},
		}, []string{"explanation"}},
		{"stopped", searching(Search{Phase: Stopped, Tried: 1234567, All: 389000019}), map[string][]string{
			"diagnosis": {"✗ The Accept is wrong, and not yet explained: the search was stopped."},
			"search":    {"Stopped. 1,234,567 of 389,000,019 other GUIDs were tried"},
		}, nil},
		{"in vain", searching(Search{Phase: Exhausted, Tried: 389000019, All: 389000019}), map[string][]string{
			"search":      {"All 389,000,019 other GUIDs", "none of them makes this Accept"},
			"diagnosis":   {"✗ No known mistake makes this Accept from this key. Most likely it is the Accept of another key."},
			"explanation": {"A reconnect.", "Two keys in one request.", "Right for this key" + acceptOf(sampleKey+handshake.GUID)},
		}, nil},
		{"no workers", searching(Search{Phase: Failed, Failure: "the browser could not start a worker."}), map[string][]string{
			"search": {"! The page can't try other GUIDs: the browser could not start a worker.", "wsaccept diagnose -key " + sampleKey + " -accept " + acceptOf(sampleKey+nobodysGUID)},
		}, nil},
		{"found", searching(Search{}).WithFound(nobodysGUID), map[string][]string{
			"diagnosis":   {"✗ ", nobodysGUID},
			"explanation": {"Sent by the server" + acceptOf(sampleKey+nobodysGUID) + " ✓ equal"},
		}, []string{"search"}},
		{"found by nobody", newCase(sampleKey, otherAccept, "").WithFound(nobodysGUID), map[string][]string{"diagnosis": {"none of the "}}, nil},
		{"GUID from the code", newCase(sampleKey, acceptOf(sampleKey+nobodysGUID), `guid = "`+nobodysGUID+`"`), map[string][]string{
			"diagnosis": {nobodysGUID}, "constants": {"✗ Not the GUID"},
		}, []string{"search"}},
		{"right code only", newCase("", "", rightProgram), map[string][]string{"diagnosis": {"✓ The GUID in this code is right."}, "constants": {"✓ Right, every character: " + handshake.GUID}}, []string{"explanation", "fix"}},
		{"wrong code only", newCase("", "", secretProgram), map[string][]string{
			"diagnosis": {"✗ The GUID in this code is wrong."},
			"constants": {"✗ Not the GUID", "In your code258EAFA5-E914-47DA-95CA-", "the constants, but not the code"},
			"fix":       {"Copy the GUID from RFC 6455", "The whole computation in"},
		}, []string{"explanation"}},
		{"lower-case code only", newCase("", "", `new Guid("258eafa5-e914-47da-95ca-c5ab0dc85b11")`), map[string][]string{
			"fix": {"Write its letters in upper case."},
		}, []string{"explanation"}},
		{"another UUID", newCase("", "", `[Guid("6F9619FF-8B86-D011-B42D-00CF4FC964FF")]`), map[string][]string{
			"diagnosis": {"! The code has a UUID, but not the GUID of the handshake"},
			"constants": {"! Another UUID:"},
		}, []string{"explanation"}},
		{"right and wrong code", newCase("", "", rightProgram+"\n"+secretProgram), map[string][]string{"diagnosis": {"! The code has the right GUID, and a similar text"}}, nil},
		{"right Accept, wrong code", newCase(sampleKey, sampleAccept, secretProgram), map[string][]string{"constants": {"this is not the code that made it"}}, nil},
		{"unexplained, wrong code", searchedInVain(newCase(sampleKey, otherAccept, secretProgram)), map[string][]string{"diagnosis": {"So is the GUID in your code, but it does not make this Accept."}}, nil},
		{"code without a GUID", newCase("", "", "print(1)"), map[string][]string{"diagnosis": {"! Nothing in this code looks like the GUID"}}, []string{"explanation"}},
		{"no key", newCase("", otherAccept[:4]+"A"+otherAccept[5:], ""), map[string][]string{"diagnosis": {"! Without the key only a few mistakes can be recognised"}}, []string{"explanation", "search"}},
		{"faulty key", newCase("dGhlIHNhbXBsZSBub25jZQ", withoutGUID, ""), map[string][]string{"case-key": {"The key has 1 fault of its own", "the padding == is missing"}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := shown(test.c)
			for island, wanted := range test.want {
				got := s.text(t, island)
				for _, want := range wanted {
					if !strings.Contains(got, want) {
						t.Errorf("%s lacks %q:\n%s", island, want, got)
					}
				}
			}
			for _, island := range test.none {
				if got := s.text(t, island); got != "" {
					t.Errorf("%s is not empty: %s", island, got)
				}
			}
		})
	}
}

// The differences between a wrong GUID and the right one stand above each other.
func TestVersus(t *testing.T) {
	html := shown(newCase("", "", "258EAFA5-E914-47DA-95CA-C5AB0DC85B1"))["constants"]
	if !strings.Contains(html, `<span class="differs gap" title="missing here"></span>`) {
		t.Errorf("the missing character leaves no gap:\n%s", html)
	}
}

func searchedInVain(c Case) Case {
	c.Search = Search{Phase: Exhausted, Tried: 100, All: 100}
	return c
}

// The examples behind the buttons are what they are said to be.
func TestCaseExamples(t *testing.T) {
	if c := (Case{}).InventedTail(); c.Accept != acceptOf(c.Key+inventedGUID) {
		t.Errorf("invented tail: %s", c.Accept)
	}
	if c := (Case{}).WithoutGUID(); c.Accept != acceptOf(c.Key) {
		t.Errorf("no GUID: %s", c.Accept)
	}
}

// What a search found, or is at, stays as long as key and Accept do.
func TestCaseChanges(t *testing.T) {
	c := newCase(sampleKey, otherAccept, "").WithFound(nobodysGUID)
	c.Language, c.Search = "go", Search{Phase: Stopped}
	if changed := c.WithCode("a"); changed.Found != c.Found || changed.Search != c.Search || changed.Language != "go" {
		t.Errorf("code: found %q, search %v, language %q", changed.Found, changed.Search, changed.Language)
	}
	for name, changed := range map[string]Case{"key": c.WithKey("a"), "Accept": c.WithAccept("a")} {
		if changed.Found != "" || changed.Search != (Search{}) || changed.Language != "go" {
			t.Errorf("%s: found %q, search %v, language %q", name, changed.Found, changed.Search, changed.Language)
		}
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 389000019: "389,000,019"} {
		if got := grouped(n); got != want {
			t.Errorf("grouped(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{"": "''", sampleKey: sampleKey, "it's $x": `'it'\''s $x'`} {
		if got := shellWord(word); got != want {
			t.Errorf("shellWord(%q) = %s, want %s", word, got, want)
		}
	}
}

// A program that nobody ran is shown as that, and only that.
func TestUntriedProgramsSaySo(t *testing.T) {
	for _, s := range snippets.All() {
		c := newCase(sampleKey, otherAccept, "")
		c.Language = s.ID
		shown := c.examined().fixes(c).HTML()
		if got, want := strings.Contains(shown, "Not run here, because"), s.Untried != ""; got != want {
			t.Errorf("%s is shown as not run: %t, want %t", s.Name, got, want)
		}
	}
}
