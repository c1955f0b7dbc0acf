package chain_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/proxies/chain"
	"wsaccept/wasm/proxies/passage"
)

const (
	right = `server { listen 80; server_name chat.example.org; location /ws {
  proxy_pass http://10.0.0.2; proxy_http_version 1.1; proxy_read_timeout 300s;
  proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; proxy_set_header Host $http_host; } }`
	naive   = "server { listen 80; server_name chat.example.org; location /ws { proxy_pass http://10.0.0.2; proxy_set_header Host $http_host; } }"
	forced  = `server { listen 80; location /ws { proxy_pass http://10.0.0.3; proxy_http_version 1.1; proxy_set_header Upgrade websocket; proxy_set_header Connection upgrade; } }`
	haproxy = "defaults\n  mode http\n  timeout client 20s\n  timeout server 1m\nfrontend f\n  bind :80\n  default_backend b\nbackend b\n  server s 10.0.0.3:80\n"
	hidden  = `server { listen 80; location /ws { proxy_pass http://10.0.0.3; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; proxy_hide_header Sec-WebSocket-Accept; } }`
	denied  = "server { listen 80; location /ws { return 403; } }"
)

func TestFollow(t *testing.T) {
	for _, c := range []struct {
		name    string
		texts   []string
		outcome passage.Outcome
		blame   int
		hops    int // that the handshake reaches
		idle    int // seconds
		cutsAt  int
	}{
		{"all is right", []string{right, haproxy}, passage.Passes, -1, 2, 20, 1},
		{"the other way round", []string{haproxy, right}, passage.Passes, -1, 2, 20, 0},
		{"the first loses Upgrade", []string{naive, right}, passage.Fails, 0, 2, 60, 0},
		{"the second loses it", []string{right, naive}, passage.Fails, 1, 2, 60, 1},
		{"the second can't give it back", []string{naive, forced}, passage.Fails, 0, 2, 60, 0},
		{"the first loses the Accept on the way back", []string{hidden, right}, passage.Fails, 0, 1, 60, 0},
		{"the second refuses", []string{right, denied, haproxy}, passage.Fails, 1, 2, 300, 0},
		{"one alone", []string{right}, passage.Passes, -1, 1, 300, 0},
	} {
		chains, _, ok := chain.Follow(c.texts, passage.Ask{})
		if !ok || len(chains) == 0 {
			t.Errorf("%s: not read", c.name)
			continue
		}
		got := chains[0]
		seconds, at := got.Idle()
		if got.Outcome != c.outcome || got.Blame != c.blame || len(got.Hops) != c.hops || seconds != c.idle || at != c.cutsAt {
			t.Errorf("%s: %s, blame %d, %d hops, cut after %d s at %d", c.name, got.Outcome, got.Blame, len(got.Hops), seconds, at)
		}
	}
}

// What arrives at the second proxy is what the first sends.
func TestArrives(t *testing.T) {
	chains, _, _ := chain.Follow([]string{naive, right}, passage.Ask{})
	hops := chains[0].Hops
	if first := hops[0].Route.Arrives; first.Has("Upgrade") || first.Version != "HTTP/1.0" {
		t.Errorf("the first sends %s", first.Text())
	}
	second := hops[1].Route
	if second.Arrives.Has("Upgrade") || second.Arrives.Version != "HTTP/1.1" || len(second.Edits) > 0 || !strings.Contains(second.Cause, "comes here like this already") {
		t.Errorf("the second: %s\n%s", second.Cause, second.Arrives.Text())
	}
	if _, unread, ok := chain.Follow([]string{right, "no configuration"}, passage.Ask{}); ok || unread != 1 {
		t.Errorf("unread %d, %v", unread, ok)
	}
}

// Whatever the texts are, a handshake goes through them to an end that has a reason.
func FuzzFollow(f *testing.F) {
	for _, text := range []string{right, naive, forced, haproxy, hidden, denied} {
		f.Add(text, right)
		f.Add(haproxy, text)
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		chains, _, ok := chain.Follow([]string{first, second}, passage.Ask{})
		if !ok {
			return
		}
		for _, c := range chains {
			if len(c.Hops) == 0 || (c.Blame < 0) != (c.Outcome == passage.Passes) || c.Blame >= len(c.Hops) {
				t.Errorf("%s, blame %d of %d hops", c.Outcome, c.Blame, len(c.Hops))
			}
			c.Idle()
		}
	})
}
