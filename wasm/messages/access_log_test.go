package messages

import "testing"

// TestAccessLogs holds that the codes of access logs are told, and ordinary lines are
// not. The lines are made after the programs' documentation.
func TestAccessLogs(t *testing.T) {
	for _, test := range []struct{ line, id, name, value string }{
		{`Feb  6 12:14:14 lb haproxy[14389]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in live/srv1 10/0/-1/-1/5010 503 222 - - sC-- 12/12/3/3/3 0/0 "GET /live HTTP/1.1"`, "haproxy-connect-timeout", "state", "sC"},
		{`haproxy[1]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in live/srv1 0/0/0/-1/3 502 208 - - SHVN 1/1/0/0/0 0/0 {example.com} {} "GET /live HTTP/1.1"`, "haproxy-server-closed", "answered", "502"},
		{`10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in live/srv1 0/0/0/2/60004 101 412 - - sD-- 3/3/1/1/0 0/0 "GET /live HTTP/1.1"`, "haproxy-idle", "answered", "101"},
		{`haproxy[7]: 10.0.1.2:34548 [15/Oct/2026:15:19:34.103] live be/srv1 0/0/5007 212 cD 0/0/0/0/3 0/0`, "haproxy-idle", "state", "cD"},
		{`haproxy[7]: 10.0.1.2:34548 [15/Oct/2026:15:19:34.103] live be/<NOSRV> -1/-1/-1/-1/0 503 222 - - PR-- 0/0/0/0/0 0/0 "GET /live HTTP/1.1"`, "haproxy-request-blocked", "state", "PR"},
		{`haproxy[7]: 10.0.1.2:34548 [15/Oct/2026:15:19:34.103] web web/a 0/0/0/2/4 200 512 - - ---- 3/3/1/1/0 0/0 "GET / HTTP/1.1"`, "", "", ""},
		{`[2026-01-02T03:04:05.000Z] "GET /live HTTP/1.1" 503 UF,URX 0 91 12 - "10.0.0.1" "curl/8" "4f0c" "example.com" "10.1.2.3:8080"`, "envoy-connect", "flag", "UF"},
		{`[2026-01-02T03:04:05.000Z] "GET /live HTTP/1.1" 404 NR route_not_found - "-" 0 0 0 - "-" "Mozilla/5.0"`, "envoy-route", "flag", "NR"},
		{`[2026-01-02T03:04:05.000Z] "GET /live HTTP/1.1" 0 DC downstream_remote_disconnect - "-" 0 0 3001 -`, "envoy-gone", "answered", "0"},
		{`{"path":"/live","response_code":503,"response_flags":"UC","x":"/a/b/c"}`, "envoy-terminated", "flag", "UC"},
		{`[2026-01-02T03:04:05.000Z] "GET / HTTP/1.1" 200 - via_upstream - "-" 0 12 3 2 "-" "curl/8"`, "", "", ""},
		{`10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET / HTTP/1.1" 200 UTF "-"`, "", "", ""},
		{`wss 2026-07-02T22:23:00.186641Z app/live/50dc6c495c0c9188 10.0.0.140:40914 10.0.1.192:8010 0.001 0.003 -1 502 - 218 587 "GET https://10.0.0.30:443/ HTTP/1.1" "-" - -`, "alb-502", "status", "502"},
		{`ws 2026-07-02T22:23:00.186641Z app/live/50dc6c495c0c9188 10.0.0.140:40914 10.0.1.192:8010 -1 -1 -1 460 - 218 0 "GET http://10.0.0.30:80/ HTTP/1.1" "-" - -`, "alb-460", "status", "460"},
		{`ws 2026-07-02T22:23:00.186641Z app/live/50dc6c495c0c9188 10.0.0.140:40914 10.0.1.192:8010 0.001 0.003 0.000 101 101 218 587 "GET http://10.0.0.30:80/ HTTP/1.1" "-" - -`, "", "", ""},
		{`10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /live HTTP/1.1" 101 412 "-" "Mozilla/5.0" 612 60.002 [default-live-80] [] 10.2.3.4:8080 412 60.001 101 4c1b`, "proxy-read-timeout-60", "seconds", "60.002"},
		{`10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /live HTTP/1.1" 101 412 "-" "Mozilla/5.0" 612 412.310 [default-live-80] [] 10.2.3.4:8080 412 412.310 101 4c1b`, "", "", ""},
	} {
		found := Find("all is well\n" + test.line + "\nall is well\n")
		if test.id == "" {
			for _, m := range found {
				t.Errorf("%s: %s", test.line, m.ID)
			}
			continue
		}
		if len(found) == 0 {
			t.Errorf("nothing is found in %s", test.line)
			continue
		}
		if m := found[0]; m.ID != test.id || m.Value(test.name) != test.value {
			t.Errorf("%s: %s with %q, want %s with %q", test.line, m.ID, m.Value(test.name), test.id, test.value)
		}
	}
}
