package websockets

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// extensionsFault is process_extensions of websockets/client.py, for a client
// that offered permessage-deflate; client_max_window_bits. It crashes on a window
// that zlib can't make.
func (r response) extensionsFault() (crashes bool, fault string) {
	extensions, fault := r.lists("Sec-WebSocket-Extensions", parseExtension)
	if fault != "" {
		return false, fault
	}
	for i, extension := range extensions {
		name, parameters := splitExtension(extension)
		if i > 0 || name != "permessage-deflate" || !isDeflate(parameters) {
			return false, "NegotiationError: Unsupported extension: name = " + name + ", params = " + repr(parameters)
		}
		if needs8Bits(parameters) {
			return true, ""
		}
	}
	return false, ""
}

// splitExtension takes an extension apart that parseExtension took.
func splitExtension(extension string) (name string, parameters []wire.Field) {
	end := wire.TokenEnd(extension, 0)
	name = extension[:end]
	for i := skipOWS(extension, end); i < len(extension); i = skipOWS(extension, end) {
		start := skipOWS(extension, i+1) // after the semicolon
		var value string
		end, value, _ = parseParameter(extension, start)
		parameters = append(parameters, wire.Field{Name: extension[start:wire.TokenEnd(extension, start)], Value: value})
	}
	return name, parameters
}

// isDeflate is _extract_parameters of permessage_deflate.py for a response,
// where client_max_window_bits needs a value: D03, D07.
func isDeflate(parameters []wire.Field) bool {
	seen := map[string]bool{}
	for _, p := range parameters {
		bare := p.Name == "client_max_window_bits" && p.Value == none
		if seen[p.Name] || bare || !isParameter(p.Name, p.Value) {
			return false
		}
		seen[p.Name] = true
	}
	return true
}

// needs8Bits reports whether the encoder that is made at once needs a window
// of 8 bits.
func needs8Bits(parameters []wire.Field) bool {
	crash := false
	for _, p := range parameters {
		if p.Name == "client_no_context_takeover" { // the encoder is made later
			return false
		}
		crash = crash || p.Name == "client_max_window_bits" && p.Value == "8"
	}
	return crash
}

// repr is repr() of the parameters.
func repr(parameters []wire.Field) string {
	printed := make([]string, 0, len(parameters))
	for _, p := range parameters {
		value := "None"
		if p.Value != none {
			value = quote(p.Value)
		}
		printed = append(printed, "("+quote(p.Name)+", "+value+")")
	}
	return "[" + strings.Join(printed, ", ") + "]"
}

// quote is repr() of a token.
func quote(token string) string {
	if strings.Contains(token, "'") {
		return `"` + token + `"`
	}
	return "'" + token + "'"
}
