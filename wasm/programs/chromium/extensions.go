package chromium

import (
	"strings"

	"wsaccept/wasm/programs/wire"
)

// extensionsFault is ValidateExtensions of websocket_handshake_stream_base.cc,
// for a client that offered permessage-deflate; client_max_window_bits.
func extensionsFault(_ wire.Offer, fields []wire.Field) string {
	seen := false
	for _, value := range wire.Values(fields, "Sec-WebSocket-Extensions") {
		name, parameters, ok := parseExtension(value)
		switch {
		case !ok:
			return ExtensionsMalformed + value
		case name != "permessage-deflate":
			return ExtensionOther + name + ExtensionOtherEnd
		case seen:
			return DeflateRepeated
		}
		seen = true
		if fault := deflateFault(parameters); fault != "" {
			return DeflateError + fault
		}
	}
	return ""
}

// deflateFault is WebSocketDeflateParameters of
// net/websockets/websocket_deflate_parameters.cc.
func deflateFault(parameters []wire.Field) string {
	seen := map[string]bool{}
	for _, p := range parameters {
		switch p.Name {
		case "server_no_context_takeover", "client_no_context_takeover", "server_max_window_bits", "client_max_window_bits":
		default:
			return DeflateParameterOther
		}
		if seen[p.Name] {
			return DeflateParameterRepeated + p.Name
		}
		seen[p.Name] = true
		if !isDeflate(p) {
			return DeflateParameterInvalid + p.Name + DeflateParameterEnd
		}
	}
	for _, p := range parameters {
		if p.Name == "client_max_window_bits" && p.Value == "" { // right in an offer: D07
			return DeflateNoValue
		}
	}
	return ""
}

// isDeflate reports whether p has a value of the right kind. Numbers are
// decimal, without sign and leading zeros: D06.
func isDeflate(p wire.Field) bool {
	if strings.HasSuffix(p.Name, "_no_context_takeover") {
		return p.Value == ""
	}
	switch p.Value {
	case "8", "9", "10", "11", "12", "13", "14", "15":
		return true
	}
	return p.Value == "" && p.Name == "client_max_window_bits"
}

// parseExtension is net/websockets/websocket_extension_parser.cc for one
// extension. White space may stand around all marks (X05), a quoted value must
// be a token (X06), nothing may be empty (X03, X04).
func parseExtension(value string) (name string, parameters []wire.Field, ok bool) {
	rest := value
	if name = wire.CutToken(&rest); name == "" {
		return "", nil, false
	}
	for wire.CutMark(&rest, ';') {
		p := wire.Field{Name: wire.CutToken(&rest)}
		if p.Name == "" {
			return "", nil, false
		}
		if wire.CutMark(&rest, '=') {
			if wire.CutMark(&rest, '"') {
				p.Value = cutQuoted(&rest)
			} else {
				p.Value = wire.CutToken(&rest)
			}
			if p.Value == "" {
				return "", nil, false
			}
		}
		parameters = append(parameters, p)
	}
	return name, parameters, wire.TrimOWS(rest) == ""
}

// cutQuoted takes what is left of a quoted string off the front of *s,
// and returns "" if it is no token.
func cutQuoted(s *string) string {
	var value []byte
	for i := 0; i < len(*s); i++ {
		switch b := (*s)[i]; {
		case b == '"':
			*s = (*s)[i+1:]
			if !wire.IsToken(string(value)) {
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
