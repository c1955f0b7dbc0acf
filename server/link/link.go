// Package link makes the addresses at which the page shows a handshake.
package link

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page"
	"wsaccept/wasm/paste"
)

// Pair returns the address at which the page at base shows a request and its response
// without their secrets, or "" if there is no request, or too much for a link. Without
// a response, end is how the handshake ended. key is the one in the request, or "".
func Pair(base, request, response, address, key string, end handshake.End) string {
	if request == "" {
		return ""
	}
	state := page.Default()
	if key != "" {
		state.Key = key
	}
	state.Draft = page.Draft{Own: true, Request: request, Response: response, Address: address}
	if response == "" && end != "" {
		state.Draft.Response = paste.EndText(end)
	}
	fragment := state.Link()
	if fragment == "" {
		return ""
	}
	base, _, _ = strings.Cut(base, "#")
	return base + fragment
}
