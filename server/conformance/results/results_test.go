package results

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the reports into testdata")

// report has a line of each verdict, with what the forms have to escape.
var report = Report{
	Suite: "wsaccept test", Target: "ws://a.example/chat?a&b", Began: time.Date(2026, 12, 1, 4, 0, 0, 0, time.UTC), Seconds: 1.25,
	Notes: []string{"A note <b>."},
	Lines: []Line{
		{ID: "plain", Group: "Plain", Title: "a plain handshake", Rule: "S10", Requirement: "The status is 101.", Section: "RFC 6455 §4.2.2", Verdict: Pass, Says: "The server opens.",
			Request: []byte("GET / HTTP/1.1\r\n\r\n"), Response: []byte("HTTP/1.1 101 Switching Protocols\r\n\r\n"), Link: "http://127.0.0.1:8080/#a", Repeat: "curl 'x'"},
		{ID: "odd", Group: "Odd", Title: `# a "title" \ <i>`, Rule: "H10", Requirement: "No NUL.", Section: "RFC 9110 §5.5", Verdict: Fail, Says: "It opens & should not: ]]>",
			Request: []byte("GET / HTTP/1.1\nX: a\x00\tb\x1b[31m \xff \r\n\r\n"), Response: []byte("HTTP/1.1 101 </pre><script>\r\n\r\n"), Link: "http://127.0.0.1:8080/#a&b", Repeat: "package x\nfunc Test() {}"},
		{ID: "warned", Group: "Odd", Title: "a warning", Rule: "H01", Section: "RFC 9112 §3", Verdict: Warn, Says: "Most servers refuse."},
		{ID: "left-out", Group: "Odd", Title: "left out", Rule: "D03", Section: "RFC 7692 §7.1", Verdict: NotApplicable, Says: "No #deflate."},
		{ID: "silent", Group: "Odd", Title: "silent", Rule: "C01", Section: "RFC 6455 §4.1", Verdict: NoAnswer, Says: "Nothing came: \u202e."},
	},
}

// TestForms holds each form of the report. That other programs can read them was tried
// with npm's tap-parser 18.3.4 and Debian's python3-junitparser 2.8.0.
func TestForms(t *testing.T) {
	for name, write := range map[string]func(io.Writer) error{
		"report.txt": report.WriteText, "report.json": report.WriteJSON, "report.xml": report.WriteJUnit, "report.tap": report.WriteTAP, "report.html": report.WriteHTML,
	} {
		var got bytes.Buffer
		if err := write(&got); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s: got\n%s", name, got.String())
		}
	}
}
