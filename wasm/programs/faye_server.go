package programs

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// faye is websocket-driver: isWebSocket of lib/websocket/driver/base.js, which
// the application asks first, then _handshakeResponse of driver/hybi.js.
func faye(request handshake.Message) answer {
	r, refusal := readNodeRequest(request, "")
	if refusal != nil {
		return *refusal
	}
	if !isFayeWebSocket(r) {
		return answer{note: "The driver does not take it for a WebSocket; your own handler answers."}
	}
	version, hasVersion := r.header("Sec-WebSocket-Version")
	_, hasKey := r.header("Sec-WebSocket-Key") // C10: any
	extensions, _ := r.header("Sec-WebSocket-Extensions")
	switch {
	case !hasVersion:
		return answer{status: 400, message: "Unsupported WebSocket version: undefined"}
	case version != "13":
		return answer{status: 400, message: "Unsupported WebSocket version: " + fromLatin1(version)}
	case !hasKey:
		return answer{status: 400, message: "Missing handshake request header: Sec-WebSocket-Key"}
	case extensions != "" && !isFayeExtensionList(extensions):
		return answer{status: 400, message: "Invalid Sec-WebSocket-Extensions header: " + fromLatin1(extensions)}
	}
	return switching
}

// fromLatin1 returns s as UTF-8. Node takes each byte of a value for a character
// and sends each character as UTF-8.
func fromLatin1(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

// isFayeWebSocket splits Connection at commas with spaces around them, not tabs.
func isFayeWebSocket(r nodeRequest) bool {
	upgrade, _ := r.header("Upgrade")
	connection, _ := r.header("Connection")
	if r.method != "GET" || !handshake.EqualFold(upgrade, "websocket") {
		return false
	}
	for option := range strings.SplitSeq(connection, ",") {
		if handshake.EqualFold(strings.Trim(option, " "), "upgrade") {
			return true
		}
	}
	return false
}

// isFayeExtensionList is EXT_LIST of websocket-extensions/lib/parser.js: white
// space around all marks (X05), no empty member (X03), any quoted value (X06).
func isFayeExtensionList(list string) bool {
	for {
		if !cutToken(&list) {
			return false
		}
		for cutMark(&list, ';') {
			if !cutToken(&list) || cutMark(&list, '=') && !cutToken(&list) && !cutFayeQuoted(&list) {
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
	end := tokenEnd(*s, 0)
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

// cutFayeQuoted takes a quoted string off the front of *s.
func cutFayeQuoted(s *string) bool {
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
