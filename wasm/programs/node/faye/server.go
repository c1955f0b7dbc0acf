package faye

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/node/nodehttp"
	"wsaccept/wasm/programs/wire"
)

// Server is websocket-driver: isWebSocket of lib/websocket/driver/base.js, which
// the application asks first, then what the README has it do: it gives the driver
// the bytes behind the request, and then starts it, _handshakeResponse of
// driver/hybi.js.
func Server(request handshake.Message) wire.Answer {
	return nodehttp.Serve(request, nodehttp.UpgradeRequired(""), upgrade)
}

func upgrade(r nodehttp.Request) wire.Answer {
	if !isWebSocket(r) {
		return wire.Answer{Note: "The driver does not recognise it as a WebSocket handshake. No other handler answers, and the connection stays open."}
	}
	if note := fateOf(r.Head); note != "" {
		return wire.Answer{Note: note}
	}
	version, hasVersion := r.Header("Sec-WebSocket-Version")
	_, hasKey := r.Header("Sec-WebSocket-Key") // C10: any
	extensions, _ := r.Header("Sec-WebSocket-Extensions")
	switch {
	case !hasVersion:
		return wire.Answer{Status: 400, Message: "Unsupported WebSocket version: undefined"}
	case version != "13":
		return wire.Answer{Status: 400, Message: "Unsupported WebSocket version: " + wire.FromLatin1(version)}
	case !hasKey:
		return wire.Answer{Status: 400, Message: "Missing handshake request header: Sec-WebSocket-Key"}
	case extensions != "" && !isExtensionList(extensions):
		return wire.Answer{Status: 400, Message: "Invalid Sec-WebSocket-Extensions header: " + wire.FromLatin1(extensions)}
	}
	return wire.Switching()
}

// isWebSocket splits Connection at commas with spaces around them, not tabs.
func isWebSocket(r nodehttp.Request) bool {
	upgrade, _ := r.Header("Upgrade")
	connection, _ := r.Header("Connection")
	if r.Method != "GET" || !handshake.EqualFold(upgrade, "websocket") {
		return false
	}
	for option := range strings.SplitSeq(connection, ",") {
		if handshake.EqualFold(strings.Trim(option, " "), "upgrade") {
			return true
		}
	}
	return false
}

// isExtensionList is EXT_LIST of websocket-extensions/lib/parser.js: white
// space around all marks (X05), no empty member (X03), any quoted value (X06).
func isExtensionList(list string) bool {
	for {
		if !cutToken(&list) {
			return false
		}
		for cutMark(&list, ';') {
			if !cutToken(&list) || cutMark(&list, '=') && !cutToken(&list) && !cutQuoted(&list) {
				return false
			}
		}
		if list == "" {
			return true
		}
		if !cutMark(&list, ',') {
			return false
		}
	}
}

// cutToken takes a token off the front of *s.
func cutToken(s *string) bool {
	end := wire.TokenEnd(*s, 0)
	*s = (*s)[end:]
	return end > 0
}

// cutMark takes mark with the white space around it off the front of *s.
func cutMark(s *string, mark byte) bool {
	rest := strings.TrimLeft(*s, " \t")
	if rest == "" || rest[0] != mark {
		return false
	}
	*s = strings.TrimLeft(rest[1:], " \t")
	return true
}

// cutQuoted takes a quoted string off the front of *s.
func cutQuoted(s *string) bool {
	if !strings.HasPrefix(*s, `"`) {
		return false
	}
	for i := 1; i < len(*s); i++ {
		switch b := (*s)[i]; {
		case b == '"':
			*s = (*s)[i+1:]
			return true
		case b == '\\':
			if i++; i == len(*s) || (*s)[i] >= 0x80 {
				return false
			}
		}
	}
	return false
}
