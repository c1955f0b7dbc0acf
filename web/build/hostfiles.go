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
)

// writeHostFiles writes these files to the directory out. A host that does not
// know them serves the page all the same.
func writeHostFiles(hashed []string, out string) error {
	if err := os.WriteFile(filepath.Join(out, headersFile), []byte(gate.HeadersFile(hashed)), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, ignoreFile), []byte("*.br\n*.gz\n.gitkeep\n"), 0o644)
}
