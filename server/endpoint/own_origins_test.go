package endpoint

import (
	"slices"
	"testing"

	"wsaccept/server/gate"
)

func TestOwnOrigins(t *testing.T) {
	tests := []struct {
		addr, port string
		want       []string // the first ones
	}{
		{"127.0.0.1:8080", "8080", []string{"http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"}},
		{"localhost:0", "4711", []string{"http://localhost:4711", "http://127.0.0.1:4711", "http://[::1]:4711"}},
		{":80", "80", []string{"http://localhost", "http://127.0.0.1"}},
		{"0.0.0.0:8080", "8080", []string{"http://localhost:8080", "http://127.0.0.1:8080"}},
		{"[::]:8080", "8080", []string{"http://localhost:8080", "http://127.0.0.1:8080"}},
		{"127.0.0.2:8080", "8080", []string{"http://127.0.0.2:8080"}},
		{"Play.Example:8080", "8080", []string{"http://play.example:8080"}},
		{"[2001:db8::1]:80", "80", []string{"http://[2001:db8::1]"}},
	}
	for _, test := range tests {
		hosts, err := ownHosts(test.addr)
		if err != nil {
			t.Fatal(err)
		}
		got := ownOrigins("http", hosts, test.port)
		if len(got) < len(test.want) || !slices.Equal(got[:len(test.want)], test.want) {
			t.Errorf("%s: %q, want %q", test.addr, got, test.want)
		}
	}
}

func TestCheckOriginFlag(t *testing.T) {
	for origin, want := range map[string]bool{
		"https://play.example":          true,
		"http://play.example:8080":      true,
		"http://[::1]:8080":             true,
		"https://play.example/":         false,
		"https://play.example/docs":     false,
		"https://Play.example":          false,
		"play.example":                  false,
		"ws://play.example":             false,
		"https://*.example":             false,
		"https://play.example:443":      false,
		"http://play.example:80":        false,
		"http://play.example:443":       true,
		"https://play.example:":         false,
		"https://play.example:0":        false,
		"https://play.example:08":       false,
		"https://play.example:65536":    false,
		"https://bücher.example":        false,
		"https://xn--bcher-kva.example": true,
		"https://a b.example":           false,
		"https://a_b.example":           true,
		"https://a..example":            false,
		"https://user@play.example":     false,
		"http://127.0.0.1:9000":         true,
		"http://127.1":                  false,
		"http://2130706433":             false,
		"http://0x7f.0.0.0x1":           false,
		"http://[0:0:0:0:0:0:0:1]":      false,
		"http://[fe80::1%25eth0]":       false,
		"https://play.0x.example":       true,
		"null":                          false,
		"":                              false,
	} {
		if err := gate.CheckOrigin(origin); (err == nil) != want {
			t.Errorf("%q: %v", origin, err)
		}
	}
}
