// Command home is the page's first view alone: what page/home shows of a key, in a
// module without the page's other views. web/home.js runs it until the page's program
// has come.
package main

import (
	"wsaccept/wasm/page/home"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
)

var (
	text  [64 << 10]byte
	shown []byte
)

// Key returns where the caller puts the bytes of a key, at most 64 KiB.
//
//go:wasmexport key
func Key() *byte { return &text[0] }

// Show returns what comes of the n bytes there: the id and the HTML of each island, each
// with a zero byte behind it. It stays until Show is called again.
//
//go:wasmexport show
func Show(n int32) *byte {
	shown = appendIslands(shown[:0], string(text[:n]))
	return &shown[0]
}

// Length returns how many bytes Show has returned last.
//
//go:wasmexport length
func Length() int32 { return int32(len(shown)) }

func appendIslands(to []byte, key string) []byte {
	var s screen.Screen
	home.Show(&s, key, markup.Group())
	for _, island := range s.Islands {
		to = append(append(to, island.ID...), 0)
		to = append(append(to, island.HTML...), 0)
	}
	return to
}

func main() {}
