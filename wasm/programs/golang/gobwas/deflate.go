package gobwas

import (
	"strconv"

	"wsaccept/wasm/programs/wire"
)

// extension is an extension with its parameters: Option of httphead.
type extension struct {
	name       string
	parameters []wire.Field
}

// negotiator is wsflate.Extension for one handshake.
type negotiator struct{ accepted bool }

// negotiate is negotiateExtensions of ws/http.go: what is no list is answered
// with 400, a bad offer before the end with 500 (D01).
func (d *negotiator) negotiate(list string) *wire.Answer {
	index := -1
	var current extension
	var refusal *wire.Answer
	ok := scanOptions(list, func(i int, name string, parameter *wire.Field) bool {
		if i != index {
			if refusal = d.offer(current); refusal != nil {
				return false
			}
			index, current = i, extension{name: name}
		}
		if parameter != nil {
			current.parameters = append(current.parameters, *parameter)
		}
		return true
	})
	if !ok {
		return &malformed
	}
	if refusal != nil {
		return refusal
	}
	return d.offer(current)
}

// offer is Extension.Negotiate and Parameters.Parse of wsflate, set up without
// window sizes: an offer of server_max_window_bits is declined.
func (d *negotiator) offer(option extension) *wire.Answer {
	if option.name != "permessage-deflate" || d.accepted {
		return nil
	}
	seen := map[string]bool{}
	for _, p := range option.parameters {
		if p.Name == "client_max_window_bits" && p.Value == "" {
			continue // may be said again
		}
		if fault := deflateFault(p, seen[p.Name]); fault != "" {
			return &wire.Answer{Status: 500, Message: "wsflate: " + fault + " extension parameter " + strconv.Quote(p.Name) + ": " + strconv.Quote(p.Value)}
		}
		seen[p.Name] = true
	}
	d.accepted = !seen["server_max_window_bits"]
	return nil
}

// deflateFault returns what is wrong with a parameter of an offer, or "".
func deflateFault(p wire.Field, seen bool) string {
	fault := ""
	switch p.Name {
	case "client_max_window_bits", "server_max_window_bits":
		if p.Value == "" {
			return "invalid"
		}
		fault = windowBitsFault(p.Value)
	case "client_no_context_takeover", "server_no_context_takeover":
		if p.Value != "" {
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
	if n := toInt(value); !isInt(value) || n < 8 || n > 15 {
		return "invalid"
	}
	return ""
}
