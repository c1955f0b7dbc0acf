package servers

import (
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"wsaccept/server/conformance/cases"
	"wsaccept/server/conformance/results"
	"wsaccept/server/probe"
	"wsaccept/wasm/handshake"
)

// testServer runs all cases against f.
func testServer(t *testing.T, f fake) (results.Report, error) {
	address, err := probe.ParseAddress("ws://" + serve(t, f) + "/chat")
	if err != nil {
		return results.Report{}, err
	}
	return Run(t.Context(), Options{Address: address, Probe: probe.Options{Timeout: 20 * time.Second}, Cases: cases.All(), Page: "http://127.0.0.1:8080/"})
}

// rulesWith returns the rules of the lines with the verdict, each once.
func rulesWith(r results.Report, verdict results.Verdict) []string {
	var rules []string
	for _, l := range r.Lines {
		if l.Verdict == verdict {
			rules = append(rules, l.Rule)
		}
	}
	slices.Sort(rules)
	return slices.Compact(rules)
}

// A server that does all it must fails nothing.
func TestRightServer(t *testing.T) {
	r, err := testServer(t, fake{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range r.Lines {
		if l.Verdict == results.Fail || l.Verdict == results.NoAnswer {
			t.Errorf("%s: %s %s\n%q\n%q", l.ID, l.Verdict, l.Says, l.Request, l.Response)
		}
		if l.Says == "" || l.Verdict != results.NotApplicable && (l.Link == "" || l.Repeat == "" || len(l.Request) == 0) {
			t.Errorf("%s says too little: %+v", l.ID, l)
		}
	}
}

// Servers that each break one rule: it is found, and no other.
func TestBrokenServers(t *testing.T) {
	tests := []broken{{what: "none"}}
	for _, c := range cases.All() {
		known := slices.ContainsFunc(tests, func(b broken) bool { return b.ignores == c.Rule })
		if !known && (c.Want == cases.Refuses || c.Want == cases.Closes) {
			tests = append(tests, broken{rule: c.Rule.ID, fake: fake{ignores: c.Rule, lengths: c.Want == cases.Closes, chunks: c.Rule == handshake.H17}})
		}
	}
	tests = append(tests, brokenServers...)
	reports := make([]results.Report, len(tests))
	var group errgroup.Group // most of the time they wait
	group.SetLimit(16)
	for i, test := range tests {
		group.Go(func() (err error) {
			reports[i], err = testServer(t, test.fake)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	covered := map[string]bool{}
	for i, test := range tests[1:] {
		covered[test.rule] = true
		t.Run(test.rule+" "+test.what, func(t *testing.T) { test.check(t, reports[i+1], reports[0]) })
	}
	for _, c := range cases.All() {
		binding := c.Want != cases.Either && c.Want != cases.ShouldOpen && c.Want != cases.ShouldRefuse && c.Want != cases.ShouldClose
		if binding && !covered[c.Rule.ID] && c.Rule != handshake.S10 {
			t.Errorf("no server breaks %s, of the case %s", c.Rule.ID, c.ID)
			covered[c.Rule.ID] = true
		}
	}
}

// broken is a server that breaks a rule.
type broken struct {
	rule  string
	what  string
	warns bool // it is a SHOULD
	fake
}

// check checks that r, the report on the server, differs from that on a right one by the
// rule, and by nothing else.
func (b broken) check(t *testing.T, r, right results.Report) {
	verdict, failing := results.Fail, strings.Fields(b.rule)
	if b.warns {
		verdict, failing = results.Warn, nil
	}
	if got := rulesWith(r, results.Fail); !slices.Equal(got, failing) {
		t.Errorf("fails by %v", got)
	}
	for _, rule := range strings.Fields(b.rule) {
		if !slices.Contains(rulesWith(r, verdict), rule) || b.warns && slices.Contains(rulesWith(right, verdict), rule) {
			t.Errorf("%s is no %s", rule, verdict)
		}
	}
	for _, l := range r.Lines {
		if l.Verdict == results.NoAnswer || l.Verdict == results.Fail && !strings.Contains(b.rule, l.Rule) {
			t.Errorf("%s: %s %s\n%q\n%q", l.ID, l.Verdict, l.Says, l.Request, l.Response)
		}
	}
}

// replaces returns what replaces old in each response that has it.
func replaces(old, text string) func(handshake.Message, string) string {
	return func(_ handshake.Message, response string) string { return strings.ReplaceAll(response, old, text) }
}

// extends returns what adds a line to each 101 for which when is true.
func extends(line string, when func(handshake.Message) bool) func(handshake.Message, string) string {
	return func(request handshake.Message, response string) string {
		if !strings.HasPrefix(response, "HTTP/1.1 101") || when != nil && !when(request) {
			return response
		}
		return strings.TrimSuffix(response, "\r\n") + line + "\r\n\r\n"
	}
}

// deflates answers each offer that has the word with the extension as given.
func deflates(word, extension string) func(handshake.Message, string) string {
	return func(request handshake.Message, response string) string {
		head, has := strings.CutSuffix(response, "\r\n\r\n")
		if !has || !strings.Contains("\r"+value(request, "Sec-WebSocket-Extensions")+"\r", word) || !strings.HasPrefix(response, "HTTP/1.1 101") {
			return response
		}
		before, _, _ := strings.Cut(head, "\r\nSec-WebSocket-Extensions")
		return before + "\r\nSec-WebSocket-Extensions: " + extension + "\r\n\r\n"
	}
}

// refusesValue refuses requests whose field has the text in its value.
func refusesValue(name, text string) func(handshake.Message) bool {
	return func(request handshake.Message) bool {
		for _, f := range request.Lookup(name) {
			if strings.Contains(request.Value(f), text) {
				return true
			}
		}
		return false
	}
}

func refusesOthers(name, text string) func(handshake.Message) bool {
	return func(request handshake.Message) bool { return value(request, name) != text }
}

func refusesText(text string) func(handshake.Message) bool {
	return func(request handshake.Message) bool { return strings.Contains(request.Raw, text) }
}

func offers(name string) func(handshake.Message) bool {
	return func(request handshake.Message) bool { return len(request.Lookup(name)) > 0 }
}

var brokenServers = []broken{
	{rule: "C06", what: "compares letter by letter", fake: fake{refuses: refusesOthers("Upgrade", "websocket")}},
	{rule: "C08", what: "knows no lists", fake: fake{refuses: refusesOthers("Connection", "Upgrade")}},
	{rule: "C20", what: "knows names in one spelling", fake: fake{refuses: func(m handshake.Message) bool {
		return !strings.Contains(m.Raw, "\r\nHost:") || !strings.Contains(m.Raw, "\r\nSec-WebSocket-Key:") && len(m.Lookup("Sec-WebSocket-Key")) > 0 || !strings.Contains(m.Raw, "\r\nSec-WebSocket-Version:")
	}}},
	{rule: "C04", what: "knows no absolute form", fake: fake{refuses: refusesText("GET http://")}},
	{rule: "C01", what: "reads once", fake: fake{hasty: true}},
	{rule: "C10", what: "hashes white space", fake: fake{changes: func(m handshake.Message, response string) string {
		if !strings.Contains(m.Raw, "== \t\r\n") {
			return response
		}
		key := value(m, "Sec-WebSocket-Key")
		return strings.ReplaceAll(response, handshake.Accept(key), handshake.Accept(key+" \t"))
	}}},
	{rule: "C13", what: "refuses zeros", fake: fake{refuses: refusesValue("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")}},
	{rule: "C15", what: "keeps white space", fake: fake{refuses: refusesText("13 \t\r\n")}},
	{rule: "C23", what: "takes old keys for an old client", fake: fake{refuses: offers("Sec-WebSocket-Key1")}},
	{rule: "D02", what: "refuses several offers", fake: fake{refuses: refusesText("=10, permessage-deflate")}},
	{rule: "H14", what: "refuses a length of 0", fake: fake{refuses: refusesText("\r\nContent-Length: 0\r\n")}},
	{rule: "X01", what: "refuses parameters", fake: fake{refuses: refusesText("x-unknown; a; b")}},
	{rule: "X07", what: "refuses unknown extensions", fake: fake{refuses: refusesText("Extensions: x-unknown\r\n\r\n")}},
	{rule: "X08", what: "refuses another case", fake: fake{refuses: refusesText("Permessage-Deflate")}},
	{rule: "H16 H17", what: "keeps the connection", fake: fake{lingers: true}},

	{rule: "S13", what: "another GUID", fake: fake{changes: func(m handshake.Message, response string) string {
		key := value(m, "Sec-WebSocket-Key")
		return strings.ReplaceAll(response, handshake.Accept(key), handshake.Accept(key+"x"))
	}}},
	{rule: "S13", what: "one Accept for all", fake: fake{changes: func(m handshake.Message, response string) string {
		key := value(m, "Sec-WebSocket-Key")
		return strings.ReplaceAll(response, handshake.Accept(key), handshake.Accept(handshake.SampleKey))
	}}},
	{rule: "S14", fake: fake{changes: func(m handshake.Message, response string) string {
		return extends("Sec-WebSocket-Accept: "+handshake.Accept(value(m, "Sec-WebSocket-Key")), nil)(m, response)
	}}},
	{rule: "S11", fake: fake{changes: replaces("Protocols\r\nUpgrade: websocket", "Protocols\r\nUpgrade: ws")}},
	{rule: "S12", fake: fake{changes: replaces("Connection: Upgrade\r\nSec", "Connection: keep-alive\r\nSec")}},
	{rule: "R03", warns: true, fake: fake{changes: replaces("HTTP/1.1 101", "HTTP/1.0 101")}},
	{rule: "H02", fake: fake{changes: replaces("HTTP/1.1 101 Switching Protocols", "HTTP/1.1 101")}},
	{rule: "H03", fake: fake{changes: replaces("HTTP/1.1 101", "http/1.1 101")}},
	{rule: "H04", fake: fake{changes: replaces("HTTP/1.1 101", "\r\nHTTP/1.1 101")}},
	{rule: "H05", fake: fake{changes: replaces("websocket\r\nConnection: Upgrade\r\nSec", "websocket\nConnection: Upgrade\r\nSec")}},
	{rule: "H07", fake: fake{changes: replaces("\r\nUpgrade:", "\r\nUpgrade :")}},
	{rule: "H08", fake: fake{changes: extends("X-A: b\r\n c", nil)}},
	{rule: "H09", fake: fake{changes: extends("garbage", nil)}},
	{rule: "H10", fake: fake{changes: extends("X-A: a\x00b", nil)}},
	{rule: "H15", warns: true, fake: fake{changes: replaces("Upgrade: websocket\r\nConnection: Upgrade\r\nSec", "Upgrade: websocket \r\nConnection: Upgrade\r\nSec")}},
	{rule: "S20", warns: true, fake: fake{changes: replaces("HTTP/1.1 100 Continue\r\n\r\n", "")}},
	{rule: "S19", fake: fake{changes: extends("Content-Length: 0", nil)}},
	{rule: "S08", what: "names its own", fake: fake{changes: extends("Sec-WebSocket-Protocol: soap", nil)}},
	{rule: "S15", fake: fake{changes: extends("Sec-WebSocket-Protocol: chat, wsaccept.unknown", refusesText("chat, wsaccept.unknown\r\n"))}},
	{rule: "R12", fake: fake{changes: extends("Sec-WebSocket-Protocol:", refusesText("chat, wsaccept.unknown\r\n"))}},
	{rule: "S09", fake: fake{changes: extends("Sec-WebSocket-Extensions: permessage-deflate", func(m handshake.Message) bool { return !offers("Sec-WebSocket-Extensions")(m) })}},
	{rule: "C02", what: "405 without Allow", fake: fake{changes: replaces("Allow: GET\r\n", "")}},
	{rule: "S07", fake: fake{changes: replaces("426 No\r\nUpgrade: websocket\r\n", "426 No\r\n")}},
	{rule: "S06", fake: fake{changes: replaces("Sec-WebSocket-Version: 13\r\n", "")}},
	{rule: "D01", fake: fake{changes: deflates("; x", "permessage-deflate")}},
	{rule: "D03", fake: fake{changes: deflates("; client_max_window_bits\r", "permessage-deflate; x")}},
	{rule: "D04", what: "accepts a value", fake: fake{changes: deflates("server_no_context_takeover=1", "permessage-deflate")}},
	{rule: "D05", what: "accepts a value", fake: fake{changes: deflates("client_no_context_takeover=1", "permessage-deflate")}},
	{rule: "D06", what: "accepts 16", fake: fake{changes: deflates("bits=16", "permessage-deflate")}},
	{rule: "D06", what: "takes more", fake: fake{changes: deflates("server_max_window_bits=10", "permessage-deflate; server_max_window_bits=15")}},
	{rule: "D07", what: "accepts 7", fake: fake{changes: deflates("client_max_window_bits=7", "permessage-deflate")}},
	{rule: "D08", fake: fake{changes: deflates("permessage-deflate, permessage-deflate", "permessage-deflate, permessage-deflate")}},

	{rule: "M1", fake: fake{tolerant: 0x81}},
	{rule: "M2", fake: fake{tolerant: 0xC1}},
	{rule: "M3", fake: fake{tolerant: 0x09}},
	{rule: "M4", fake: fake{deaf: 8}},
	{rule: "M5", fake: fake{deaf: 9}},
}
