package handshake

// Side says whom a rule binds, or which part of the handshake it is about.
type Side string

// The sides, in the order of the table.
const (
	SideAddress    Side = "address"
	SideTransport  Side = "transport"
	SideRequest    Side = "request"
	SideServer     Side = "server's answer"
	SideClient     Side = "client's check"
	SideExtensions Side = "extensions"
	SideDeflate    Side = "permessage-deflate"
	SideHTTP       Side = "HTTP syntax"
	SideHTTP2      Side = "HTTP/2 and HTTP/3"
	SideBrowser    Side = "browser"
)

// Rule is one requirement on the opening handshake.
type Rule struct {
	ID          string
	Side        Side
	Section     Section
	Title       string // the requirement
	Consequence string // what a violation must or may lead to
	As          string // the rule under whose id a violation is reported, if another one says the same, or ""
	Unjudged    string // why the bytes of a handshake can't show a violation, or ""
}

// What a violation leads to, in the words of RFC 6455.
const (
	failConnection = "the client must fail the connection"
	answer400      = "the server must stop and answer an error such as 400"
	mayDiffer      = "the specifications leave it open, or contradict each other"
	noViolation    = "nothing"
)

// Rules returns the table of all rules, in order of their ids within each side.
func Rules() []Rule { return rules }

// FindRule returns the rule with the given id.
func FindRule(id string) (Rule, bool) {
	for _, r := range rules {
		if r.ID == id {
			return r, true
		}
	}
	return Rule{}, false
}

var rules = []Rule{
	{ID: "U1", Side: SideAddress, Section: "RFC 6455 §3", Title: "The address is a valid ws: or wss: URI: a host, a port if need be, a path, a query.", Consequence: failConnection},
	{ID: "U2", Side: SideAddress, Section: "RFC 6455 §3", Title: "The address has no fragment; a # that belongs to it is written %23.", Consequence: failConnection},
	{ID: "U3", Side: SideAddress, Section: "RFC 6455 §3", Title: "The resource name is the path, or / if that is empty, and the query after a ? if there is one.", Consequence: mayDiffer},
	{ID: "U4", Side: SideAddress, Section: WebSocketsStandard, Title: "The scheme is ws or wss. A browser takes http and https for them, and nothing else.", Consequence: "new WebSocket() throws a SyntaxError"},
	{ID: "U5", Side: SideAddress, Section: "RFC 6455 §3", Title: "The address holds no user name or password.", Consequence: mayDiffer},

	{ID: "N1", Side: SideTransport, Section: "RFC 6455 §4.1", Title: "A client has at most one connection to an address in the handshake at a time.", Consequence: "the next one must wait", Unjudged: "it takes more than one connection to see"},
	{ID: "N2", Side: SideTransport, Section: "RFC 6455 §4.1", Title: "A configured proxy is asked to CONNECT.", Consequence: noViolation, Unjudged: "the proxy's settings are not in the bytes"},
	{ID: "N3", Side: SideTransport, Section: "RFC 6455 §4.1", Title: "The connection to the server or the proxy opens.", Consequence: failConnection, Unjudged: "a handshake that was sent at all had a connection"},
	{ID: "N4", Side: SideTransport, Section: "RFC 6455 §4.1", Title: "wss: means TLS before the handshake, with the server's name in it.", Consequence: failConnection, Unjudged: "TLS is below the bytes of the handshake"},
	{ID: "N5", Side: SideTransport, Section: "RFC 6455 §4.1", Title: "The client sends nothing after its request until the answer has come.", Consequence: "the server's choice"},

	{ID: "C01", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "The handshake is a valid HTTP request.", Consequence: answer400},
	{ID: "C02", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "The method is GET.", Consequence: answer400 + ", or 405 with an Allow field"},
	{ID: "C03", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "The HTTP version is at least 1.1.", Consequence: answer400 + ", or ignore the Upgrade"},
	{ID: "C04", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "The target is the resource name, or an http: or https: URI with it.", Consequence: answer400},
	{ID: "C05", Side: SideRequest, Section: "RFC 9112 §3.2", Title: "There is exactly one Host, and it is a host with a port if need be.", Consequence: "the server must answer 400"},
	{ID: "C06", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "Upgrade contains the word websocket, in upper or lower case.", Consequence: answer400 + "; 426 is common"},
	{ID: "C07", Side: SideRequest, Section: "RFC 9110 §7.8", Title: "The word websocket in Upgrade has no version behind it.", Consequence: mayDiffer},
	{ID: "C08", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "Connection contains the word Upgrade, in upper or lower case.", Consequence: answer400},
	{ID: "C09", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "There is a Sec-WebSocket-Key.", Consequence: answer400},
	{ID: "C10", Side: SideRequest, Section: "RFC 6455 §4.2.1", Title: "The key is base64 of exactly 16 bytes.", Consequence: answer400},
	{ID: "C11", Side: SideRequest, Section: "RFC 4648 §3.5", Title: "The bits of the key's last character that belong to no byte are zero.", Consequence: mayDiffer},
	{ID: "C12", Side: SideRequest, Section: "RFC 6455 §11.3.1", Title: "There is only one Sec-WebSocket-Key.", Consequence: answer400},
	{ID: "C13", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "The key is random, and new for each connection.", Consequence: "no server can tell"},
	{ID: "C14", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "Sec-WebSocket-Version is 13.", Consequence: "the server must answer an error such as 426 and list the versions it speaks"},
	{ID: "C15", Side: SideRequest, Section: "RFC 6455 §4.3", Title: "Sec-WebSocket-Version is one number from 0 to 255, given once.", Consequence: answer400},
	{ID: "C16", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "A browser sends one Origin, in its ASCII form; other clients may.", Consequence: "without one the server should not take the client for a browser"},
	{ID: "C17", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "Sec-WebSocket-Protocol lists one or more different tokens.", Consequence: answer400},
	{ID: "C18", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "Subprotocols are compared as they stand: chat and CHAT are two.", Consequence: noViolation},
	{ID: "C19", Side: SideRequest, Section: "RFC 6455 §9.1", Title: "Sec-WebSocket-Extensions follows its grammar.", Consequence: answer400, As: "X01"},
	{ID: "C20", Side: SideRequest, Section: "RFC 6455 §4.1", Title: "Upper and lower case make no difference in field names; the order is free; unknown fields are ignored.", Consequence: noViolation, Unjudged: "it allows things, and forbids none"},
	{ID: "C21", Side: SideRequest, Section: "RFC 9110 §7.8", Title: "Whoever sends Upgrade sends Connection: Upgrade as well.", Consequence: answer400, As: "C08"},
	{ID: "C22", Side: SideRequest, Section: "RFC 9110 §7.8", Title: "Upgrade may offer other protocols beside websocket.", Consequence: "legal, and refused by many servers"},
	{ID: "C23", Side: SideRequest, Section: "RFC 6455 §4.2.1", Title: "The fields of the drafts before RFC 6455 (Sec-WebSocket-Key1, -Key2) are not this protocol.", Consequence: answer400},

	{ID: "S01", Side: SideServer, Section: "RFC 6455 §4.2.1", Title: "A server refuses a request that breaks the rules.", Consequence: "the server is at fault; the client can't tell"},
	{ID: "S02", Side: SideServer, Section: "RFC 6455 §4.2.2", Title: "A server refuses an Origin that it does not want, for example with 403.", Consequence: "other sites can use the socket", Unjudged: "which origins a server wants is not in the bytes"},
	{ID: "S03", Side: SideServer, Section: "RFC 6455 §4.2.2", Title: "401 carries WWW-Authenticate, and a redirect carries Location.", Consequence: "the client can't follow"},
	{ID: "S04", Side: SideServer, Section: "RFC 6455 §4.2.2", Title: "A server without the requested service answers an error such as 404.", Consequence: "the server is at fault", Unjudged: "which services a server has is not in the bytes"},
	{ID: "S05", Side: SideServer, Section: "RFC 6455 §4.2.2", Title: "The server compares the Origin in lower case.", Consequence: "a server that doesn't refuses"},
	{ID: "S06", Side: SideServer, Section: "RFC 6455 §4.4", Title: "A refusal of the version lists the versions that the server speaks in Sec-WebSocket-Version.", Consequence: "the client can't try another version"},
	{ID: "S07", Side: SideServer, Section: "RFC 9110 §15.5.22", Title: "426 carries Upgrade, and Connection: Upgrade with it.", Consequence: "the client does not learn what to upgrade to"},
	{ID: "S08", Side: SideServer, Section: "RFC 6455 §4.2.2", Title: "The server picks one of the client's subprotocols or sends no such field.", Consequence: failConnection, As: "R10"},
	{ID: "S09", Side: SideServer, Section: "RFC 6455 §9.1", Title: "The server uses only extensions that the client offered.", Consequence: failConnection, As: "R09"},
	{ID: "S10", Side: SideServer, Section: "RFC 6455 §4.2.2", Title: "The server answers with the status 101.", Consequence: failConnection, As: "R01"},
	{ID: "S11", Side: SideServer, Section: "RFC 6455 §4.2.2", Title: "The server sends Upgrade: websocket.", Consequence: failConnection, As: "R04"},
	{ID: "S12", Side: SideServer, Section: "RFC 6455 §4.2.2", Title: "The server sends Connection: Upgrade.", Consequence: failConnection, As: "R06"},
	{ID: "S13", Side: SideServer, Section: "RFC 6455 §4.2.2", Title: "Accept is base64 of the SHA-1 of the key, as it stands, and the GUID.", Consequence: failConnection, As: "R07"},
	{ID: "S14", Side: SideServer, Section: "RFC 6455 §11.3.3", Title: "The server sends one Sec-WebSocket-Accept.", Consequence: failConnection, As: "R08"},
	{ID: "S15", Side: SideServer, Section: "RFC 6455 §11.3.4", Title: "Sec-WebSocket-Protocol comes at most once in an answer, with a single token.", Consequence: failConnection},
	{ID: "S16", Side: SideServer, Section: "RFC 6455 erratum 3433", Title: "Sec-WebSocket-Extensions may be split over several lines.", Consequence: mayDiffer},
	{ID: "S17", Side: SideServer, Section: "RFC 6455 §11.3.5", Title: "Sec-WebSocket-Version belongs in an answer that refuses a version.", Consequence: "clients ignore it in a 101"},
	{ID: "S18", Side: SideServer, Section: "RFC 9110 §7.8", Title: "A server switches only to a protocol that the client listed, and not for HTTP/1.0.", Consequence: "the server is at fault; the client can't tell"},
	{ID: "S19", Side: SideServer, Section: "RFC 9110 §8.6", Title: "A 101 has neither Content-Length nor Transfer-Encoding.", Consequence: "clients ignore them"},
	{ID: "S20", Side: SideServer, Section: "RFC 9110 §7.8", Title: "If the request expects 100-continue, the server sends 100 before 101.", Consequence: "the client waits, and Chromium fails either way"},
	{ID: "S21", Side: SideServer, Section: "RFC 6455 §10.7", Title: "A server answers invalid data with an HTTP status.", Consequence: "it may close the connection without a word", Unjudged: "silence looks like a lost connection"},

	{ID: "R01", Side: SideClient, Section: "RFC 6455 §4.1", Title: "The status is 101; over HTTP/2 and HTTP/3 it is 2xx.", Consequence: "the WebSocket does not open: the response refuses, which is no fault"},
	{ID: "R02", Side: SideClient, Section: "RFC 9110 §15.2", Title: "A client reads interim answers (100, 103) before the final one.", Consequence: "the client is at fault"},
	{ID: "R03", Side: SideClient, Section: "RFC 6455 §4.2.2", Title: "The 101 is HTTP/1.1.", Consequence: failConnection},
	{ID: "R04", Side: SideClient, Section: "RFC 6455 §4.1", Title: "Upgrade is websocket, in upper or lower case, and nothing else.", Consequence: failConnection},
	{ID: "R05", Side: SideClient, Section: "RFC 6455 §4.1", Title: "Upper and lower case are those of ASCII, not of Unicode.", Consequence: failConnection},
	{ID: "R06", Side: SideClient, Section: "RFC 6455 §4.1", Title: "Connection contains the word Upgrade, in upper or lower case.", Consequence: failConnection},
	{ID: "R07", Side: SideClient, Section: "RFC 6455 §4.1", Title: "There is an Accept, and it is that of the key; white space around it does not count.", Consequence: failConnection},
	{ID: "R08", Side: SideClient, Section: "RFC 6455 §11.3.3", Title: "There is only one Sec-WebSocket-Accept.", Consequence: failConnection},
	{ID: "R09", Side: SideClient, Section: "RFC 6455 §4.1", Title: "Every extension in the answer was offered.", Consequence: failConnection},
	{ID: "R10", Side: SideClient, Section: "RFC 6455 §4.1", Title: "The subprotocol in the answer was asked for, letter for letter.", Consequence: failConnection},
	{ID: "R11", Side: SideClient, Section: WebSocketsStandard, Title: "If subprotocols were asked for, the answer names one.", Consequence: "nothing by the RFC; browsers must fail, and Firefox doesn't"},
	{ID: "R12", Side: SideClient, Section: "RFC 6455 §4.2.2", Title: "Sec-WebSocket-Protocol is not empty.", Consequence: failConnection},
	{ID: "R13", Side: SideClient, Section: "RFC 6455 §4.1", Title: "Everything else in the answer follows §4.2.2.", Consequence: failConnection, Unjudged: "it sums up the others"},
	{ID: "R14", Side: SideClient, Section: "RFC 6455 §4.1", Title: "Cookies in the answer are stored even if the handshake fails.", Consequence: noViolation},
	{ID: "R15", Side: SideClient, Section: "RFC 9112 §2.1", Title: "The answer's header ends in an empty line.", Consequence: failConnection},

	{ID: "X01", Side: SideExtensions, Section: "RFC 6455 §9.1", Title: "Sec-WebSocket-Extensions is a list of names with parameters, made of tokens.", Consequence: "the receiver must fail at once"},
	{ID: "X02", Side: SideExtensions, Section: "RFC 6455 §9.1", Title: "The list has at least one member.", Consequence: "the receiver must fail"},
	{ID: "X03", Side: SideExtensions, Section: "RFC 9110 §5.6.1", Title: "Empty members are not sent; who receives them ignores a few.", Consequence: "legal to receive, and refused by browsers"},
	{ID: "X04", Side: SideExtensions, Section: "RFC 6455 §9.1", Title: "After a ; comes a parameter.", Consequence: "the receiver must fail"},
	{ID: "X05", Side: SideExtensions, Section: "RFC 6455 §9.1", Title: "There is no white space around the = of a parameter.", Consequence: mayDiffer},
	{ID: "X06", Side: SideExtensions, Section: "RFC 6455 §9.1", Title: "A value in quotes is a token once the quotes are gone.", Consequence: "the receiver must fail"},
	{ID: "X07", Side: SideExtensions, Section: "RFC 6455 §9.1", Title: "The name of an extension is registered.", Consequence: "no program looks it up"},
	{ID: "X08", Side: SideExtensions, Section: "RFC 6455 §9.1", Title: "Names of extensions are compared as they stand.", Consequence: "it is another extension, and an unknown one"},
	{ID: "X09", Side: SideExtensions, Section: "RFC 6455 §9.1", Title: "The order is one of preference in a request, and of use in an answer.", Consequence: noViolation, Unjudged: "every order is allowed"},
	{ID: "X10", Side: SideExtensions, Section: "RFC 6455 §9.1", Title: "One bad member spoils the whole list.", Consequence: "the receiver must fail"},

	{ID: "D01", Side: SideDeflate, Section: "RFC 7692 §7.1", Title: "An offer has known parameters only, each once.", Consequence: "the server must decline the offer: a 101 without it"},
	{ID: "D02", Side: SideDeflate, Section: "RFC 7692 §5", Title: "Of several offers the server takes the first that suits it.", Consequence: noViolation},
	{ID: "D03", Side: SideDeflate, Section: "RFC 7692 §7.1", Title: "An answer has known parameters only, each once.", Consequence: failConnection},
	{ID: "D04", Side: SideDeflate, Section: "RFC 7692 §7.1.1.1", Title: "server_no_context_takeover has no value.", Consequence: "an offer is declined; in an answer, " + failConnection},
	{ID: "D05", Side: SideDeflate, Section: "RFC 7692 §7.1.1.2", Title: "client_no_context_takeover has no value.", Consequence: "an offer is declined; in an answer, " + failConnection},
	{ID: "D06", Side: SideDeflate, Section: "RFC 7692 §7.1.2.1", Title: "server_max_window_bits is 8 to 15, and in an answer no more than was offered.", Consequence: "an offer is declined; in an answer, " + failConnection},
	{ID: "D07", Side: SideDeflate, Section: "RFC 7692 §7.1.2.2", Title: "client_max_window_bits is 8 to 15; an answer has it, with a value, only if it was offered.", Consequence: "an offer is declined; in an answer, " + failConnection},
	{ID: "D08", Side: SideDeflate, Section: "RFC 7692 §5", Title: "An answer has permessage-deflate once.", Consequence: failConnection},
	{ID: "D09", Side: SideDeflate, Section: "RFC 6455 §9.1", Title: "Extensions work in the order of the answer.", Consequence: noViolation, Unjudged: "every order is allowed"},

	{ID: "H01", Side: SideHTTP, Section: "RFC 9112 §3", Title: "A request line is method, space, target, space, version.", Consequence: "the server should answer 400; it may be lenient"},
	{ID: "H02", Side: SideHTTP, Section: "RFC 9112 §4", Title: "A status line is version, space, three digits, space, a phrase or nothing.", Consequence: "the client may be lenient"},
	{ID: "H03", Side: SideHTTP, Section: "RFC 9112 §2.3", Title: "HTTP stands in capitals.", Consequence: "the message is not HTTP"},
	{ID: "H04", Side: SideHTTP, Section: "RFC 9112 §2.2", Title: "No empty line comes before the message.", Consequence: "a server should skip one; clients need not"},
	{ID: "H05", Side: SideHTTP, Section: "RFC 9112 §2.2", Title: "A line ends in CR LF.", Consequence: "a receiver may take LF alone"},
	{ID: "H06", Side: SideHTTP, Section: "RFC 9112 §2.2", Title: "A CR stands only before LF.", Consequence: "the receiver must refuse it or take it for a space"},
	{ID: "H07", Side: SideHTTP, Section: "RFC 9112 §5.1", Title: "No white space comes before the colon.", Consequence: "the server must answer 400"},
	{ID: "H08", Side: SideHTTP, Section: "RFC 9112 §5.2", Title: "A value is not continued on the next line.", Consequence: "a server answers 400 or takes it for a space; a client takes it for a space"},
	{ID: "H09", Side: SideHTTP, Section: "RFC 9112 §5", Title: "A field line is a token, a colon and a value.", Consequence: "the message is invalid"},
	{ID: "H10", Side: SideHTTP, Section: "RFC 9110 §5.5", Title: "A value holds no NUL and no control characters.", Consequence: "the receiver must refuse NUL, CR and LF or take them for a space"},
	{ID: "H11", Side: SideHTTP, Section: "RFC 9110 §5.5", Title: "Bytes from 0x80 up are allowed in values, and mean nothing certain.", Consequence: noViolation},
	{ID: "H12", Side: SideHTTP, Section: "RFC 9110 §5.6.1.2", Title: "Lists have no empty members; who receives them ignores a few.", Consequence: "legal to receive, and refused by some"},
	{ID: "H13", Side: SideHTTP, Section: "RFC 9110 §5.3", Title: "A field that is not a list comes once.", Consequence: "receivers differ in which one they take"},
	{ID: "H14", Side: SideHTTP, Section: "RFC 9110 §9.3.1", Title: "A handshake has no body.", Consequence: mayDiffer},
	{ID: "H15", Side: SideHTTP, Section: "RFC 9110 §5.5", Title: "White space around a value is not part of it.", Consequence: "a client or server that keeps it fails"},

	{ID: "E01", Side: SideHTTP2, Section: "RFC 8441 §3", Title: "The server allows extended CONNECT in its SETTINGS first.", Consequence: "the stream is malformed", Unjudged: "SETTINGS are frames, not header fields"},
	{ID: "E02", Side: SideHTTP2, Section: "RFC 8441 §4", Title: ":method is CONNECT and :protocol is websocket.", Consequence: "it is not a WebSocket handshake"},
	{ID: "E03", Side: SideHTTP2, Section: "RFC 8441 §4", Title: ":scheme and :path are there.", Consequence: "the request is malformed"},
	{ID: "E04", Side: SideHTTP2, Section: "RFC 8441 §5", Title: ":scheme is https for wss: and http for ws:.", Consequence: "the request is malformed"},
	{ID: "E05", Side: SideHTTP2, Section: "RFC 9113 §8.2.2", Title: "Connection, Upgrade and their like are not sent.", Consequence: "the message is malformed"},
	{ID: "E06", Side: SideHTTP2, Section: "RFC 8441 §5", Title: ":authority carries the host.", Consequence: "the server does not know which host is called"},
	{ID: "E07", Side: SideHTTP2, Section: "RFC 8441 §5", Title: "There is no key and no Accept; the frames of HTTP/2 do their work.", Consequence: "they are ignored"},
	{ID: "E08", Side: SideHTTP2, Section: "RFC 8441 §5", Title: "Names are in lower case; version, subprotocols and extensions are as ever.", Consequence: "the message is malformed"},
	{ID: "E09", Side: SideHTTP2, Section: "RFC 8441 §5", Title: "The status of success is 2xx; 101 does not exist.", Consequence: failConnection},
	{ID: "E10", Side: SideHTTP2, Section: "RFC 8441 §5", Title: "The stream ends with END_STREAM, or with RST_STREAM and CANCEL.", Consequence: noViolation, Unjudged: "it comes after the handshake"},
	{ID: "E11", Side: SideHTTP2, Section: "RFC 9220 §3", Title: "A server that does not know the :protocol answers 501.", Consequence: "the server is at fault", Unjudged: "which protocols a server knows is not in the bytes"},

	{ID: "W01", Side: SideBrowser, Section: WebSocketsStandard, Title: "The subprotocols given to new WebSocket() are different tokens.", Consequence: "it throws a SyntaxError", As: "C17"},
	{ID: "W02", Side: SideBrowser, Section: WebSocketsStandard, Title: "A browser's handshake is a request of the mode websocket.", Consequence: "it was not made by new WebSocket()"},
	{ID: "W03", Side: SideBrowser, Section: WebSocketsStandard, Title: "Any status but 101 fails; redirects are not followed.", Consequence: failConnection, As: "R01"},
	{ID: "W04", Side: SideBrowser, Section: WebSocketsStandard, Title: "If subprotocols were asked for, an answer without one fails.", Consequence: failConnection, As: "R11"},
	{ID: "W05", Side: SideBrowser, Section: WebSocketsStandard, Title: "Then the checks of RFC 6455 §4.1 follow.", Consequence: failConnection, Unjudged: "it points at the others"},
	{ID: "W06", Side: SideBrowser, Section: WebSocketsStandard, Title: "The page sees an error event and the close code 1006, never the reason.", Consequence: noViolation, Unjudged: "it is about what a script sees"},
	{ID: "W07", Side: SideBrowser, Section: WebSocketsStandard, Title: "A page that came over https may not open ws:.", Consequence: "the browser blocks it before a byte is sent"},
}
