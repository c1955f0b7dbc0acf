package notes

// responseFields explains the fields of a response, those of RFC 6455 §4.2.2
// first.
var responseFields = []fieldEntry{
	{"Upgrade", Note{
		What: "“websocket”, in any mix of case: what this connection speaks from here on.",
		Need: Required, SetBy: byServer, Section: "RFC 6455 §4.2.2"}},
	{"Connection", Note{
		What: "Must contain “Upgrade”.",
		Need: Required, SetBy: byServer, Section: "RFC 6455 §4.2.2"}},
	{"Sec-WebSocket-Accept", Note{
		What: "Base64 of the SHA-1 of the client's key followed by the GUID. Exactly one such line, right in every character, or the client must fail the connection. (Upper and lower case matter in the value, not in the name.)",
		Need: Required, SetBy: byServer, Section: "RFC 6455 §4.2.2"}},
	{"Sec-WebSocket-Protocol", Note{
		What: "The one subprotocol the server picked from the client's list. A client must fail the connection on any other. A browser must also fail if it asked and gets none.",
		Need: Optional, SetBy: byServer, Section: "RFC 6455 §4.2.2"}},
	{"Sec-WebSocket-Extensions", Note{
		What: "The offered extensions that are now in use. One that was not offered ends the handshake.",
		Need: Optional, SetBy: byServer, Section: "RFC 6455 §9.1"}},
	{"Sec-WebSocket-Version", Note{
		What: "The versions the server speaks. It belongs to a refusal; it has no use in a 101.",
		Need: Optional, SetBy: byServer, Section: "RFC 6455 §4.4"}},
	{"Set-Cookie", Note{
		What: "Sets a cookie, as any response may.",
		Need: Optional, SetBy: byServer, Section: "RFC 6455 §4.1"}},
	{"Date", Note{
		What: "When the response was made. No part in the handshake.",
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
		What: "A proxy between client and server announces itself.",
		Need: Unrelated, SetBy: "a proxy", Section: "RFC 9110 §7.6.3"}},
	{"Transfer-Encoding", Note{
		What: "Says how the body is encoded. Seen on refusals; a 101 must not have it.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9112 §6.1"}},
	{"Location", Note{
		What: "Where to go instead. A browser must not follow it for a WebSocket.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §10.2.2"}},
	{"WWW-Authenticate", Note{
		What: "How to log in. new WebSocket() takes no credentials; a browser may have some of its own.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §11.6.1"}},
	{"Allow", Note{
		What: "The methods that are allowed here: GET, for a handshake.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §10.2.1"}},
	{"Retry-After", Note{
		What: "When to try again.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §10.2.3"}},
	{"Cache-Control", Note{
		What: "What caches may do with the response. A 101 is never stored.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9111 §5.2"}},
	{"Age", Note{
		What: "The seconds since the origin server made this response, or confirmed it, as a cache estimates them.",
		Need: Unrelated, SetBy: "a cache", Section: "RFC 9111 §5.1"}},
	{"X-Cache", Note{
		What: "A cache says whether it had the response itself (HIT) or asked the server (MISS).",
		Need: Unrelated, SetBy: "a cache", Section: "RFC 9111 §4"}},
	{"X-Varnish", Note{
		What: "A cache handled this response. Two numbers mean that it was stored.",
		Need: Unrelated, SetBy: "a cache", Section: "RFC 9111 §4"}},
	{"Vary", Note{
		What: "Which fields of the request decide the response. No part in the handshake.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §12.5.5"}},
	{"Keep-Alive", Note{
		What: "How long the connection may stay open between requests. No part in the handshake.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9112 §C.2.2"}},
	{"Alt-Svc", Note{
		What: "Names another way to the server, such as HTTP/3. No part in the handshake.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 7838 §3"}},
	{"Strict-Transport-Security", Note{
		What: "Asks browsers to use https and wss only from now on.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 6797 §6.1"}},
	{"X-Powered-By", Note{
		What: "Names the framework. No part in the handshake.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 9110 §5.1"}},
	{"Access-Control-Allow-Origin", Note{
		What: "Belongs to CORS, which does not apply to WebSockets. It lets nobody in and keeps nobody out here.",
		Need: Unrelated, SetBy: byServer, Section: "RFC 6455 §10.2"}},
	{":status", Note{
		What: "200: over HTTP/2 and HTTP/3 an extended CONNECT succeeds with 2xx. There is no 101.",
		Need: Required, SetBy: byServer, Section: "RFC 8441 §5"}},
}
