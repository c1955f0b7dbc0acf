package check

import (
	"encoding/json"
	"strings"
	"testing"
)

const naiveServer = `server {
    listen 80;
    server_name chat.example.org;

    location /ws {
        proxy_pass http://127.0.0.1:3000;
        proxy_http_version 1.1;
        proxy_set_header X-Api-Key 8f2a9c1d77b34e;
    }
}
`

// A configuration that lets no handshake through fails, at its line.
func TestConfiguration(t *testing.T) {
	found := Read(nil, strings.NewReader(naiveServer), false)
	if len(found.Failing()) != 1 || found.Failing()[0].Title != "nginx: ws://chat.example.org/ws does not get through" {
		t.Fatalf("found %+v", found.Handshakes)
	}
	var b strings.Builder
	if err := found.WriteSARIF(&b); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	if len(results) != 1 || results[0].RuleID != "proxy-passes" || results[0].Level != "error" || results[0].Locations[0].Physical.Region.StartLine != 6 {
		t.Errorf("SARIF: %+v", results)
	}
	for name, write := range map[string]func(*strings.Builder) error{
		"SARIF":  func(b *strings.Builder) error { return found.WriteSARIF(b) },
		"JUnit":  func(b *strings.Builder) error { return found.WriteJUnit(b) },
		"GitHub": func(b *strings.Builder) error { return found.WriteGitHub(b) },
	} {
		var b strings.Builder
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "8f2a9c1d77b34e") || !strings.Contains(b.String(), "without Upgrade: websocket and Connection: upgrade") {
			t.Errorf("%s: %s", name, b.String())
		}
	}
	right := strings.Replace(naiveServer, "proxy_set_header X-Api-Key 8f2a9c1d77b34e", "proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade", 1)
	if found := Read(nil, strings.NewReader(right), false); len(found.Failing()) != 0 || len(found.Handshakes) != 1 {
		t.Errorf("right: %+v", found.Handshakes)
	}
}
