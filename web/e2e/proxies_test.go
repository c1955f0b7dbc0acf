package e2e

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// behind is what the page says behind a proxy.
type behind struct {
	name    string
	config  string   // the lines of its configuration that matter
	proxy   string   // its name, or "" if the page can't see it
	arrives []string // lines of the request at the server
	says    string   // part of the diagnosis
	fix     []string // lines that the page shows, if the socket does not open
}

// debian is where Debian keeps servers; a user's PATH does not lead there.
const debian = "/usr/sbin/"

const (
	setUpgrade     = "proxy_set_header Upgrade $http_upgrade;\n"
	setConnection  = "proxy_set_header Connection $connection_upgrade;\n"
	doesNoHarm     = "none of its changes does harm"
	inTheLocation  = "# in the location with proxy_pass:\n"
	connectionsMap = "map $http_upgrade $connection_upgrade {\n\tdefault upgrade;\n\t'' close;\n}\n" + inTheLocation
)

// Where the socket does not open, it does when the lines that the page shows are in
// the configuration.
func TestProxiesNginx(t *testing.T) {
	t.Parallel()
	path := need(t, "nginx", "nginx", debian+"nginx")
	for _, c := range []behind{
		{"proxy_pass alone", "", // as nginx was before 1.29.7, which speaks HTTP/1.1 by itself
			"nginx", []string{"Connection: close"}, "with HTTP/1.0 and without Upgrade", []string{"proxy_http_version 1.1;", setUpgrade, setConnection}},
		{"HTTP/1.1 alone", "proxy_http_version 1.1;",
			"nginx", []string{"Connection: close"}, "with HTTP/1.1 and without Upgrade", []string{setUpgrade, setConnection}},
		{"Connection forgotten", "proxy_http_version 1.1;\n" + setUpgrade,
			"nginx", []string{"Upgrade: websocket", "Connection: close"}, "the line proxy_set_header Connection is missing", []string{setConnection}},
		{"right", connectionsMap + "proxy_http_version 1.1;\n" + setUpgrade + setConnection + "proxy_set_header Host $http_host;",
			"nginx", []string{"Upgrade: websocket", "Connection: upgrade"}, doesNoHarm, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := func(address, server string) { startNginx(t, path, address, server, c.config) }
			if fix := c.check(t, start); fix != "" && !t.Failed() {
				c.config = fix + "\n" + c.config
				c.fixed([]string{"Upgrade: websocket", "Connection: upgrade"}).check(t, start)
			}
		})
	}
}

func TestProxiesHAProxy(t *testing.T) {
	t.Parallel()
	path := need(t, "haproxy", "haproxy", debian+"haproxy")
	for _, c := range []behind{
		{"default", "mode http", "HAProxy", []string{"upgrade: websocket", "connection: Upgrade"}, doesNoHarm, nil},
		{"forwardfor", "mode http\noption forwardfor", "HAProxy", []string{"upgrade: websocket", "x-forwarded-for: 127.0.0.1"}, doesNoHarm, nil},
		{"upgrade deleted", "mode http\nhttp-request del-header upgrade", "HAProxy", []string{"connection: Upgrade"},
			"a rule with del-header must have deleted", []string{"http-request del-header upgrade unless"}},
		{"tcp", "mode tcp", "", []string{"Upgrade: websocket", "Connection: Upgrade"}, "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := func(address, server string) { startHAProxy(t, path, address, server, c.config) }
			if fix := c.check(t, start); fix != "" && !t.Failed() {
				c.config = "mode http\n" + fix // in place of the rule
				c.fixed([]string{"upgrade: websocket", "connection: Upgrade"}).check(t, start)
			}
		})
	}
}

// fixed returns what the page says once the socket opens.
func (c behind) fixed(arrives []string) behind {
	c.arrives, c.says, c.fix = arrives, doesNoHarm, nil
	return c
}

// check opens the page through the proxy that start starts, and shakes hands. It
// returns the lines of configuration that the page shows.
func (c behind) check(t *testing.T, start func(address, server string)) (fix string) {
	t.Helper()
	// The program must know the address of the proxy, and the proxy the program's.
	held, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := held.Addr().String()
	url, _ := serve(t, "-origin", "http://"+address)
	held.Close()
	start(address, strings.TrimSuffix(url, "/"))

	b := newTab(t)
	status, script := "101", "an open event, then a close event with code 1000"
	if c.fix != nil {
		status, script = "426", "an error event without a reason, then a close event with code 1006"
		b.allow("Unexpected response code: 426")
	}
	b.open("http://" + address + "/")
	b.compare()
	live, _, _ := strings.Cut(b.text("live"), "The request, as it was on the wire")
	if c.fix == nil && !strings.Contains(live, "✓ Equal") || !strings.Contains(live, script) {
		t.Errorf("not what should come of it: %s", live)
	}
	_, proxy, _ := strings.Cut(live, "the server, most likely ")
	if proxy, _, _ = strings.Cut(proxy, "."); proxy != c.proxy || !strings.Contains(live, c.says) {
		t.Errorf("behind %q, not %q: %s", proxy, c.proxy, live)
	}
	if c.fix != nil {
		fix = eval[string](b, `document.querySelector("#live pre.code").textContent`)
		for _, line := range c.fix {
			if !strings.Contains(fix+"\n", line) {
				t.Errorf("the lines that fix it lack %s\n%s", line, fix)
			}
		}
	}

	b.click("wire-check") // puts what was on the wire where script can read it
	b.wait(`document.activeElement.id === "judge-title"`)
	request, response := b.wire("request-text"), b.wire("response-text")
	for _, line := range c.arrives {
		if !strings.Contains(request, "\n"+line+"\n") {
			t.Errorf("lacks %s\n%s", line, request)
		}
	}
	if _, after, _ := strings.Cut(response, " "); !strings.HasPrefix(after, status+" ") {
		t.Errorf("want %s\n%s", status, response)
	}
	return fix
}

func (b *tab) wire(editor string) string {
	b.t.Helper()
	return eval[string](b, `document.getElementById("`+editor+`").value`)
}

// startNginx starts an nginx that writes nowhere but into a directory of the
// test. What config has before inTheLocation goes there where the map belongs.
func startNginx(t *testing.T, path, address, server, config string) {
	t.Helper()
	outside, inside, found := strings.Cut(config, inTheLocation)
	if !found {
		outside, inside = "", config
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "nginx.conf"), `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {}
http {
	access_log off;
	client_body_temp_path temp;
	proxy_temp_path temp;
	fastcgi_temp_path temp;
	uwsgi_temp_path temp;
	scgi_temp_path temp;
	`+outside+`
	server {
		listen `+address+`;
		location / {
			proxy_pass `+server+`;
			`+inside+`
		}
	}
}
`)
	startProxy(t, exec.Command(path, "-p", dir, "-c", "nginx.conf", "-e", "stderr"), address)
}

func startHAProxy(t *testing.T, path, address, server, config string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "haproxy.cfg")
	write(t, file, `
listen playground
	timeout connect 5s
	timeout client 30s
	timeout server 30s
	bind `+address+`
	server wsaccept `+strings.TrimPrefix(server, "http://")+`
	`+config+`
`)
	startProxy(t, exec.Command(path, "-db", "-f", file), address)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// startProxy starts cmd, and waits until it listens at address. It ends with the
// test.
func startProxy(t *testing.T, cmd *exec.Cmd, address string) {
	t.Helper()
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		if t.Failed() {
			t.Logf("%s says: %s", cmd.Path, said.String())
		}
	})
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		conn, err := net.DialTimeout("tcp", address, patience)
		if err == nil {
			conn.Close()
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s does not listen: %v", cmd.Path, err)
		}
	}
}
