package endpoint

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/secrets/secretstest"
	"wsaccept/wasm/wire"
)

// A report has the secrets of the corpus no more, and all else as it was.
func TestReportMasksCorpus(t *testing.T) {
	addr, _ := start(t)
	var targets, fields, alone []secretstest.Case
	for _, c := range append(secretstest.Of(secretstest.Field), secretstest.Of(secretstest.Target)...) {
		switch lower := strings.ToLower(c.Text); {
		case strings.HasPrefix(lower, "/?"):
			targets = append(targets, c)
		case strings.HasPrefix(lower, "sec-websocket-"):
			alone = append(alone, c)
		case c.Kind == secretstest.Field && !strings.HasPrefix(c.Text, ":") && !strings.HasPrefix(lower, "host:"):
			fields = append(fields, c)
		}
	}
	for _, c := range targets {
		query, masked := c.Text[len("/?"):], c.Masked[len("/?"):]
		reportMasks(t, addr, func(target string) string { return target + "&" + query }, "&"+query, "&"+masked, c)
	}
	for _, c := range alone {
		reportMasks(t, addr, nil, c.Text, c.Masked, c)
	}
	for some := range slices.Chunk(fields, 20) {
		var text, masked []string
		for _, c := range some {
			text, masked = append(text, c.Text), append(masked, c.Masked)
		}
		reportMasks(t, addr, nil, strings.Join(text, "\r\n"), strings.Join(masked, "\r\n"), some...)
	}
}

// reportMasks makes a handshake with text in its target or, if that is nil, in its
// fields, and expects it masked in the report.
func reportMasks(t *testing.T, addr string, target func(string) string, text, masked string, cases ...secretstest.Case) {
	t.Helper()
	token := wiretest.NewToken()
	path := wire.SocketPath + "?t=" + token
	if target != nil {
		path = target(path)
	}
	request := wiretest.AsBrowser("http://"+addr, path, wiretest.SampleKey)
	if target == nil {
		request = wiretest.Plus(text)(request)
	}
	wiretest.Ask(t, addr, request, true) // only its head
	r, status, err := wiretest.GetReport(http.DefaultClient, "http://"+addr+"/endpoint/report/"+token+"?also=coder")
	if err != nil || status != 200 {
		t.Errorf("%q: %d, %v", text, status, err)
		return
	}
	if want := strings.Replace(request, text, masked, 1); string(r.Request) != want || len(r.Redacted) > 0 != (text != masked) {
		t.Errorf("%q: reported %q, want %q; hidden %q", text, r.Request, want, r.Redacted)
	}
	for _, c := range cases {
		for _, secret := range c.Secrets {
			if strings.Contains(string(r.Response)+string(r.Other.Response), secret) {
				t.Errorf("%q: %q is in the response", c.Text, secret)
			}
		}
	}
}
