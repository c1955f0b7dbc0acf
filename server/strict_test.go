package main

import (
	"io"
	"regexp"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// Each oddity is accepted with the right Accept, or refused in a way that ends the
// connection: what comes after a refused handshake may be frames, or somebody
// else's request. Whoever answers, it is the same.
func TestStrict(t *testing.T) {
	addr, _ := start(t, roomy)
	for _, voice := range []string{"", "&voice=gorilla"} {
		for _, odd := range oddities {
			t.Run(odd.name+voice, func(t *testing.T) {
				token := newToken()
				request := odd.change(asBrowser("http://"+addr, socketPath+"?t="+token+voice, sampleKey))
				status, lines := odd.status, odd.lines
				if voice != "" && odd.second != "" {
					status, lines = odd.second, nil
				}
				answer := ask(t, addr, request, status == "101")
				if statusesIn(answer) != status {
					t.Fatalf("answer %q", answer)
				}
				key := sampleKey
				if strings.Contains(request, keyWithMore) {
					key = keyWithMore
				}
				if status == "101" && !strings.Contains(answer, ": "+accept(key, rfcGUID)+"\r\n") {
					t.Errorf("answer %q", answer)
				}
				for _, l := range lines {
					if !strings.Contains(answer, "\r\n"+l+"\r\n") {
						t.Errorf("no %s in %q", l, answer)
					}
				}
				if odd.early == "" { // else nobody wrote a report
					r, found := fetchReport(t, addr, token)
					if head := withoutCookie(headOf(request)); found != 200 || string(r.Request) != head || string(r.Response) != answer {
						t.Errorf("%d: reported %q and %q, on the wire %q and %q", found, r.Request, r.Response, head, answer)
					}
				}
				if status != "101" {
					answer := ask(t, addr, request+"GET /endpoint HTTP/1.1\r\nHost: x\r\n\r\n", false)
					if all := statusesIn(answer); len(all) != 3 || all < "400" {
						t.Errorf("with a second request behind it: %q", answer)
					}
				}
			})
		}
	}
}

// ask returns the answer to request: all until the server ends the connection, or
// its head only, if it is to open a socket.
func ask(t *testing.T, addr, request string, opens bool) string {
	t.Helper()
	c, err := connect(addr)
	if err != nil {
		t.Fatal(err)
	}
	defer abort(c)
	answer, err := send(c, request)
	if err == nil && !opens {
		var rest []byte
		rest, err = io.ReadAll(c)
		answer += string(rest)
	}
	if err != nil {
		t.Fatalf("%v after %q", err, answer)
	}
	return answer
}

// statusesIn returns the statuses of the answers in text, with commas between.
func statusesIn(text string) string {
	var all []string
	for _, found := range regexp.MustCompile(`HTTP/1\.[01] ([0-9]{3}) `).FindAllStringSubmatch(text, -1) {
		all = append(all, found[1])
	}
	return strings.Join(all, ",")
}

// headOf returns request up to its empty line.
func headOf(request string) string {
	return request[:regexp.MustCompile("\n\r?\n").FindStringIndex(request)[1]]
}

// withoutCookie is head with as many x for the value of Cookie.
func withoutCookie(head string) string {
	return regexp.MustCompile("Cookie: .*\r\n").ReplaceAllStringFunc(head, func(line string) string {
		return "Cookie: " + strings.Repeat("x", len(line)-len("Cookie: \r\n")) + "\r\n"
	})
}

// The endpoint refuses what the page calls an error, and nothing else, but for
// what the table names. So nobody is told one thing and shown another.
func TestStrictAsThePage(t *testing.T) {
	for _, odd := range oddities {
		request := odd.change(asBrowser("http://127.0.0.1", socketPath+"?t=", sampleKey))
		findings := handshake.Check(handshake.Pair{Request: handshake.ParseRequest(request)}).Request
		refused, wrong := odd.status != "101", handshake.Worst(findings) == handshake.Error
		if (refused == wrong) != (odd.apart == "") {
			t.Errorf("%s: refused %t, an error for the page %t, which differ because %q", odd.name, refused, wrong, odd.apart)
		}
	}
}

// A body that is only announced is refused before it comes; and when it has come,
// what is behind it is no request.
func TestBodyToCome(t *testing.T) {
	addr, _ := start(t)
	for field, body := range map[string]string{
		"Content-Length: 5":          "hello",
		"Transfer-Encoding: chunked": "5\r\nhello\r\n0\r\n\r\n",
	} {
		c, err := connect(addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		answer, err := send(c, asBrowser("http://"+addr, socketPath, newKey(), field))
		if err != nil || statusesIn(answer) != "400" {
			t.Errorf("%s: %q, %v", field, answer, err)
		}
		io.WriteString(c, body+"GET /endpoint HTTP/1.1\r\nHost: x\r\n\r\n")
		rest, err := io.ReadAll(c)
		if isTimeout(err) || statusesIn(string(rest)) != "" {
			t.Errorf("%s: then %q, %v", field, rest, err)
		}
	}
}

// HTTP/2 is not spoken, whether it is asked for by its preface or by an upgrade.
func TestNoHTTP2(t *testing.T) {
	addr, _ := start(t)
	const settings = "\x00\x00\x00\x04\x00\x00\x00\x00\x00"
	if answer := ask(t, addr, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"+settings, false); statusesIn(answer) < "400" {
		t.Errorf("to the preface: %q", answer)
	}
	for _, path := range []string{"/", "/endpoint", socketPath} {
		request := "GET " + path + " HTTP/1.1\r\nHost: " + addr + "\r\nOrigin: http://" + addr + "\r\nConnection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n"
		c, err := connect(addr)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := send(c, request)
		c.Close()
		if err != nil || strings.Contains(answer, "\r\nUpgrade: h2c") || strings.HasPrefix(answer, "HTTP/1.1 101") {
			t.Errorf("%s: %q, %v", path, answer, err)
		}
	}
}
