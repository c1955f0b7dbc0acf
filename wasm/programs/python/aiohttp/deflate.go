package aiohttp

import (
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
)

// deflateFault is ws_ext_parse for a client that offered permessage-deflate: the
// name anywhere in the value will do, and what is behind it, up to a comma, must
// be parameters it knows. An extension with another name it does not see.
func deflateFault(extensions string) string {
	_, rest, found := strings.Cut(extensions, "permessage-deflate")
	if !found {
		return ""
	}
	list, _, _ := strings.Cut(rest, ",")
	bits, ok := deflateParameters(list)
	switch {
	case !ok:
		return "Extension for deflate not supported" + list
	case bits != "" && (len(strings.TrimLeft(bits, "0")) > 2 || !isWindow(bits)):
		return "Invalid window size"
	}
	return ""
}

// deflateParameters returns the last client_max_window_bits of a list that begins
// with a semicolon.
func deflateParameters(list string) (bits string, ok bool) {
	for list != "" {
		rest, found := strings.CutPrefix(list, ";")
		if !found {
			return "", false
		}
		list = strings.TrimLeftFunc(rest, stdlib.IsSpace)
		var own string
		switch {
		case cutPrefix(&list, "server_no_context_takeover"), cutPrefix(&list, "client_no_context_takeover"):
		case cutPrefix(&list, "server_max_window_bits"):
			cutBits(&list)
		case cutPrefix(&list, "client_max_window_bits"):
			if own = cutBits(&list); own != "" {
				bits = own
			}
		default:
			return "", false
		}
	}
	return bits, true
}

func cutPrefix(s *string, prefix string) bool {
	rest, found := strings.CutPrefix(*s, prefix)
	*s = rest
	return found
}

// cutBits takes an equals sign and digits off the front of *s, if both are there.
func cutBits(s *string) string {
	digits, found := strings.CutPrefix(*s, "=")
	rest := strings.TrimLeft(digits, "0123456789")
	if bits := digits[:len(digits)-len(rest)]; found && bits != "" {
		*s = rest
		return bits
	}
	return ""
}

// isWindow reports whether zlib, for Python, makes a window of so many bits.
func isWindow(bits string) bool {
	n, _ := stdlib.Int(bits)
	return 9 <= n && n <= 15
}
