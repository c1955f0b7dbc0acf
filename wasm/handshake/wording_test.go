package handshake_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// What is said fits what is there.
func TestWording(t *testing.T) {
	for _, test := range []struct {
		of   exchange
		want string // in the one error or warning, or the first of them
	}{
		{host("a:80:80"), "more than one colon"},
		{host("::1"), "An IPv6 address is written in brackets."},
		{host("fe80::1%eth0"), "An IPv6 address is written in brackets."},
		{host("[::1]:80:90"), "Nothing but a colon and a port follows the bracket."},
		{host("http://server.example.com"), "It begins with a scheme, “http://”"},
		{host("[fe80::1%25eth0]"), "Host is a name or an address"},
		{host("server.example.com:99999"), "The port in Host is above 65535."},
		{at("ws://server.example.com:99999/"), "above 65535"},
		{at("ws:///"), "It is ws://, a host"},
		{at("wss:///"), "It is wss://, a host"},
		{target("ftp://server.example.com/"), "an address with the scheme ftp"},
		{key("x"), "1 character does not make a byte"},
		{requestBy("GET /chat HTTP/0.9"), "HTTP/0.9 has neither"},
		{requestBy("GET /chat HTTP/1.0"), "An HTTP/1.0 request can't be upgraded."},
	} {
		j := handshake.Check(test.of.pair(t))
		said := ""
		for _, f := range append(append(j.Address, j.Request...), j.Response...) {
			if f.Severity != handshake.Info {
				said = f.Title + " " + f.Detail
				break
			}
		}
		if !strings.Contains(said, test.want) {
			t.Errorf("%q lacks %q", said, test.want)
		}
	}
}
