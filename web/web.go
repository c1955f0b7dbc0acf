// Package web holds the built page: what the Go server embeds and serves.
package web

import (
	"embed"
	"io/fs"
)

// dist is written by web/build. The "all:" takes in .gitkeep, which is there so
// that the package compiles before the page is built.
//
//go:embed all:dist
var dist embed.FS

// Files returns the built page: index.html and the assets that it names, each
// with compressed copies beside it (.br, .gz) where they are smaller. Before
// "make build" it holds no index.html.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // "dist" is a valid path
	}
	return files
}
