package wire

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Offer is what the client asked for: what its checks compare with.
type Offer struct {
	Keyed     bool // a request with a key is there
	Key       string
	Accept    string   // the right answer to key
	Protocols []string // in Sec-WebSocket-Protocol
	Deflate   bool     // permessage-deflate is in Sec-WebSocket-Extensions
}

// OfferOf returns what request asks for.
func OfferOf(request handshake.Message) Offer {
	var o Offer
	if keys := request.Lookup("Sec-WebSocket-Key"); len(keys) > 0 {
		o.Keyed, o.Key = true, request.Value(keys[0])
		o.Accept = handshake.Accept(o.Key)
	}
	o.Protocols = requestMembers(request, "Sec-WebSocket-Protocol")
	for _, member := range requestMembers(request, "Sec-WebSocket-Extensions") {
		name, _, _ := strings.Cut(member, ";")
		o.Deflate = o.Deflate || TrimOWS(name) == "permessage-deflate"
	}
	return o
}

// requestMembers returns the members of the list called name.
func requestMembers(request handshake.Message, name string) []string {
	var members []string
	for _, f := range request.Lookup(name) {
		for member := range strings.SplitSeq(request.Value(f), ",") {
			if member = TrimOWS(member); member != "" {
				members = append(members, member)
			}
		}
	}
	return members
}

// Matches reports whether accept is the right answer, or nobody can tell.
func (o Offer) Matches(accept string) bool { return !o.Keyed || accept == o.Accept }

// AsksFor reports whether protocol is in the list of the request, by the letter.
func (o Offer) AsksFor(protocol string) bool {
	for _, p := range o.Protocols {
		if p == protocol {
			return true
		}
	}
	return false
}
