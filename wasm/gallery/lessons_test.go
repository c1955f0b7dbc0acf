package gallery

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// What a library does with an example is shown beside it, as it is predicted, so a
// lesson that lists those that refuse would be wrong as soon as one is added.
func TestLessonsListNoLibraries(t *testing.T) {
	names := []string{"Go clients", "Go's net/http", "coder", "faye", "x/net", "python-websockets"}
	for _, p := range programs.All() {
		if p.Kind == programs.Library && p.Name != "npm websocket" {
			names = append(names, p.Name)
		}
	}
	for i, name := range names {
		names[i] = regexp.QuoteMeta(name)
	}
	named := regexp.MustCompile(`\b(` + strings.Join(names, "|") + `)\b`)
	does := regexp.MustCompile(`\b(accept|refuse|open|fail|answer)(s|ed)?\b`)
	for _, e := range All() {
		for sentence := range strings.SplitSeq(e.Lesson, ". ") {
			if m := named.FindString(sentence); m != "" && does.MatchString(sentence) {
				t.Errorf("%s says what %s does: %s", e.ID, m, sentence)
			}
		}
	}
}

// What a lesson says of a browser is what is predicted of it, which Want holds.
func TestLessonsOfBrowsers(t *testing.T) {
	browsers := map[string]func(Want) string{
		title("chromium"): func(w Want) string { return w.Chromium },
		title("firefox"):  func(w Want) string { return w.Firefox },
	}
	verb := regexp.MustCompile(`^(( and| or) (Chromium|Firefox) [0-9]+)?[^.,;:]* (opens?|fails?|refuses)\b`)
	verdicts := map[string]string{"open": "open", "opens": "open", "fail": "fail", "fails": "fail", "refuses": "fail"}
	held := 0
	for _, e := range All() {
		for name, of := range browsers {
			parts := strings.Split(e.Lesson, name)
			for _, after := range parts[1:] {
				m := verb.FindStringSubmatch(after)
				if m == nil {
					continue
				}
				held++
				if got := verdicts[m[4]]; got != of(e.Want) {
					t.Errorf("%s: %s%s, and the prediction is %s", e.ID, name, m[0], of(e.Want))
				}
			}
		}
	}
	if held < 10 {
		t.Errorf("only %d statements were found", held)
	}
}

// The lesson on Connection: keep-alive, Upgrade speaks of a response with it.
func TestListInResponse(t *testing.T) {
	e, _ := Find("keep-alive-upgrade")
	response := strings.Replace(e.Response, "Connection: Upgrade", "Connection: keep-alive, Upgrade", 1)
	var failing []string
	for _, c := range programs.Clients(handshake.ParsePair(e.Request, response)) {
		if c.Verdict == programs.Fails {
			failing = append(failing, c.Program.ID)
		}
	}
	if len(failing) == 0 || slices.Contains(failing, "chromium") || slices.Contains(failing, "firefox") {
		t.Errorf("these fail: %v", failing)
	}
}
