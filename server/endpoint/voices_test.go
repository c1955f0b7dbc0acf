package endpoint

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"wsaccept/server/voices"
	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// Every voice echoes to every client, up to 1 KiB, and says 1009 to what is longer.
func TestEcho(t *testing.T) {
	addr, _ := start(t)
	for voice, path := range wiretest.VoicePaths {
		for hand, dial := range wiretest.Dialers {
			t.Run(voice+" to "+hand, func(t *testing.T) {
				c := dial(t, addr, path)
				for _, message := range []string{"hello", "", "again", strings.Repeat("x", voices.MaxMessage)} {
					for _, text := range []bool{true, false} {
						if err := c.Send(text, message); err != nil {
							t.Fatal(err)
						}
						if got, _, err := c.Receive(); err != nil || got != message {
							t.Fatalf("sent %.20q, got %.20q, %v", message, got, err)
						}
					}
				}
				c.Send(true, strings.Repeat("x", voices.MaxMessage+1))
				if got, code, err := c.Receive(); err == nil || code != 1009 {
					t.Errorf("to a message over the limit: %.20q, code %d, %v", got, code, err)
				}
			})
		}
	}
}

// The page is told who answers. (The versions are known in the program alone:
// TestVersions in server.)
func TestInfo(t *testing.T) {
	addr, _ := start(t)
	resp, err := http.Get("http://" + addr + "/endpoint")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var got wire.Info
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if len(got.Voices) != 2 || !got.Lab || got.Voices[0].ID != "coder" || !strings.HasPrefix(got.Voices[0].Server, "coder/websocket ") ||
		got.Voices[1].ID != "gorilla" || !strings.HasPrefix(got.Voices[1].Server, "gorilla/websocket ") {
		t.Errorf("%+v", got)
	}
}

// Nobody answers under a name that is not known, in a socket, in the laboratory or
// in a report.
func TestUnknownNames(t *testing.T) {
	addr, _ := start(t)
	for _, path := range []string{wire.SocketPath + "?voice=gobwas&t=", wire.SocketPath + "?voice=Coder&t=", wire.LabPath + "no-such-fault?t="} {
		token := wiretest.NewToken()
		answer := wiretest.Ask(t, addr, wiretest.AsBrowser("http://"+addr, path+token, wiretest.NewKey()), false)
		if wiretest.StatusesIn(answer) != "404" {
			t.Errorf("%s: %q", path, answer)
		}
		if r, status := fetchReport(t, addr, token); status != 200 || string(r.Response) != answer {
			t.Errorf("%s: %d, reported %q, on the wire %q", path, status, r.Response, answer)
		}
	}
	token := wiretest.NewToken()
	wiretest.Ask(t, addr, wiretest.AsBrowser("http://"+addr, wire.SocketPath+"?t="+token, wiretest.NewKey()), true)
	if _, status, err := wiretest.GetReport(http.DefaultClient, "http://"+addr+"/endpoint/report/"+token+"?also=gobwas"); err != nil || status != 400 {
		t.Errorf("also=gobwas: %d, %v", status, err)
	}
	if _, status := fetchReport(t, addr, token); status != 200 {
		t.Errorf("the report is used up by a question that can't be answered: %d", status)
	}
}

// What another library answers to a request is told for refused ones, too: of its
// own opinion, without the other's.
func TestOtherAnswers(t *testing.T) {
	addr, _ := start(t)
	for _, test := range []struct {
		name           string
		change         func(string) string
		coder, gorilla string
	}{
		{"right", wiretest.AsIs, "101", "101"},
		{"HTTP/1.0", wiretest.Swap("HTTP/1.1", "HTTP/1.0"), "426", "101"},
		{"Version 8, 13", wiretest.Swap(wiretest.VersionLine, "Sec-WebSocket-Version: 8, 13"), "400", "101"},
		{"two Keys", wiretest.Plus(wiretest.KeyName + ": x3JJHMbDL1EzLkh9GBhXDw=="), "400", "101"},
		{"no Upgrade", wiretest.Line("Upgrade", ""), "426", "400"},
		{"POST", wiretest.Swap("GET", "POST"), "405", "405"},
		{"another origin", wiretest.Line("Origin", "Origin: http://evil.example"), "101", "101"}, // of which only we judge
	} {
		for other, want := range map[string]string{"coder": test.coder, "gorilla": test.gorilla} {
			token := wiretest.NewToken()
			request := test.change(wiretest.AsBrowser("http://"+addr, wire.SocketPath+"?t="+token, wiretest.SampleKey))
			wiretest.Ask(t, addr, request, test.name == "right")
			r, status, err := wiretest.GetReport(http.DefaultClient, "http://"+addr+"/endpoint/report/"+token+"?also="+other)
			if err != nil || status != 200 || r.Other == nil || wiretest.StatusesIn(string(r.Other.Response)) != want {
				t.Errorf("%s: %s answers %+v, %d, %v; want %s", test.name, other, r.Other, status, err, want)
			}
		}
	}
}
