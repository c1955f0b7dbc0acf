package page

import (
	"strings"

	"wsaccept/wasm/gallery"
)

// consoleMessages are what browsers print when a handshake fails, with what that
// means and an example of the gallery that shows it. A browser tells a page
// nothing else, so this is what people have at hand.
var consoleMessages = []struct{ part, meaning, example string }{
	{"Unexpected response code: 200", "the server answered with an ordinary page: nothing at this address knows WebSocket, or a proxy took Upgrade out of the request", "plain-web-server"},
	{"Unexpected response code: 301", "the server redirects, which browsers don't follow for a WebSocket", "redirect"},
	{"Unexpected response code: 302", "the server redirects, which browsers don't follow for a WebSocket", "redirect"},
	{"Unexpected response code: 400", "the server took the request for faulty, most often because a proxy took Upgrade and Connection out of it", "nginx-upgrade-without-connection"},
	{"Unexpected response code: 403", "the server refused this client, most often because of its Origin", "origin-refused"},
	{"Unexpected response code: 404", "nothing is at this path", "not-found"},
	{"Unexpected response code: 426", "the server did not see Upgrade, most often because a proxy took it out", "nginx-proxy-pass-only"},
	{"Unexpected response code: 50", "a proxy got no valid answer from the server behind it, or the server failed", "haproxy-502"},
	{"Unexpected response code: 10", "the server sent an interim answer first, which Chromium does not accept", "continue-first"},
	{"Unexpected response code", "the server answered with that status and not with 101", "not-found"},
	{"HTTP Authentication failed", "the server answered 401: it wants credentials", "log-in-first"},
	{"'Upgrade' header is missing", "the 101 has no Upgrade", "answer-without-upgrade"},
	{"'Upgrade' header value is not", "the 101 names another protocol", "answer-upgrade-list"},
	{"'Connection' header is missing", "the 101 has no Connection", "answer-without-connection"},
	{"'Connection' header value must contain", "Connection in the 101 does not contain Upgrade", "answer-connection-keep-alive"},
	{"'Sec-WebSocket-Accept' header is missing", "the 101 has no Accept", "accept-missing"},
	{"Incorrect 'Sec-WebSocket-Accept' header value", "the Accept in the 101 is not that of the key", "no-guid"},
	{"header must not appear more than once", "the line it names came twice, or holds a comma", "accept-twice"},
	{"Response must not include 'Sec-WebSocket-Protocol'", "the server named a subprotocol, and the page asked for none", "subprotocol-unasked"},
	{"'Sec-WebSocket-Protocol' header but no response was received", "the page asked for a subprotocol, and the server picked none", "subprotocol-unanswered"},
	{"in response does not match any of sent values", "the server named a subprotocol that the page did not ask for", "subprotocol-other"},
	{"unsupported extension", "the server uses an extension that the browser did not offer", "extension-unoffered"},
	{"Error in permessage-deflate", "a parameter of the compression is wrong", "deflate-window-7"},
	{"net::ERR_CONNECTION_CLOSED", "the connection ended inside the answer's header", "cut-off"},
	{"can’t establish a connection to the server", "a handshake fails, whatever the reason is; the bytes will tell more", ""},
	{"can't establish a connection to the server", "a handshake fails, whatever the reason is; the bytes will tell more", ""},
	{"1006", "a handshake fails: 1006 is all that the page is told. The reason is in the browser's console, and in the bytes", ""},
}

// consoleNote explains a browser's message in text, if there is one.
func consoleNote(said string) node {
	for _, m := range consoleMessages {
		if !strings.Contains(said, m.part) {
			continue
		}
		p := el("p", "console-note", text("A browser says this when "+m.meaning+"."))
		if e, found := gallery.Find(m.example); found {
			p.kids = append(p.kids, text(" An example: "), el("a", "", text(e.Title)).with("href", exampleLink(e.ID)))
		}
		return p
	}
	return group()
}
