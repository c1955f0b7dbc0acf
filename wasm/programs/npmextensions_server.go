package programs

import (
	"slices"
	"strings"
)

// isNpmExtensionList is parse of ws/lib/extension.js, and normalizeParams of
// lib/permessage-deflate.js for all offers of permessage-deflate: one that is
// wrong spoils the handshake (D01, D02).
func isNpmExtensionList(list string) bool {
	for rest, more := list, true; more; {
		end := tokenEnd(trimLeftOWS(&rest), 0)
		name := rest[:end]
		if name == "" {
			return false
		}
		rest = rest[end:]
		var parameters []field
		for trimLeftOWS(&rest); strings.HasPrefix(rest, ";"); trimLeftOWS(&rest) {
			rest = rest[1:]
			p, ok := cutNpmParameter(&rest)
			if !ok {
				return false
			}
			parameters = append(parameters, p)
		}
		if name == "permessage-deflate" && !isNpmDeflate(parameters) {
			return false
		}
		if rest == "" {
			return true
		}
		if rest[0] != ',' {
			return false
		}
		rest = rest[1:]
	}
	return true
}

// trimLeftOWS takes the white space off the front of *s, and returns the rest.
func trimLeftOWS(s *string) string {
	*s = strings.TrimLeft(*s, " \t")
	return *s
}

// npmNoValue stands for a parameter without a value, true in JavaScript.
const npmNoValue = "\x00"

// cutNpmParameter takes a parameter off the front of *s. White space may stand
// before and after it, but not around "=" (X05). What is quoted is a token (X06).
func cutNpmParameter(s *string) (field, bool) {
	end := tokenEnd(trimLeftOWS(s), 0)
	p := field{(*s)[:end], npmNoValue}
	*s = (*s)[end:]
	if p.name == "" || !strings.HasPrefix(*s, "=") {
		return p, p.name != ""
	}
	*s = (*s)[1:]
	if strings.HasPrefix(*s, `"`) {
		var ok bool
		p.value, ok = cutNpmQuoted(s)
		return p, ok
	}
	end = tokenEnd(*s, 0)
	p.value = (*s)[:end]
	*s = (*s)[end:]
	return p, p.value != ""
}

// cutNpmQuoted takes a quoted string off the front of *s.
func cutNpmQuoted(s *string) (string, bool) {
	var value []byte
	for i := 1; i < len(*s); i++ {
		b := (*s)[i]
		if b == '"' {
			*s = (*s)[i+1:]
			return string(value), len(value) > 0
		}
		if b == '\\' {
			if i++; i == len(*s) {
				break
			}
			b = (*s)[i]
		}
		if !isTokenByte(b) {
			break
		}
		value = append(value, b)
	}
	return "", false
}

// isNpmDeflate reports whether an offer of permessage-deflate is right.
func isNpmDeflate(parameters []field) bool {
	for i, p := range parameters {
		if i > 4 || slices.ContainsFunc(parameters[:i], func(q field) bool { return q.name == p.name }) {
			return false
		}
		switch p.name {
		case "client_no_context_takeover", "server_no_context_takeover":
			if p.value != npmNoValue {
				return false
			}
		case "client_max_window_bits", "server_max_window_bits":
			if p.value == npmNoValue {
				if p.name == "server_max_window_bits" { // +true is 1
					return false
				}
				continue
			}
			bits, ok := number(p.value) // D06: 08 and +10 will do
			if !ok || bits != float64(int(bits)) || bits < 8 || bits > 15 {
				return false
			}
		default:
			return false
		}
	}
	return true
}
