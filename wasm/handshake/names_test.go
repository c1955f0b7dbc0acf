package handshake_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wsaccept/wasm/programs"
)

// others are programs, engines and libraries besides those of the table.
var others = []string{
	"aiohttp", "apache", "autobahn", "blink", "bun", "caddy", "chrome", "cloudflare", "cowboy", "curl", "deno", "emscripten", "envoy", "gecko", "Go's", "haproxy",
	"jetty", "netty", "net/http", "node", "node.js", "okhttp", "opensips", "openssl", "pywebsocket", "pywebsocket3", "safari", "socket.io", "squid", "tomcat", "tornado", "traefik",
	"exim", "mariadb", "memcached", "mysql", "postfix", "postgresql", "redis", "tungstenite", "uvicorn", "varnish", "webkit", "websocket-client", "workerd", "zlib",
}

// This package is the RFCs. What programs do changes with their releases, and is
// told by package programs.
func TestNamesNoProgram(t *testing.T) {
	names := append([]string(nil), others...)
	for _, p := range programs.All() {
		names = append(names, p.ID, p.Name, p.Family)
	}
	var quoted []string
	for _, name := range names {
		if !strings.EqualFold(name, "websocket") { // the name of the protocol, too
			quoted = append(quoted, regexp.QuoteMeta(name))
		}
	}
	named := regexp.MustCompile(`(?i)(^|[^A-Za-z0-9-])(` + strings.Join(quoted, "|") + `)($|[^A-Za-z0-9])`)
	var files []string
	for _, pattern := range []string{"*.go", "*/*.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) < 3 {
			t.Fatalf("%d files, %v", len(found), err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(source), "\n") {
			if m := named.FindStringSubmatch(line); m != nil {
				t.Errorf("%s:%d names %s: %s", file, i+1, m[2], strings.TrimSpace(line))
			}
		}
	}
}
