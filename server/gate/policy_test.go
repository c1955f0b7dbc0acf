package gate

import (
	"strings"
	"testing"
)

// Of the scripts that are not files, only those of the page may run.
func TestPolicyOf(t *testing.T) {
	// printf 'alert(1)' | openssl dgst -sha256 -binary | base64
	const digest = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
	for page, want := range map[string]string{
		"":                                  "script-src 'self' 'wasm-unsafe-eval';",
		`<script src="boot.js"></script>`:   "script-src 'self' 'wasm-unsafe-eval';",
		"<p><script>alert(1)</script><p>":   "script-src 'self' 'wasm-unsafe-eval' " + digest + ";",
		"<script>alert(1)</script><script>": "script-src 'self' 'wasm-unsafe-eval' " + digest + ";",
	} {
		if got := PolicyOf([]byte(page))[0][1]; !strings.Contains(got, want) {
			t.Errorf("%q: %s, want %s", page, got, want)
		}
	}
}
