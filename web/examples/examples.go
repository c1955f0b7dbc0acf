// Package examples holds the files of the gallery, one an example; package
// wasm/gallery says what stands in them.
package examples

import "embed"

//go:embed *.txt
var files embed.FS

// Index lists the ids of all examples in the order shown, below their headings.
//
//go:embed index.txt
var Index string

// Text returns the file of the example called id.
func Text(id string) (string, bool) {
	data, err := files.ReadFile(id + ".txt")
	return string(data), err == nil && id != "index"
}
