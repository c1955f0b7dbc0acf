package endpoint

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// wantPolicy is what every answer carries but those to handshakes, to the letter:
// a change here is a decision. The digest of the script inside of the page comes to
// it, if the page was built with one.
var wantPolicy = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; " +
		"connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
		"require-trusted-types-for 'script'; trusted-types default",
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"Permissions-Policy":           "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
}

var scriptDigest = regexp.MustCompile(` 'sha256-[\w+/]{43}='`)

// Every answer has the policy, refusals and all files of the page among them.
func TestHeaders(t *testing.T) {
	addr, _ := start(t)
	token := wiretest.NewToken()
	wiretest.Ask(t, addr, wiretest.AsBrowser("http://"+addr, wire.SocketPath+"?t="+token, wiretest.NewKey()), true)
	asked := []struct {
		method, path string
		status       int
	}{
		{"GET", "/", 200}, {"HEAD", "/", 200}, {"POST", "/", 405}, {"GET", "/nothing", 404},
		{"GET", "/endpoint", 200}, {"POST", "/endpoint", 405}, {"GET", "/endpoint/nothing", 404},
		{"GET", "/endpoint/report/x", 400}, {"HEAD", "/endpoint/report/" + token, 405}, {"GET", "/endpoint/report/" + token, 200},
		{"GET", "/endpoint/lab", 404}, // no handshake is answered here
	}
	_, body := ordinary(t, "GET", addr, "/")
	for _, found := range regexp.MustCompile(`(?:src|href)="/?([a-z]+\.[0-9a-f]{12}\.[a-z]+)"`).FindAllStringSubmatch(body, -1) {
		asked = append(asked, struct {
			method, path string
			status       int
		}{"GET", "/" + found[1], 200})
	}
	if len(asked) < 13 {
		t.Errorf("the page names few files: %q", body)
	}
	for _, a := range asked {
		resp, _ := ordinary(t, a.method, addr, a.path)
		if resp.StatusCode != a.status {
			t.Errorf("%s %s: %s", a.method, a.path, resp.Status)
		}
		for name, want := range wantPolicy {
			got := strings.Join(resp.Header.Values(name), " | ")
			if digests := scriptDigest.FindAllString(got, -1); len(digests) > strings.Count(body, "<script>") {
				t.Errorf("%s %s: more scripts than the page has may run: %q", a.method, a.path, digests)
			}
			if got = scriptDigest.ReplaceAllString(got, ""); got != want {
				t.Errorf("%s %s: %s is %q, want %q", a.method, a.path, name, got, want)
			}
		}
	}
}

// An answer to a handshake has nothing of it: it is to be looked at.
func TestHandshakeHeaders(t *testing.T) {
	addr, _ := start(t)
	for _, path := range []string{wire.SocketPath, wire.SocketPath + "?voice=nobody", wire.LabPath + "ok", wire.LabPath + "nothing"} {
		resp, _ := ordinary(t, "GET", addr, path)
		for name := range wantPolicy {
			if got := resp.Header.Get(name); got != "" && name != "X-Content-Type-Options" { // net/http's own, in an error
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
}

// ordinary makes a request that is no handshake, and returns the answer and its body.
func ordinary(t *testing.T, method, addr, path string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, "http://"+addr+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}
