package page

import (
	"strings"

	"wsaccept/wasm/gallery"
	"wsaccept/wasm/programs/chromium"
	"wsaccept/wasm/programs/firefox"
)

// consoleMessages are what browsers print when a handshake fails, with what that
// means and an example of the gallery that shows it. A browser tells a page
// nothing else, so this is what people have at hand.
var consoleMessages = []struct{ part, meaning, example string }{
	{chromium.StatusUnexpected + "200", "the server sent an ordinary page: nothing at this address knows WebSocket, or a proxy removed Upgrade from the request", "plain-web-server"},
	{chromium.StatusUnexpected + "301", "the server redirects, which browsers must not follow for a WebSocket", "redirect"},
	{chromium.StatusUnexpected + "302", "the server redirects, which browsers must not follow for a WebSocket", "redirect"},
	{chromium.StatusUnexpected + "400", "the server found the request faulty, most often because a proxy removed Upgrade and Connection from it", "nginx-upgrade-without-connection"},
	{chromium.StatusUnexpected + "403", "the server refused this client, most often because of its Origin", "origin-refused"},
	{chromium.StatusUnexpected + "404", "there is nothing at this path", "not-found"},
	{chromium.StatusUnexpected + "426", "the server did not see Upgrade, most often because a proxy removed it", "nginx-proxy-pass-only"},
	{chromium.StatusUnexpected + "50", "a proxy got no valid response from the server behind it, or the server failed", "haproxy-502"},
	{chromium.StatusUnexpected + "10", "the server sent an interim response first, which Chromium does not accept", "continue-first"},
	{chromium.StatusUnexpected, "the server answered with that status and not with 101", "not-found"},
	{chromium.NoCredentials, "the server answered 401: it asks for credentials", "log-in-first"},
	{chromium.UpgradeMissing, "the 101 has no Upgrade", "answer-without-upgrade"},
	{chromium.UpgradeOther, "the 101 names another protocol", "answer-upgrade-list"},
	{chromium.ConnectionMissing, "the 101 has no Connection", "answer-without-connection"},
	{chromium.ConnectionOther, "Connection in the 101 does not contain Upgrade", "answer-connection-keep-alive"},
	{chromium.AcceptMissing, "the 101 has no Accept", "accept-missing"},
	{chromium.AcceptWrong, "the Accept in the 101 is not the one for the key", "no-guid"},
	{chromium.Repeated, "the field that it names came twice, or contains a comma", "accept-twice"},
	{chromium.ProtocolUnasked, "the server named a subprotocol, and the page asked for none", "subprotocol-unasked"},
	{chromium.ProtocolUnanswered, "the page asked for a subprotocol, and the server picked none", "subprotocol-unanswered"},
	{chromium.ProtocolOtherEnd, "the server named a subprotocol that the page did not ask for", "subprotocol-other"},
	{chromium.ExtensionOther, "the server uses an extension that the browser did not offer", "extension-unoffered"},
	{chromium.DeflateError, "a compression parameter is wrong", "deflate-window-7"},
	{chromium.ErrConnectionClosed, "the connection ended inside the response's header", "cut-off"},
	{firefox.CantConnectTo, "a handshake fails, whatever the reason; the bytes say more", ""},
	{firefox.CantConnectTyped, "a handshake fails, whatever the reason; the bytes say more", ""},
	{"1006", "a handshake fails: 1006 is all that the page sees. The reason is in the browser's console, and in the bytes", ""},
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
