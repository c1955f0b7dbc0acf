package endpoint

import (
	"io"
	"regexp"
	"strings"
	"testing"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/wire"
)

// Each oddity is accepted with the right Accept, or refused in a way that ends the
// connection: what comes after a refused handshake may be frames, or somebody
// else's request. Whoever answers, it is the same.
func TestStrict(t *testing.T) {
	addr, _ := start(t, roomy)
	for _, voice := range []string{"", "&voice=gorilla"} {
		for _, odd := range wiretest.Oddities {
			t.Run(odd.Name+voice, func(t *testing.T) {
				token := wiretest.NewToken()
				request := odd.Change(wiretest.AsBrowser("http://"+addr, wire.SocketPath+"?t="+token+voice, wiretest.SampleKey))
				status, lines := odd.Status, odd.Lines
				if voice != "" && odd.Second != "" {
					status, lines = odd.Second, nil
				}
				answer := wiretest.Ask(t, addr, request, status == "101")
				if wiretest.StatusesIn(answer) != status {
					t.Fatalf("answer %q", answer)
				}
				key := wiretest.SampleKey
				if strings.Contains(request, wiretest.KeyWithMore) {
					key = wiretest.KeyWithMore
				}
				if status == "101" && !strings.Contains(answer, ": "+wiretest.Accept(key, wiretest.GUID)+"\r\n") {
					t.Errorf("answer %q", answer)
				}
				for _, l := range lines {
					if !strings.Contains(answer, "\r\n"+l+"\r\n") {
						t.Errorf("no %s in %q", l, answer)
					}
				}
				if odd.Early == "" { // else nobody wrote a report
					r, found := fetchReport(t, addr, token)
					if head := withoutCookie(wiretest.HeadOf(request)); found != 200 || string(r.Request) != head || string(r.Response) != answer {
						t.Errorf("%d: reported %q and %q, on the wire %q and %q", found, r.Request, r.Response, head, answer)
					}
				}
				if status != "101" {
					answer := wiretest.Ask(t, addr, request+"GET /endpoint HTTP/1.1\r\nHost: x\r\n\r\n", false)
					if all := wiretest.StatusesIn(answer); len(all) != 3 || all < "400" {
						t.Errorf("with a second request behind it: %q", answer)
					}
				}
			})
		}
	}
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
	for _, odd := range wiretest.Oddities {
		request := odd.Change(wiretest.AsBrowser("http://127.0.0.1", wire.SocketPath+"?t=", wiretest.SampleKey))
		findings := handshake.Check(handshake.Pair{Request: handshake.ParseRequest(request)}).Request
		refused, wrong := odd.Status != "101", handshake.Worst(findings) == handshake.Error
		if (refused == wrong) != (odd.Apart == "") {
			t.Errorf("%s: refused %t, an error for the page %t, which differ because %q", odd.Name, refused, wrong, odd.Apart)
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
		c, err := wiretest.Connect(addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		answer, err := wiretest.Send(c, wiretest.AsBrowser("http://"+addr, wire.SocketPath, wiretest.NewKey(), field))
		if err != nil || wiretest.StatusesIn(answer) != "400" {
			t.Errorf("%s: %q, %v", field, answer, err)
		}
		io.WriteString(c, body+"GET /endpoint HTTP/1.1\r\nHost: x\r\n\r\n")
		rest, err := io.ReadAll(c)
		if wiretest.IsTimeout(err) || wiretest.StatusesIn(string(rest)) != "" {
			t.Errorf("%s: then %q, %v", field, rest, err)
		}
	}
}

// HTTP/2 is not spoken, whether it is asked for by its preface or by an upgrade.
func TestNoHTTP2(t *testing.T) {
	addr, _ := start(t)
	const settings = "\x00\x00\x00\x04\x00\x00\x00\x00\x00"
	if answer := wiretest.Ask(t, addr, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"+settings, false); wiretest.StatusesIn(answer) < "400" {
		t.Errorf("to the preface: %q", answer)
	}
	for _, path := range []string{"/", "/endpoint", wire.SocketPath} {
		request := "GET " + path + " HTTP/1.1\r\nHost: " + addr + "\r\nOrigin: http://" + addr + "\r\nConnection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n"
		c, err := wiretest.Connect(addr)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := wiretest.Send(c, request)
		c.Close()
		if err != nil || strings.Contains(answer, "\r\nUpgrade: h2c") || strings.HasPrefix(answer, "HTTP/1.1 101") {
			t.Errorf("%s: %q, %v", path, answer, err)
		}
	}
}
