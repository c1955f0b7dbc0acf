package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the page's fields take, check takes, too: from a file and from stdin.
func TestCheckValues(t *testing.T) {
	const key, right, wrong = "dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "hHLtf2V1k8aDQZfNjw3Ia1hCwt0="
	for _, c := range []struct {
		name, text string
		status     int
		says       string
	}{
		{"key", key + "\n", exitOK, "Accept: " + right},
		{"spoilt key", "dGhlIHNhbXBsZSBub25j\n", exitBad, "Not a valid key"},
		{"Accept", wrong, exitBad, "It left out the GUID"},
		{"both", key + " " + wrong, exitBad, "The right Accept for this key: " + right},
		{"both, right", key + "\n" + right + "\n", exitOK, "The Accept is right"},
		{"log", "key " + key + ", expected " + right + ", got " + wrong, exitBad, "It left out the GUID"},
		{"GUID", "258EAFA5-E914-47DA-95CA-C5AB0DC11B85", exitBad, "is not the GUID"},
		{"code", "const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';\nhash(key + guid);\n", exitOK, "The GUID in this code is right"},
	} {
		file := filepath.Join(t.TempDir(), "text")
		if err := os.WriteFile(file, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"check"}, {"check", file}, {"check", "-"}} {
			var stdout, stderr bytes.Buffer
			status := Run(args, strings.NewReader(c.text), &stdout, &stderr)
			if status != c.status || !strings.Contains(stdout.String(), c.says) {
				t.Errorf("%s, %v: status %d, %q, %q; want %d and %q", c.name, args[1:], status, stdout.String(), stderr.String(), c.status, c.says)
			}
		}
		var stdout, stderr bytes.Buffer
		if Run([]string{"check", "-json"}, strings.NewReader(c.text), &stdout, &stderr); !strings.HasPrefix(stdout.String(), "{") {
			t.Errorf("%s as JSON: %q, %q", c.name, stdout.String(), stderr.String())
		}
	}
}
