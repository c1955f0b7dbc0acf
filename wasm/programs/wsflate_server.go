package programs

import "strconv"

// headOption is an extension with its parameters: Option of httphead.
type headOption struct {
	name       string
	parameters []field
}

// gobwasDeflate is wsflate.Extension for one handshake.
type gobwasDeflate struct{ accepted bool }

// negotiate is negotiateExtensions of ws/http.go: what is no list is answered
// with 400, a bad offer before the end with 500 (D01).
func (d *gobwasDeflate) negotiate(list string) *answer {
	index := -1
	var current headOption
	var refusal *answer
	ok := scanHeadOptions(list, func(i int, name string, parameter *field) bool {
		if i != index {
			if refusal = d.offer(current); refusal != nil {
				return false
			}
			index, current = i, headOption{name: name}
		}
		if parameter != nil {
			current.parameters = append(current.parameters, *parameter)
		}
		return true
	})
	if !ok {
		return &gobwasMalformed
	}
	if refusal != nil {
		return refusal
	}
	return d.offer(current)
}

// offer is Extension.Negotiate and Parameters.Parse of wsflate, set up without
// window sizes: an offer of server_max_window_bits is declined.
func (d *gobwasDeflate) offer(option headOption) *answer {
	if option.name != "permessage-deflate" || d.accepted {
		return nil
	}
	seen := map[string]bool{}
	for _, p := range option.parameters {
		if p.name == "client_max_window_bits" && p.value == "" {
			continue // may be said again
		}
		if fault := deflateFault(p, seen[p.name]); fault != "" {
			return &answer{status: 500, message: "wsflate: " + fault + " extension parameter " + strconv.Quote(p.name) + ": " + strconv.Quote(p.value)}
		}
		seen[p.name] = true
	}
	d.accepted = !seen["server_max_window_bits"]
	return nil
}

// deflateFault returns what is wrong with a parameter of an offer, or "".
func deflateFault(p field, seen bool) string {
	fault := ""
	switch p.name {
	case "client_max_window_bits", "server_max_window_bits":
		if p.value == "" {
			return "invalid"
		}
		fault = windowBitsFault(p.value)
	case "client_no_context_takeover", "server_no_context_takeover":
		if p.value != "" {
			return "invalid"
		}
	default:
		return "unexpected"
	}
	if seen {
		return "duplicate"
	}
	return fault
}

// windowBitsFault is bitsFromASCII of wsflate.
func windowBitsFault(value string) string {
	if n := gobwasInt(value); !isGobwasInt(value) || n < 8 || n > 15 {
		return "invalid"
	}
	return ""
}
