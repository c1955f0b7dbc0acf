package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// onFinding is the advice on f, which is about a side.
func onFinding(f handshake.Finding, side Side) Advice {
	fix, known := fixes[f.Rule]
	if !known || f.Severity == handshake.Warning {
		fix = f.Detail
	}
	return Advice{withSubject(f, side), fix}
}

// withSubject returns the title of f as a sentence that needs no mark in the text beside
// it.
func withSubject(f handshake.Finding, side Side) string {
	title := f.Title
	if rest, found := strings.CutPrefix(title, "This line "); found {
		return "A line of the " + string(side) + " " + rest
	}
	if f.Rule != handshake.C10 {
		return title
	}
	if rest, found := strings.CutPrefix(title, "This is "); found {
		return "The key is " + rest
	}
	if rest, found := strings.CutPrefix(title, "Not base64"); found {
		return "The key is not base64" + rest
	}
	return title
}

// Instructions for more than one rule.
const (
	sendKey       = "Send one Sec-WebSocket-Key: base64 of 16 random bytes, 24 characters, new for each connection."
	sendExtension = "Write the list as names with parameters, such as permessage-deflate; client_max_window_bits, or leave the field out."
	acceptOffered = "Accept only extensions and parameters that the request offers, each once, or leave Sec-WebSocket-Extensions out of the response."
	sendProtocol  = "Send back one of the subprotocols that the request lists, letter for letter, or leave the field out."
	listProtocols = "List subprotocols as tokens, separated by commas, each once, or leave the field out."
	sendFields    = "Write each field as a name, a colon and a value, on one line that ends in CR LF, and an empty line after the last one."
	sendPseudo    = "Send :method CONNECT, :protocol websocket, :scheme, :authority and :path, each once and before all other fields."
	sendAddress   = "Use an address such as wss://example.com/chat: a scheme, a host, and a path without a fragment."
)

// fixes say what to do about a broken rule, as an instruction. A rule whose findings say
// it better themselves has none.
var fixes = map[*handshake.Rule]string{
	handshake.C01: "Send a request line such as GET /chat HTTP/1.1, the fields, and an empty line at the end.",
	handshake.C02: "Send a GET. Behind a form or an HTTP library, use a client of WebSocket instead.",
	handshake.C03: "Send the handshake as HTTP/1.1, and configure each proxy to speak HTTP/1.1 to the server (nginx: proxy_http_version 1.1).",
	handshake.C04: "Send the path and query of the address as the target, beginning with /, such as GET /chat HTTP/1.1.",
	handshake.C05: "Send exactly one Host: the host of the address, and its port unless it is the usual one.",
	handshake.C06: "Send Upgrade: websocket. If the client does, configure the proxy in between to pass it on.",
	handshake.C08: "Send Connection: Upgrade. If the client does, configure the proxy in between to pass it on.",
	handshake.C09: sendKey + " If the client does, find out which proxy removes it.",
	handshake.C10: sendKey,
	handshake.C12: sendKey,
	handshake.C14: "Send Sec-WebSocket-Version: 13.",
	handshake.C15: "Send Sec-WebSocket-Version: 13, once.",
	handshake.C16: "Send one Origin: scheme, host and port of the page, or none if the client is no browser.",
	handshake.C17: listProtocols,
	handshake.C24: "Leave Expect out of the handshake.",

	handshake.R02: "Send a final response, 101 or a refusal, after the interim one.",
	handshake.R03: "Send HTTP/1.1 101 Switching Protocols, and let each proxy speak HTTP/1.1.",
	handshake.R04: "Send Upgrade: websocket, once and with nothing else. If the server does, configure the proxy in between to pass it on.",
	handshake.R05: "Write Upgrade: websocket in ASCII letters.",
	handshake.R06: "Send Connection: Upgrade. If the server does, configure the proxy in between to pass it on.",
	handshake.R08: "Send one Sec-WebSocket-Accept: look in the server and in each proxy for what adds the other.",
	handshake.R09: acceptOffered,
	handshake.R10: sendProtocol,
	handshake.R12: sendProtocol,
	handshake.S15: sendProtocol,

	handshake.X01: sendExtension,
	handshake.X02: sendExtension,
	handshake.X04: sendExtension,
	handshake.X06: sendExtension,
	handshake.X10: sendExtension,
	handshake.D03: acceptOffered,
	handshake.D04: "Send server_no_context_takeover without a value.",
	handshake.D05: "Send client_no_context_takeover without a value.",
	handshake.D06: "Send server_max_window_bits as a number from 8 to 15, in a response no more than was offered, or leave it out.",
	handshake.D07: "Send client_max_window_bits as a number from 8 to 15, in a response only if it was offered, or leave it out.",
	handshake.D08: "Send permessage-deflate once in the response.",

	handshake.H01: "Send a request line such as GET /chat HTTP/1.1: a method, a space, a target, a space and a version.",
	handshake.H02: "Send a status line such as HTTP/1.1 101 Switching Protocols: a version, a space, three digits, a space and a phrase.",
	handshake.H03: "Write HTTP in upper case: HTTP/1.1.",
	handshake.H04: "Send nothing before the first line, not even an empty one.",
	handshake.H07: "Remove the white space before the colon.",
	handshake.H09: sendFields,
	handshake.H10: "Remove control characters, line breaks and NUL from the value; if it comes from base64 or from a file, trim it.",
	handshake.H16: "Leave Content-Length out: a handshake has no body.",
	handshake.H17: "Leave Transfer-Encoding out: a handshake has no body.",

	handshake.E02: sendPseudo,
	handshake.E03: sendPseudo,
	handshake.E04: "Send :scheme https for a wss: address, and http for ws:.",
	handshake.E05: "Leave Connection, Upgrade, Transfer-Encoding and their like out over HTTP/2 and HTTP/3.",
	handshake.E06: "Send the host of the address, and its port, as :authority.",
	handshake.E08: "Write names in lower case, and send sec-websocket-version: 13, once.",
	handshake.E09: "Answer an extended CONNECT with :status 200, and a handshake of HTTP/1.1 with HTTP/1.1 101 Switching Protocols.",
	handshake.E12: sendPseudo,

	handshake.U1: sendAddress,
	handshake.U2: "Leave the fragment out of the address; write a # that belongs to the path as %23.",
	handshake.U4: "Use an address that begins with wss:// or ws://.",
}
