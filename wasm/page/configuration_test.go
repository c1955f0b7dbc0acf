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

const forwarding = `server {
    listen 80;
    server_name chat.example.org;
    location / {
        proxy_pass http://10.0.0.2;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection "upgrade";
        proxy_set_header Host $http_host;
    }
}
`

// To a configuration, typical proxies are added in front and behind; the answer tells of
// all of them, and the link keeps them.
func TestChain(t *testing.T) {
	b := openTab(t, plainFiles{}, "#v=1")
	b.take(event.Pasted{Field: KeyField, Text: forwarding})
	b.take(event.Typed{Field: KeyField, Text: forwarding})
	b.settle()
	b.sees("judgement", "✓ nginx passes the handshake for ws://chat.example.org/ws on")
	b.take(event.Chosen{Choice: AnotherChoice, ID: "haproxy"})
	b.take(event.Clicked{Button: InFront})
	b.take(event.Chosen{Choice: AnotherChoice, ID: "apache-plain"})
	b.take(event.Clicked{Button: Behind})
	b.settle()
	b.sees("judgement", "✗ The handshake for ws://chat.example.org/ws does not get through: it fails at proxy 3 (Apache httpd).", "Line 27: ")
	b.sees("fitting", "ProxyPass / http://127.0.0.1:3000/ upgrade=websocket")
	b.sees("meanings", "after 60 seconds of silence", "The first to do so is proxy 2 (nginx)", "✓ HAProxy, to 127.0.0.1:3000", "✗ Apache httpd", "Upgrade: websocketConnection: upgrade")
	text := b.state.Draft.Request
	if !strings.Contains(b.state.fixLines(), "3000/ upgrade=websocket\n") || strings.Count(b.state.fixLines(), "-- next proxy --") != 2 {
		t.Errorf("to copy: %s", b.state.fixLines())
	}
	again := openTab(t, plainFiles{}, b.hash())
	again.settle()
	if again.state.Draft.Request != text {
		t.Errorf("the link has %q, want %q", again.state.Draft.Request, text)
	}
	again.sees("judgement", "it fails at proxy 3")
	again.take(event.Typed{Field: RequestField, Text: b.state.fixLines()})
	again.settle()
	again.sees("judgement", "✓ The handshake for ws://chat.example.org/ws gets through all 3 proxies")
	again.sees("fitting")
}

// A place for a configuration to paste says what belongs there, and what is pasted as a
// whole is read as a whole.
func TestChainPasted(t *testing.T) {
	b := openTab(t, plainFiles{}, "#v=1")
	b.take(event.Pasted{Field: KeyField, Text: forwarding})
	b.take(event.Typed{Field: KeyField, Text: forwarding})
	b.take(event.Clicked{Button: Behind})
	b.settle()
	b.sees("judgement", "? What becomes of a handshake can't be told: the text of proxy 2 is no configuration", "Line 13: Paste it here")
	whole := b.state.Draft.Request + naiveServer
	b.take(event.Clicked{Button: ClearEditors})
	b.take(event.Pasted{Field: KeyField, Text: whole})
	b.take(event.Typed{Field: KeyField, Text: whole})
	b.settle()
	b.shows(CheckView)
	b.sees("taken-for", "a proxy's configuration")
	b.sees("judgement", "it fails at proxy 2 (nginx)", "Line 22: ")
	b.sees("meanings", "✓ nginx, to 10.0.0.2", "✗ nginx")
	if fixed := b.state.fixLines(); !strings.HasPrefix(fixed, forwarding+"-- next proxy --\nmap $http_upgrade") {
		t.Errorf("to copy: %s", fixed)
	}
}

// Lines that are left out of a diff are not left out of the configuration, and the diff
// shows where they are.
func TestConfigurationGap(t *testing.T) {
	b := openTab(t, plainFiles{}, "#v=1")
	text := "map $http_upgrade $connection_upgrade {\n    default upgrade;\n    '' close;\n}\n" + strings.Replace(naiveServer, "    location / {", "    location /ws {", 1)
	b.take(event.Pasted{Field: KeyField, Text: text})
	b.take(event.Typed{Field: KeyField, Text: text})
	b.settle()
	b.sees("fitting", "…    proxy_set_header Connection", "proxy_http_version 1.1;")
	if !strings.Contains(b.state.fixLines(), "listen 80;") {
		t.Errorf("to copy: %s", b.state.fixLines())
	}
}
