package programs

import "strings"

// gorillaClient is Dialer.DialContext of gorilla/websocket client.go, which takes
// the first response for the answer (R02).
func gorillaClient(o offer, raw string) outcome {
	reply, _, fault := readGoReply(raw)
	switch {
	case fault != "":
		return failsWith(fault)
	case reply.status != 101,
		!gorillaHasToken(valuesOf(reply.fields, "Upgrade"), "websocket"),
		!gorillaHasToken(valuesOf(reply.fields, "Connection"), "upgrade"),
		firstOf(reply.fields, "Sec-WebSocket-Accept") == "",
		!o.matches(firstOf(reply.fields, "Sec-WebSocket-Accept")): // R08: the first wins
		return failsWith("websocket: bad handshake")
	case !gorillaTakes(valuesOf(reply.fields, "Sec-WebSocket-Extensions")):
		return failsWith("websocket: invalid compression negotiation")
	}
	return opens // R10: the subprotocol is not looked at
}

// gorillaTakes looks for the first permessage-deflate, which must have both
// no_context_takeover. Whether it was offered does not count, nor do other
// extensions and parameters (R09). Where the list is no list the field ends.
func gorillaTakes(lists []string) bool {
	for _, list := range lists {
		for more := true; more; {
			var name string
			var parameters []string
			if name, parameters, list, more = cutGorillaExtension(list); name == "permessage-deflate" {
				return hasMemberAsIs(parameters, "server_no_context_takeover") && hasMemberAsIs(parameters, "client_no_context_takeover")
			}
		}
	}
	return true
}

// cutGorillaExtension is parseExtensions of util.go for one extension. It returns
// no name where the list is no list, and whether there is more.
func cutGorillaExtension(list string) (name string, parameters []string, rest string, more bool) {
	if name = cutOWSToken(&list); name == "" {
		return "", nil, "", false
	}
	for cutByteAfterOWS(&list, ';') {
		parameter := cutOWSToken(&list)
		if parameter == "" {
			return "", nil, "", false
		}
		if cutByteAfterOWS(&list, '=') {
			list = strings.TrimLeft(list, " \t")
			if strings.HasPrefix(list, `"`) {
				list = afterGorillaQuoted(list)
			} else {
				list = list[tokenEnd(list, 0):]
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

// afterGorillaQuoted is nextTokenOrQuoted of util.go: a quoted string that does
// not end takes all that is left.
func afterGorillaQuoted(list string) string {
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
