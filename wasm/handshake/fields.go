package handshake

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
		What: "Must contain “websocket”, in upper or lower case: the protocol to switch to on this connection.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 6455 §4.1"}},
	{"Connection", Note{
		What: "Must contain “Upgrade”. It says that the Upgrade line is for the next hop only, so a proxy that does not know WebSocket removes both lines.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 9110 §7.6.1"}},
	{"Sec-WebSocket-Key", Note{
		What: "Base64 of 16 random bytes, new for each connection. It is no secret: it lets the client see that the server read this very request.",
		Need: Required, SetBy: byClientNoScript, Section: "RFC 6455 §4.1"}},
	{"Sec-WebSocket-Version", Note{
		What: "13, the version of RFC 6455. A server that does not speak it must refuse and list the versions it does. The RFC suggests the status 426; most servers send 400.",
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
		What: "Credentials for the server. The browser's WebSocket API has no way to set them.",
		Need: Optional, SetBy: byClient, Section: "RFC 6455 §10.5"}},
	{"User-Agent", Note{
		What: "Names the client. No part in the handshake.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §10.1.5"}},
	{"Accept", Note{
		What: "The kinds of content the client likes. No part in the handshake, and nothing to do with Sec-WebSocket-Accept.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §12.5.1"}},
	{"Accept-Encoding", Note{
		What: "Compression for HTTP content. A WebSocket has none of it; its own compression is an extension.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §12.5.3"}},
	{"Accept-Language", Note{
		What: "The user's languages. No part in the handshake.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9110 §12.5.4"}},
	{"Pragma", Note{
		What: "“no-cache” for caches of HTTP/1.0. Browsers add it so that no cache answers in the server's place.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9111 §5.4"}},
	{"Cache-Control", Note{
		What: "“no-cache”: no cache may answer in the server's place.",
		Need: Unrelated, SetBy: byBrowser, Section: "RFC 9111 §5.2"}},
	{"Sec-Fetch-Dest", Note{
		What: "What the answer is for. Some browsers send it with a handshake, some don't.",
		Need: Unrelated, SetBy: byBrowser, Section: fetchMetadata}},
	{"Sec-Fetch-Mode", Note{
		What: "“websocket” in a handshake. Some browsers send it, some don't.",
		Need: Unrelated, SetBy: byBrowser, Section: fetchMetadata}},
	{"Sec-Fetch-Site", Note{
		What: "How the page's site relates to the called one. Some browsers send it, some don't.",
		Need: Unrelated, SetBy: byBrowser, Section: fetchMetadata}},
	{"Via", Note{
		What: "A proxy stands between client and server, and says so.",
		Need: Unrelated, SetBy: "a proxy", Section: "RFC 9110 §7.6.3"}},
}

// responseFields explains the fields of a response, those of RFC 6455 §4.2.2
// first.
var responseFields = []fieldEntry{
	{"Upgrade", Note{
		What: "“websocket”, in upper or lower case: what this connection speaks from here on.",
		Need: Required, SetBy: byServer, Section: "RFC 6455 §4.2.2"}},
	{"Connection", Note{
		What: "Must contain “Upgrade”.",
		Need: Required, SetBy: byServer, Section: "RFC 6455 §4.2.2"}},
	{"Sec-WebSocket-Accept", Note{
		What: "Base64 of the SHA-1 of the client's key followed by the GUID. Exactly one such line, right in every character, or the client must end the connection. (Upper and lower case matter in the value, not in the name.)",
		Need: Required, SetBy: byServer, Section: "RFC 6455 §4.2.2"}},
	{"Sec-WebSocket-Protocol", Note{
		What: "The one subprotocol the server picked from the client's list. A client must end the connection on any other. Chromium also does when it asked and gets none.",
		Need: Optional, SetBy: byServer, Section: "RFC 6455 §4.2.2"}},
	{"Sec-WebSocket-Extensions", Note{
		What: "The offered extensions that are now in use. One that was not offered ends the handshake.",
		Need: Optional, SetBy: byServer, Section: "RFC 6455 §9.1"}},
	{"Sec-WebSocket-Version", Note{
		What: "The versions the server speaks. It belongs to a refusal; a 101 has no use for it.",
		Need: Optional, SetBy: byServer, Section: "RFC 6455 §4.4"}},
	{"Set-Cookie", Note{
		What: "Sets a cookie, as any response may, even when the handshake then fails.",
		Need: Optional, SetBy: byServer, Section: "RFC 6455 §4.1"}},
	{"Date", Note{
		What: "When the answer was made. No part in the handshake.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §6.6.1"}},
	{"Server", Note{
		What: "Names the server. No part in the handshake.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §10.2.4"}},
	{"Content-Type", Note{
		What: "The kind of text in the body below. Seen on refusals; a 101 has no body.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §8.3"}},
	{"Content-Length", Note{
		What: "The length of the body below, in bytes. Seen on refusals; a 101 must not have it.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §8.6"}},
	{"Via", Note{
		What: "A proxy stands between client and server, and says so.",
		Need: Unrelated, SetBy: "a proxy", Section: "RFC 9110 §7.6.3"}},
}
