//go:build !race

package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/page"
	"wsaccept/wasm/page/effect"
	"wsaccept/wasm/programs/observe"
)

// exactly begins the names of texts that are the bytes of a request, however broken.
const exactly = "request "

// vectors returns the texts that people have: the gallery's examples, what was
// observed, and what tools print.
func vectors(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, e := range gallery.Handshakes() {
		texts["example "+e.ID] = e.Request + e.Response
	}
	request := handshake.ExampleRequest(handshake.SampleKey)
	fill := strings.NewReplacer("{KEY}", handshake.SampleKey, "{ACC}", handshake.Accept(handshake.SampleKey))
	var requests observe.Requests
	var responses observe.Responses
	for file, to := range map[string]any{"requests.json": &requests, "responses.json": &responses} {
		if err := observe.Load(filepath.Join("../../wasm/programs/testdata", file), to); err != nil {
			t.Fatal(err)
		}
	}
	observed := 0
	for _, c := range requests.Cases {
		texts[exactly+c.ID] = c.Case().Text
		observed++
	}
	for _, c := range responses.Cases {
		texts["response "+c.ID] = request + fill.Replace(c.Case().Text)
		observed++
	}
	if observed < 1200 {
		t.Fatalf("only %d observed messages", observed)
	}
	for _, end := range handshake.Ends() {
		texts["no response, "+string(end)] = "* Connected\n> " + strings.TrimSuffix(strings.ReplaceAll(request, "\r\n", "\n> "), "> ") + end.String() + "\n"
	}
	for name, bytes := range map[string]string{
		"SSH": "SSH-2.0-OpenSSH_9.2p1\r\n", "SMTP": "220 mail.example ESMTP\r\n", "TLS": "\x15\x03\x01\x00\x02\x02\x46", "HTTP/2": "\x00\x00\x00\x04\x00\x00\x00\x00\x00",
		"a frame": "\x81\x02hi", "HTML": "<html></html>", "a NUL": "\x00HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", "a BOM": "\uFEFFHTTP/1.1 403 Forbidden\r\n\r\n",
		"no version": "101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE=\r\n\r\n",
	} {
		texts["foreign, "+name] = request + bytes
	}
	files, err := filepath.Glob("../../wasm/paste/testdata/*.txt")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range judge.Each(string(data)).Handshakes { // two are reports of many
			texts[filepath.Base(file)+" "+strconv.Itoa(h.Number)] = h.Piece.Text
		}
	}
	for _, c := range readPasted(t) {
		if !c.Code {
			texts["pasted "+c.Name] = c.Input
		}
	}
	return texts
}

var (
	tags     = regexp.MustCompile(`<[^>]*>`)
	ruleMark = regexp.MustCompile(`<a class="rule" href="[^"]*">rule ([A-Z]+\d+)</a>`)
	tableRow = regexp.MustCompile(`<tr>(.*?)</tr>`)
)

// The page and the command line say the same of every text: the same verdicts, the
// same rules in the same order, the same of every program, and the same mistake. Not with
// the race detector: there it takes many times as long, and it does one thing after the
// other. make test runs it without.
func TestSameVerdict(t *testing.T) {
	for name, text := range vectors(t) {
		t.Run(name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			args, state := []string{"check", "-json"}, page.State{Draft: page.Draft{Own: true}}.WithRequest(text)
			if strings.HasPrefix(name, exactly) {
				args, state = append(args, "-raw"), page.State{Draft: page.Draft{Own: true, Request: text}}
			}
			status := Run(args, strings.NewReader(text), &stdout, &stderr)
			shown := map[string]string{}
			for _, island := range page.View(state, effect.Page).Islands {
				shown[island.ID] = island.HTML
			}
			judgement := html.UnescapeString(tags.ReplaceAllString(shown["judgement"], ""))
			if status == exitUsage {
				if !strings.HasPrefix(judgement, "No handshake was found") {
					t.Errorf("check finds nothing: %s; the page says %s", stderr.String(), judgement)
				}
				return
			}
			var said checkJSON
			if err := json.Unmarshal(stdout.Bytes(), &said); err != nil {
				t.Fatal(err)
			}
			if bad := strings.Contains(shown["judgement"], `class="verdict error"`); bad != (status == exitBad) {
				t.Errorf("check exits %d; the page says %s", status, judgement)
			}

			var want, got []string
			if said.Address != nil {
				want = rulesOf(*said.Address)
			}
			want = slices.Concat(want, rulesOf(said.Request), rulesOf(said.Response))
			for _, island := range []string{"address", "request", "response"} {
				for _, m := range ruleMark.FindAllStringSubmatch(shown[island], -1) {
					got = append(got, m[1])
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("the page has the rules %v, check has %v", got, want)
			}

			rows := tableRow.FindAllStringSubmatch(shown["programs"], -1)
			var programs [][3]string // version, outcome, message
			for _, c := range said.Clients {
				outcome := map[string]string{"open": "opens", "fail": "fails", "unknown": "not known"}[string(c.Verdict)]
				programs = append(programs, [3]string{c.Version, outcome, c.Message})
			}
			for _, s := range said.Servers {
				outcome := map[string]string{"accept": "101", "unknown": "not known"}[string(s.Verdict)]
				programs = append(programs, [3]string{s.Version, outcome, ""})
			}
			rows = slices.DeleteFunc(rows, func(row []string) bool { return strings.Contains(row[1], "<th>") })
			if len(rows) != len(programs) {
				t.Fatalf("the page tells of %d programs, check of %d", len(rows), len(programs))
			}
			for i, want := range programs {
				for _, part := range want {
					if row := html.UnescapeString(tags.ReplaceAllString(rows[i][1], "")); !strings.Contains(row, onPage(part)) {
						t.Errorf("the page says %q, check has %q", row, want)
					}
				}
			}

			why := html.UnescapeString(tags.ReplaceAllString(shown["why"]+shown["otherwise"], ""))
			if a := said.Accept; a != nil && !a.Match {
				mistake := strings.TrimPrefix(a.Title, "It ")
				headline := html.UnescapeString(tags.ReplaceAllString(shown["judgement"], ""))
				if why == "" || !strings.Contains(headline+why, mistake) {
					t.Errorf("the page says %q and %q, check has %q", headline, why, a.Title)
				}
			} else if why != "" {
				findings := html.UnescapeString(tags.ReplaceAllString(shown["problems"]+shown["request"]+shown["response"]+shown["address"], ""))
				cause, _, _ := strings.Cut(onPage(said.Cause), "\uFFFD") // which JSON has for a byte that is not UTF-8
				if !strings.Contains(why, cause) && !strings.Contains(findings, cause) {
					t.Errorf("the page says %q, check %q", why, said.Cause)
				}
				if !strings.Contains(why, onPage(said.Fix)) {
					t.Errorf("the page says %q, check has the fix %q", why, said.Fix)
				}
			}
		})
	}
}

// onPage returns text as the page shows it: what can't be seen is escaped.
func onPage(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch _, size := utf8.DecodeRuneInString(text[i:]); {
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteString(strings.Trim(strconv.Quote(string(r)), `"`))
		case r < ' ' || r == 0x7F || r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02X`, text[i])
		case !unicode.IsPrint(r):
			fmt.Fprintf(&b, "U+%x", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// rulesOf returns the rules of the findings about a side.
func rulesOf(side sideJSON) []string {
	var rules []string
	for _, f := range side.Findings {
		rules = append(rules, f.Rule)
	}
	return rules
}
