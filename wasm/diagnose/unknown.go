package diagnose

import "wsaccept/wasm/handshake"

// Unknown says what c is if no mistake explains it, in a sentence or two.
func Unknown(c Case) string {
	switch {
	case !handshake.IsAccept(c.Accept):
		return "This is not the Accept of any key: an Accept is 28 characters, base64 of 20 bytes. No known mistake makes it."
	case c.Key == "":
		return "Without the key only a few mistakes can be recognised, and this is none of them. Add the key that the client sent."
	}
	return "No known mistake makes this Accept from this key. Most likely it is the Accept of another key. A proxy that makes a handshake of its own towards the server has a key of its own."
}
