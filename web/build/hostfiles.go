package main

import (
	"os"
	"path/filepath"

	"wsaccept/server/gate"
)

// What some static hosts read beside the page, and don't serve.
const (
	headersFile = "_headers"      // the fields of each file; Cloudflare and Netlify obey it
	ignoreFile  = ".assetsignore" // what Cloudflare need not get, for it compresses by itself
	missingFile = "404.html"      // the answer to a wrong path; without it, Cloudflare would ask the Worker
	robotsFile  = "robots.txt"    // what search engines may read
	sitemapFile = "sitemap.xml"   // and where that is
)

// writeHostFiles writes these files to the directory out, for the page app and files
// of which those called hashed have a digest in their name. A host that does not know
// them serves the page all the same.
func writeHostFiles(app []byte, hashed []string, out string) error {
	for name, content := range map[string]string{
		headersFile: gate.HeadersFile(app, hashed),
		ignoreFile:  "*.br\n*.gz\n.gitkeep\n",
	} {
		if err := os.WriteFile(filepath.Join(out, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}
