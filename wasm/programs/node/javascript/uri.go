package javascript

import (
	"unicode/utf8"

	"wsaccept/wasm/programs/wire"
)

// CanDecodeURIComponent reports whether decodeURIComponent takes text: two digits
// behind each percent sign, and UTF-8 in what they stand for.
func CanDecodeURIComponent(text string) bool {
	var run []byte // of bytes that are percent-encoded one behind the other
	for i := 0; i < len(text); i++ {
		if text[i] != '%' {
			if !utf8.Valid(run) {
				return false
			}
			run = run[:0]
			continue
		}
		if i+2 >= len(text) || wire.Digit(text[i+1]) < 0 || wire.Digit(text[i+2]) < 0 {
			return false
		}
		run = append(run, byte(wire.Digit(text[i+1])<<4|wire.Digit(text[i+2])))
		i += 2
	}
	return utf8.Valid(run)
}
