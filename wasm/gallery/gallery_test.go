package gallery

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

// The key of the examples that were written for the page, and its Accept.
const (
	pageKey    = "2Fn9EuTyEx5bXZ0O6ObK9A=="
	pageAccept = "CCERl4mUjaCcszlRwYysd9/HMJ8="
)

func accept(hashed string) string {
	digest := sha1.Sum([]byte(hashed))
	return base64.StdEncoding.EncodeToString(digest[:])
}

// published holds ids that are in links. A line may be added, never taken out.
var published = strings.Fields(`
rfc6455 chromium firefox lower-case-names keep-alive-upgrade key-of-the-rfc-text
article-unhashed no-guid hex-digest base64-of-hex invented-guid-tail letter-o-guid decoded-key empty-key
key-with-line-end sha256 lower-cased-accept accept-without-padding hard-coded-sample accept-of-another-key
accept-twice accept-missing
upgrade-missing connection-close connection-keep-alive upgrade-misspelt upgrade-quoted post http10 host-missing
hixie-76 key-missing key-15-bytes key-uuid-text key-twice version-8 version-missing
origin-refused log-in-first redirect plain-web-server not-found
answer-without-upgrade answer-without-connection answer-connection-keep-alive answer-upgrade-list answer-200
answer-http10 continue-first content-length-in-101
no-empty-line cut-off bare-line-feed folded-line space-before-colon no-http-version
subprotocol-unasked subprotocol-unanswered subprotocol-other subprotocol-list deflate-agreed extension-unoffered
deflate-window-7 deflate-parameter-twice deflate-twice
nginx-proxy-pass-only nginx-http11-only nginx-upgrade-without-connection nginx-http10 nginx-right
nginx-host-forgotten nginx-add-header nginx-cached-refusal
haproxy haproxy-upgrade-deleted haproxy-accept-added haproxy-502 varnish varnish-pipe-only varnish-right
varnish-cached-refusal squid apache-proxypass apache-upgrade apache-wstunnel caddy go-reverseproxy
lighttpd lighttpd-upgrade
rfc8441 http2-with-http1-fields http2-status-101 http2-plain-connect
nginx-server-without-upgrade nginx-lines-hidden haproxy-without-tunnel-timeout envoy-without-upgrade-configs
iisnode-websocket-on alb-http2-targets proxies-in-a-row
`)

func TestPublishedIDs(t *testing.T) {
	for _, id := range published {
		if _, found := Find(id); !found {
			t.Errorf("no example %q: links to it would break", id)
		}
	}
	if all := All(); len(all) != len(published) {
		t.Errorf("%d examples and %d published ids: add the new ones to the list", len(all), len(published))
	}
}

func TestShape(t *testing.T) {
	wellFormed := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	rule := regexp.MustCompile(`^[A-Z][0-9]{1,2}$`)
	ids, titles, groups := map[string]bool{}, map[string]bool{}, map[Group]bool{}
	var last Group
	for _, e := range All() {
		if !wellFormed.MatchString(e.ID) {
			t.Errorf("%q is not an id", e.ID)
		}
		if ids[e.ID] || titles[e.Title] {
			t.Errorf("%s: the id or the title comes twice", e.ID)
		}
		ids[e.ID], titles[e.Title] = true, true
		if e.Group != last && groups[e.Group] {
			t.Errorf("%s: the group %q is in two pieces", e.ID, e.Group)
		}
		last, groups[e.Group] = e.Group, true
		if e.Group == "" || e.Title == "" || e.Lesson == "" || e.Source == "" || (e.Request == "" || e.Response == "") == (e.Configuration == "") {
			t.Errorf("%s: something is empty", e.ID)
		}
		for _, text := range []string{e.Title, e.Lesson, e.Fix, e.Source} {
			if !utf8.ValidString(text) || strings.TrimSpace(text) != text || strings.Contains(text, "\r") {
				t.Errorf("%s: the text %q is untidy", e.ID, text)
			}
		}
		if strings.ContainsAny(e.Title+e.Lesson, "!\n") || utf8.RuneCountInString(e.Title) > 70 || !strings.HasSuffix(e.Lesson, ".") {
			t.Errorf("%s: neither the title nor the lesson is as short and quiet as it should be", e.ID)
		}
		if e.Configuration != "" {
			if w := e.Want.Configuration; w != "passes" && w != "fails" && w != "unknown" {
				t.Errorf("%s: what becomes of a handshake is %q", e.ID, w)
			}
			continue
		}
		for _, verdict := range []string{e.Want.Request, e.Want.Response} {
			if verdict != "ok" && verdict != "fail" && verdict != "refused" {
				t.Errorf("%s: the verdict %q", e.ID, verdict)
			}
		}
		for _, outcome := range []string{e.Want.Chromium, e.Want.Firefox} {
			if outcome != "open" && outcome != "fail" && outcome != "unknown" {
				t.Errorf("%s: the outcome %q", e.ID, outcome)
			}
		}
		for _, id := range e.Want.Rules {
			if !rule.MatchString(id) {
				t.Errorf("%s: the rule %q", e.ID, id)
			}
		}
		if (e.Want.Request == "fail" || e.Want.Response == "fail") && len(e.Want.Rules) == 0 {
			t.Errorf("%s fails, and no rule says why", e.ID)
		}
		if found, _ := Find(e.ID); found.Request != e.Request || found.Group != e.Group {
			t.Errorf("%s: Find and All differ", e.ID)
		}
	}
	if _, found := Find("no-such-example"); found {
		t.Error("found an example that is not there")
	}
}

// Heads end each line in CR LF, but for the examples about that.
func TestLineEnds(t *testing.T) {
	incomplete := map[string]bool{"no-empty-line": true, "cut-off": true}
	for _, e := range All() {
		for i, message := range []string{e.Request, e.Response, e.Sent, e.Answered} {
			isResponse := i == 1 || i == 3
			if message == "" || isResponse && e.ID == "bare-line-feed" {
				continue
			}
			head, _, complete := strings.Cut(message, "\r\n\r\n")
			if complete == (isResponse && incomplete[e.ID]) {
				t.Errorf("%s: the end of the header is there, or is not, against the lesson", e.ID)
			}
			for line := range strings.SplitSeq(strings.TrimSuffix(head, "\r\n"), "\r\n") {
				if line == "" || strings.ContainsAny(line, "\r\n\x00") || line != strings.TrimRight(line, " \t") {
					t.Errorf("%s: the line %q", e.ID, line)
				}
			}
		}
	}
	e, _ := Find("bare-line-feed")
	if strings.Contains(e.Response, "\r") || !strings.HasSuffix(e.Response, "\n\n") {
		t.Errorf("bare-line-feed: %q", e.Response)
	}
}

// A body is as long as its Content-Length says.
func TestContentLength(t *testing.T) {
	length := regexp.MustCompile(`(?i)\r\ncontent-length: ([0-9]+)\r\n`)
	for _, e := range All() {
		for _, message := range []string{e.Response, e.Answered} {
			head, body, _ := strings.Cut(message, "\r\n\r\n")
			match := length.FindStringSubmatch(head + "\r\n")
			if match != nil && match[1] != strconv.Itoa(len(body)) {
				t.Errorf("%s: Content-Length %s, and the body has %d", e.ID, match[1], len(body))
			}
		}
	}
}

func values(message, name string) []string {
	head, _, _ := strings.Cut(message, "\r\n\r\n")
	var found []string
	for line := range strings.SplitSeq(strings.ReplaceAll(head, "\r", ""), "\n") {
		if n, v, ok := strings.Cut(line, ":"); ok && strings.EqualFold(n, name) {
			found = append(found, strings.TrimSpace(v))
		}
	}
	return found
}

// Wherever an Accept should be right, it is.
func TestRightAccepts(t *testing.T) {
	wrong := map[string]bool{"article-unhashed": true}
	for _, e := range All() {
		if e.Group == WrongAccept && e.ID != "accept-twice" {
			wrong[e.ID] = true
		}
	}
	checked := 0
	for _, e := range All() {
		if e.Group == HTTP2 {
			continue
		}
		for _, pair := range [][2]string{{e.Request, e.Response}, {e.Request, e.Answered}} {
			keys := values(pair[0], "Sec-WebSocket-Key")
			for _, got := range values(pair[1], "Sec-WebSocket-Accept") {
				if right := got == accept(keys[0]+guid); right == wrong[e.ID] {
					t.Errorf("%s: the Accept %s of the key %s", e.ID, got, keys[0])
				}
				checked++
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d Accepts were checked", checked)
	}
}

// A wrong Accept is what its mistake makes.
func TestWrongAccepts(t *testing.T) {
	digest := sha1.Sum([]byte(pageKey + guid))
	sha := sha256.Sum256([]byte(pageKey + guid))
	raw, err := base64.StdEncoding.DecodeString(pageKey)
	if err != nil || len(raw) != 16 {
		t.Fatalf("the page's key has %d bytes: %v", len(raw), err)
	}
	for id, want := range map[string]string{
		"article-unhashed":       base64.StdEncoding.EncodeToString([]byte("13" + guid)),
		"no-guid":                accept(pageKey),
		"hex-digest":             hex.EncodeToString(digest[:]),
		"base64-of-hex":          base64.StdEncoding.EncodeToString([]byte(hex.EncodeToString(digest[:]))),
		"invented-guid-tail":     accept(pageKey + "258EAFA5-E914-47DA-95CA-C5AB0DC11B85"),
		"letter-o-guid":          accept(pageKey + "258EAFA5-E914-47DA-95CA-C5ABODC85B11"),
		"decoded-key":            accept(string(raw) + guid),
		"empty-key":              accept(guid),
		"key-with-line-end":      accept(pageKey + "\r\n" + guid),
		"sha256":                 base64.StdEncoding.EncodeToString(sha[:]),
		"lower-cased-accept":     strings.ToLower(pageAccept),
		"accept-without-padding": base64.RawStdEncoding.EncodeToString(digest[:]),
		"hard-coded-sample":      accept("dGhlIHNhbXBsZSBub25jZQ==" + guid),
		"accept-of-another-key":  accept("Zme/Dfk0azuvFF2PDTTSGw==" + guid),
	} {
		e, found := Find(id)
		if got := values(e.Response, "Sec-WebSocket-Accept"); !found || len(got) != 1 || got[0] != want {
			t.Errorf("%s: the Accept is %q, want %s", id, got, want)
		}
	}
}

func TestKeys(t *testing.T) {
	for id, want := range map[string]string{
		"key-15-bytes":  "",
		"key-uuid-text": "a37d45d2-0e4b-4b36-95c9-6ba3e2d83794",
	} {
		e, _ := Find(id)
		key, err := base64.StdEncoding.DecodeString(values(e.Request, "Sec-WebSocket-Key")[0])
		if err != nil || want != "" && string(key) != want || want == "" && len(key) != 15 {
			t.Errorf("%s: the key is %q: %v", id, key, err)
		}
	}
}

func BenchmarkAll(b *testing.B) {
	for b.Loop() {
		All()
	}
}
