package programs_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// The agreement that is wanted of each program, in percent.
const (
	wantVerdicts = 99
	wantMessages = 95
)

// observed2 is one of testdata/observed-*.json. An Input has a character a byte; a
// Message is the text that a program printed or sent. The oldest two files have
// another form, and tests of their own.
type observed2 struct {
	Requests []struct {
		ID, Input string
		Peers     map[string]struct {
			Status  int // 0 if it closed or was silent
			Message string
			Reason  string // in a field, where the program gives one there
		}
	}
	Responses []struct {
		ID, Input string
		Context   struct {
			Protocols []string `json:"offered_subprotocols"`
			Deflate   bool     `json:"deflate_offered"`
		}
		Peers map[string]struct{ Verdict, Message string }
	}
}

// below are the programs whose predictions are known to be worse than wanted,
// and why. Remove the line with the fault.
var below = map[string]string{}

// argued are the disagreements that stay, by case and program, and why.
var argued = map[string]string{}

// agreement counts the cases in which a prediction is what was observed.
type agreement struct{ all, verdicts, messages int }

// readObserved returns what all files have together.
func readObserved(t *testing.T) observed2 {
	t.Helper()
	names, err := filepath.Glob("testdata/observed-*.json")
	if err != nil {
		t.Fatal(err)
	}
	var all observed2
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var one observed2
		if err := json.Unmarshal(text, &one); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all.Requests = append(all.Requests, one.Requests...)
		all.Responses = append(all.Responses, one.Responses...)
	}
	return all
}

// TestAgreement holds the predictions against what was observed, and prints how
// far each program's agree.
func TestAgreement(t *testing.T) {
	data := readObserved(t)
	tallies := map[string]*agreement{}
	unused := maps.Clone(argued)
	count := func(id, program string, sameVerdict, sameMessage bool, difference string) {
		if tallies[program] == nil {
			tallies[program] = &agreement{}
		}
		tally, key := tallies[program], id+" "+program
		same := sameVerdict && sameMessage
		if argued[key] != "" {
			if !same {
				delete(unused, key)
			}
			return
		}
		tally.all++
		if sameVerdict {
			tally.verdicts++
		}
		if sameMessage {
			tally.messages++
		}
		switch {
		case same:
		case below[program] == "":
			t.Errorf("%s: %s", key, difference)
		default:
			t.Logf("%s: %s", key, difference)
		}
	}
	for _, c := range data.Requests {
		input := bytesOf(c.Input)
		own := programs.Servers(handshake.ParseRequest(withOwnOrigin(input)))
		for i, s := range programs.Servers(handshake.ParseRequest(input)) {
			want, observed := c.Peers[s.ID]
			if !observed {
				continue
			}
			if s.ID == "python-websockets" {
				s = own[i]
			}
			count(c.ID, "server "+s.ID, s.Status == want.Status, sameText(s.Message, want.Message) && strings.HasSuffix(s.Note, want.Reason),
				fmt.Sprintf("%d %q %q, observed %d %q %q", s.Status, s.Message, s.Note, want.Status, want.Message, want.Reason))
		}
	}
	for _, c := range data.Responses {
		accept := handshake.Accept(otherKey)
		response := strings.NewReplacer("{ACC}", accept, "{LOW}", strings.ToLower(accept)).Replace(bytesOf(c.Input))
		pair := handshake.ParsePair(strings.Replace(clientRequest(c.Context.Protocols, c.Context.Deflate), clientKey, otherKey, 1), strings.ReplaceAll(fillIn(response), clientKey, otherKey))
		for _, got := range programs.Clients(pair) {
			want, observed := c.Peers[got.Program.ID]
			if !observed {
				continue
			}
			sameMessage := got.Program.ID == "firefox" || sameText(got.Message, want.Message) // what it prints was not recorded
			count(c.ID, "client "+got.Program.ID, string(got.Verdict) == want.Verdict, sameMessage,
				fmt.Sprintf("%s %q, observed %s %q", got.Verdict, got.Message, want.Verdict, want.Message))
		}
	}
	t.Logf("%-38s %5s %8s %8s", "program", "cases", "verdicts", "messages")
	for _, program := range slices.Sorted(maps.Keys(tallies)) {
		tally := tallies[program]
		t.Logf("%-38s %5d %8d %8d", program, tally.all, tally.verdicts, tally.messages)
		reached := tally.verdicts*100 >= tally.all*wantVerdicts && tally.messages*100 >= tally.all*wantMessages
		switch {
		case !reached && below[program] == "":
			t.Errorf("%s is below %d %% of verdicts or %d %% of messages", program, wantVerdicts, wantMessages)
		case tally.verdicts == tally.all && tally.messages == tally.all && below[program] != "":
			t.Errorf("%s agrees now: take it off the list", program)
		}
	}
	for key := range unused {
		t.Errorf("%s agrees now: take it off the list", key)
	}
}

// bytesOf turns a text with a character a byte into those bytes.
func bytesOf(text string) string {
	all := make([]byte, 0, len(text))
	for _, r := range text {
		all = append(all, byte(r))
	}
	return string(all)
}

// otherKey is what the clients are taken to have sent: not the RFC's own key,
// whose Accept is a wrong one in the data.
const otherKey = "xYuBvRGrDCgbNRNUAkMCeg=="

// withOwnOrigin returns a request with the Origin that a server takes for its
// own. That which was observed had origins=["http://server.example.com", None],
// whatever the Host; the prediction takes the Host for the server's own name.
func withOwnOrigin(request string) string {
	const observed = "Origin: http://server.example.com\r\n"
	parsed, host := handshake.ParseRequest(request), ""
	if hosts := parsed.Lookup("Host"); len(hosts) > 0 {
		host = parsed.Value(hosts[0])
	}
	return strings.Replace(request, observed, "Origin: http://"+host+"\r\n", 1)
}

// What differs from run to run in a message.
var (
	dialled = regexp.MustCompile(`http://HOST/[^"]*|ws://HOST/[^:]*`)
	anyKey  = regexp.MustCompile(`[A-Za-z0-9+/]{22}==`)
	anyHash = regexp.MustCompile(`[A-Za-z0-9+/]{27}=*`)
)

// sameText reports whether a prediction says what was observed, but for the
// address, the key and its Accept.
func sameText(got, want string) bool {
	for _, text := range []*string{&got, &want} {
		*text = dialled.ReplaceAllString(*text, "URL")
		*text = anyKey.ReplaceAllString(anyHash.ReplaceAllString(*text, "ACCEPT"), "KEY")
		*text = strings.TrimSpace(*text)
	}
	return got == want
}
