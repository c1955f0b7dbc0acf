package programs

import "strings"

// chromiumExtensions is ValidateExtensions of websocket_handshake_stream_base.cc,
// for a client that offered permessage-deflate; client_max_window_bits.
func chromiumExtensions(_ offer, fields []field) string {
	seen := false
	for _, value := range valuesOf(fields, "Sec-WebSocket-Extensions") {
		name, parameters, ok := chromiumExtension(value)
		switch {
		case !ok:
			return "'Sec-WebSocket-Extensions' header value is rejected by the parser: " + value
		case name != "permessage-deflate":
			return "Found an unsupported extension '" + name + "' in 'Sec-WebSocket-Extensions' header"
		case seen:
			return "Received duplicate permessage-deflate response"
		}
		seen = true
		if fault := chromiumDeflate(parameters); fault != "" {
			return "Error in permessage-deflate: " + fault
		}
	}
	return ""
}

// chromiumDeflate is WebSocketDeflateParameters of
// net/websockets/websocket_deflate_parameters.cc.
func chromiumDeflate(parameters []field) string {
	seen := map[string]bool{}
	for _, p := range parameters {
		switch p.name {
		case "server_no_context_takeover", "client_no_context_takeover", "server_max_window_bits", "client_max_window_bits":
		default:
			return "Received an unexpected permessage-deflate extension parameter"
		}
		if seen[p.name] {
			return "Received duplicate permessage-deflate extension parameter " + p.name
		}
		seen[p.name] = true
		if !isChromiumDeflate(p) {
			return "Received invalid " + p.name + " parameter"
		}
	}
	for _, p := range parameters {
		if p.name == "client_max_window_bits" && p.value == "" { // right in an offer: D07
			return "client_max_window_bits must have value"
		}
	}
	return ""
}

// isChromiumDeflate reports whether p has a value of the right kind. Numbers are
// decimal, without sign and leading zeros: D06.
func isChromiumDeflate(p field) bool {
	if strings.HasSuffix(p.name, "_no_context_takeover") {
		return p.value == ""
	}
	switch p.value {
	case "8", "9", "10", "11", "12", "13", "14", "15":
		return true
	}
	return p.value == "" && p.name == "client_max_window_bits"
}

// chromiumExtension is net/websockets/websocket_extension_parser.cc for one
// extension. White space may stand around all marks (X05), a quoted value must
// be a token (X06), nothing may be empty (X03, X04).
func chromiumExtension(value string) (name string, parameters []field, ok bool) {
	rest := value
	if name = cutOWSToken(&rest); name == "" {
		return "", nil, false
	}
	for cutByteAfterOWS(&rest, ';') {
		p := field{name: cutOWSToken(&rest)}
		if p.name == "" {
			return "", nil, false
		}
		if cutByteAfterOWS(&rest, '=') {
			if cutByteAfterOWS(&rest, '"') {
				p.value = cutChromiumQuoted(&rest)
			} else {
				p.value = cutOWSToken(&rest)
			}
			if p.value == "" {
				return "", nil, false
			}
		}
		parameters = append(parameters, p)
	}
	return name, parameters, trimOWS(rest) == ""
}

// cutOWSToken takes white space and a token off the front of *s.
func cutOWSToken(s *string) string {
	trimmed := strings.TrimLeft(*s, " \t")
	end := tokenEnd(trimmed, 0)
	*s = trimmed[end:]
	return trimmed[:end]
}

// cutByteAfterOWS takes white space and b off the front of *s, if b is there.
func cutByteAfterOWS(s *string, b byte) bool {
	trimmed := strings.TrimLeft(*s, " \t")
	if trimmed == "" || trimmed[0] != b {
		return false
	}
	*s = trimmed[1:]
	return true
}

// cutChromiumQuoted takes what is left of a quoted string off the front of *s,
// and returns "" if it is no token.
func cutChromiumQuoted(s *string) string {
	var value []byte
	for i := 0; i < len(*s); i++ {
		switch b := (*s)[i]; {
		case b == '"':
			*s = (*s)[i+1:]
			if !isFieldToken(string(value)) {
				return ""
			}
			return string(value)
		case b == '\\' && i+1 < len(*s):
			i++
			value = append(value, (*s)[i])
		default:
			value = append(value, b)
		}
	}
	return ""
}
