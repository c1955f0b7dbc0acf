package judge_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
)

// asked and got return a request and a response with lines replaced, added (old is "")
// or left out (new is "").
func asked(old, new string) string { return edited(request, old, new) }

func refused(line string, fields ...string) string {
	return line + "\r\n" + strings.Join(append(fields, "Content-Length: 0", "", ""), "\r\n")
}

func edited(text, old, new string) string {
	switch {
	case old == "":
		return strings.TrimSuffix(text, "\r\n") + new + "\r\n\r\n"
	case new == "":
		return strings.Replace(text, old+"\r\n", "", 1)
	}
	return strings.Replace(text, old, new, 1)
}

// What the messages show counts for more than what commonly causes a status. Of the
// want and not sentences parts are given; a part that begins with “!” must be missing.
func TestAdviceOnEvidence(t *testing.T) {
	noKey := asked("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "")
	http2 := asked("HTTP/1.1", "HTTP/2")
	for name, test := range map[string]struct {
		request, response string
		outcome           judge.Outcome
		cause, fix        []string
	}{
		"HTTP/2 alone":              {http2, "", judge.MustRefuse, []string{"HTTP/2", "ALPN"}, []string{"--http1.1", "!nginx"}},
		"HTTP/2 and 400":            {http2, refused("HTTP/2 400"), judge.Refused, []string{"HTTP/2", "ALPN"}, []string{"--http1.1", "!nginx"}},
		"HTTP/2 and 200":            {http2, refused("HTTP/2 200"), judge.Refused, []string{"ALPN"}, []string{"--http1.1"}},
		"HTTP/2 and 404":            {http2, refused("HTTP/2 404"), judge.Refused, []string{"ALPN"}, []string{"--http1.1"}},
		"HTTP/2 404 alone":          {"", refused("HTTP/2 404"), judge.Refused, []string{"ALPN"}, []string{"--http1.1", "!request line"}},
		"HTTP/1.1 404":              {request, refused("HTTP/1.1 404 Not Found"), judge.Refused, []string{"nothing at this path", "!ALPN"}, []string{"request line"}},
		"426 for other versions":    {request, refused("HTTP/1.1 426 Upgrade Required", "Sec-WebSocket-Version: 8, 7"), judge.Refused, []string{"only other versions", "8, 7"}, []string{"Update the server"}},
		"400 for other versions":    {request, refused("HTTP/1.1 400 Bad Request", "Sec-WebSocket-Version: 8"), judge.Refused, []string{"only other versions"}, []string{"Update the server"}},
		"426 for 13":                {request, refused("HTTP/1.1 426 Upgrade Required", "Sec-WebSocket-Version: 13", "Upgrade: websocket", "Connection: Upgrade"), judge.Refused, []string{"which is the version that the request has", "proxy"}, []string{"Configure the proxy"}},
		"426 for 13 alone":          {"", refused("HTTP/1.1 426 Upgrade Required", "Sec-WebSocket-Version: 13"), judge.Refused, []string{"requires Sec-WebSocket-Version: 13"}, []string{"Send Sec-WebSocket-Version: 13"}},
		"version 12":                {asked("Version: 13", "Version: 12"), refused("HTTP/1.1 426 Upgrade Required", "Sec-WebSocket-Version: 13"), judge.Refused, []string{"The version is the reason", "12"}, []string{"Send Sec-WebSocket-Version: 13"}},
		"version 12 without a key":  {edited(noKey, "Version: 13", "Version: 12"), refused("HTTP/1.1 426 Upgrade Required"), judge.Refused, []string{"The version is the reason"}, nil},
		"426 for HTTP/2":            {request, refused("HTTP/1.1 426 Upgrade Required", "Upgrade: HTTP/2.0", "Connection: Upgrade"), judge.Refused, []string{"another protocol", "HTTP/2.0"}, []string{"Check the path"}},
		"502 to a bad request":      {noKey, refused("HTTP/1.1 502 Bad Gateway"), judge.Refused, []string{"A proxy got no valid response", "too", "!right to refuse"}, []string{"proxy's log"}},
		"503 to a bad request":      {noKey, refused("HTTP/1.1 503 Service Unavailable"), judge.Refused, []string{"not ready", "!right to refuse"}, nil},
		"504 to a bad request":      {noKey, refused("HTTP/1.1 504 Gateway Timeout"), judge.Refused, []string{"in time", "!right to refuse"}, nil},
		"400 to a bad request":      {noKey, refused("HTTP/1.1 400 Bad Request"), judge.Refused, []string{"right to refuse", "Sec-WebSocket-Key"}, nil},
		"505":                       {request, refused("HTTP/1.1 505 HTTP Version Not Supported"), judge.Refused, []string{"version of HTTP"}, []string{"HTTP/1.1"}},
		"403 without Origin":        {asked("Origin: http://example.com", ""), refused("HTTP/1.1 403 Forbidden"), judge.Refused, []string{"has no Origin"}, []string{"probe -origin"}},
		"403 with Origin":           {request, refused("HTTP/1.1 403 Forbidden"), judge.Refused, []string{"because of its Origin", "!has no Origin"}, []string{"Compare the Origin"}},
		"426 that was stored":       {request, refused("HTTP/1.1 426 Upgrade Required", "Age: 6", "X-Cache: HIT"), judge.Refused, []string{"A cache answers", "Age is 6"}, []string{"store no refusals"}},
		"404 that a CDN stored":     {request, refused("HTTP/1.1 404 Not Found", "Age: 0", "Cf-Cache-Status: HIT"), judge.Refused, []string{"Cf-Cache-Status is HIT"}, []string{"bypass its cache"}},
		"404 that none had stored":  {request, refused("HTTP/1.1 404 Not Found", "Age: 0", "X-Cache: MISS from x"), judge.Refused, []string{"nothing at this path", "!cache"}, nil},
		"600":                       {request, refused("HTTP/1.1 600 No"), judge.Refused, []string{"600 is no status of HTTP"}, []string{"server's code"}},
		"099":                       {request, refused("HTTP/1.1 099 No"), judge.Refused, []string{"099 is no status of HTTP"}, []string{"server's code"}},
		"299":                       {request, refused("HTTP/1.1 299 Yes"), judge.Refused, []string{"ordinary response"}, []string{"Check the path"}},
		"300":                       {request, refused("HTTP/1.1 300 Multiple Choices"), judge.Refused, []string{"several forms", "!login"}, []string{"Check the path"}},
		"304":                       {request, refused("HTTP/1.1 304 Not Modified"), judge.Refused, []string{"redirects nowhere", "!login"}, []string{"Leave both fields out"}},
		"305":                       {request, refused("HTTP/1.1 305 Use Proxy"), judge.Refused, []string{"deprecated", "!login"}, []string{"Configure"}},
		"302":                       {request, refused("HTTP/1.1 302 Found", "Location: /login"), judge.Refused, []string{"login page"}, []string{"final address"}},
		"sample Accept alone":       {"", response, judge.ValidResponse, nil, nil},
		"sample key, no GUID":       {"", strings.Replace(response, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", 1), judge.ValidResponse, []string{"left out the GUID"}, []string{"Append the GUID"}},
		"sample key echoed":         {"", strings.Replace(response, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "dGhlIHNhbXBsZSBub25jZQ==", 1), judge.Fails, []string{"sample key of RFC 6455 §1.3 back"}, []string{"SHA-1"}},
		"another key echoed":        {"", strings.Replace(response, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "AQIDBAUGBwgJCgsMDQ4PEC==", 1), judge.Fails, []string{"form of a key"}, []string{"SHA-1"}},
		"GUID as Accept":            {"", strings.Replace(response, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", 1), judge.Fails, []string{"computed the Accept wrongly", "GUID"}, nil},
		"GUID in base64 as Accept":  {"", strings.Replace(response, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "MjU4RUFGQTUtRTkxNC00N0RBLTk1Q0EtQzVBQjBEQzg1QjEx", 1), judge.Fails, []string{"computed the Accept wrongly"}, nil},
		"invented GUID as Accept":   {"", strings.Replace(response, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE=", 1), judge.Fails, []string{"computed the Accept wrongly"}, nil},
		"opens, but not in clients": {request, strings.Replace(response, "HTTP/1.1", "HTTP/1.0", 1), judge.Opens, []string{"HTTP/1.0"}, []string{"HTTP/1.1"}},
	} {
		r := judge.Exchange(test.request, test.response, "")
		advice := r.Advice()
		if r.Outcome != test.outcome {
			t.Errorf("%s: %s", name, r.Outcome)
		}
		if (advice.Cause == "") != (test.cause == nil) {
			t.Errorf("%s: %+v", name, advice)
		}
		says(t, name, advice.Cause, test.cause)
		says(t, name, advice.Fix, test.fix)
	}
}

// says checks that text has each part, but none that begins with “!”.
func says(t *testing.T, name, text string, parts []string) {
	t.Helper()
	for _, part := range parts {
		missing := strings.HasPrefix(part, "!")
		if strings.Contains(text, strings.TrimPrefix(part, "!")) == missing {
			t.Errorf("%s: no %s in %q", name, part, text)
		}
	}
}

// An Accept alone that is the sample key's is fine, as far as can be told, and a note
// says whose it is.
func TestSampleAccept(t *testing.T) {
	for alone, want := range map[string]int{"": 1, request: 0} {
		notes := 0
		r := judge.Exchange(alone, response, "")
		for _, note := range r.Notes {
			if strings.Contains(note, "dGhlIHNhbXBsZSBub25jZQ==") {
				notes++
			}
		}
		if notes != want || len(r.Diagnosis().Explanations) != 0 {
			t.Errorf("%d notes: %q, %+v", notes, r.Notes, r.Diagnosis())
		}
	}
}

// What a response that breaks off lacks is no cause: the break is, and how it ended.
func TestBreak(t *testing.T) {
	curl := "> " + strings.ReplaceAll(strings.TrimSuffix(request, "\r\n\r\n"), "\r\n", "\n> ") + "\n> \n"
	for name, test := range map[string]struct {
		r       *judge.Result
		outcome judge.Outcome
		how     string
	}{
		"status line, timed out": {judge.Broken(request, "HTTP/1.1 101 Switching Pro", "", handshake.TimedOut), judge.Outcome(handshake.TimedOut), "in time"},
		"field, closed":          {judge.Broken(request, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: webs", "", handshake.Closed), judge.Outcome(handshake.Closed), "closed"},
		"field, reset":           {judge.Broken(request, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: webs", "", handshake.Reset), judge.Outcome(handshake.Reset), "reset"},
		"not known how":          {judge.Exchange(request, "HTTP/1.1 101 Switching Pro", ""), judge.Fails, "not copied"},
		"a link of the page":     {judge.Editors(judge.Editor{Text: request}, judge.Editor{Text: "HTTP/1.1 101 Switching Pro"}, ""), judge.Fails, "not copied"},
		"the empty line alone":   {judge.Exchange(request, strings.TrimSuffix(response, "\r\n"), ""), judge.Fails, "empty line"},
		"curl, reset":            {judge.Text(curl + "< HTTP/1.1 101 Switching Protocols\n< Upgrade: websocket\n* Recv failure: Connection reset by peer\n"), judge.Outcome(handshake.Reset), "reset"},
		"curl, timed out":        {judge.Text(curl + "< HTTP/1.1 101 Switching Protocols\n* Operation timed out after 5000 milliseconds with 0 bytes received\n"), judge.Outcome(handshake.TimedOut), "in time"},
		"curl, all came":         {judge.Text(curl + "< HTTP/1.1 101 Switching Protocols\n< Upgrade: websocket\n<\n* Connection reset by peer\n"), judge.Fails, "!breaks off"},
	} {
		advice := test.r.Advice()
		if test.r.Outcome != test.outcome || test.r.OK() {
			t.Errorf("%s: %s", name, test.r.Outcome)
		}
		if strings.HasPrefix(test.how, "!") {
			says(t, name, advice.Cause, []string{test.how})
			continue
		}
		says(t, name, advice.Cause, []string{"breaks off after", test.how, "!proxy removed"})
		says(t, name, advice.Fix, []string{"flush"})
	}
}

// A firewall is no cause if the connection is known to be open.
func TestTimedOut(t *testing.T) {
	for name, test := range map[string]struct {
		r          *judge.Result
		cause, fix []string
	}{
		"TLS, probe":        {judge.NoTLS("wss://a:8080/"), []string{"plain port", "!firewall"}, []string{"Use ws:"}},
		"TLS, probe's text": {judge.Text("✗ The TLS handshake with a:8080 did not finish within 10s."), []string{"plain port", "!firewall"}, []string{"Use ws:"}},
		"request sent":      {judge.NoResponse(request, "ws://a/", handshake.TimedOut), []string{"request was sent", "!firewall"}, []string{"logs"}},
		"connection, probe": {judge.NoResponse("", "wss://a/", handshake.TimedOut), []string{"firewall"}, []string{"tcpdump"}},
	} {
		if advice := test.r.Advice(); test.r.Outcome != judge.Outcome(handshake.TimedOut) {
			t.Errorf("%s: %s", name, test.r.Outcome)
		} else {
			says(t, name, advice.Cause, test.cause)
			says(t, name, advice.Fix, test.fix)
		}
	}
}
