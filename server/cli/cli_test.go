package cli

import (
	"bytes"
	"strings"
	"testing"
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
			status := Run(strings.Fields(test.args), strings.NewReader(test.stdin), &stdout, &stderr)
			if status != test.status || !strings.HasPrefix(stdout.String(), test.stdout) || !strings.HasPrefix(stderr.String(), test.stderr) {
				t.Errorf("status %d, stdout %q, stderr %q", status, stdout.String(), stderr.String())
			}
			if (test.stderr == "") != (stderr.Len() == 0) || (test.stdout == "") != (stdout.Len() == 0) {
				t.Errorf("stdout %q, stderr %q", stdout.String(), stderr.String())
			}
		})
	}
}
