package page

import (
	"strings"
	"testing"

	"wsaccept/wasm/page/event"
)

// naiveServer is what people paste: the lines that are needed, where they don't hold.
const naiveServer = `server {
    listen 80;
    server_name chat.example.org;

    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection "upgrade";

    location / {
        proxy_pass http://127.0.0.1:3000;
        proxy_set_header X-Api-Key 8f2a9c1d77b34e;
    }
}
`

// Pasted into the box, a server block shows the cause and the lines to add on top.
func TestConfigurationPasted(t *testing.T) {
	b := openTab(t, plainFiles{}, "#v=1")
	b.take(event.Pasted{Field: KeyField, Text: naiveServer})
	b.take(event.Typed{Field: KeyField, Text: naiveServer})
	b.settle()
	b.shows(CheckView)
	b.sees("taken-for", "a proxy's configuration")
	b.sees("judgement", "✗ nginx does not pass the handshake for ws://chat.example.org/ws on", "Line 10: ", "without HTTP/1.1, Upgrade: websocket and Connection: upgrade", "inherits none")
	b.sees("fitting", "proxy_http_version 1.1;", "proxy_set_header Upgrade $http_upgrade;", "proxy_set_header Connection $connection_upgrade;")
	if !strings.Contains(b.state.fixLines(), "\n        proxy_http_version 1.1;\n") {
		t.Errorf("to copy: %s", b.state.fixLines())
	}
	if link := b.hash(); strings.Contains(link, "8f2a9c1d77b34e") || !strings.Contains(link, "X-Api-Key") {
		t.Errorf("the link is %s", link)
	}
}
