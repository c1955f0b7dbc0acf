package programs

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
)

// npmWS is WebSocketServer.handleUpgrade of ws, lib/websocket-server.js, with
// its checks in their order (S01).
func npmWS(request handshake.Message) answer {
	r, refusal := readNodeRequest(request, "Upgrade Required")
	if refusal != nil {
		return *refusal
	}
	upgrade, _ := r.header("Upgrade")
	key, _ := r.header("Sec-WebSocket-Key")
	version, hasVersion := r.header("Sec-WebSocket-Version")
	protocols, hasProtocols := r.header("Sec-WebSocket-Protocol")
	extensions, hasExtensions := r.header("Sec-WebSocket-Extensions")
	switch {
	case r.method != "GET":
		return answer{status: 405, message: "Invalid HTTP method"}
	case !handshake.EqualFold(upgrade, "websocket"): // no list, C06
		return answer{status: 400, message: "Invalid Upgrade header"}
	case !isNpmKey(key):
		return answer{status: 400, message: "Missing or invalid Sec-WebSocket-Key header"}
	case !hasVersion || !isNumber(version, 13) && !isNumber(version, 8): // C15, S06
		return answer{status: 400, message: "Missing or invalid Sec-WebSocket-Version header"}
	case hasProtocols && !isNpmProtocolList(protocols):
		return answer{status: 400, message: "Invalid Sec-WebSocket-Protocol header"}
	case hasExtensions && !isNpmExtensionList(extensions):
		return answer{status: 400, message: "Invalid or unacceptable Sec-WebSocket-Extensions header"}
	}
	return switching
}

// isNpmKey is keyRegex: 22 characters of base64 and two pads. Two keys are
// joined and so are none (C12).
func isNpmKey(key string) bool {
	if len(key) != 24 || key[22:] != "==" {
		return false
	}
	for i := range 22 {
		if b := key[i]; b != '+' && b != '/' && (!isTokenByte(b) || strings.IndexByte("!#$%&'*-.^_`|~", b) >= 0) {
			return false
		}
	}
	return true
}

// isNumber reports whether JavaScript's unary plus makes n of text.
func isNumber(text string, n float64) bool {
	value, ok := number(text)
	return ok && value == n
}

// number is JavaScript's unary plus for a string without a line break, as far
// as the result is finite. U+00A0 is white space, and comes as one byte.
func number(text string) (float64, bool) {
	for text != "" && isJavaScriptSpace(text[0]) {
		text = text[1:]
	}
	for text != "" && isJavaScriptSpace(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	if text == "" {
		return 0, true
	}
	if len(text) > 2 && text[0] == '0' {
		if base := map[byte]int{'x': 16, 'o': 8, 'b': 2}[text[1]|0x20]; base != 0 {
			n, ok := 0.0, true
			for i := 2; i < len(text); i++ {
				d := digit(text[i])
				ok = ok && 0 <= d && d < base
				n = n*float64(base) + float64(d)
			}
			return n, ok
		}
	}
	if strings.Trim(text, "0123456789.eE+-") != "" || !strings.ContainsAny(text, "0123456789") {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, err == nil
}

func isJavaScriptSpace(b byte) bool { return b == ' ' || b == '\t' || b == 0xa0 }

// isNpmProtocolList is parse of lib/subprotocol.js: no empty member (H12), no
// white space at the ends, all tokens, all different (C17, C18).
func isNpmProtocolList(list string) bool {
	seen := map[string]bool{}
	for member := range strings.SplitSeq(list, ",") {
		member = trimOWS(member)
		if !isFieldToken(member) || seen[member] {
			return false
		}
		seen[member] = true
	}
	return true
}
