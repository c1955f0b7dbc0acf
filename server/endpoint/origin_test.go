package endpoint

import (
	"strings"
	"testing"

	"wsaccept/server/gate"
	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// Only pages of the server itself, and of the origins it was told of, may open a
// socket or ask for a fault: scheme, host and port to the letter, in one line.
func TestOrigin(t *testing.T) {
	tests := []struct {
		name     string
		lines    string // %ADDR% and %PORT% are the server's
		strict   string // the status with no more than the server's own origins
		friendly string // with -origin https://play.example
		open     string // with -origin none, too
	}{
		{"its own", "Origin: http://%ADDR%", "101", "101", "101"},
		{"its own, by name", "Origin: http://localhost:%PORT%", "101", "101", "101"},
		{"its own, by IPv6", "Origin: http://[::1]:%PORT%", "101", "101", "101"},
		{"a friend", "Origin: https://play.example", "403", "101", "101"},
		{"none", "", "403", "403", "101"},
		{"another site", "Origin: http://evil.example", "403", "403", "403"},
		{"another scheme", "Origin: https://%ADDR%", "403", "403", "403"},
		{"another port", "Origin: http://127.0.0.1", "403", "403", "403"},
		{"a port behind", "Origin: http://%ADDR%0", "403", "403", "403"},
		{"a host behind", "Origin: http://%ADDR%.evil.example", "403", "403", "403"},
		{"a slash behind", "Origin: http://%ADDR%/", "403", "403", "403"},
		{"a user in front", "Origin: http://evil@%ADDR%", "403", "403", "403"},
		{"in capitals", "Origin: HTTP://LOCALHOST:%PORT%", "403", "403", "403"},
		{"opaque", "Origin: null", "403", "403", "403"},
		{"empty", "Origin:", "403", "403", "403"},
		{"the word none", "Origin: none", "403", "403", "403"},
		{"its own twice", "Origin: http://%ADDR%\r\nOrigin: http://%ADDR%", "403", "403", "403"},
		{"its own, then another", "Origin: http://%ADDR%\r\nOrigin: http://evil.example", "403", "403", "403"},
		{"two in a line", "Origin: http://%ADDR%, http://evil.example", "403", "403", "403"},
		{"a friend's scheme", "Origin: http://play.example", "403", "403", "403"},
	}
	hidden := strings.NewReplacer("//evil@", "//xxxx@") // the name of a user is a secret
	for name, server := range map[string]struct {
		origins []string
		want    func(i int) string
	}{
		"strict":   {nil, func(i int) string { return tests[i].strict }},
		"friendly": {[]string{"https://play.example"}, func(i int) string { return tests[i].friendly }},
		"open":     {[]string{"https://play.example", gate.NoOrigin}, func(i int) string { return tests[i].open }},
	} {
		addr, _ := start(t, func(o *Options) { o.Origins = server.origins })
		_, port, _ := strings.Cut(addr, ":")
		fill := strings.NewReplacer("%ADDR%", addr, "%PORT%", port)
		for i, test := range tests {
			for _, path := range []string{wire.SocketPath + "?t=", wire.SocketPath + "?voice=gorilla&t=", wire.LabPath + "ok?t="} {
				token := wiretest.NewToken()
				request := wiretest.Line("Origin", fill.Replace(test.lines))(wiretest.AsBrowser("http://"+addr, path+token, wiretest.NewKey()))
				answer := wiretest.Ask(t, addr, request, server.want(i) == "101")
				if wiretest.StatusesIn(answer) != server.want(i) {
					t.Errorf("%s, %s, %s: %q, want %s", name, test.name, path, answer, server.want(i))
				}
				if r, status := fetchReport(t, addr, token); status != 200 || string(r.Request) != hidden.Replace(request) || string(r.Response) != hidden.Replace(answer) {
					t.Errorf("%s, %s: %d, reported %q and %q, on the wire %q and %q", name, test.name, status, r.Request, r.Response, request, answer)
				}
			}
		}
	}
}

// A refusal says what to do, and does not repeat at any length what it was sent.
func TestOriginReasons(t *testing.T) {
	addr, _ := start(t)
	for origin, reason := range map[string]string{
		"":                                    "http://" + addr + " is one that may open a socket here. To allow requests without one, start wsaccept with -origin none.",
		"http://evil.example":                 "pages of http://evil.example may not open a socket here; to allow them, start wsaccept with -origin http://evil.example.",
		"null":                                `"null" is not the origin of a page of this site.`,
		"<script>alert(1)":                    `"<script>alert(1)" is not the origin of a page of this site.`,
		strings.Repeat("x", 5000):             `"` + strings.Repeat("x", 100) + `" is not the origin of a page of this site.`,
		"http://" + strings.Repeat("x", 5000): `"http://` + strings.Repeat("x", 93) + `" is not the origin of a page of this site.`,
	} {
		field := ""
		if origin != "" {
			field = "Origin: " + origin
		}
		answer := wiretest.Ask(t, addr, wiretest.Line("Origin", field)(wiretest.AsBrowser("http://"+addr, wire.SocketPath, wiretest.NewKey())), false)
		if wiretest.StatusesIn(answer) != "403" || !strings.Contains(answer, reason) || !strings.Contains(answer, "\r\nContent-Type: text/plain; charset=utf-8\r\n") || len(answer) > 1000 {
			t.Errorf("%.40s: %q", origin, answer)
		}
	}
}
