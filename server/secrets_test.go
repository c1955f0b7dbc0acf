//go:build unix

package main

import (
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/secrets"
)

// What a browser would not let a script read must not reach it by way of a report,
// nor a reader of the log: cookies and passwords. A report has as many x instead, so
// that everything stays in its place.
func TestSecrets(t *testing.T) {
	p := startProgram(t, "")
	fields := []struct{ line, value string }{ // in each form that net/http accepts
		{"Cookie: session=S3CRET-a; theme=S3CRET-b", "session=S3CRET-a; theme=S3CRET-b"},
		{"cookie:S3CRET-c=1", "S3CRET-c=1"},
		{"COOKIE:\t \"S3CRET-d\" ", "\"S3CRET-d\""},
		{"Cookie: one=S3CRET-e;\r\n  two=S3CRET-f", "one=S3CRET-e;\r\n  two=S3CRET-f"},
		{"Authorization: Basic UzNDUkVULWc6UzNDUkVULWg=", "Basic UzNDUkVULWc6UzNDUkVULWg="},
		{"authorization: Bearer S3CRET-i.j.k", "Bearer S3CRET-i.j.k"},
		{"Proxy-Authorization: Digest username=\"S3CRET-l\", response=\"S3CRET-m\"", "Digest username=\"S3CRET-l\", response=\"S3CRET-m\""},
	}
	secrets := []string{"S3CRET", "UzNDUkVU"}
	for name, test := range map[string]struct {
		path   string
		change func(string) string
		opens  bool
	}{
		"accepted":            {socketPath + "?t=", asIs, true},
		"accepted by gorilla": {socketPath + "?voice=gorilla&t=", asIs, true},
		"refused":             {socketPath + "?t=", swap(versionX, "Sec-WebSocket-Version: 8"), false},
		"another origin":      {socketPath + "?t=", line("Origin", "Origin: http://evil.example"), false},
		"a fault":             {labPath + "accept-no-guid?t=", asIs, true},
		"no fault":            {labPath + "no-such-fault?t=", asIs, false},
		"a body":              {socketPath + "?t=", both(plus("Content-Length: 6"), then("S3CRET")), false},
	} {
		for _, field := range fields {
			token := newToken()
			request := test.change(plus(field.line)(asBrowser("http://"+p.addr, test.path+token, sampleKey)))
			answer := ask(t, p.addr, request, test.opens)
			r, status, err := getReport(http.DefaultClient, "http://"+p.addr+"/endpoint/report/"+token+"?also=coder")
			if err != nil || status != 200 {
				t.Fatalf("%s, %s: %d, %v", name, field.line, status, err)
			}
			x := strings.Map(func(c rune) rune {
				if strings.ContainsRune(" \t\r\n", c) {
					return c
				}
				return 'x'
			}, field.value)
			want := strings.Replace(headOf(request), field.value, x, 1)
			if string(r.Request) != want || string(r.Response) != answer {
				t.Errorf("%s: reported %q and %q, want %q and %q", name, r.Request, r.Response, want, answer)
			}
			fieldName, _, _ := strings.Cut(field.line, ":")
			if len(r.Redacted) == 0 || !slices.Contains(r.Redacted, fieldName) {
				t.Errorf("%s: %s is not among what is hidden: %q", name, fieldName, r.Redacted)
			}
			for _, secret := range secrets {
				if text := string(r.Request) + string(r.Response) + string(r.Other.Response); strings.Contains(text, secret) {
					t.Errorf("%s, %s: the report has %s: %q", name, field.line, secret, text)
				}
			}
		}
	}
	// What net/http refuses may be told of in its log.
	for _, bad := range []string{"no colon", "NUL in a value", "space before a colon", "two Hosts", "cookie of 20 KB", "Expect: more", "unknown coding"} {
		i := slices.IndexFunc(oddities, func(o oddity) bool { return o.name == bad })
		ask(t, p.addr, oddities[i].change(asBrowser("http://"+p.addr, socketPath, sampleKey, "Cookie: S3CRET")), false)
	}
	if c, err := net.DialTimeout("tcp", p.addr, patience); err == nil {
		io.WriteString(c, "S3CRET\x16\x03\x01\r\n\r\n")
		c.Close()
	}
	p.end(t, os.Interrupt)
	for _, secret := range secrets {
		if strings.Contains(p.said.String(), secret) {
			t.Errorf("the program prints %s:\n%s", secret, p.said)
		}
	}
}

// A report must not hide what is no secret: random keys that look as if they held
// one, and the words of a refusal.
func TestRedact(t *testing.T) {
	for _, key := range []string{
		"VcsfCpN2TxseiP4JwtMLTw==", // …Jwt MLTw =
		"AAAAAAAAAAAAAAAAAToken==",
		"eyJhbGciOiJIUzI1NiJ9AA==", // as a token in JSON begins
		"AAAA/Sid+Auth/ApiKeyAA==",
	} {
		head := "GET / HTTP/1.1\r\nsec-websocket-key:\t" + key + "\r\nCookie: a=b\r\n\r\n"
		want := strings.Replace(head, "a=b", "xxx", 1)
		if got, names := secrets.Mask(head); got != want || strings.Join(names, " ") != "Cookie" {
			t.Errorf("%q, hidden %q", got, names)
		}
		answer := "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: " + key + "\r\n\r\n"
		if got, names := redactAnswer(answer, head); got != answer || len(names) > 0 {
			t.Errorf("%q, hidden %q", got, names)
		}
	}
	const drawn = "GET /endpoint/ws?t=eyJoguiAdYmcFxD4T3sODQ HTTP/1.1\r\n\r\n"
	if got, names := secrets.Mask(drawn); got != drawn {
		t.Errorf("%q, hidden %q", got, names)
	}
	const request = "GET /?token=0123456789abcdef HTTP/1.1\r\nSec-WebSocket-Protocol: bearer, S3CRET-S3CRET\r\n\r\n"
	const answer = "HTTP/1.1 400 Bad Request\r\nSet-Cookie: a=b\r\n\r\nNot a token: it has “S3CRET-S3CRET” or “01234567…” in it."
	const want = "HTTP/1.1 400 Bad Request\r\nSet-Cookie: xxx\r\n\r\nNot a token: it has “xxxxxxxxxxxxx” or “xxxxxxxx…” in it."
	if got, _ := redactAnswer(answer, request); got != want {
		t.Errorf("%q", got)
	}
}

// A field that is hidden in the request and in the response is named once.
func TestRedactedOnce(t *testing.T) {
	if got := union([]string{"Cookie", "X-Token"}, []string{"Set-Cookie", "x-token"}); !slices.Equal(got, []string{"Cookie", "X-Token", "Set-Cookie"}) {
		t.Errorf("%q", got)
	}
	if union(nil, nil) == nil {
		t.Error("no list at all, which is null in JSON")
	}
}
