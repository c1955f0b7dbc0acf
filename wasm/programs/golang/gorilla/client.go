package gorilla

import (
	"strings"

	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// Client is Dialer.DialContext of gorilla/websocket client.go, which takes
// the first response for the answer (R02).
func Client(o wire.Offer, raw string) wire.Outcome {
	reply, _, fault := nethttp.ReadResponse(raw)
	switch {
	case fault != "":
		return wire.FailsWith(fault)
	case reply.Status != 101,
		!hasToken(wire.Values(reply.Fields, "Upgrade"), "websocket"),
		!hasToken(wire.Values(reply.Fields, "Connection"), "upgrade"),
		wire.First(reply.Fields, "Sec-WebSocket-Accept") == "",
		!o.Matches(wire.First(reply.Fields, "Sec-WebSocket-Accept")): // R08: the first wins
		return wire.FailsWith("websocket: bad handshake")
	case !acceptsExtensions(wire.Values(reply.Fields, "Sec-WebSocket-Extensions")):
		return wire.FailsWith("websocket: invalid compression negotiation")
	}
	return wire.Opened() // R10: the subprotocol is not looked at
}

// acceptsExtensions looks for the first permessage-deflate, which must have both
// no_context_takeover. Whether it was offered does not count, nor do other
// extensions and parameters (R09). Where the list is no list the field ends.
func acceptsExtensions(lists []string) bool {
	for _, list := range lists {
		for more := true; more; {
			var name string
			var parameters []string
			if name, parameters, list, more = cutExtension(list); name == "permessage-deflate" {
				return hasMemberAsIs(parameters, "server_no_context_takeover") && hasMemberAsIs(parameters, "client_no_context_takeover")
			}
		}
	}
	return true
}

// cutExtension is parseExtensions of util.go for one extension. It returns
// no name where the list is no list, and whether there is more.
func cutExtension(list string) (name string, parameters []string, rest string, more bool) {
	if name = wire.CutToken(&list); name == "" {
		return "", nil, "", false
	}
	for wire.CutMark(&list, ';') {
		parameter := wire.CutToken(&list)
		if parameter == "" {
			return "", nil, "", false
		}
		if wire.CutMark(&list, '=') {
			list = strings.TrimLeft(list, " \t")
			if strings.HasPrefix(list, `"`) {
				list = afterQuoted(list)
			} else {
				list = list[wire.TokenEnd(list, 0):]
			}
		}
		list = strings.TrimLeft(list, " \t")
		if list != "" && list[0] != ',' && list[0] != ';' {
			return "", nil, "", false
		}
		parameters = append(parameters, parameter)
	}
	list = strings.TrimLeft(list, " \t")
	if list == "" {
		return name, parameters, "", false
	}
	if list[0] != ',' {
		return "", nil, "", false
	}
	return name, parameters, list[1:], true
}

// afterQuoted is nextTokenOrQuoted of util.go: a quoted string that does
// not end takes all that is left.
func afterQuoted(list string) string {
	for i := 1; i < len(list); i++ {
		switch list[i] {
		case '"':
			return list[i+1:]
		case '\\':
			i++
		}
	}
	return ""
}

// hasMemberAsIs reports whether members has token, by the letter.
func hasMemberAsIs(members []string, token string) bool {
	for _, member := range members {
		if member == token {
			return true
		}
	}
	return false
}
