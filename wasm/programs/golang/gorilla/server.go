package gorilla

import (
	"encoding/base64"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs/golang/nethttp"
	"wsaccept/wasm/programs/wire"
)

// Server is Upgrader.Upgrade of gorilla/websocket under net/http.
func Server(request handshake.Message) wire.Answer {
	r, refusal := nethttp.ReadRequest(request)
	if refusal != nil {
		return *refusal
	}
	return upgrade(r)
}

// upgrade checks in the order of server.go (S01). The bodies are the
// texts of the statuses (http.Error in returnError).
func upgrade(r nethttp.Request) wire.Answer {
	switch {
	case !hasToken(r.Values("Connection"), "upgrade"), !hasToken(r.Values("Upgrade"), "websocket"):
		return r.Reply(400, "Bad Request")
	case r.Method != "GET":
		return r.Reply(405, "Method Not Allowed")
	case !hasToken(r.Values("Sec-WebSocket-Version"), "13"): // any of a list will do, C15
		return r.Reply(400, "Bad Request")
	case !allowsOrigin(r):
		return r.Reply(403, "Forbidden")
	case !isKey(r.Get("Sec-WebSocket-Key")): // the first of several, C12
		return r.Reply(400, "Bad Request")
	case r.Trailed(): // "client sent data before handshake is complete", said to its own program only
		return wire.Answer{Note: wire.Closes}
	}
	return wire.Switching() // subprotocols and extensions are never refused
}

// isKey reports whether key is the base64 of 16 bytes. The pad bits
// may be anything (C11).
func isKey(key string) bool {
	nonce, err := base64.StdEncoding.DecodeString(key)
	return err == nil && len(nonce) == 16
}

// hasToken is tokenListContainsValue of util.go: a list counts as far as
// it is a list of tokens, and an empty member ends it (H12).
func hasToken(lists []string, token string) bool {
	for _, list := range lists {
		for {
			list = strings.TrimLeft(list, " \t")
			end := wire.TokenEnd(list, 0)
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

// allowsOrigin is checkSameOrigin of server.go: the host of the first
// Origin must be the Host, the scheme and what follows the host is not looked
// at (S02, S05, C16).
func allowsOrigin(r nethttp.Request) bool {
	origins := r.Values("Origin")
	if len(origins) == 0 {
		return true
	}
	u, fault := nethttp.ParseURL(origins[0], false)
	return fault == "" && handshake.EqualFold(u.Host, r.Host)
}
