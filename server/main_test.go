package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"wsaccept/server/gate"
)

func TestRun(t *testing.T) {
	tests := []struct {
		args           string
		stdin          string
		status         int
		stdout, stderr string // the beginning
	}{
		{"accept dGhlIHNhbXBsZSBub25jZQ==", "", 0, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n", ""},
		{"accept dGhlIHNhbXBsZSBub25jZQ== x3JJHMbDL1EzLkh9GBhXDw==", "", 0, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\nHSmrc0sMlYUkAGmm5OPpG2HaGWk=\n", ""},
		{"accept -- -x", "", 0, "ChV1scL93YdcgO3doHCoXa25ANQ=\n", ""},
		{"accept", "", 2, "", "wsaccept: accept needs a key"},
		{"accept -x", "", 2, "", "wsaccept: flag provided but not defined: -x"},
		{"diagnose", "", 2, "", "wsaccept: diagnose: say which Accept the server sent"},
		{"diagnose -key x", "", 2, "", "wsaccept: diagnose: say which Accept the server sent"},
		{"diagnose -accept x y", "", 2, "", `wsaccept: diagnose: unexpected argument "y"`},
		{"diagnose -accept x -code nowhere", "", 2, "", "wsaccept: diagnose: open nowhere: no such file"},
		{"mistakes", "", 0, "| mistake |", ""},
		{"frobnicate", "", 2, "", `wsaccept: there is no command "frobnicate"`},
		{"-nonsense", "", 2, "", "wsaccept: flag provided but not defined: -nonsense"},
		{"-addr 127.0.0.1:0 extra", "", 2, "", `wsaccept: unexpected argument "extra"`},
		{"-addr nowhere", "", 2, "", "wsaccept: -addr: address nowhere: missing port"},
		{"-origin play.example", "", 2, "", `wsaccept: invalid value "play.example" for flag -origin: an origin is a scheme`},
		{"-origin https://*.example", "", 2, "", `wsaccept: invalid value "https://*.example" for flag -origin: an origin has no *`},
		{"-sockets 0", "", 2, "", "wsaccept: -sockets must be at least 1"},
		{"-sockets-per-address -1", "", 2, "", "wsaccept: -sockets-per-address must be at least 1"},
		{"-connections 0", "", 2, "", "wsaccept: -connections must be at least 1"},
		{"-connections-per-address 0", "", 2, "", "wsaccept: -connections-per-address must be at least 1"},
		{"help", "", 0, "wsaccept ", ""},
		{"-h", "", 0, "wsaccept ", ""},
	}
	for _, test := range tests {
		t.Run(test.args, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			status := run(strings.Fields(test.args), strings.NewReader(test.stdin), &stdout, &stderr)
			if status != test.status || !strings.HasPrefix(stdout.String(), test.stdout) || !strings.HasPrefix(stderr.String(), test.stderr) {
				t.Errorf("status %d, stdout %q, stderr %q", status, stdout.String(), stderr.String())
			}
			if (test.stderr == "") != (stderr.Len() == 0) || (test.stdout == "") != (stdout.Len() == 0) {
				t.Errorf("stdout %q, stderr %q", stdout.String(), stderr.String())
			}
		})
	}
}

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
