package diagnose

import "wsaccept/wasm/handshake"

// Constant is a piece of somebody's code that looks like the GUID.
type Constant struct {
	Text string         // what the program uses, after joining strings and reading arrays of bytes
	Span handshake.Span // where it stands in the code
	Diff []Edit         // how it differs from handshake.GUID, character by character
}

// Right reports whether c is the GUID, exactly.
func (c Constant) Right() bool { return c.Text == handshake.GUID }

// Edit is one step in the comparison of a Constant with the GUID.
type Edit struct {
	Got, Want string // one character each; "" if it is missing on that side
}

// Constants returns everything in code, which may be a program in any language
// or just the constant, that looks like the GUID, right or wrong.
func Constants(code string) []Constant { return nil }
