package e2e

import (
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"wsaccept/server/workertest"
)

// On the Worker the page learns what arrived from the first message, and shows
// what it can know.
func TestCompareWorker(t *testing.T) {
	t.Parallel()
	address := worker(t)
	b := newTab(t)
	accepts := networkPanel(b)
	b.open(address)
	b.waitText("live", "Cloudflare Workers (workerd), which other people wrote")
	b.waitText("live", "This host can't send wrong responses. To watch your browser refuse, run the program: make run.")
	if !eval[bool](b, `document.getElementById("lab").hidden && document.getElementById("voice-choice").hidden`) {
		t.Error("there is a laboratory, or a choice of voices")
	}
	eval[string](b, `document.cookie = "secret=12345"`)
	defer eval[string](b, `document.cookie = "secret=; max-age=0"`) // other hosts, on other ports, would get it, too
	shown := map[string]string{}
	for range 3 {
		b.compare()
		b.waitText("live", "✓ It opened.")
		live := b.text("live")
		for _, want := range []string{
			"The Accept that was sent can't be shown.",
			"an open event, then a close event with code 1000",
			`GET /endpoint/ws HTTP/1.1\r\n`,
			"host: " + strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/") + `\r\n`,
			"origin: " + strings.TrimSuffix(address, "/") + `\r\n`,
			`sec-websocket-version: 13\r\n`,
			`cookie: xxxxxxxxxxxx\r\n`,
			"The server replaced the values of cookie with as many x.",
			"can't send wrong responses",
		} {
			if !strings.Contains(live, want) {
				t.Errorf("lacks %q:\n%s", want, live)
			}
		}
		key, accept := b.shownPair()
		shown[key] = accept
		b.waitText("announce", "It opened.")
	}
	checkPanel(t, shown, accepts)
	b.useWireKey()
}

// A refused handshake: the page has nothing but 1006, and says so.
func TestCompareWorkerRefuses(t *testing.T) {
	t.Parallel()
	target, err := url.Parse(worker(t))
	if err != nil {
		t.Fatal(err)
	}
	// In front of the Worker, pages are from another origin than the Worker's.
	proxy := host(t, &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) }})
	b := newTab(t)
	b.allow("Unexpected response code: 403")
	b.open(proxy)
	b.waitText("live", "Cloudflare Workers")
	b.compare()
	b.waitText("live", "✗ The WebSocket did not open, and a page can't find out why: script gets the code 1006 and nothing else.")
	b.waitText("live", "an error event without a reason, then a close event with code 1006")
}

// The files come with the same fields as from the program.
func TestWorkerFiles(t *testing.T) {
	t.Parallel()
	native, address := program(t), worker(t)
	index := get(t, address)
	names := regexp.MustCompile(`(?:href|src)="([a-z_]+\.[0-9a-f]{12}\.[a-z]+)"`).FindAllStringSubmatch(index.body, -1)
	if len(names) < 3 {
		t.Fatalf("the page names %d files", len(names))
	}
	paths := []string{"", "examples/", "rules/C06/", "search/"}
	for _, name := range names {
		paths = append(paths, name[1])
	}
	for _, path := range paths {
		ours, theirs := get(t, native+path), get(t, address+path)
		if ours.body != theirs.body || theirs.status != 200 {
			t.Errorf("/%s: status %d, or other content", path, theirs.status)
		}
		for _, field := range []string{"Content-Type", "Cache-Control", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"} {
			if got, want := theirs.header.Values(field), ours.header.Values(field); strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("/%s: %s is %q, want %q", path, field, got, want)
			}
		}
	}
	for _, path := range []string{"_headers", ".assetsignore", names[0][1] + ".br", "nothing"} {
		if got := get(t, address+path); got.status != 404 || !strings.Contains(got.body, "There is no page at this address.") || !strings.Contains(got.header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("/%s: %d %.100q", path, got.status, got.body)
		}
	}
}

type answer struct {
	status int
	header http.Header
	body   string
}

// get gets what is at address.
func get(t *testing.T, address string) answer {
	t.Helper()
	client := http.Client{Timeout: patience}
	r, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{r.StatusCode, r.Header, string(body)}
}

func number(t *testing.T, digits []byte) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(string(digits), 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// The dry run of a deployment passes, and what it would upload is within the
// platform's limits: of 2026-09-04, 64 MiB on every plan; before, 3 MiB compressed
// on the free one.
func TestDeployDryRun(t *testing.T) {
	t.Parallel()
	worker(t) // so that it is built, and npm's packages are there
	cmd, err := workertest.Make("deploy", "DEPLOY=--dry-run --outdir "+t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.CombinedOutput()
	found := regexp.MustCompile(`Total Upload: ([0-9.]+) KiB / gzip: ([0-9.]+) KiB`).FindSubmatch(out)
	if err != nil || found == nil {
		t.Fatalf("%v:\n%s", err, out)
	}
	if all, compressed := number(t, found[1]), number(t, found[2]); all > 64<<10 || compressed > 3<<10 {
		t.Errorf("%s, which is too much", found[0])
	}
	t.Logf("%s", found[0])
}
