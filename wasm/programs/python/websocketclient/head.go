package websocketclient

import (
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// head is what read_headers makes of a response.
type head struct {
	status    int
	printed   string // the status as it is printed, "" if no line had one
	phrase    string
	hasPhrase bool
	fields    []wire.Field
}

// value returns the last value of the field called name, which is "" if there is
// none.
func (h head) value(name string) string {
	values := wire.Values(h.fields, name)
	if len(values) == 0 {
		return ""
	}
	return values[len(values)-1]
}

const closedEarly = "WebSocketConnectionClosedException: Connection to remote host was lost."

// readHead reads lines up to an empty one, which may be the first. It checks no
// version, and takes any line with a colon for a field.
func readHead(text string) (h head, fault string) {
	for {
		line, rest, ended := strings.Cut(text, "\n")
		if !ended {
			return h, closedEarly
		}
		if fault = stdlib.DecodeFault(line + "\n"); fault != "" {
			return h, "UnicodeDecodeError: " + fault
		}
		text = rest
		line = stdlib.Strip(line)
		switch {
		case line == "":
			return h, ""
		case h.status == 0: // a status of 0 is none
			if fault = h.readStatus(line); fault != "" {
				return h, fault
			}
			continue
		}
		name, value, found := strings.Cut(line, ":")
		if !found {
			return h, "WebSocketException: Invalid header"
		}
		h.fields = append(h.fields, wire.Field{Name: name, Value: stdlib.Strip(value)})
	}
}

func (h *head) readStatus(line string) (fault string) {
	parts := strings.SplitN(line, " ", 3)
	if len(parts) < 2 {
		return "IndexError: list index out of range"
	}
	n, ok := stdlib.Int(parts[1])
	if !ok {
		return "ValueError: invalid literal for int() with base 10: " + stdlib.Repr(parts[1])
	}
	h.status, h.printed = n, stdlib.IntText(parts[1])
	if len(parts) > 2 {
		h.phrase, h.hasPhrase = parts[2], true
	}
	return ""
}

// hasMember looks for a member in a list, in any mix of case.
func hasMember(list, member string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if stdlib.Lower(stdlib.Strip(one)) == member {
			return true
		}
	}
	return false
}
