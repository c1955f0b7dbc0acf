package messages

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// An accessLog finds what a proxy's access log says of a request in its codes: they
// have no words that could be looked up. It returns the place of the codes in line, the
// id of what is said of them, and their values.
type accessLog struct {
	source Source
	read   func(line string) (at handshake.Span, id string, values []Value)
}

var accessLogs = []accessLog{
	{Source{"HAProxy", "3.5", "doc/configuration.txt, section 8.5"}, readHAProxy},
	{Source{"Envoy, Istio", "as of 2026", "docs/root/configuration/observability/access_log"}, readEnvoy},
	{Source{"AWS Application Load Balancer", "its documentation of access logs", "docs.aws.amazon.com"}, readALB},
	{Source{"Kubernetes ingress-nginx", "its default log format", "docs/user-guide/nginx-configuration/log-format.md"}, readIngress},
}

// longestLog is how long a line of an access log is at most.
const longestLog = 8 << 10

// eachLogged calls each for what the access logs in text say.
func (c *catalogue) eachLogged(text string, each func(m Message)) {
	start := 0
	for line := range strings.Lines(text) {
		from := start
		start += len(line)
		if len(line) > longestLog || strings.Count(line, "/") < 2 {
			continue
		}
		for _, log := range accessLogs {
			at, id, values := log.read(line)
			if id == "" {
				continue
			}
			each(Message{Explanation: c.explain(id, values), Text: at.Of(line), Span: handshake.Span{Start: from + at.Start, End: from + at.End}, Sources: []Source{log.source}, Values: values, fixed: len(at.Of(line))})
			break
		}
	}
}

// isDigits reports whether s is digits only.
func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isStatus reports whether s is three digits.
func isStatus(s string) bool { return len(s) == 3 && isDigits(s) }

// field is a part of a line between spaces.
type field struct {
	text string
	at   int
}

func fieldsOf(line string) []field {
	var all []field
	for i := 0; i < len(line); {
		end := i
		for end < len(line) && line[end] > ' ' {
			end++
		}
		if end > i {
			all = append(all, field{line[i:end], i})
		}
		i = end + 1
	}
	return all
}

// terminations are what HAProxy says of how a session ended: who ended it, and where
// it was. A small letter is a time limit.
var terminations = map[string]string{
	"CC": "haproxy-client-gone", "CH": "haproxy-client-gone", "CQ": "haproxy-client-gone", "CT": "haproxy-client-gone", "cC": "haproxy-client-gone", "cH": "haproxy-client-gone",
	"CR": "haproxy-client-request", "cR": "haproxy-client-slow",
	"SC": "haproxy-refused", "sC": "haproxy-connect-timeout", "sQ": "haproxy-queue",
	"SH": "haproxy-server-closed", "sH": "haproxy-server-timeout",
	"PH": "haproxy-answer-blocked", "PR": "haproxy-request-blocked", "PT": "haproxy-request-blocked", "PC": "haproxy-limit", "RC": "haproxy-limit",
	"CD": "haproxy-client-left", "SD": "haproxy-server-left", "cD": "haproxy-idle", "sD": "haproxy-idle",
	"LR": "haproxy-local", "LH": "haproxy-local", "LC": "haproxy-local", "KD": "haproxy-killed", "UD": "haproxy-killed", "DD": "haproxy-killed",
}

// readHAProxy finds the termination state before the counters of connections:
// 200 2750 - - SH-- 1/1/1/1/0 0/0.
func readHAProxy(line string) (handshake.Span, string, []Value) {
	if strings.Count(line, "/") < 7 {
		return handshake.Span{}, "", nil
	}
	fields := fieldsOf(line)
	for i := 2; i+1 < len(fields); i++ {
		state := fields[i-1].text
		if (len(state) != 2 && len(state) != 4) || !isCounters(fields[i].text, 5) || !isCounters(fields[i+1].text, 2) {
			continue
		}
		id := terminations[state[:2]]
		if id == "" {
			return handshake.Span{}, "", nil
		}
		answered := "not in the line"
		if i >= 5 && len(state) == 4 && isStatus(fields[i-5].text) {
			answered = fields[i-5].text
		}
		at := handshake.Span{Start: fields[i-1].at, End: fields[i].at + len(fields[i].text)}
		return at, id, []Value{{"state", state[:2]}, {"answered", answered}}
	}
	return handshake.Span{}, "", nil
}

// isCounters reports whether s is n numbers with a slash between.
func isCounters(s string, n int) bool {
	parts := strings.Split(s, "/")
	for _, part := range parts {
		if !isDigits(strings.TrimPrefix(part, "+")) {
			return false
		}
	}
	return len(parts) == n
}

// responseFlags are what Envoy says of how a request ended.
var responseFlags = map[string]string{
	"UF": "envoy-connect", "UC": "envoy-terminated", "UR": "envoy-terminated", "URX": "envoy-retries", "UH": "envoy-none", "NR": "envoy-route", "NC": "envoy-route",
	"UT": "envoy-timeout", "UO": "envoy-overflow", "LR": "envoy-local", "DC": "envoy-gone", "DR": "envoy-gone", "UPE": "envoy-protocol", "DPE": "envoy-request",
	"SI": "envoy-idle", "UMSDR": "envoy-idle", "DT": "envoy-idle", "UAEX": "envoy-filter", "RL": "envoy-limit", "OM": "envoy-limit", "DF": "envoy-dns",
}

// readEnvoy finds the response flags behind the status: "GET /ws HTTP/1.1" 503 UF,URX.
func readEnvoy(line string) (handshake.Span, string, []Value) {
	const key = `"response_flags":`
	if i := strings.Index(line, key); i >= 0 {
		rest := strings.TrimLeft(line[i+len(key):], " ")
		flags, _, closed := strings.Cut(strings.TrimPrefix(rest, `"`), `"`)
		if id, flag := flagOf(flags); closed && id != "" {
			return handshake.Span{Start: i, End: len(line) - len(rest) + len(flags) + 2}, id, []Value{{"flag", flag}}
		}
		return handshake.Span{}, "", nil
	}
	for _, version := range []string{`HTTP/1.1" `, `HTTP/2" `, `HTTP/1.0" `, `HTTP/3" `} {
		i := strings.Index(line, version)
		if i < 0 {
			continue
		}
		start := i + len(version)
		status, rest, _ := strings.Cut(line[start:], " ")
		flags, _, _ := strings.Cut(rest, " ")
		id, flag := flagOf(flags)
		if id == "" || !isStatus(status) && status != "0" {
			continue
		}
		return handshake.Span{Start: start, End: start + len(status) + 1 + len(flags)}, id, []Value{{"flag", flag}, {"answered", status}}
	}
	return handshake.Span{}, "", nil
}

// flagOf returns what is said of the first of the flags that are known, if all are
// flags.
func flagOf(flags string) (id, flag string) {
	for _, f := range strings.Split(flags, ",") {
		if f == "" || strings.Trim(f, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			return "", ""
		}
		if known := responseFlags[f]; id == "" && known != "" {
			id, flag = known, f
		}
	}
	return id, flag
}

// readALB finds the status of the load balancer and that of the target behind three
// times: wss TIME app/… client:port target:port 0.001 0.003 0.000 101 101.
func readALB(line string) (handshake.Span, string, []Value) {
	fields := fieldsOf(line)
	for i := 2; i+8 < len(fields); i++ {
		if !strings.HasPrefix(fields[i].text, "app/") || !isScheme(fields[i-2].text) {
			continue
		}
		own, target := fields[i+6], fields[i+7]
		if !isStatus(own.text) || own.text == "101" || own.text == target.text {
			return handshake.Span{}, "", nil // the target's own response
		}
		return handshake.Span{Start: own.at, End: target.at + len(target.text)}, "alb", []Value{{"status", own.text}}
	}
	return handshake.Span{}, "", nil
}

func isScheme(s string) bool {
	switch s {
	case "http", "https", "h2", "ws", "wss", "grpcs":
		return true
	}
	return false
}

// readIngress finds a 101 whose connection ended when nginx's default time limit was
// over: … 101 … 60.002 [default-live-80] … 60.001 101.
func readIngress(line string) (handshake.Span, string, []Value) {
	i := strings.Index(line, `HTTP/1.1" 101 `)
	if i < 0 {
		return handshake.Span{}, "", nil
	}
	for _, f := range fieldsOf(line) {
		if f.at > i && len(f.text) == 6 && strings.HasPrefix(f.text, "60.0") && isDigits(f.text[4:]) {
			return handshake.Span{Start: i + len(`HTTP/1.1" `), End: f.at + len(f.text)}, "proxy-read-timeout-60", []Value{{"seconds", f.text}}
		}
	}
	return handshake.Span{}, "", nil
}
