package diagnose

import "wsaccept/wasm/handshake"

// Unknown says what c is if no mistake explains it, in a sentence or two.
func Unknown(c Case) string {
	switch {
	case !handshake.IsAccept(c.Accept):
		return "This is no Accept of any key: an Accept is 28 characters, base64 of 20 bytes. No mistake that is known here makes it."
	case c.Key == "":
		return "Without the key only a few mistakes show, and it is none of those. Add the key that the client sent."
	}
	return "No known mistake makes this Accept of this key. Most likely it is the answer to another key."
}
