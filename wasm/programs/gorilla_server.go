package programs

import (
	"encoding/base64"
	"strings"

	"wsaccept/wasm/handshake"
)

// gorilla is Upgrader.Upgrade of gorilla/websocket under net/http.
func gorilla(request handshake.Message) answer {
	r, refusal := readGoRequest(request)
	if refusal != nil {
		return *refusal
	}
	return gorillaUpgrade(r)
}

// gorillaUpgrade checks in the order of server.go (S01). The bodies are the
// texts of the statuses (http.Error in returnError).
func gorillaUpgrade(r goRequest) answer {
	switch {
	case !gorillaHasToken(r.values("Connection"), "upgrade"):
		return r.reply(400, "Bad Request")
	case !gorillaHasToken(r.values("Upgrade"), "websocket"):
		return r.reply(426, "Upgrade Required")
	case r.method != "GET":
		return r.reply(405, "Method Not Allowed")
	case !gorillaHasToken(r.values("Sec-WebSocket-Version"), "13"): // any of a list will do, C15
		return r.reply(400, "Bad Request")
	case !gorillaAllowsOrigin(r):
		return r.reply(403, "Forbidden")
	case !isKeyOf16Bytes(r.get("Sec-WebSocket-Key")): // the first of several, C12
		return r.reply(400, "Bad Request")
	}
	return switching // subprotocols and extensions are never refused
}

// isKeyOf16Bytes reports whether key is the base64 of 16 bytes. The pad bits
// may be anything (C11).
func isKeyOf16Bytes(key string) bool {
	nonce, err := base64.StdEncoding.DecodeString(key)
	return err == nil && len(nonce) == 16
}

// gorillaHasToken is tokenListContainsValue of util.go: a list counts as far as
// it is a list of tokens, and an empty member ends it (H12).
func gorillaHasToken(lists []string, token string) bool {
	for _, list := range lists {
		for {
			list = strings.TrimLeft(list, " \t")
			end := tokenEnd(list, 0)
			member := list[:end]
			list = strings.TrimLeft(list[end:], " \t")
			if member == "" || list != "" && list[0] != ',' {
				break
			}
			if handshake.EqualFold(member, token) {
				return true
			}
			if list == "" {
				break
			}
			list = list[1:]
		}
	}
	return false
}

// gorillaAllowsOrigin is checkSameOrigin of server.go: the host of the first
// Origin must be the Host, the scheme and what follows the host is not looked
// at (S02, S05, C16).
func gorillaAllowsOrigin(r goRequest) bool {
	origins := r.values("Origin")
	if len(origins) == 0 {
		return true
	}
	u, fault := parseGoURL(origins[0], false)
	return fault == "" && handshake.EqualFold(u.host, r.host)
}
