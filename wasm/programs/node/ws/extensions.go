package ws

import (
	"slices"
	"strings"

	"wsaccept/wasm/programs/node/javascript"
	"wsaccept/wasm/programs/wire"
)

// isExtensionList is parse of ws/lib/extension.js, and normalizeParams of
// lib/permessage-deflate.js for all offers of permessage-deflate: one that is
// wrong spoils the handshake (D01, D02).
func isExtensionList(list string) bool {
	for rest, more := list, true; more; {
		end := wire.TokenEnd(trimLeftOWS(&rest), 0)
		name := rest[:end]
		if name == "" {
			return false
		}
		rest = rest[end:]
		var parameters []wire.Field
		for trimLeftOWS(&rest); strings.HasPrefix(rest, ";"); trimLeftOWS(&rest) {
			rest = rest[1:]
			p, ok := cutParameter(&rest)
			if !ok {
				return false
			}
			parameters = append(parameters, p)
		}
		if name == "permessage-deflate" && !isDeflate(parameters) {
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

// noValue stands for a parameter without a value, true in JavaScript.
const noValue = "\x00"

// cutParameter takes a parameter off the front of *s. White space may stand
// before and after it, but not around "=" (X05). What is quoted is a token (X06).
func cutParameter(s *string) (wire.Field, bool) {
	end := wire.TokenEnd(trimLeftOWS(s), 0)
	p := wire.Field{Name: (*s)[:end], Value: noValue}
	*s = (*s)[end:]
	if p.Name == "" || !strings.HasPrefix(*s, "=") {
		return p, p.Name != ""
	}
	*s = (*s)[1:]
	if strings.HasPrefix(*s, `"`) {
		var ok bool
		p.Value, ok = cutQuoted(s)
		return p, ok
	}
	end = wire.TokenEnd(*s, 0)
	p.Value = (*s)[:end]
	*s = (*s)[end:]
	return p, p.Value != ""
}

// cutQuoted takes a quoted string off the front of *s.
func cutQuoted(s *string) (string, bool) {
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
		if !wire.IsTokenByte(b) {
			break
		}
		value = append(value, b)
	}
	return "", false
}

// isDeflate reports whether an offer of permessage-deflate is right.
func isDeflate(parameters []wire.Field) bool {
	for i, p := range parameters {
		if i > 4 || slices.ContainsFunc(parameters[:i], func(q wire.Field) bool { return q.Name == p.Name }) {
			return false
		}
		switch p.Name {
		case "client_no_context_takeover", "server_no_context_takeover":
			if p.Value != noValue {
				return false
			}
		case "client_max_window_bits", "server_max_window_bits":
			if p.Value == noValue {
				if p.Name == "server_max_window_bits" { // +true is 1
					return false
				}
				continue
			}
			bits, ok := javascript.Number(p.Value) // D06: 08 and +10 will do
			if !ok || bits != float64(int(bits)) || bits < 8 || bits > 15 {
				return false
			}
		default:
			return false
		}
	}
	return true
}
