package gate

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
)

// Policy is the header fields of the endpoint's texts: those of a page that has no
// script inside.
var Policy = PolicyOf(nil)

// PolicyOf returns the header fields of the page app, of the site around it and of
// its files. The page's program needs 'wasm-unsafe-eval' and a worker; 'self' in
// connect-src covers the socket to the page's own server. Of scripts that are not
// files, only those run that app has, each known by its digest.
func PolicyOf(app []byte) [][2]string {
	return [][2]string{
		{"Content-Security-Policy", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" + digests(app) + "; worker-src 'self'; style-src 'self'; img-src 'self'; " +
			"connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
			"require-trusted-types-for 'script'; trusted-types default"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
	}
}

var inlineScript = regexp.MustCompile(`(?s)<script>(.*?)</script>`)

// digests returns the scripts inside of html as script-src names them, each after a
// space.
func digests(html []byte) string {
	var all strings.Builder
	for _, script := range inlineScript.FindAllSubmatch(html, -1) {
		sum := sha256.Sum256(script[1])
		all.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
	}
	return all.String()
}

// What Cache-Control says of a file.
const (
	AskEachTime = "no-cache"                            // an unchanged page costs a 304
	ForEver     = "public, max-age=31536000, immutable" // the name changes with the content
)

// HeadersFile returns the policy of app and the caching as the file _headers, which
// Cloudflare and some other static hosts obey: forEver lists the names of the
// files whose names change with their content.
func HeadersFile(app []byte, forEver []string) string {
	var b strings.Builder
	b.WriteString("/*\n")
	for _, field := range PolicyOf(app) {
		fmt.Fprintf(&b, "  %s: %s\n", field[0], field[1])
	}
	fmt.Fprintf(&b, "  Cache-Control: %s\n", AskEachTime)
	for _, name := range forEver {
		// Two rules for one field would make two lines of it.
		fmt.Fprintf(&b, "/%s\n  ! Cache-Control\n  Cache-Control: %s\n", name, ForEver)
	}
	return b.String()
}
