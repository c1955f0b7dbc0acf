// Package examples holds the files of the gallery, one an example; package
// wasm/gallery says what stands in them.
package examples

import "embed"

//go:embed *.txt
var files embed.FS

// carried are the files that the page's program has with it, because it shows them or
// lines of them unasked. The others it fetches.
//
//go:embed rfc6455.txt nginx-proxy-pass-only.txt apache-upgrade.txt lighttpd.txt varnish-pipe-only.txt squid.txt
var carried embed.FS

// Index lists the ids and titles of all examples in the order shown, below their
// headings.
//
//go:embed index.txt
var Index string

// Text returns the file of the example called id.
func Text(id string) (string, bool) { return read(files, id) }

// Carried is Text for the few that the page's program has with it. Asking for others
// with Text would put all of them into the program.
func Carried(id string) (string, bool) { return read(carried, id) }

func read(from embed.FS, id string) (string, bool) {
	data, err := from.ReadFile(id + ".txt")
	return string(data), err == nil && id != "index"
}
