package edge

import (
	"testing"
)

func TestHosts(t *testing.T) {
	for host, test := range map[string]struct {
		hosts Hosts
		its   bool
	}{
		"play.example":       {Hosts{"play.example"}, true},
		"play.example:8080":  {Hosts{"play.example"}, true},
		"Play.Example":       {Hosts{"play.example"}, true},
		"127.0.0.1:8787":     {Hosts{"localhost", "127.0.0.1", "[::1]"}, true},
		"[::1]:8787":         {Hosts{"localhost", "127.0.0.1", "[::1]"}, true},
		"[::1]":              {Hosts{"[::1]"}, true},
		"play.example:443":   {Hosts{"play.example:443"}, true},
		"anything":           {nil, true},
		"evil.example":       {Hosts{"play.example"}, false},
		"play.example.evil":  {Hosts{"play.example"}, false},
		"evil.play.example":  {Hosts{"play.example"}, false},
		"play.example:444":   {Hosts{"play.example:443"}, false},
		"play.example.":      {Hosts{"play.example"}, false},
		"[::1]x":             {Hosts{"[::1]"}, false},
		"127.0.0.1.nip.io":   {Hosts{"127.0.0.1"}, false},
		"127.0.0.1:80:80":    {Hosts{"127.0.0.1"}, false},
		"evil:80@play:1":     {Hosts{"play"}, false},
		"xn--evil.example:0": {Hosts{"play.example"}, false},
	} {
		endpoint := Endpoint{Upgrader: &peer{messages: closed()}, Hosts: test.hosts}
		for path, fine := range map[string]int{"/endpoint/ws": 204, "/endpoint": 200} {
			r := openingRequest(t)
			r.URL.Path, r.URL.Host, r.Host = path, host, host
			r.Header.Set("Host", host)
			r.Header["Origin"] = []string{"https://" + host} // as pages of it send
			want := fine
			if !test.its {
				want = 421
			}
			if w := serve(t, endpoint.Handler(), r); w.status != want {
				t.Errorf("%s of %s, with hosts %q: %d %q, want %d", path, host, test.hosts, w.status, w.body.String(), want)
			}
		}
	}
}

// closed is the messages of a peer that has gone.
func closed() chan Message {
	c := make(chan Message)
	close(c)
	return c
}
