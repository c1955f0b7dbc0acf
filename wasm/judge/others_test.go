package judge_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/programs"
)

// A request and a response that all programs accept.
const (
	acceptedRequest  = "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\nOrigin: http://server.example.com\r\nSec-WebSocket-Version: 13\r\n\r\n"
	acceptedResponse = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r\n\r\n"
)

// faults are edits of the messages above that break one rule each.
var (
	requestFaults = []struct {
		rule     *handshake.Rule
		old, new string
	}{
		{handshake.C02, "GET", "POST"},
		{handshake.C03, "HTTP/1.1", "HTTP/1.0"},
		{handshake.C06, "Upgrade: websocket\r\n", ""},
		{handshake.C06, "Upgrade: websocket", "Upgrade: web-socket"},
		{handshake.C07, "Upgrade: websocket", "Upgrade: websocket/13"},
		{handshake.C08, "Connection: Upgrade\r\n", ""},
		{handshake.C09, "Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n", ""},
		{handshake.C10, "x3JJHMbDL1EzLkh9GBhXDw==", "AAAA"},
		{handshake.C12, "Sec-WebSocket-Version", "Sec-WebSocket-Key: 3Zk1pQ0i9Xh2S7m4bVwqTA==\r\nSec-WebSocket-Version"},
		{handshake.C14, "Version: 13", "Version: 8"},
		{handshake.C14, "Sec-WebSocket-Version: 13\r\n", ""},
		{handshake.C17, "Version: 13\r\n", "Version: 13\r\nSec-WebSocket-Protocol: chat, chat\r\n"},
		{handshake.C01, "13\r\n\r\n", "13\r\n"},
		{handshake.H01, "GET /chat", "GET  /chat"},
		{handshake.H04, "GET", "\r\nGET"},
		{handshake.H05, "websocket\r\n", "websocket\n"},
		{handshake.H07, "Upgrade:", "Upgrade :"},
		{handshake.H09, "Version: 13\r\n", "Version: 13\r\ngarbage\r\n"},
		{handshake.H10, "Version: 13\r\n", "Version: 13\r\nX-A: a\x00b\r\n"},
		{handshake.X01, "Version: 13\r\n", "Version: 13\r\nSec-WebSocket-Extensions: per message\r\n"},
		{handshake.N5, "\r\n\r\n", "\r\n\r\n\x81\x82\x01\x02\x03\x04ik"},
	}
	responseFaults = []struct {
		rule     *handshake.Rule
		old, new string
	}{
		{handshake.H02, "HTTP/1.1 101 Switching Protocols", "101 Switching Protocols"},
		{handshake.H02, "101 Switching", "0101 Switching"},
		{handshake.H03, "HTTP/1.1", "http/1.1"},
		{handshake.H04, "HTTP/1.1", "\r\nHTTP/1.1"},
		{handshake.F1, "HTTP/1.1", "\x00HTTP/1.1"},
		{handshake.R02, "HTTP/1.1", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1"},
		{handshake.R03, "HTTP/1.1", "HTTP/1.0"},
		{handshake.R04, "Upgrade: websocket\r\n", ""},
		{handshake.R04, "Upgrade: websocket", "Upgrade: h2c"},
		{handshake.R06, "Connection: Upgrade", "Connection: keep-alive"},
		{handshake.R07, "HSmr", "xSmr"},
		{handshake.R07, "Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r\n", ""},
		{handshake.R08, "Connection", "Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r\nConnection"},
		{handshake.R09, "\r\n\r\n", "\r\nSec-WebSocket-Extensions: x-foo\r\n\r\n"},
		{handshake.R10, "\r\n\r\n", "\r\nSec-WebSocket-Protocol: soap\r\n\r\n"},
		{handshake.R15, "\r\n\r\n", "\r\n"},
		{handshake.H07, "Connection:", "Connection :"},
	}
)

// What is told beside a finding is what the predictions say of the message itself,
// if that has no other fault.
func TestOthersAgree(t *testing.T) {
	for _, fault := range requestFaults {
		text := strings.Replace(acceptedRequest, fault.old, fault.new, 1)
		var want []string
		for _, s := range programs.Servers(handshake.ParseRequest(text)) {
			if s.Verdict != programs.UnknownToServer && acceptsAll[s.ID] {
				want = append(want, string(s.Verdict)+" "+strconv.Itoa(s.Status)+" "+s.Name+" "+s.Program.Version)
			}
		}
		holdOthers(t, judge.Exchange(text, "", ""), judge.Request, fault.rule, want)
	}
	for _, fault := range responseFaults {
		text := strings.Replace(acceptedResponse, fault.old, fault.new, 1)
		var want []string
		for _, c := range programs.Clients(handshake.ParsePair(acceptedRequest, text)) {
			if c.Verdict != programs.Unknown {
				want = append(want, string(c.Verdict)+" 0 "+c.Program.Title())
			}
		}
		holdOthers(t, judge.Exchange(acceptedRequest, text, ""), judge.Response, fault.rule, want)
	}
}

// acceptsAll are the servers that accept the request above.
var acceptsAll = func() map[string]bool {
	all := map[string]bool{}
	for _, s := range programs.Servers(handshake.ParseRequest(acceptedRequest)) {
		all[s.ID] = s.Verdict == programs.Accepts
	}
	return all
}()

// holdOthers compares what is told beside the finding of rule with want.
func holdOthers(t *testing.T, r *judge.Result, side judge.Side, rule *handshake.Rule, want []string) {
	t.Helper()
	for i, f := range r.About(side) {
		if f.Rule != rule {
			continue
		}
		var got []string
		for _, b := range r.Others(side, i) {
			for _, program := range b.Programs {
				got = append(got, string(b.Does)+" "+strconv.Itoa(b.Status)+" "+program)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: told %q, predicted %q", rule.ID, got, want)
		}
		return
	}
	t.Errorf("no finding of %s: %+v", rule.ID, r.About(side))
}

// A fault is told alone, whatever else is wrong with the message.
func TestOthersAlone(t *testing.T) {
	alone := judge.Exchange(strings.Replace(acceptedRequest, "Version: 13", "Version: 8", 1), "", "")
	text := strings.NewReplacer("Version: 13", "Version: 8", "GET", "POST", "Upgrade: websocket\r\n", "", "Host: server.example.com", "X-A: b", "http://server.example.com", "http://other.example").Replace(acceptedRequest)
	among := judge.Exchange(text, "", "")
	of := func(r *judge.Result) []judge.Behaviour {
		for i, f := range r.Findings.Request {
			if f.Rule == handshake.C14 {
				return r.Others(judge.Request, i)
			}
		}
		return nil
	}
	if a, b := of(alone), of(among); len(a) < 2 || len(a) != len(b) {
		t.Errorf("alone %v, among others %v", a, b)
	} else {
		for i := range a {
			if a[i].String() != b[i].String() || !slices.Equal(a[i].Programs, b[i].Programs) {
				t.Errorf("alone %v, among others %v", a[i], b[i])
			}
		}
	}
}

// Of a key alone it is told what servers do with it in a valid request.
func TestKeyOthers(t *testing.T) {
	if all := judge.KeyOthers("x3JJHMbDL1EzLkh9GBhXDw=="); all != nil {
		t.Errorf("a valid key: %v", all)
	}
	// Observed: the first two accept any key that is present.
	for _, key := range []string{"AAAA", "not base64!"} {
		seen := 0
		for _, b := range judge.KeyOthers(key) {
			for _, program := range b.Programs {
				any := strings.HasPrefix(program, "x/net") || strings.HasPrefix(program, "websocket-driver")
				strict := strings.HasPrefix(program, "coder") || strings.HasPrefix(program, "npm ws") || strings.HasPrefix(program, "python-websockets")
				if any || strict {
					seen++
				}
				if any && b.Does != judge.Accept || strict && (b.Does != judge.Reject || b.Status != 400) {
					t.Errorf("%q: %s %v", key, b, b.Programs)
				}
			}
		}
		if seen < 5 {
			t.Errorf("%q: told of %d of the programs, want at least 5", key, seen)
		}
	}
}

// FuzzOthers: whatever is wrong, and whatever else, the answer is a reproduction. What
// the programs do with it has targets of its own; so one finding at a time is enough.
func FuzzOthers(f *testing.F) {
	for i, fault := range requestFaults {
		f.Add(strings.Replace(acceptedRequest, fault.old, fault.new, 1), "", uint8(i))
	}
	for i, fault := range responseFaults {
		f.Add("", strings.Replace(acceptedResponse, fault.old, fault.new, 1), uint8(i))
	}
	f.Add("", "\x00\r\n :\r\n\x00HTTP/1.1 101 \r\n folded\r\n: x\r\n\n", uint8(0))
	f.Fuzz(func(t *testing.T, request, response string, which uint8) {
		if len(request)+len(response) > 1<<10 {
			return
		}
		r := judge.Exchange(request, response, "")
		side := judge.Request
		if request == "" {
			side = judge.Response
		}
		findings := len(r.About(side))
		if findings == 0 {
			return
		}
		for _, b := range r.Others(side, int(which)%findings) {
			if len(b.Programs) == 0 || b.String() == "" {
				t.Errorf("%q, %q: %+v", request, response, b)
			}
		}
	})
}
