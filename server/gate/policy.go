package gate

import (
	"fmt"
	"strings"
)

// Policy is the header fields of the page, its files and the endpoint's texts. The
// page's program needs 'wasm-unsafe-eval' and a worker, and no more; 'self' in
// connect-src covers the socket to the page's own server.
var Policy = [][2]string{
	{"Content-Security-Policy", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; " +
		"connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
		"require-trusted-types-for 'script'; trusted-types default"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

// What Cache-Control says of a file.
const (
	AskEachTime = "no-cache"                            // an unchanged page costs a 304
	ForEver     = "public, max-age=31536000, immutable" // the name changes with the content
)

// HeadersFile returns Policy and the caching as the file _headers, which
// Cloudflare and some other static hosts obey: forEver lists the names of the
// files whose names change with their content.
func HeadersFile(forEver []string) string {
	var b strings.Builder
	b.WriteString("/*\n")
	for _, field := range Policy {
		fmt.Fprintf(&b, "  %s: %s\n", field[0], field[1])
	}
	fmt.Fprintf(&b, "  Cache-Control: %s\n", AskEachTime)
	for _, name := range forEver {
		// Two rules for one field would make two lines of it.
		fmt.Fprintf(&b, "/%s\n  ! Cache-Control\n  Cache-Control: %s\n", name, ForEver)
	}
	return b.String()
}
