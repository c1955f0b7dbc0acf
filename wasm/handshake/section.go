package handshake

import (
	"strings"
)

// Section cites a place in a specification: "RFC 6455 §4.2.2", "RFC 6455",
// "RFC 6455 erratum 3150", or one of the names below.
type Section string

// Places outside the RFCs.
const (
	WebSocketsStandard Section = "WHATWG WebSockets"

	constructor          Section = "WHATWG WebSockets, the constructor"
	openingHandshake     Section = "WHATWG WebSockets, the opening handshake"
	mixedContentStandard Section = "Mixed Content"
	FetchMetadata        Section = "Fetch Metadata"
)

// URL returns the address of the cited place.
func (s Section) URL() string {
	switch s {
	case WebSocketsStandard:
		return "https://websockets.spec.whatwg.org/#feedback-from-the-protocol"
	case constructor:
		return "https://websockets.spec.whatwg.org/#dom-websocket-websocket"
	case openingHandshake:
		return "https://websockets.spec.whatwg.org/#websocket-opening-handshake"
	case mixedContentStandard:
		return "https://www.w3.org/TR/mixed-content/#should-block-fetch"
	case FetchMetadata:
		return "https://www.w3.org/TR/fetch-metadata/"
	}
	rfc := strings.TrimPrefix(string(s), "RFC ")
	if _, number, found := strings.Cut(rfc, " erratum "); found {
		return "https://www.rfc-editor.org/errata/eid" + number
	}
	number, section, found := strings.Cut(rfc, " §")
	page := "https://www.rfc-editor.org/rfc/rfc" + number
	if !found {
		return page
	}
	if section[0] > '9' {
		return page + "#appendix-" + section
	}
	return page + "#section-" + section
}
