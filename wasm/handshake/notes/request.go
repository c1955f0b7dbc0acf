package notes

import "wsaccept/wasm/handshake"

// fieldEntry is what the page knows of one header field.
type fieldEntry struct {
	name string
	note Note
}

// Who writes a request line. Names that begin with Sec- can't be set by script
// in a browser, which is why a web page can't forge a handshake with fetch.
const (
	byClient         = "the client"
	byClientNoScript = "the client; in a browser never the page's script"
	byBrowser        = "the browser"
	byServer         = "the server"
	byProtocols      = "the page: new WebSocket(url, protocols)"
)

// requestFields explains the fields of a request, those of RFC 6455 §4.1 first.
var requestFields = []fieldEntry{
	{"Host", Note{
		What: "The host that is called, with the port unless it is the default one. Exactly one such line.",
		Need: Required, SetBy: "the client, from the address", Section: "RFC 6455 §4.1"}},
	{"Upgrade", Note{
		What: "Must contain “websocket”, in any mix of case: the protocol to switch to on this connection.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 6455 §4.1"}},
	{"Connection", Note{
		What: "Must contain “Upgrade”. It says that the Upgrade line is for the next hop only, so a proxy that does not know WebSocket removes both lines.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 9110 §7.6.1"}},
	{"Sec-WebSocket-Key", Note{
		What: "Base64 of 16 random bytes, new for each connection. It is not a secret: it lets the client see that the server read exactly this request.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 6455 §4.1"}},
	{"Sec-WebSocket-Version", Note{
		What: "13, the version of RFC 6455. A server that does not speak it must refuse and list the versions it does. The RFC suggests the status 426.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 6455 §4.1"}},
	{"Origin", Note{
		What: "The site whose script opens the socket. WebSocket is not bound by the same-origin policy, so the server must look here to keep other sites out.",
		Need: FromBrowsers, SetBy: "the browser, always; other clients may leave it out", Section: "RFC 6455 §10.2"}},
	{"Sec-WebSocket-Protocol", Note{
		What: "Subprotocols the client would like to speak, best first. The server picks one of them or none.",
		Need: Optional, SetBy: byProtocols, Section: "RFC 6455 §1.9"}},
	{"Sec-WebSocket-Extensions", Note{
		What: "Extensions the client offers. permessage-deflate, compression, is the one in general use.",
		Need: Optional, SetBy: byClientNoScript, Section: "RFC 6455 §9.1"}},
	{"Cookie", Note{
		What: "The cookies of the called host, sent as with any request. A server that trusts them without checking Origin is open to cross-site hijacking.",
		Need: Optional, SetBy: byBrowser, Section: "RFC 6455 §10.5"}},
	{"Authorization", Note{
		What: "Credentials for the server. new WebSocket() takes none; a browser may add some of its own.",
		Need: Optional, SetBy: "the client; in a browser never the page's script", Section: "RFC 6455 §10.5"}},
	{"User-Agent", Note{
		What: "Names the client. No part in the handshake.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §10.1.5"}},
	{"Accept", Note{
		What: "The kinds of content that the client accepts. No part in the handshake, and nothing to do with Sec-WebSocket-Accept.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §12.5.1"}},
	{"Accept-Encoding", Note{
		What: "Compression for HTTP content. A WebSocket has none of it; its own compression is an extension.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §12.5.3"}},
	{"Accept-Language", Note{
		What: "The user's languages. No part in the handshake.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §12.5.4"}},
	{"Pragma", Note{
		What: "“no-cache” for caches of HTTP/1.0. Browsers add it so that no cache responds instead of the server.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9111 §5.4"}},
	{"Cache-Control", Note{
		What: "“no-cache”: no cache may respond instead of the server without asking it.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9111 §5.2"}},
	{"Sec-Fetch-Dest", Note{
		What: "What the response is for. Some browsers send it with a handshake, some don't.",
		Need: Unrelated, SetBy: byBrowser, Section: handshake.FetchMetadata}},
	{"Sec-Fetch-Mode", Note{
		What: "“websocket” in a handshake. Some browsers send it, some don't.",
		Need: Unrelated, SetBy: byBrowser, Section: handshake.FetchMetadata}},
	{"Sec-Fetch-Site", Note{
		What: "How the page's site relates to the called one. Some browsers send it, some don't.",
		Need: Unrelated, SetBy: byBrowser, Section: handshake.FetchMetadata}},
	{"Via", Note{
		What: "A proxy between client and server announces itself.",
		Need: Unrelated, SetBy: "a proxy", Section: "RFC 9110 §7.6.3"}},
	{"X-Forwarded-For", Note{
		What: "The client's address, as a proxy saw it. Anybody can write it.",
		Need: Unrelated, SetBy: "a proxy", Section: "RFC 7239 §4"}},
	{"X-Forwarded-Proto", Note{
		What: "Whether the client came over https, as a proxy saw it. Anybody can write it.",
		Need: Unrelated, SetBy: "a proxy", Section: "RFC 7239 §4"}},
	{"Forwarded", Note{
		What: "What a proxy saw of the client. Anybody can write it.",
		Need: Unrelated, SetBy: "a proxy", Section: "RFC 7239 §4"}},
	{"Proxy-Authorization", Note{
		What: "Credentials for a proxy. They should not reach the server.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 9110 §11.7.2"}},
	{"Proxy-Connection", Note{
		What: "A mistaken old form of Connection for proxies.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 9112 §C.2.2"}},
	{"HTTP2-Settings", Note{
		What: "Belongs to the upgrade to HTTP/2 without TLS, which is no longer used.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 9113 §3.1"}},
	{"Expect", Note{
		What: "“100-continue” asks for a 100 before the final response. A client must not send it without content.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 9110 §10.1.1"}},
	{"Content-Length", Note{
		What: "The length of a body in bytes. A handshake has none.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 9110 §8.6"}},
	{"Transfer-Encoding", Note{
		What: "Says how a body is encoded. A handshake has none.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 9112 §6.1"}},
	{"Referer", Note{
		What: "The page the request comes from. Browsers send Origin with a handshake, not this.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §10.1.3"}},
	{"Keep-Alive", Note{
		What: "How long a connection may stay open between requests. No part in the handshake.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 9112 §C.2.2"}},
	{"Sec-GPC", Note{
		What: "Global Privacy Control: the user asks that their data not be sold or shared. No part in the handshake.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §5.1"}},
	{"Sec-WebSocket-Key1", Note{
		What: "Belongs to a draft of 2010. RFC 6455 servers ignore it.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 6455 §4.2.1"}},
	{"Sec-WebSocket-Key2", Note{
		What: "Belongs to a draft of 2010. RFC 6455 servers ignore it.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 6455 §4.2.1"}},
	{"Sec-WebSocket-Accept", Note{
		What: "Belongs in the response. In a request it has no meaning.",
		Need: Unrelated, SetBy: byClient, Section: "RFC 6455 §11.3.3"}},
	{":method", Note{
		What: "CONNECT: over HTTP/2 and HTTP/3 a WebSocket is opened by an extended CONNECT, not by a GET.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 8441 §5"}},
	{":protocol", Note{
		What: "“websocket”. It makes the CONNECT an extended one and replaces Upgrade and Connection.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 8441 §4"}},
	{":scheme", Note{
		What: "https for a wss: address, http for ws:.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 8441 §5"}},
	{":path", Note{
		What: "The path and query of the address.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 8441 §5"}},
	{":authority", Note{
		What: "The host and port of the address, instead of Host.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 8441 §5"}},
}
