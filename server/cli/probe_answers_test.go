package cli

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"wsaccept/wasm/judge"
)

// What a server may do, and what is made of it.
func TestProbeAnswers(t *testing.T) {
	say := func(text string) func(net.Conn, string) {
		return func(conn net.Conn, _ string) { io.WriteString(conn, text) }
	}
	then := func(text string, after func(net.Conn)) func(net.Conn, string) {
		return func(conn net.Conn, _ string) { io.WriteString(conn, text); after(conn) }
	}
	wait := func(conn net.Conn) { io.Copy(io.Discard, conn) }
	reset := func(conn net.Conn) { conn.(*net.TCPConn).SetLinger(0) }
	long := strings.Repeat("x", 100<<10)
	tests := map[string]struct {
		answer          func(conn net.Conn, key string)
		args            string
		status          int
		first           string // a part of the first line
		anywhere        string // a part of the text
		received        string // "" for any
		phase, whatPart string // of the failure
		body            string
	}{
		"opens":        {answer: func(c net.Conn, key string) { io.WriteString(c, accepting(key)+closed1000) }, status: exitOK, first: "✓ The WebSocket opens: ws://", anywhere: "Closed cleanly"},
		"no close":     {answer: func(c net.Conn, key string) { io.WriteString(c, accepting(key)) }, status: exitOK, first: "✓ ", anywhere: "Not closed cleanly: The server closed"},
		"single bytes": {answer: slowly, status: exitOK, first: "✓ "},
		"interim": {answer: func(c net.Conn, key string) {
			io.WriteString(c, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"+accepting(key)+closed1000)
		}, status: exitOK, first: "✓ ", anywhere: "103 Early Hints"},
		"wrong Accept":       {answer: func(c net.Conn, key string) { io.WriteString(c, accepting("another")) }, status: exitBad, first: "✗ The server answers 101 Switching Protocols, and a client must not open the WebSocket: ", anywhere: "Why the Accept is wrong:"},
		"refusal":            {answer: say("HTTP/1.1 403 Forbidden\r\nContent-Length: 7\r\n\r\nno\x1b[1m!more"), status: exitBad, first: "✗ The server answers 403 Forbidden: the WebSocket does not open.", anywhere: `│ no\x1B[1m!`, received: "HTTP/1.1 403 Forbidden\r\nContent-Length: 7\r\n\r\n", body: "no\x1b[1m!"},
		"chunked":            {answer: then("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nnot\r\n5\r\n here\r\n0\r\n\r\n", wait), args: "-timeout 4s", status: exitBad, first: "404", body: "not here"},
		"endless body":       {answer: say("HTTP/1.1 200 OK\r\n\r\n" + long), status: exitBad, first: "200 OK", body: long[:1024]},
		"redirect":           {answer: say("HTTP/1.1 301 Moved Permanently\r\nLocation: https://b.example/x?token=secret123\r\nContent-Length: 0\r\n\r\n"), status: exitBad, first: "301 Moved Permanently and points to https://b.example/x?token=xxxxxxxxx, which is not followed."},
		"cut off":            {answer: say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: webs"), status: exitBad, first: "closed the connection before its response was complete: 47 bytes arrived", anywhere: "Upgrade: webs  (no line ending)", received: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: webs", phase: "answer", whatPart: "47 bytes"},
		"no empty line":      {answer: then("HTTP/1.1 101 Switching Protocols\r\n", wait), args: "-timeout 200ms", status: exitBad, first: "not complete in time: 34 bytes arrived", anywhere: "breaks off after 34 bytes", phase: "answer"},
		"silence":            {answer: then("", wait), args: "-timeout 200ms", status: exitBad, first: "did not answer within 200ms", phase: "answer"},
		"end":                {answer: say(""), status: exitBad, first: "The server closed the connection without a response.", phase: "answer"},
		"reset":              {answer: then("", reset), status: exitBad, first: "The server reset the connection without a response.", phase: "answer"},
		"garbage":            {answer: then("SSH-2.0-OpenSSH_9\r\n", wait), args: "-timeout 4s", status: exitBad, first: "This is not an HTTP response, but the greeting of SSH.", anywhere: "Another service", received: "SSH-2.0-OpenSSH_9\r\n", phase: "answer"},
		"garbage with a gap": {answer: say("\xFF\x00\n\nx"), status: exitBad, first: "✗ This is not an HTTP response", anywhere: `\xFF\x00  (ends in LF alone)`, received: "\xFF\x00\n\n", body: "x"},
		"TLS here":           {answer: say("\x15\x03\x01\x00\x02\x02\x46"), status: exitBad, first: "a TLS alert", anywhere: "Use wss: instead of ws:", phase: "answer"},
		"huge head":          {answer: say("HTTP/1.1 101 Switching Protocols\r\nX: " + long), status: exitBad, first: "longer than 64 KiB", anywhere: "bytes more", phase: "answer"},
		"endless interim":    {answer: say(strings.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 10000)), status: exitBad, first: "longer than 64 KiB", anywhere: "more", phase: "answer"},
		"no key sent":        {answer: func(c net.Conn, _ string) { io.WriteString(c, accepting("")) }, args: "-H Sec-WebSocket-Key:", status: exitBad, first: "✗ The server answers 101"},
		"request it should refuse": {answer: func(c net.Conn, key string) { io.WriteString(c, accepting(key)+closed1000) },
			args: "-H Sec-WebSocket-Version:", status: exitOK, first: "✓ ", anywhere: "accepts a request that it must refuse"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			addr, requests := rawServer(t, "tcp4", "127.0.0.1", test.answer)
			args := append(strings.Fields(test.args), "ws://"+addr+"/chat")
			status, stdout, stderr := probing(args...)
			first, _, _ := strings.Cut(stdout, "\n")
			if status != test.status || stderr != "" || !strings.Contains(first, test.first) || !strings.Contains(stdout, test.anywhere) {
				t.Errorf("status %d, stderr %q, stdout:\n%.3000s", status, stderr, stdout)
			}
			if r := judge.Text(stdout); test.received != "" && r.Response.Text != test.received || r.Request.Text == "" {
				t.Errorf("pasted again it is %q and %q", r.Request.Text, r.Response.Text)
			}
			if strings.ContainsAny(strings.ReplaceAll(stdout, "\n", ""), "\x00\x1b\r\x07") {
				t.Error("a control character reaches the terminal")
			}
			<-requests
			status, r := probingJSON(t, args...)
			if request := <-requests; status != test.status || string(r.Sent) != request {
				t.Errorf("status %d, on the wire %q, sent %q", status, request, r.Sent)
			}
			if test.received != "" && string(r.Received) != test.received || string(r.Body) != test.body {
				t.Errorf("received %.200q, body %.200q", r.Received, r.Body)
			}
			if (r.Failure != nil) != (test.phase != "") || r.Failure != nil && (r.Failure.Phase != test.phase || !strings.Contains(r.Failure.What, test.whatPart) || r.Failure.Advice == "") {
				t.Errorf("failure %+v", r.Failure)
			}
			if r.Opened != (test.status == exitOK) || (r.Closed != nil) != r.Opened || len(r.Received) > 64<<10 {
				t.Errorf("opened %t, closed %+v, received %d bytes", r.Opened, r.Closed, len(r.Received))
			}
			if len(requests) > 0 {
				t.Error("it connects more than once")
			}
		})
	}
}

// slowly opens a WebSocket byte by byte.
func slowly(conn net.Conn, key string) {
	for _, b := range []byte(accepting(key) + closed1000) {
		if _, err := conn.Write([]byte{b}); err != nil {
			return
		}
		time.Sleep(100 * time.Microsecond)
	}
}
