package paste_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/paste"
)

// check reports what must not be, whatever the input was.
func check(t *testing.T, input string, f paste.Found) {
	t.Helper()
	last := 0
	for _, run := range f.Left {
		if run.Start < last || run.End <= run.Start || run.End > len(input) {
			t.Errorf("left %v of %d bytes, after %d", run, len(input), last)
		}
		last = run.End
	}
	for _, p := range []paste.Part{f.Request, f.Response} {
		for i := range len(p.Text) + 2 {
			at := p.Origin(i)
			span := p.Span(handshake.Span{Start: i, End: i + 1})
			if at < 0 || at > len(input) || span.Start < 0 || span.End < span.Start || span.End > len(input) {
				t.Fatalf("byte %d comes from %d, %v of %d", i, at, span, len(input))
			}
			if i < len(p.Text) && span.Start != at {
				t.Fatalf("byte %d comes from %d and from %v", i, at, span)
			}
			for _, run := range f.Left {
				if span.Start < span.End && span.Start < run.End && run.Start < span.End {
					t.Fatalf("byte %d comes from what was left, %v in %v", i, span, run)
				}
			}
		}
		all := p.Span(handshake.Span{Start: -1, End: len(p.Text) + 1})
		if all.Start < 0 || all.End > len(input) {
			t.Errorf("the whole comes from %v of %d", all, len(input))
		}
	}
	for _, note := range f.Notes {
		if !strings.HasSuffix(note, ".") {
			t.Errorf("note %q is no sentence", note)
		}
	}
}

// observed returns handshakes that were sent to real programs.
func observed(t *testing.T, file string) (inputs []string) {
	t.Helper()
	if err := json.Unmarshal([]byte(load(t, file)), &inputs); err != nil {
		t.Fatal(err)
	}
	return inputs
}

// A message with defects must come out as it went in: they are what the page is
// about.
func TestDefectsStay(t *testing.T) {
	for role, file := range map[paste.Role]string{
		paste.Request: "observed-requests.json", paste.Response: "observed-responses.json",
	} {
		for _, in := range observed(t, file) {
			pick := func(f paste.Found) (got, other string) {
				if role == paste.Request {
					return f.Request.Text, f.Response.Text
				}
				return f.Response.Text, f.Request.Text
			}
			garbage := strings.HasPrefix(in, "220")
			for _, as := range []paste.Role{role, paste.Either} {
				if as == paste.Either && garbage {
					continue
				}
				f := paste.Find(in, as)
				if got, other := pick(f); got != in || other != "" || f.Form != "raw" || len(f.Notes) > 0 || len(f.Left) > 0 {
					t.Errorf("Find(%q, %v) = %+v", in, as, f)
				}
				check(t, in, f)
				want := in
				if !strings.Contains(in, "\r\n\r\n") && !garbage {
					want += "\r\n"
				}
				lines := strings.ReplaceAll(in, "\r\n", "\n")
				f = paste.Find(lines, as)
				if got, other := pick(f); got != want || other != "" || f.Form != "plain" || len(f.Left) > 0 {
					t.Errorf("Find(%q, %v) = %+v", lines, as, f)
				}
				check(t, lines, f)
			}
		}
	}
}

const (
	get  = "GET /chat HTTP/1.1\nHost: x\nUpgrade: websocket\n"
	got  = "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n"
	req  = "GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n"
	resp = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
)

var texts = []struct{ name, input, form, request, response, left string }{
	{"fences", "My client sends:\n\n```http\n" + get + "```\n\nand gets\n\n```\n" + got + "```\nWhy?", "plain", req, resp,
		"My client sends:\n\n```http|```\n\nand gets\n\n```|```\nWhy?"},
	{"headings", "Request:\n\n" + get + "\nResponse:\n\n" + got, "plain", req, resp, "Request:|Response:"},
	{"both", get + "\n" + got, "plain", req, resp, ""},
	{"both, nothing between", get + got, "plain", req, resp, ""},
	{"words between", get + "\nand then came\n\n" + got, "plain", req, resp, "and then came"},
	{"the other order", got + "\n" + get, "plain", req, resp, ""},
	{"indented", "    " + strings.ReplaceAll(get+"\n"+got, "\n", "\n    "), "plain", req, resp, ""},
	{"quoted mail", "> " + strings.ReplaceAll(strings.TrimSuffix(get+"\n"+got, "\n"), "\n", "\n> "), "plain", req, resp, ""},
	{"raw, both", req + resp + "\x81\x02hi", "raw", req, resp + "\x81\x02hi", ""},
	{"raw, interim", "HTTP/1.1 100 Continue\r\n\r\n" + resp, "raw", "", "HTTP/1.1 100 Continue\r\n\r\n" + resp, ""},
	{"raw, no empty line", "GET / HTTP/1.1\r\nHost: x\nA: b", "raw", "GET / HTTP/1.1\r\nHost: x\nA: b", "", ""},
	{"raw, two exchanges", "GET /a HTTP/1.1\r\n\r\nHTTP/1.1 401 Unauthorized\r\n\r\nno\n" + req + resp, "raw", req, resp,
		"GET /a HTTP/1.1\r\n\r\nHTTP/1.1 401 Unauthorized\r\n\r\nno"},
	{"body", "POST / HTTP/1.1\nContent-Length: 2\n\nhi\nHTTP/1.1 400 Bad Request\n", "plain",
		"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", ""},
	{"byte order mark", "\uFEFF" + req, "raw", req, "", "\uFEFF"},
	{"folded", "GET / HTTP/1.1\nX: a\n b\nHost: x\n\n", "plain", "GET / HTTP/1.1\r\nX: a\r\n b\r\nHost: x\r\n\r\n", "", ""},
	{"HTTP/0.9", "GET /chat", "plain", "GET /chat\r\n\r\n", "", ""},
	{"backslashes", "GET C:\\new HTTP/1.1\nX: a\\r\\nb\n\n", "plain", "GET C:\\new HTTP/1.1\r\nX: a\\r\\nb\r\n\r\n", "", ""},

	{"a field", "Sec-WebSocket-Accept: x", "plain", "", "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: x\r\n\r\n", ""},
	{"fields", "Host: x\r\nUpgrade: websocket\r\n", "plain", "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n", "", ""},
	{"both's fields", "Host: x\n\nUpgrade: websocket\nServer: y\n", "plain", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nServer: y\r\n\r\n", ""},
	{"no status", "Host: x\n\nServer: y\n", "plain", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "", "Server: y"},
	{"a status in words", "Handshake status 403 Forbidden -+-+- {'server': 'x', 'date': 'y', 'connection': 'z'}", "Node log", "",
		"HTTP/1.1 403 Forbidden\r\nserver: x\r\ndate: y\r\nconnection: z\r\n\r\n", "Handshake status"},
	{"a field in a sentence", "it sends\nSec-WebSocket-Accept: x\nwhich is wrong", "plain", "",
		"HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: x\r\n\r\n", "it sends|which is wrong"},
	{"HTTP/2", ":method: CONNECT\n:protocol: websocket\n\n:status: 200\nserver: x\n", "plain",
		":method: CONNECT\r\n:protocol: websocket\r\n\r\n", ":status: 200\r\nserver: x\r\n\r\n", ""},

	{"escaped", `GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n`, "escaped", req, "", ""},
	{"escaped lines", "GET / HTTP/1.1\\r\\n\nX:\\x41\\u00e9\\ud83d\\ude00\\0\\t\\\\\\q\\n\n\\r\\n\n", "escaped",
		"GET / HTTP/1.1\r\nX:Aé😀\x00\t\\\\q\n\r\n", "", ""},
	{"escaped fields", "Host: x\\r\\n\nUpgrade: websocket\\r\\n", "escaped", "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n", "", ""},
	{"printf", `$ printf 'GET / HTTP/1.1\r\nHost: x\r\n\r\n' | nc x 80` + "\n" + got, "escaped", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", resp, ""},
	{"Python's repr", `b'GET / HTTP/1.1\r\n' b'Host: x\r\n\r\n'`, "escaped", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "", ""},

	{"log", "09:00:01 INFO [1] GET / HTTP/1.1\n09:00:01 INFO [1] Host: x\n09:00:02 INFO [1] \n09:00:02 INFO end", "log",
		"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "", "09:00:02 INFO end"},
	{"access log", `127.0.0.1 - - [22/Nov/2026:09:00:00 +0000] "GET /chat HTTP/1.1" 101 0 "-" "-"`, "access log", "GET /chat HTTP/1.1\r\n\r\n", "HTTP/1.1 101 Switching Protocols\r\n\r\n", ""},
	{"a sentence", "I sent GET /chat HTTP/1.1\nand got HTTP/1.1 400 Bad Request, why?", "plain", "", "", "*"},
	{"Python's dict", "{'Upgrade': 'websocket', 'Host': 'x'}", "Node log", "GET / HTTP/1.1\r\nUpgrade: websocket\r\nHost: x\r\n\r\n", "", ""},
	{"JSON in the body", "* Connected\n> GET / HTTP/1.1\n> Host: x\n> \n< HTTP/1.1 200 OK\n< Server: y\n< \n{\"headers\": {\"Upgrade\": \"websocket\", \"Host\": \"z\"}}\n",
		"curl -v", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 200 OK\r\nServer: y\r\n\r\n",
		"* Connected|{\"headers\": {\"Upgrade\": \"websocket\", \"Host\": \"z\"}}"},

	{"HTTP/2 by curl", "* using HTTP/2\n* [HTTP/2] [1] OPENED stream for https://x/\n* [HTTP/2] [1] [:method: GET]\n> GET /chat HTTP/2\r\n> Host: x\r\n> \r\n* Request completely sent off\n< HTTP/2 403 \r\n< server: y\r\n< \r\n",
		"curl -v", "GET /chat HTTP/2\r\nHost: x\r\n\r\n", "HTTP/2 403 \r\nserver: y\r\n\r\n",
		"* using HTTP/2\n* [HTTP/2] [1] OPENED stream for https://x/\n* [HTTP/2] [1] [:method: GET]|* Request completely sent off"},
	{"curl's meter", "* Connected\n  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0> GET / HTTP/1.1\n> Host: x\n> \n", "curl -v",
		"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "", "* Connected"},
	{"rawHeaders", "[\n  'Host',\n  'x',\n  'Upgrade',\n  'websocket'\n]", "Node log", "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n", "", ""},
	{"Firefox", "GET wss://x/chat?y\nHost: x\nUpgrade: websocket\n", "DevTools", "GET /chat?y HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n", "", ""},
	{"Chromium, a line of DevTools", "GET ws://x:80/chat?y HTTP/1.1\nHost: x:80\nUpgrade: websocket\n", "plain", "GET /chat?y HTTP/1.1\r\nHost: x:80\r\nUpgrade: websocket\r\n\r\n", "", ""},
	{"Chromium, byte for byte", "GET wss://x HTTP/1.1\r\nHost: x\r\nUser-Agent: Mozilla/5.0 (X11)\r\n\r\n", "raw", "GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: Mozilla/5.0 (X11)\r\n\r\n", "", ""},
	{"another's line, byte for byte", "GET ws://x/ HTTP/1.1\r\nHost: x\r\n\r\n", "raw", "GET ws://x/ HTTP/1.1\r\nHost: x\r\n\r\n", "", ""},
	{"a line to another host", "GET ws://x/ HTTP/1.1\nHost: y\n\n", "plain", "GET ws://x/ HTTP/1.1\r\nHost: y\r\n\r\n", "", ""},
	{"tabs", "Request Headers\nHost\tx\nUpgrade:\twebsocket\nCookie:\n", "DevTools", "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nCookie:\r\n\r\n", "", ""},
	{"truncated HAR", `{"request":{"method":"GET","url":"ws://x/y","headers":[{"name":"Upgrade","value":"websocket"},{"name":"Sec-We`, "HAR",
		"GET /y HTTP/1.1\r\nUpgrade: websocket\r\n\r\n", "", `{"request":{"`},

	{"address", "wss://ws.example/chat", "plain", "", "", ""},
	{"garbage", "220 smtp.invalid\n250 Hello\n", "plain", "", "220 smtp.invalid\r\n250 Hello\r\n", ""},
	{"nothing", "", "plain", "", "", ""},
	{"blank", " \n\n", "plain", "", "", ""},
}

func TestTexts(t *testing.T) {
	for _, c := range texts {
		t.Run(c.name, func(t *testing.T) {
			f := paste.Find(c.input, paste.Either)
			if f.Form != c.form {
				t.Errorf("form %q", f.Form)
			}
			if f.Request.Text != c.request {
				t.Errorf("request %q", f.Request.Text)
			}
			if f.Response.Text != c.response {
				t.Errorf("response %q", f.Response.Text)
			}
			var left []string
			for _, run := range f.Left {
				left = append(left, run.Of(c.input))
			}
			if got := strings.Join(left, "|"); got != c.left && (c.left != "*" || got != c.input) {
				t.Errorf("left %q", got)
			}
			check(t, c.input, f)
		})
	}
}

func TestRole(t *testing.T) {
	for input, want := range map[string]string{ // what the editor of responses takes it for
		"220 smtp.invalid\n250 Hello\n": "220 smtp.invalid\r\n250 Hello\r\n",
		"hello":                         "hello",
		"hello\r\n":                     "hello\r\n",
		"Upgrade: websocket":            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
		"101 Switching\nServer: x\n":    "101 Switching\r\nServer: x\r\n\r\n",
		"Host: x":                       "",
		"GET / HTTP/1.1\n":              "",
	} {
		f := paste.Find(input, paste.Response)
		if f.Response.Text != want || f.Request.Text == "" == (want == "") {
			t.Errorf("Find(%q, Response) = %+v", input, f)
		}
		check(t, input, f)
	}
	if f := paste.Find("hello: x\nworld", paste.Request); f.Request.Text != "hello: x\r\nworld" {
		t.Errorf("%+v", f)
	}
}

func TestNotes(t *testing.T) {
	for input, want := range map[string]string{
		req:                        "",
		get:                        "The empty line at the end was missing and was added.",
		get + got:                  "Taken from the text: the request from lines 1 to 3, the response from lines 4 to 5. The empty line at the end was missing and was added.",
		"hello":                    "No handshake was found, and no error text that is known. A request or a response can be pasted as text, as escaped text or as a hex dump, and from curl -v, a browser's developer tools, a HAR file, Wireshark or a log.",
		"new WebSocket('ws://x/')": "Only an address was found: ws://x/.",
		"* a\n> GET / HTTP/1.1\n> \n< HTTP/1.1 101 Switching Protocols\n< \n* b\n": "Taken from the output of curl -v: the request from lines 2 to 3, the response from lines 4 to 5. 2 lines were ignored: “* a” and so on.",
		"Request URL: ws://x/y?z\nRequest Headers\nHost: x\n": "Taken from the browser's developer tools: the request from lines 1 to 3. " +
			"The start line of the request was not shown; it was taken to be GET /y?z HTTP/1.1.",
	} {
		if got := strings.Join(paste.Find(input, paste.Either).Notes, " "); got != want {
			t.Errorf("notes on %q:\n%s\nwant\n%s", input, got, want)
		}
	}
}

// Each of the recorded exchanges, alone, must be found.
func TestRecorded(t *testing.T) {
	for _, file := range []string{"nginx-right.txt", "varnish-default.txt"} {
		sections := strings.Split(load(t, file), "################ ")[1:]
		if len(sections) < 40 {
			t.Fatalf("%d sections", len(sections))
		}
		for _, s := range sections {
			f := paste.Find(s, paste.Either)
			check(t, s, f)
			if f.Form != "escaped" || !strings.Contains(f.Request.Text, "\r\n\r\n") || strings.HasPrefix(f.Response.Text, "HTTP/") != strings.Contains(s, "\nHTTP/1.") {
				t.Errorf("%s: %+v", s[:20], f)
			}
			if strings.Contains(f.Request.Text+f.Response.Text, "--- ") {
				t.Errorf("%s: %q %q", s[:20], f.Request.Text, f.Response.Text)
			}
		}
	}
}

func TestOrigin(t *testing.T) {
	const input = "* x\n> GET / HTTP/1.1\n> Host: x\n\n"
	f := paste.Find(input, paste.Either)
	for sub, want := range map[string]string{"GET": "GET", "/ HTTP": "/ HTTP", "Host: x": "Host: x", "\r\nHost": "\n> Host", "x\r\n": "x\n"} {
		at := strings.Index(f.Request.Text, sub)
		span := f.Request.Span(handshake.Span{Start: at, End: at + len(sub)})
		if got := span.Of(input); got != want || f.Request.Origin(at) != span.Start {
			t.Errorf("%q comes from %q", sub, got)
		}
	}
	// The empty line was added, after the last line.
	end := len(f.Request.Text)
	if got := f.Request.Span(handshake.Span{Start: end - 2, End: end}); got.Start != got.End || got.Start != len(input)-1 {
		t.Errorf("the empty line comes from %v", got)
	}
	var none paste.Part
	if none.Origin(5) != 0 || none.Span(handshake.Span{Start: 1, End: 2}) != (handshake.Span{}) {
		t.Error("a part that is not there comes from somewhere")
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range texts {
		f.Add(c.input, 0)
	}
	for _, p := range pastes {
		f.Add(load(f, p.file+".txt")[:min(2000, len(load(f, p.file+".txt")))], 1)
	}
	printed, err := filepath.Glob("testdata/printed/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range printed {
		f.Add(load(f, strings.TrimPrefix(file, "testdata/")), 0)
	}
	field, err := filepath.Glob("../judge/testdata/field/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range field {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text), 0)
	}
	f.Fuzz(func(t *testing.T, input string, role int) {
		as := paste.Role(uint(role) % 3)
		found := paste.Find(input, as)
		check(t, input, found)
		again := paste.Find(input, as)
		if again.Request.Text != found.Request.Text || again.Response.Text != found.Response.Text || len(again.Left) != len(found.Left) {
			t.Error("not the same twice")
		}
	})
}

// Mebibytes of what could make a careless reader slow.
func BenchmarkFind(b *testing.B) {
	head := "GET / HTTP/1.1\nHost: x\n"
	for name, unit := range map[string]string{
		"spaces": " ", "colons": ":", "newlines": "\n", "crs": "\r", "braces": "{", "brackets": "[", "closing": "]}",
		"backslashes": `\`, "quotes": `"`, "apostrophes": `'`, "escaped-quotes": `'\`, "arrows": "> ", "arrow-lines": "> \n",
		"hex": "47", "hex-lines": "0000: 47 45 54\n", "versions": "HTTP/", "requests": " HTTP/1.1\\r", "status": "HTTP/1.1 101 ",
		"heads": "GET / HTTP/1.1\n\n", "messages": "GET / HTTP/1.1\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "interim": "HTTP/1.1 100 C\n\n",
		"maps": "map[a:[", "map-values": "map[a:[b] ", "curls": "curl '\n", "urls": "ws://", "labels": "Request URL:", "fields": "Host: x\n",
		"pairs": `{"name":"Upgrade","value":"x"},`, "objects": `{"headers":{"Upgrade":`, "entries": `{"request":{"headers":[`,
		"log": "DEBUG GET / HTTP/1.1\n", "dashes": "--:--:-- ", "escapes": `GET / HTTP/1.1\r\n`, "literals": `'GET / HTTP/1.1\r\n`,
		"panel": "Request Headers\nHost\nx\n", "tabs": "\t\n", "letters": "A", "words": "GET ", "trace": "=> Send header, \n0000: a\n",
		"nginx": " http request line: \"GET / HTTP/1.1\"\n", "details": "Hypertext Transfer Protocol\na\\r\\n\n", "reply": "reply: '",
		"replies": "reply: ''\n", "hinted-braces": "{Upgrade", "hinted-brackets": "[ccept ", "pair-lists": "[('Host','x'),",
	} {
		for where, input := range map[string]string{
			"alone":  strings.Repeat(unit, 1<<20/len(unit)),
			"headed": head + strings.Repeat(unit, 1<<20/len(unit)),
			"quoted": "x" + strings.Repeat(unit, 1<<20/len(unit)) + "\n> GET / HTTP/1.1\n",
		} {
			b.Run(name+"/"+where, func(b *testing.B) {
				b.SetBytes(int64(len(input)))
				for b.Loop() {
					paste.Find(input, paste.Either)
				}
			})
		}
	}
}

// A capture of both directions: the answer may be ill in any way.
func TestBothDirections(t *testing.T) {
	const request = "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n"
	for _, response := range append(observed(t, "observed-responses.json"), "\r\n\r\nHTTP/1.1 101 X\r\n\r\n", "hello\r\n") {
		got := paste.Find(request+response, paste.Either)
		if got.Request.Text != request || got.Response.Text != response {
			t.Errorf("%q: request %q, response %q", response, got.Request.Text, got.Response.Text)
		}
	}
	for _, frame := range []string{"\x81\x82\x01\x02\x03\x04ik", "\x88\x80abcd"} {
		if got := paste.Find(request+frame, paste.Either); got.Request.Text != request+frame || got.Response.Text != "" {
			t.Errorf("a frame: request %q, response %q", got.Request.Text, got.Response.Text)
		}
	}
}

// The address is that of a socket, and still points into the input.
func TestAddress(t *testing.T) {
	for input, want := range map[string]string{
		"Request URL: https://a/b#x\nRequest Method: GET\n": "wss://a/b#x",
		"Request URL: ws://a/b#x\nRequest Method: GET\n":    "ws://a/b#x",
	} {
		address := paste.Find(input, paste.Either).Address()
		at := address.Span(handshake.Span{Start: strings.Index(want, "#"), End: len(want)})
		if address.Text != want || at.Of(input) != "#x" {
			t.Errorf("%q: %q, the fragment at %q", input, address.Text, at.Of(input))
		}
	}
}

// What is left of a response is often its status alone.
func TestStatusAlone(t *testing.T) {
	for text, want := range map[string]string{
		"502 Bad Gateway":           "HTTP/1.1 502 Bad Gateway\r\n\r\n",
		"  426 upgrade required \n": "HTTP/1.1 426 Upgrade Required\r\n\r\n",
		"HTTP 426":                  "HTTP/1.1 426 Upgrade Required\r\n\r\n",
		"Error: 403 (Forbidden)":    "HTTP/1.1 403 Forbidden\r\n\r\n",
		"504":                       "HTTP/1.1 504 Gateway Timeout\r\n\r\n",
		"101 Switching Protocols":   "101 Switching Protocols\r\n\r\n", // its version is missing
		"400 bytes":                 "",
		"room 404":                  "",
		"1006":                      "",
	} {
		if got := paste.Find(text, paste.Either).Response.Text; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
