package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	balancerConf = "defaults\n  mode http\n  timeout client 30s\n  timeout server 60s\nfrontend web\n  bind :80\n  default_backend app\nbackend app\n  server a 10.0.0.2:80\n"
	appConf      = "server {\n  listen 80;\n  location /ws {\n    proxy_pass http://127.0.0.1:3000;\n    proxy_http_version 1.1;\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection \"upgrade\";\n    proxy_set_header Host $http_host;\n  }\n}\n"
)

// Several configurations, one behind the other: what each makes of the request, which
// one loses something, which one cuts first, and the exit status.
func TestChain(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	front, app := file("front.cfg", balancerConf), file("app.conf", appConf)
	naive := file("naive.conf", strings.Replace(appConf, "    proxy_set_header Upgrade $http_upgrade;\n", "", 1))
	var stdout, stderr bytes.Buffer
	if status := Run([]string{"check", "-chain", front, app}, nil, &stdout, &stderr); status != 0 || stderr.Len() > 0 {
		t.Fatalf("status %d, stderr %s", status, stderr.String())
	}
	for _, says := range []string{"gets through all of them", "1. " + front + ": ✓ HAProxy", "2. " + app + ": ✓ nginx", front + ", after 30 seconds."} {
		if !strings.Contains(strings.Join(strings.Fields(stdout.String()), " "), says) {
			t.Errorf("%q is not said:\n%s", says, stdout.String())
		}
	}
	stdout.Reset()
	if status := Run([]string{"check", "-chain", "-json", naive, front, app}, nil, &stdout, &stderr); status != 1 {
		t.Fatalf("status %d, stderr %s", status, stderr.String())
	}
	var got []struct {
		Outcome string
		Blame   int
		Hops    []struct {
			Hop           int
			File, Program string
			Arrives       []string
			Line          int
		}
		Idle struct{ Seconds, Hop int }
	}
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Outcome != "fails" || got[0].Blame != 1 || len(got[0].Hops) != 3 || got[0].Idle.Seconds != 30 || got[0].Idle.Hop != 2 {
		t.Errorf("%+v", got)
	}
	if last := got[0].Hops[2]; strings.Contains(strings.Join(last.Arrives, "\n"), "Upgrade: websocket") {
		t.Errorf("the last gives back what the first lost: %v", last.Arrives)
	}
	for _, args := range [][]string{{"check", "-chain", front}, {"check", "-chain", front, file("none.txt", "no configuration")}} {
		if status := Run(args, nil, &stdout, &stderr); status != 2 {
			t.Errorf("%v: status %d", args, status)
		}
	}
}

// Configurations in one text, with the line between them that the page writes, are a chain.
func TestChainInOneText(t *testing.T) {
	naive := strings.Replace(appConf, "    proxy_set_header Upgrade $http_upgrade;\n", "", 1)
	for _, args := range [][]string{{"check"}, {"check", "-"}, {"check", "-chain", "-"}} {
		var stdout, stderr bytes.Buffer
		status := Run(args, strings.NewReader(balancerConf+"-- next proxy --\n"+naive), &stdout, &stderr)
		if status != 1 || !strings.Contains(stdout.String(), "it fails at stdin, proxy 2.") || !strings.Contains(stdout.String(), "+    proxy_set_header Upgrade $http_upgrade;") {
			t.Errorf("%v: status %d\n%s%s", args, status, stdout.String(), stderr.String())
		}
	}
	var stdout, stderr bytes.Buffer
	if status := Run([]string{"check"}, strings.NewReader(balancerConf+"-- next proxy --\nand then the app\n"), &stdout, &stderr); status != 2 || !strings.Contains(stderr.String(), "stdin, proxy 2: no configuration") {
		t.Errorf("status %d: %s%s", status, stdout.String(), stderr.String())
	}
}
