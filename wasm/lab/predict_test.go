package lab_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
)

// seen is what a page and the console showed.
type seen struct {
	Key          string // that the browser sent, if it is kept
	Opens, Error bool
	Code         int
	Message      string
}

type row struct {
	ID                string
	Chromium, Firefox seen
}

// readObserved reads testdata/observed.json.
func readObserved(t *testing.T) (table, faults []row) {
	t.Helper()
	data, err := os.ReadFile("testdata/observed.json")
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Table, Faults []row }
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all.Table, all.Faults
}

// aKey is a key whose Accept is CCERl4mUjaCcszlRwYysd9/HMJ8=.
const aKey = "2Fn9EuTyEx5bXZ0O6ObK9A=="

// requestFor is the request that a browser makes for f with this key.
func requestFor(f lab.Fault, key string) handshake.Message {
	request := "GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://127.0.0.1:8080\r\n" +
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key + "\r\n" +
		"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
	if len(f.Protocols) > 0 {
		request += "Sec-WebSocket-Protocol: " + strings.Join(f.Protocols, ", ") + "\r\n"
	}
	return handshake.ParseRequest(request + "\r\n")
}

// What the table has and the prediction doesn't, and why.
var tableSurprises = map[string]string{
	"lib:coder":                      "a library, no fault of this package",
	"lib:gorilla":                    "a library, no fault of this package",
	"lib:gobwas":                     "a library, no fault of this package",
	"after-101-reserved-bit firefox": "there the frame came together with the 101; here it comes later, and Firefox opens first",
	"after-101-bad-opcode firefox":   "there the frame came together with the 101; here it comes later, and Firefox opens first",
}

// The predictions agree with the table, which was there before the rules.
func TestTable(t *testing.T) {
	table, _ := readObserved(t)
	if len(table) != 89 {
		t.Fatalf("%d rows, want 89", len(table))
	}
	agree, all := 0, 0
	for _, r := range table {
		f, found := lab.Find(r.ID)
		if _, known := tableSurprises[r.ID]; known || !found {
			if known == found {
				t.Errorf("%s: found %v, a surprise %v", r.ID, found, known)
			}
			continue
		}
		for browser, want := range map[string]seen{"chromium": r.Chromium, "firefox": r.Firefox} {
			got := look(f.Predict(requestFor(f, aKey), browser))
			if browser == "firefox" {
				got.Message = "" // the table has none
			}
			all++
			if got == want {
				agree++
			}
			if _, known := tableSurprises[r.ID+" "+browser]; known == (got == want) {
				t.Errorf("%s %s:\n got %+v\nwant %+v, a surprise %v", r.ID, browser, got, want, known)
			}
		}
	}
	t.Logf("%d of %d predictions agree with the table", agree, all)
}

// look returns what of a prediction can be seen.
func look(p lab.Prediction) seen {
	return seen{Opens: p.Opens, Error: p.Error, Code: p.CloseCode, Message: p.Message}
}

// The predictions agree with what the browsers did with these very faults, to the
// letter of the message.
func TestObserved(t *testing.T) {
	_, faults := readObserved(t)
	observed := map[string]row{}
	for _, r := range faults {
		observed[r.ID] = r
	}
	agree := map[string]int{}
	for _, f := range lab.All() {
		r, found := observed[f.ID]
		if !found {
			t.Errorf("%s was not observed", f.ID)
			continue
		}
		delete(observed, f.ID)
		for browser, want := range map[string]seen{"chromium": r.Chromium, "firefox": r.Firefox} {
			p := f.Predict(requestFor(f, want.Key), browser)
			want.Key = ""
			if got := look(p); !p.Known || got != want {
				t.Errorf("%s %s:\n got %+v\nwant %+v", f.ID, browser, p, want)
			} else {
				agree[browser]++
			}
			if (p.Then != "") != p.Opens {
				t.Errorf("%s %s: opens %v, then %q", f.ID, browser, p.Opens, p.Then)
			}
		}
	}
	for id := range observed {
		t.Errorf("%s was observed, and is no fault any more", id)
	}
	t.Logf("%d faults; predicted to the letter: Chromium %d, Firefox %d", len(lab.All()), agree["chromium"], agree["firefox"])
}

// Where nobody can say what the browser does, Predict says so.
func TestUnpredictable(t *testing.T) {
	f, _ := lab.Find("ok")
	for _, test := range []struct{ request, browser string }{
		{requestFor(f, aKey).Raw, "netscape"},
		{"GET / HTTP/1.1\r\n\r\n", "chromium"}, // no key, no telling whether its Accept is right
		{"", "firefox"},
	} {
		if p := f.Predict(handshake.ParseRequest(test.request), test.browser); p.Known || p.Why == "" {
			t.Errorf("%q %s: %+v", test.request, test.browser, p)
		}
	}
	if reset, _ := lab.Find("reset"); reset.Predict(requestFor(reset, aKey), "netscape").Known {
		t.Error("a reset is predicted for a browser that nobody knows")
	}
}

// The Accept without + and / is the same in both alphabets of base64.
func TestURLSafeMayBeRight(t *testing.T) {
	f, _ := lab.Find("accept-url-safe")
	for key, opens := range map[string]bool{
		aKey:                       false, // it has a slash
		"x3JJHMbDL1EzLkh9GBhXDw==": true,  // HSmrc0sMlYUkAGmm5OPpG2HaGWk=
	} {
		request := handshake.ParseRequest("GET / HTTP/1.1\r\nSec-WebSocket-Key: " + key + "\r\n\r\n")
		if p := f.Predict(request, "chromium"); p.Opens != opens {
			t.Errorf("%s: %+v", key, p)
		}
	}
}
