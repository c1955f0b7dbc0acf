package tornado

import (
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// extension is a member of Sec-WebSocket-Extensions. A parameter without an equals
// sign is lost.
type extension struct {
	name       string
	parameters []wire.Field // the last of each name counts
}

// parseExtensions takes a list apart at its commas, in quotation marks, too.
func parseExtensions(list string) []extension {
	if list == "" {
		return nil
	}
	var all []extension
	for member := range strings.SplitSeq(list, ",") {
		parts := splitParameters(stdlib.StripLatin1(member))
		e := extension{name: stdlib.StripLatin1(parts[0])}
		for _, part := range parts[1:] {
			if name, value, found := strings.Cut(part, "="); found {
				e.parameters = append(e.parameters, wire.Field{Name: stdlib.Lower(stdlib.StripLatin1(name)), Value: unquote(stdlib.StripLatin1(value))})
			}
		}
		all = append(all, e)
	}
	return all
}

// splitParameters splits s at the semicolons that are not between quotation marks.
func splitParameters(s string) []string {
	var parts []string
	start := 0
	for i := range len(s) {
		if s[i] == ';' && (strings.Count(s[start:i], `"`)-strings.Count(s[start:i], `\"`))%2 == 0 {
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

// unquote is email.utils.unquote.
func unquote(s string) string {
	switch {
	case len(s) < 2:
	case s[0] == '"' && s[len(s)-1] == '"':
		return strings.ReplaceAll(strings.ReplaceAll(s[1:len(s)-1], `\\`, `\`), `\"`, `"`)
	case s[0] == '<' && s[len(s)-1] == '>':
		return s[1 : len(s)-1]
	}
	return s
}

// value returns the last parameter called name.
func (e extension) value(name string) (value string, ok bool) {
	for _, p := range e.parameters {
		if p.Name == name {
			value, ok = p.Value, true
		}
	}
	return value, ok
}

// isDeflate reports whether the side own can make a compressor of the parameters,
// and a decompressor for the other side.
func (e extension) isDeflate(own, other string) bool {
	for _, p := range e.parameters {
		switch p.Name {
		case "server_no_context_takeover", "client_no_context_takeover", "server_max_window_bits", "client_max_window_bits":
		default:
			return false
		}
	}
	bits, ok := e.window(own)
	_, fresh := e.value(own + "_no_context_takeover") // then the compressor is made later
	if !ok || bits == 8 && !fresh {
		return false // zlib makes no window of 8 bits: D07
	}
	_, ok = e.window(other)
	return ok
}

// window returns the window of a side, which is 15 bits if nothing is said.
func (e extension) window(side string) (bits int, ok bool) {
	value, found := e.value(side + "_max_window_bits")
	if !found {
		return 15, true
	}
	bits, ok = stdlib.Int(value)
	return bits, ok && 8 <= bits && bits <= 15
}

// isSendable reports whether the parameters may be repeated in a response.
func (e extension) isSendable() bool {
	for _, p := range e.parameters {
		for i := range len(p.Value) {
			if p.Value[i] < ' ' {
				return false
			}
		}
	}
	return true
}
