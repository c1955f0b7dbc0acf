package messages

import (
	"bufio"
	"flag"
	"html"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var _ = flag.Bool("update", false, "write the expectations anew")

// samples are what stands for a name in the tests.
var samples = map[string]string{
	"status": "403", "code": "1006", "port": "8080", "n": "7", "m": "65536", "url": "wss://example.com/live?v=1", "socket": "wss://example.com/live?v=1", "host": "example.com", "address": "192.0.2.7:80",
	"word": "abc-1", "name": "LOCATION", "version": "HTTP/1.1", "reason": "Forbidden", "open": "{",
}

// sample returns the text of an entry as a program would print it.
func (e entry) sample() string {
	var b strings.Builder
	for i, literal := range e.literals {
		b.WriteString(literal)
		if i < len(e.names) {
			if s, ok := samples[e.names[i]]; ok {
				b.WriteString(s)
			} else {
				b.WriteString("something or other")
			}
		}
	}
	return b.String()
}

// behindPlace returns the sample as a console copies it, without a space behind the
// place of the script, unless the sample begins with a value.
func (e entry) behindPlace() string {
	if e.literals[0] == "" {
		return "app.js:12 " + e.sample()
	}
	return "app.js:12" + e.sample()
}

// typographic writes quotation marks as editors and some languages do.
var typographic = strings.NewReplacer(`'`, "’", `"`, "“")

// wrapped returns the sample with its longest words on two lines.
func (e entry) wrapped() string {
	wide := e
	wide.literals = slices.Clone(e.literals)
	long := 0
	for k, literal := range wide.literals {
		if len(literal) > len(wide.literals[long]) {
			long = k
		}
	}
	literal := wide.literals[long]
	at := len(literal) / 2
	for at < len(literal) && literal[at] != ' ' {
		at++
	}
	if at < len(literal)-1 {
		wide.literals[long] = literal[:at] + "\n        " + literal[at+1:]
	}
	return wide.sample()
}

const noiseBefore = `2024-01-02T03:04:05.678Z INFO  [main] server started on port 8080, 4 workers
10.0.0.1 - - [02/Jan/2024:03:04:05 +0000] "GET /index.html HTTP/1.1" 200 1234 "-" "Mozilla/5.0"
2024-01-02T03:04:06.001Z ERROR [worker-3] com.example.Live - `

const noiseAfter = `
    at Live.open (/srv/app/live.js:12:7)
    at processTicksAndRejections (node:internal/process/task_queues:96:5)
2024-01-02T03:04:07.000Z INFO  [main] 12 clients, 0 errors
`

// TestEachInALog finds each text inside of a log and as a string in JSON. It
// prints how many there are: make messages.
func TestEachInALog(t *testing.T) {
	c := loaded()
	programs := map[string]int{}
	for _, e := range c.entries {
		said := e.sample()
		for _, text := range []string{
			said, noiseBefore + said + noiseAfter, `{"level":"error","msg":` + strconv.Quote(said) + `,"n":1}`,
			"\x1b[31m" + said + "\x1b[39m", "E/OkHttp  ( 1234): " + e.wrapped() + noiseAfter,
			`{"log":` + strconv.Quote(`{"msg":`+strconv.Quote(said)+`}`) + `}`,
			typographic.Replace(said), e.behindPlace(), html.EscapeString(said),
		} {
			if !slices.ContainsFunc(Find(text), func(m Message) bool {
				return slices.ContainsFunc(m.Sources, func(s Source) bool { return s == e.sources[0] }) && sameGroup(m.ID, e.explanation)
			}) && !insideOther(c, e, text) {
				t.Errorf("%s is not found in\n%s", e.text, text)
				break
			}
		}
		for _, s := range e.sources {
			programs[s.Program]++
		}
	}
	texts := 0
	for _, n := range programs {
		texts += n
	}
	t.Logf("%d programs × texts: %d, in %d different forms", len(programs), texts, len(c.entries))
}

// sameGroup reports whether id is what is said of a text of group, or of one with
// its number.
func sameGroup(id, group string) bool { return id == group || strings.HasPrefix(id, group+"-") }

// insideOther reports whether e stands inside of a longer text with the same meaning,
// which is told instead.
func insideOther(c *catalogue, e entry, text string) bool {
	for _, m := range Find(text) {
		if sameGroup(m.ID, e.explanation) && len(m.Text) >= len(e.sample()) {
			return true
		}
	}
	return false
}

// TestOrdinary holds that nothing is found in logs that tell of no handshake.
func TestOrdinary(t *testing.T) {
	file, err := os.Open("testdata/ordinary.log")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := 0
	for scan := bufio.NewScanner(file); scan.Scan(); lines++ {
		for _, m := range Find(scan.Text()) {
			t.Errorf("%s is found in %q", m.ID, scan.Text())
		}
	}
	if lines < 1000 {
		t.Errorf("%d lines, want 1000", lines)
	}
}

// TestValues holds that what differs in a text is used.
func TestValues(t *testing.T) {
	for _, test := range []struct{ text, id, name, value string }{
		{"app.js:12 WebSocket connection to 'wss://example.com/api/live' failed: Error during WebSocket handshake: Unexpected response code: 404", "status-404", "status", "404"},
		{"Error: Unexpected server response: 502\n    at ClientRequest.<anonymous>", "status-502", "status", "502"},
		{"Unexpected server response: 418", "status", "status", "418"},
		{"websocket: close 4001 (unexpected)", "close-code-4xxx", "code", "4001"},
		{"'Sec-WebSocket-Protocol' header value 'stomp' in response does not match any of sent values", "protocol-other", "value", "stomp"},
		{"Firefox can’t establish a connection to the server at wss://example.com:4008/live?v=3.", "firefox-failed", "socket", "wss://example.com:4008/live?v=3."},
		{"Expected HTTP 101 response but was '200 OK'", "status-200", "status", "200"},
		{"Error: Http(\n    Response {\n        status: 403,\n        version: HTTP/1.1,\n        headers: {},", "status-403", "status", "403"},
		{"java.net.ProtocolException: Expected HTTP 101 resp\r\nonse but was '502 Bad Gateway'", "status-502", "status", "502"},
		{`{"msg":"websocket: the client is not using the websocket protocol: \'upgrade\' token not found in \'Connection\' header"}`, "request-no-connection", "", ""},
	} {
		found := Find(test.text)
		if len(found) == 0 {
			t.Errorf("nothing is found in %s", test.text)
			continue
		}
		if m := found[0]; m.ID != test.id || m.Value(test.name) != test.value {
			t.Errorf("%s: %s with %q, want %s with %q", test.text, m.ID, m.Value(test.name), test.id, test.value)
		}
	}
}

// TestCloseCodeAlone holds that a close code is known without a word around it, as
// people type it into a search.
func TestCloseCodeAlone(t *testing.T) {
	for text, id := range map[string]string{
		"1006": "close-code-1006", " 1006\n": "close-code-1006", "code 1006": "close-code-1006", "code: 1006": "close-code-1006", "onclose 1006": "close-code-1006",
		"event.code = 1006": "close-code-1006", "(1006)": "close-code-1006", "1006 (Abnormal Closure)": "close-code-1006", "WebSocket close code=1006.": "close-code-1006",
		"1000": "close-code-1000", "1015": "close-code-1015", "code 4001": "close-code-4xxx", "close code: 3000": "close-code-3xxx",
	} {
		if found := Find(text); len(found) != 1 || found[0].ID != id || strings.Contains(found[0].Means, "{") {
			t.Errorf("%q: %+v, want %s", text, found, id)
		}
	}
}

// TestUnknown holds that a text is not explained by what it resembles.
func TestUnknown(t *testing.T) {
	for _, text := range []string{
		"", "Unexpected response code: ", "Unexpected response code: 4040", "unexpected server response", "xUnexpected server response: 404",
		"websocket: close 99999", "The handshake went well.", "Unexpected response code: 900",
		"exit code 1006", "code: 1006 of them", "3000", "port 3000", "10060", "error 10061", "1006ms", "code 0999", "code 5000", "1006 going away", "2026",
	} {
		for _, m := range Find(text) {
			t.Errorf("%q: %s", text, m.ID)
		}
	}
}

// TestNamesAreFilled holds that no sentence has a name that its text does not give.
func TestNamesAreFilled(t *testing.T) {
	c := loaded()
	for _, e := range c.entries {
		for _, m := range Find(e.sample()) {
			if strings.ContainsAny(m.Means+m.Fix, "{}") {
				t.Errorf("%s: %s", m.Text, m.Means)
			}
		}
	}
}

// TestLinear holds that a text of many messages, and one of many beginnings, takes
// time that grows with its length.
func TestLinear(t *testing.T) {
	for _, part := range []string{
		"Unexpected server response: 404\n", "websocket: close ", "'Sec-WebSocket-Protocol' header value '", "upstream timed out (", "net::ERR_", "a",
	} {
		text := strings.Repeat(part, (1<<20)/len(part))
		begin := time.Now()
		Find(text)
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("1 MiB of %q took %v", part, took)
		}
	}
}
