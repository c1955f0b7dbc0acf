package programs

import "strings"

// extensionsFault is process_extensions of websockets/client.py, for a client
// that offered permessage-deflate; client_max_window_bits. It crashes on a window
// that zlib can't make.
func (r pythonReply) extensionsFault() (crashes bool, fault string) {
	extensions, fault := r.lists("Sec-WebSocket-Extensions", parsePythonExtension)
	if fault != "" {
		return false, fault
	}
	for i, extension := range extensions {
		name, parameters := pythonParameters(extension)
		if i > 0 || name != "permessage-deflate" || !isPythonDeflate(parameters) {
			return false, "NegotiationError: Unsupported extension: name = " + name + ", params = " + pythonRepr(parameters)
		}
		if isPythonCrash(parameters) {
			return true, ""
		}
	}
	return false, ""
}

// pythonParameters takes an extension apart that parsePythonExtension took.
func pythonParameters(extension string) (name string, parameters []field) {
	end := tokenEnd(extension, 0)
	name = extension[:end]
	for i := skipOWS(extension, end); i < len(extension); i = skipOWS(extension, end) {
		start := skipOWS(extension, i+1) // after the semicolon
		var value string
		end, value, _ = parsePythonParameter(extension, start)
		parameters = append(parameters, field{extension[start:tokenEnd(extension, start)], value})
	}
	return name, parameters
}

// isPythonDeflate is _extract_parameters of permessage_deflate.py for a response,
// where client_max_window_bits needs a value: D03, D07.
func isPythonDeflate(parameters []field) bool {
	seen := map[string]bool{}
	for _, p := range parameters {
		bare := p.name == "client_max_window_bits" && p.value == pythonNone
		if seen[p.name] || bare || !isPythonParameter(p.name, p.value) {
			return false
		}
		seen[p.name] = true
	}
	return true
}

// isPythonCrash reports whether the encoder that is made at once needs a window
// of 8 bits.
func isPythonCrash(parameters []field) bool {
	crash := false
	for _, p := range parameters {
		if p.name == "client_no_context_takeover" { // the encoder is made later
			return false
		}
		crash = crash || p.name == "client_max_window_bits" && p.value == "8"
	}
	return crash
}

// pythonRepr is repr() of the parameters.
func pythonRepr(parameters []field) string {
	printed := make([]string, 0, len(parameters))
	for _, p := range parameters {
		value := "None"
		if p.value != pythonNone {
			value = pythonQuote(p.value)
		}
		printed = append(printed, "("+pythonQuote(p.name)+", "+value+")")
	}
	return "[" + strings.Join(printed, ", ") + "]"
}

// pythonQuote is repr() of a token.
func pythonQuote(token string) string {
	if strings.Contains(token, "'") {
		return `"` + token + `"`
	}
	return "'" + token + "'"
}
