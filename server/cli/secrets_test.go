//go:build unix

package cli

import (
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
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
		"accepted":            {wire.SocketPath + "?t=", wiretest.AsIs, true},
		"accepted by gorilla": {wire.SocketPath + "?voice=gorilla&t=", wiretest.AsIs, true},
		"refused":             {wire.SocketPath + "?t=", wiretest.Swap(wiretest.VersionLine, "Sec-WebSocket-Version: 8"), false},
		"another origin":      {wire.SocketPath + "?t=", wiretest.Line("Origin", "Origin: http://evil.example"), false},
		"a fault":             {wire.LabPath + "accept-no-guid?t=", wiretest.AsIs, true},
		"no fault":            {wire.LabPath + "no-such-fault?t=", wiretest.AsIs, false},
		"a body":              {wire.SocketPath + "?t=", wiretest.Both(wiretest.Plus("Content-Length: 6"), wiretest.Then("S3CRET")), false},
	} {
		for _, field := range fields {
			token := wiretest.NewToken()
			request := test.change(wiretest.Plus(field.line)(wiretest.AsBrowser("http://"+p.addr, test.path+token, wiretest.SampleKey)))
			answer := wiretest.Ask(t, p.addr, request, test.opens)
			r, status, err := wiretest.GetReport(http.DefaultClient, "http://"+p.addr+"/endpoint/report/"+token+"?also=coder")
			if err != nil || status != 200 {
				t.Fatalf("%s, %s: %d, %v", name, field.line, status, err)
			}
			x := strings.Map(func(c rune) rune {
				if strings.ContainsRune(" \t\r\n", c) {
					return c
				}
				return 'x'
			}, field.value)
			want := strings.Replace(wiretest.HeadOf(request), field.value, x, 1)
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
		i := slices.IndexFunc(wiretest.Oddities, func(o wiretest.Oddity) bool { return o.Name == bad })
		wiretest.Ask(t, p.addr, wiretest.Oddities[i].Change(wiretest.AsBrowser("http://"+p.addr, wire.SocketPath, wiretest.SampleKey, "Cookie: S3CRET")), false)
	}
	if c, err := net.DialTimeout("tcp", p.addr, wiretest.Patience); err == nil {
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
