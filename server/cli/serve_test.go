package cli

import (
	"strings"
	"testing"

	"wsaccept/server/wiretest"
)

// What is wrong with the two flags is said before anything is served.
func TestCertificateFlags(t *testing.T) {
	cert, key, _ := wiretest.NewCertificate(t)
	for _, test := range []struct{ args, stderr string }{
		{"-cert " + cert, "wsaccept: -cert and -key belong together"},
		{"-key " + key, "wsaccept: -cert and -key belong together"},
		{"-cert nowhere.pem -key " + key, "wsaccept: -cert, -key: open nowhere.pem"},
		{"-cert " + key + " -key " + cert, "wsaccept: -cert, -key: tls: failed to find"},
	} {
		var stdout, stderr strings.Builder
		status := Run(strings.Fields("-addr 127.0.0.1:0 "+test.args), strings.NewReader(""), &stdout, &stderr)
		if status != exitUsage || !strings.HasPrefix(stderr.String(), test.stderr) || stdout.Len() > 0 {
			t.Errorf("%s: status %d, %q, %q", test.args, status, stdout.String(), stderr.String())
		}
	}
}
