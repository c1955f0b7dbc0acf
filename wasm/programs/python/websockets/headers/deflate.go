package headers

import (
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// TakesOffer is ServerPerMessageDeflateFactory.process_request_params for one
// member of the list: an offer that is wrong is declined (D01, D02), and one of
// 8 bits makes zlib fail (D07).
func TakesOffer(offer string) (accepted, crash bool) {
	name := offer[:wire.TokenEnd(offer, 0)]
	if name != "permessage-deflate" {
		return false, false
	}
	values := map[string]string{}
	rest := offer[len(name):]
	for i := skipOWS(rest, 0); i < len(rest); {
		i = skipOWS(rest, i+1)
		parameter := rest[i:wire.TokenEnd(rest, i)]
		end, value, _ := parseParameter(rest, i)
		i = skipOWS(rest, end)
		if _, repeated := values[parameter]; repeated || !isParameter(parameter, value) {
			return false, false
		}
		values[parameter] = value
	}
	_, fresh := values["server_no_context_takeover"] // then it compresses later
	return true, values["server_max_window_bits"] == "8" && !fresh
}

// isParameter is _extract_parameters of permessage_deflate.py.
func isParameter(name, value string) bool {
	switch name {
	case "server_no_context_takeover", "client_no_context_takeover":
		return value == none
	case "client_max_window_bits":
		if value == none {
			return true
		}
		fallthrough
	case "server_max_window_bits":
		return value != "" && strings.Contains(" 8 9 10 11 12 13 14 15 ", " "+value+" ")
	}
	return false
}

// Split takes an extension apart that Extension took.
func Split(extension string) (name string, parameters []wire.Field) {
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

// IsDeflate is _extract_parameters of permessage_deflate.py for a response,
// where client_max_window_bits needs a value: D03, D07.
func IsDeflate(parameters []wire.Field) bool {
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

// Needs8Bits reports whether the encoder that is made at once needs a window
// of 8 bits.
func Needs8Bits(parameters []wire.Field) bool {
	crash := false
	for _, p := range parameters {
		if p.Name == "client_no_context_takeover" { // the encoder is made later
			return false
		}
		crash = crash || p.Name == "client_max_window_bits" && p.Value == "8"
	}
	return crash
}

// Repr is repr() of parameters.
func Repr(parameters []wire.Field) string {
	printed := make([]string, 0, len(parameters))
	for _, p := range parameters {
		value := "None"
		if p.Value != none {
			value = stdlib.Repr(p.Value)
		}
		printed = append(printed, "("+stdlib.Repr(p.Name)+", "+value+")")
	}
	return "[" + strings.Join(printed, ", ") + "]"
}
