package websocketclient

import (
	"strconv"
	"strings"

	"wsaccept/wasm/programs/python/stdlib"
	"wsaccept/wasm/programs/wire"
)

// Client is create_connection. It offers no extensions, and does not look for any.
func Client(o wire.Offer, raw string) wire.Outcome {
	h, fault := readHead(raw)
	switch {
	case fault != "":
		return wire.FailsWith(fault)
	case h.printed == "":
		return wire.FailsWith("TypeError: %d format: a real number is required, not NoneType")
	case h.status == 301 || h.status == 302 || h.status == 303:
		return h.redirect()
	case h.status != 101: // R02
		phrase := "None"
		if h.hasPhrase {
			phrase = h.phrase
		}
		return wire.FailsWith("WebSocketBadStatusException: Handshake status " + h.printed + " " + phrase)
	case !h.isValid(o):
		return wire.FailsWith("WebSocketException: Invalid WebSocket Header")
	}
	return wire.Opened()
}

// isValid is _validate. Asked for a subprotocol, it wants one, and it compares the
// Accept without regard to case.
func (h head) isValid(o wire.Offer) bool {
	if !hasMember(h.value("Upgrade"), "websocket") || !hasMember(h.value("Connection"), "upgrade") {
		return false
	}
	if len(o.Protocols) > 0 && !isAsked(o, h.value("Sec-WebSocket-Protocol")) {
		return false
	}
	accept := h.value("Sec-WebSocket-Accept")
	return accept != "" && (!o.Keyed || stdlib.Lower(accept) == stdlib.Lower(o.Accept))
}

func isAsked(o wire.Offer, protocol string) bool {
	for _, asked := range o.Protocols {
		if stdlib.Lower(asked) == stdlib.Lower(protocol) {
			return true
		}
	}
	return false
}

// redirect is what comes of a status that it follows: to ws: and wss: only.
func (h head) redirect() wire.Outcome {
	if len(wire.Values(h.fields, "Location")) == 0 {
		return wire.FailsWith("KeyError: 'location'")
	}
	scheme, rest, found := strings.Cut(h.value("Location"), ":")
	if !found {
		return wire.FailsWith("ValueError: url is invalid")
	}
	netloc, fault := stdlib.Netloc(rest)
	if fault != "" {
		return wire.FailsWith("ValueError: " + fault)
	}
	host, port := splitHost(netloc)
	switch {
	case host == "":
		return wire.FailsWith("ValueError: hostname is invalid")
	case port != "" && !wire.IsDigits(port):
		return wire.FailsWith("ValueError: Port could not be cast to integer value as " + stdlib.Repr(port))
	case port != "" && isTooHigh(port):
		return wire.FailsWith("ValueError: Port out of range 0-65535")
	case scheme != "ws" && scheme != "wss":
		return wire.FailsWith("ValueError: scheme " + scheme + " is invalid")
	}
	return wire.UnknownFor("It follows the redirect: what comes of it depends on the server there.")
}

// splitHost is hostname and port of urllib.parse.
func splitHost(netloc string) (host, port string) {
	netloc = netloc[strings.LastIndexByte(netloc, '@')+1:]
	if _, inside, found := strings.Cut(netloc, "["); found {
		host, rest, _ := strings.Cut(inside, "]")
		_, port, _ = strings.Cut(rest, ":")
		return host, port
	}
	host, port, _ = strings.Cut(netloc, ":")
	return host, port
}

func isTooHigh(port string) bool {
	n, err := strconv.Atoi(port)
	return err != nil || n > 65535
}
