package handshake_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// exchange is a handshake made from the example of RFC 6455 §1.3 by edits, or from
// that of RFC 8441 §5.1.
type exchange struct {
	address  string
	extended bool
	request  []string // old, new, old, new … "" for old: a line at the end
	response []string
	bytes    string        // in place of the response
	end      handshake.End // in place of the response
	alone    bool          // without the response, or if there are response edits, without the request
}

const extendedRequest = ":method: CONNECT\r\n:protocol: websocket\r\n:scheme: https\r\n:path: /chat\r\n:authority: server.example.com\r\nsec-websocket-protocol: chat, superchat\r\nsec-websocket-extensions: permessage-deflate\r\nsec-websocket-version: 13\r\norigin: http://www.example.com\r\n\r\n"
const extendedResponse = ":status: 200\r\nsec-websocket-protocol: chat\r\n\r\n"

func (v exchange) pair(t *testing.T) handshake.Pair {
	t.Helper()
	// A key that nothing is to be said of.
	const key = "x3JJHMbDL1EzLkh9GBhXDw=="
	request, response := handshake.ExampleRequest(key), handshake.ExampleResponse("HSmrc0sMlYUkAGmm5OPpG2HaGWk=")
	if v.extended {
		request, response = extendedRequest, extendedResponse
	}
	request, response = edit(t, request, v.request), edit(t, response, v.response)
	if v.alone && v.response == nil {
		response = ""
	} else if v.alone {
		request = ""
	}
	switch {
	case v.end != "":
		response = ""
	case v.bytes != "":
		response = v.bytes
	}
	pair := handshake.ParsePair(request, response)
	pair.End = v.end
	pair.Address = v.address
	return pair
}

func edit(t *testing.T, message string, edits []string) string {
	t.Helper()
	for i := 0; i < len(edits); i += 2 {
		old, replacement := edits[i], edits[i+1]
		if old == "" {
			message = strings.TrimSuffix(message, "\r\n") + replacement + "\r\n\r\n"
			continue
		}
		if !strings.Contains(message, old) {
			t.Fatalf("there is no %q in %q", old, message)
		}
		message = strings.Replace(message, old, replacement, 1)
	}
	return message
}

func rq(edits ...string) exchange { return exchange{request: edits} }
func rs(edits ...string) exchange { return exchange{response: edits} }
func both(request, response []string) exchange {
	return exchange{request: request, response: response}
}
func h2(request, response []string) exchange {
	return exchange{extended: true, request: request, response: response}
}
func at(address string) exchange       { return exchange{address: address} }
func bytes(response string) exchange   { return exchange{bytes: response} }
func ended(end handshake.End) exchange { return exchange{end: end} }

type edits = []string

// The rules' vectors: a handshake that keeps the rule, as near as can be to the
// one that breaks it, and at what severity that is told. From RFC 6455, RFC 7692,
// RFC 8441, RFC 9110 and RFC 9112, and from what was observed.
var ruleVectors = []struct {
	rule       *handshake.Rule
	keeps      exchange
	breaks     exchange
	severity   handshake.Severity
	inResponse bool
}{
	{rule: handshake.U1, keeps: rq("/chat", "/ch%20at"), breaks: rq("/chat", "/chät"), severity: handshake.Warning},
	{rule: handshake.U1, keeps: at("wss://example.com:8443/a?b=c"), breaks: at("wss://"), severity: handshake.Error},
	{rule: handshake.U1, keeps: at("ws://a:065535/"), breaks: at("ws://a:65536/"), severity: handshake.Error},
	{rule: handshake.U1, keeps: at("ws://[::1]/?a:99999"), breaks: at("ws://[::g]/"), severity: handshake.Error},
	{rule: handshake.U1, keeps: at("ws://bücher.example/"), breaks: at("ws:example.com/"), severity: handshake.Error},
	{rule: handshake.U2, keeps: rq("/chat", "/chat%23x"), breaks: rq("/chat", "/chat#x"), severity: handshake.Error},
	{rule: handshake.U2, keeps: at("ws://example.com/"), breaks: at("ws://example.com/#x"), severity: handshake.Error},
	{rule: handshake.U3, keeps: rq("/chat", "/chat?a"), breaks: rq("/chat", "/chat?"), severity: handshake.Info},
	{rule: handshake.U4, keeps: at("wss://example.com/"), breaks: at("ftp://example.com/"), severity: handshake.Error},
	{rule: handshake.U4, keeps: at("ws://example.com/"), breaks: at("http://example.com/"), severity: handshake.Warning},
	{rule: handshake.U5, keeps: at("ws://example.com/a@b"), breaks: at("ws://u:p@example.com/"), severity: handshake.Warning},
	{rule: handshake.N5, keeps: rq(), breaks: rq("\r\n\r\n", "\r\n\r\n\x81\x82\x01\x02\x03\x04ik"), severity: handshake.Warning},

	{rule: handshake.N6, keeps: exchange{alone: true}, breaks: ended(handshake.Unseen), severity: handshake.Warning, inResponse: true},
	{rule: handshake.L1, keeps: rs(), breaks: ended(handshake.UnknownHost), severity: handshake.Error, inResponse: true},
	{rule: handshake.L2, keeps: ended(handshake.Closed), breaks: ended(handshake.ConnectionRefused), severity: handshake.Error, inResponse: true},
	{rule: handshake.L3, keeps: ended(handshake.ConnectionRefused), breaks: ended(handshake.Unreachable), severity: handshake.Error, inResponse: true},
	{rule: handshake.L4, keeps: ended(handshake.TLSFailed), breaks: ended(handshake.BadCertificate), severity: handshake.Error, inResponse: true},
	{rule: handshake.L5, keeps: ended(handshake.TLSFailed), breaks: ended(handshake.PlainPort), severity: handshake.Error, inResponse: true},
	{rule: handshake.L6, keeps: ended(handshake.PlainPort), breaks: ended(handshake.TLSFailed), severity: handshake.Error, inResponse: true},
	{rule: handshake.L7, keeps: ended(handshake.Closed), breaks: ended(handshake.TimedOut), severity: handshake.Error, inResponse: true},
	{rule: handshake.L8, keeps: bytes("HTTP/1.1 400 \r\n\r\n"), breaks: ended(handshake.Closed), severity: handshake.Error, inResponse: true},
	{rule: handshake.L9, keeps: ended(handshake.Closed), breaks: ended(handshake.Reset), severity: handshake.Error, inResponse: true},
	{rule: handshake.H02, keeps: rs(), breaks: ended(handshake.NotHTTP), severity: handshake.Error, inResponse: true},
	{rule: handshake.F1, keeps: rs("HTTP/1.1 101", "\r\nHTTP/1.1 101"), breaks: rs("HTTP/1.1 101", "\x00HTTP/1.1 101"), severity: handshake.Error, inResponse: true},
	{rule: handshake.F1, keeps: rs("HTTP/1.1", "http/1.1"), breaks: rs("HTTP/1.1 101", "\uFEFFHTTP/1.1 101"), severity: handshake.Error, inResponse: true},
	{rule: handshake.F2, keeps: bytes("\x15\x02\x01\x00\x02\x02\x46"), breaks: bytes("\x15\x03\x01\x00\x02\x02\x46"), severity: handshake.Error, inResponse: true},
	{rule: handshake.F2, keeps: bytes("HTTP/1.1 400 Bad Request\r\n\r\nThe request was sent to an HTTPS port"), breaks: bytes("HTTP/1.1 400 Bad Request\r\n\r\n<center>The plain HTTP request was sent to HTTPS port</center>"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.F3, keeps: bytes("\x00\x00\x12\x06\x00\x00\x00\x00\x00"), breaks: bytes("\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x80"), severity: handshake.Error, inResponse: true},
	{rule: handshake.F3, keeps: rs(), breaks: bytes("\x00\x00\x08\x07\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01"), severity: handshake.Error, inResponse: true},
	{rule: handshake.F4, keeps: bytes("101 Switching Protocols\r\n\r\n"), breaks: bytes("220 mail.example ESMTP\r\n"), severity: handshake.Error, inResponse: true},
	{rule: handshake.F4, keeps: bytes("500 Internal Server Error\r\n\r\n"), breaks: bytes("SSH-2.0-x\r\n"), severity: handshake.Error, inResponse: true},
	{rule: handshake.F5, keeps: bytes("\x81\x85abcdhello"), breaks: bytes("\x81\x05hello"), severity: handshake.Error, inResponse: true},
	{rule: handshake.F6, keeps: bytes("HTTP/1.0 200 OK\r\n\r\n<html>"), breaks: bytes("<html>hello</html>"), severity: handshake.Error, inResponse: true},

	{rule: handshake.C01, keeps: rq(), breaks: rq("GET /chat HTTP/1.1", "hello"), severity: handshake.Error},
	{rule: handshake.C01, keeps: rq(), breaks: rq("13\r\n\r\n", "13\r\n"), severity: handshake.Error},
	{rule: handshake.C02, keeps: rq(), breaks: rq("GET", "POST"), severity: handshake.Error},
	{rule: handshake.C02, keeps: rq(), breaks: rq("GET", "get"), severity: handshake.Error},
	{rule: handshake.C02, keeps: rs("101 Switching Protocols", "405 No\r\nAllow: GET"), breaks: rs("101 Switching Protocols", "405 No"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.C03, keeps: rq(), breaks: rq("HTTP/1.1", "HTTP/1.0"), severity: handshake.Error},
	{rule: handshake.C03, keeps: rq(), breaks: rq("HTTP/1.1", "HTTP/1.2"), severity: handshake.Info},
	{rule: handshake.C03, keeps: rq(), breaks: rq("HTTP/1.1", "HTTP/2.0"), severity: handshake.Warning},
	{rule: handshake.C04, keeps: rq("/chat", "http://server.example.com/chat"), breaks: rq("/chat", "chat"), severity: handshake.Error},
	{rule: handshake.C04, keeps: rq("/chat", "/"), breaks: rq("/chat", "*"), severity: handshake.Error},
	{rule: handshake.C04, keeps: rq(), breaks: rq("/chat", "ws://server.example.com/chat"), severity: handshake.Error},
	{rule: handshake.C04, keeps: rq("/chat", "https://SERVER.example.com/chat"), breaks: rq("/chat", "http://other.example/chat"), severity: handshake.Warning},
	{rule: handshake.C04, keeps: rq(), breaks: rq("/chat", ""), severity: handshake.Error},
	{rule: handshake.C05, keeps: rq("server.example.com", "[::1]:8080"), breaks: rq("Host: server.example.com\r\n", ""), severity: handshake.Error},
	{rule: handshake.C05, keeps: rq("server.example.com", "a:80"), breaks: rq("Host: server.example.com", "Host: a\r\nHost: a"), severity: handshake.Error},
	{rule: handshake.C05, keeps: rq("server.example.com", "a_b"), breaks: rq("server.example.com", "a b"), severity: handshake.Error},
	{rule: handshake.C05, keeps: rq(), breaks: rq("server.example.com", ""), severity: handshake.Warning},
	{rule: handshake.C06, keeps: rq("Upgrade: websocket", "uPGRADE: WebSocket"), breaks: rq("Upgrade: websocket\r\n", ""), severity: handshake.Error},
	{rule: handshake.C06, keeps: rq("Upgrade: websocket", "Upgrade: h2c, websocket"), breaks: rq("Upgrade: websocket", "Upgrade: h2c websocket"), severity: handshake.Error},
	{rule: handshake.C06, keeps: rq("Upgrade: websocket", "Upgrade:websocket"), breaks: rq("Upgrade: websocket", "Upgrade: web\u017focket"), severity: handshake.Error},
	{rule: handshake.C07, keeps: rq(), breaks: rq("Upgrade: websocket", "Upgrade: websocket/13"), severity: handshake.Warning},
	{rule: handshake.C08, keeps: rq("Connection: Upgrade", "Connection: keep-alive, upgrade"), breaks: rq("Connection: Upgrade\r\n", ""), severity: handshake.Error},
	{rule: handshake.C08, keeps: rq("Connection: Upgrade", "Connection: keep-alive\r\nConnection: UPGRADE"), breaks: rq("Connection: Upgrade", "Connection: Upgraded"), severity: handshake.Error},
	{rule: handshake.C09, keeps: rq(), breaks: rq("Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n", ""), severity: handshake.Error},
	{rule: handshake.C10, keeps: rq("x3JJHMbDL1EzLkh9GBhXDw==", "AQIDBAUGBwgJCgsMDQ4PEA=="), breaks: rq("x3JJHMbDL1EzLkh9GBhXDw==", "AAAAAAAAAAAAAAAAAAAA"), severity: handshake.Error},
	{rule: handshake.C10, keeps: rq("x3JJHMbDL1EzLkh9GBhXDw==", "  x3JJHMbDL1EzLkh9GBhXDw==\t"), breaks: rq("x3JJHMbDL1EzLkh9GBhXDw==", "x3JJHMbDL1EzLkh9GBhXDw==, x3JJHMbDL1EzLkh9GBhXDw=="), severity: handshake.Error},
	{rule: handshake.C11, keeps: rq("x3JJHMbDL1EzLkh9GBhXDw==", "AQIDBAUGBwgJCgsMDQ4PEA=="), breaks: rq("x3JJHMbDL1EzLkh9GBhXDw==", "AQIDBAUGBwgJCgsMDQ4PEC=="), severity: handshake.Warning},
	{rule: handshake.C12, keeps: rq(), breaks: rq("", "Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw=="), severity: handshake.Error},
	{rule: handshake.C13, keeps: rq("x3JJHMbDL1EzLkh9GBhXDw==", "3Zk1pQ0i9Xh2S7m4bVwqTA=="), breaks: rq("x3JJHMbDL1EzLkh9GBhXDw==", "AAAAAAAAAAAAAAAAAAAAAA=="), severity: handshake.Info},
	{rule: handshake.C14, keeps: rq(), breaks: rq("Version: 13", "Version: 8"), severity: handshake.Error},
	{rule: handshake.C14, keeps: rq(), breaks: rq("Sec-WebSocket-Version: 13\r\n", ""), severity: handshake.Error},
	{rule: handshake.C15, keeps: rq("Version: 13", "Version:13"), breaks: rq("Version: 13", "Version: 013"), severity: handshake.Error},
	{rule: handshake.C15, keeps: rq(), breaks: rq("Version: 13", "Version: 13, 8"), severity: handshake.Error},
	{rule: handshake.C15, keeps: rq(), breaks: rq("", "Sec-WebSocket-Version: 13"), severity: handshake.Error},
	{rule: handshake.C15, keeps: rq(), breaks: rq("Version: 13", "Version: 256"), severity: handshake.Error},
	{rule: handshake.C16, keeps: rq(), breaks: rq("Origin: http://example.com\r\n", ""), severity: handshake.Info},
	{rule: handshake.C16, keeps: rq(), breaks: rq("", "Origin: http://example.com"), severity: handshake.Error},
	{rule: handshake.C16, keeps: rq("http://example.com", "https://example.com:8443"), breaks: rq("http://example.com", "http://example.com/"), severity: handshake.Warning},
	{rule: handshake.C17, keeps: rq("chat, superchat", "chat\r\nSec-WebSocket-Protocol: superchat"), breaks: rq("chat, superchat", "chat, chat"), severity: handshake.Error},
	{rule: handshake.C17, keeps: rq("chat, superchat", "chat"), breaks: rq("chat, superchat", "chat/1"), severity: handshake.Error},
	{rule: handshake.C17, keeps: rq("chat, superchat", "chat,superchat"), breaks: rq("chat, superchat", ""), severity: handshake.Error},
	{rule: handshake.C17, keeps: rq(), breaks: rq("chat, superchat", "chat,"), severity: handshake.Warning},
	{rule: handshake.C18, keeps: rq(), breaks: rq("chat, superchat", "chat, CHAT"), severity: handshake.Info},
	{rule: handshake.C22, keeps: rq(), breaks: rq("Upgrade: websocket", "Upgrade: websocket, h2c"), severity: handshake.Warning},
	{rule: handshake.C23, keeps: rq(), breaks: rq("", "Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5"), severity: handshake.Info},

	{rule: handshake.C24, keeps: rq("", "Expect: 100-continue\r\nContent-Length: 5"), breaks: rq("", "Expect: 100-continue"), severity: handshake.Warning},
	{rule: handshake.C24, keeps: rq(), breaks: rq("", "Expect: a-miracle"), severity: handshake.Warning},

	{rule: handshake.S01, keeps: rs(), breaks: rq("Version: 13", "Version: 8"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S03, keeps: rs("101 Switching Protocols", "401 No\r\nWWW-Authenticate: Basic"), breaks: rs("101 Switching Protocols", "401 No"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S03, keeps: rs("101 Switching Protocols", "302 No\r\nLocation: /"), breaks: rs("101 Switching Protocols", "302 No"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S05, keeps: rq("http://example.com", "http://localhost"), breaks: rq("http://example.com", "HTTP://example.com"), severity: handshake.Info},
	{rule: handshake.S06, keeps: both(edits{"Version: 13", "Version: 25"}, edits{"101 Switching Protocols", "400 No\r\nSec-WebSocket-Version: 13, 8, 7"}), breaks: both(edits{"Version: 13", "Version: 25"}, edits{"101 Switching Protocols", "400 No"}), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S07, keeps: rs("101 Switching Protocols", "426 No"), breaks: rs("101 Switching Protocols", "426 No", "Upgrade: websocket\r\n", ""), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S07, keeps: rs("101 Switching Protocols", "426 No"), breaks: rs("101 Switching Protocols", "426 No", "Connection: Upgrade\r\n", ""), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S15, keeps: rs(), breaks: rs("", "Sec-WebSocket-Protocol: superchat"), severity: handshake.Error, inResponse: true},
	{rule: handshake.S15, keeps: rs("Protocol: chat", "Protocol: superchat"), breaks: rs("Protocol: chat", "Protocol: chat, superchat"), severity: handshake.Error, inResponse: true},
	{rule: handshake.S16, keeps: both(edits{"", "Sec-WebSocket-Extensions: permessage-deflate, a"}, edits{"", "Sec-WebSocket-Extensions: permessage-deflate, a"}), breaks: both(edits{"", "Sec-WebSocket-Extensions: permessage-deflate, a"}, edits{"", "Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Extensions: a"}), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S17, keeps: rs("101 Switching Protocols", "426 No\r\nSec-WebSocket-Version: 13"), breaks: rs("", "Sec-WebSocket-Version: 13"), severity: handshake.Info, inResponse: true},
	{rule: handshake.S18, keeps: rq("Upgrade: websocket", "Upgrade: h2c, WebSocket"), breaks: rq("Upgrade: websocket\r\n", ""), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S18, keeps: rq(), breaks: rq("HTTP/1.1", "HTTP/1.0"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S19, keeps: rs("101 Switching Protocols", "400 No\r\nContent-Length: 0"), breaks: rs("", "Content-Length: 0"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.S20, keeps: both(edits{"", "Expect: 100-continue"}, edits{"HTTP/1.1 101", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101"}), breaks: rq("", "Expect: 100-continue"), severity: handshake.Warning, inResponse: true},

	{rule: handshake.R01, keeps: rs(), breaks: rs("101 Switching Protocols", "200 OK"), severity: handshake.Info, inResponse: true},
	{rule: handshake.R01, keeps: h2(nil, edits{"200", "204"}), breaks: h2(nil, edits{"200", "403"}), severity: handshake.Info, inResponse: true},
	{rule: handshake.R02, keeps: rs(), breaks: rs("101 Switching Protocols", "100 Continue"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R02, keeps: rs(), breaks: rs("HTTP/1.1 101", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 101"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.R03, keeps: rs(), breaks: rs("HTTP/1.1", "HTTP/1.0"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.R03, keeps: rs(), breaks: rs("HTTP/1.1", "HTTP/2.0"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.R03, keeps: rs(), breaks: rs("HTTP/1.1", "HTTP/2"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R03, keeps: rs("HTTP/1.1 101", "HTTP/1.0 426"), breaks: rs("HTTP/1.1", "HTTP/1.2"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.R04, keeps: rs("Upgrade: websocket", "Upgrade: WebSocket"), breaks: rs("Upgrade: websocket\r\n", ""), severity: handshake.Error, inResponse: true},
	{rule: handshake.R04, keeps: rs("Upgrade: websocket", "Upgrade: \t websocket"), breaks: rs("Upgrade: websocket", "Upgrade: websocket, h2c"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R04, keeps: rs(), breaks: rs("Upgrade: websocket", "Upgrade: websocket\r\nUpgrade: websocket"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R05, keeps: rs("Upgrade: websocket", "Upgrade: WEBSOCKET"), breaks: rs("Upgrade: websocket", "Upgrade: web\u017focket"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R06, keeps: rs("Connection: Upgrade", "Connection: upgrade"), breaks: rs("Connection: Upgrade\r\n", ""), severity: handshake.Error, inResponse: true},
	{rule: handshake.R06, keeps: rs(), breaks: rs("Connection: Upgrade", "Connection: keep-alive Upgrade"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R06, keeps: rs(), breaks: rs("Connection: Upgrade", "Connection: keep-alive, Upgrade"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.R06, keeps: rs(), breaks: rs("Connection: Upgrade", "Connection: Upgrade, close"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.R07, keeps: rs("Accept: ", "Accept:\t "), breaks: rs("HSmrc0sMlYUkAGmm5OPpG2HaGWk=", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), severity: handshake.Error, inResponse: true},
	{rule: handshake.R07, keeps: rs(), breaks: rs("Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r\n", ""), severity: handshake.Error, inResponse: true},
	{rule: handshake.R07, keeps: rs(), breaks: exchange{response: edits{"101", "101"}, alone: true}, severity: handshake.Info, inResponse: true},
	// The sample of the article this page grew from: base64 of a text, never hashed.
	{rule: handshake.R07, keeps: rs(), breaks: exchange{response: edits{"HSmrc0sMlYUkAGmm5OPpG2HaGWk=", "MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE="}, alone: true}, severity: handshake.Error, inResponse: true},
	{rule: handshake.R08, keeps: rs(), breaks: rs("", "Sec-WebSocket-Accept: HSmrc0sMlYUkAGmm5OPpG2HaGWk="), severity: handshake.Error, inResponse: true},
	{rule: handshake.R09, keeps: both(edits{"", "Sec-WebSocket-Extensions: permessage-deflate"}, edits{"", "Sec-WebSocket-Extensions: permessage-deflate"}), breaks: rs("", "Sec-WebSocket-Extensions: permessage-deflate"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R10, keeps: rs("Protocol: chat", "Protocol: superchat"), breaks: rs("Protocol: chat", "Protocol: soap"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R10, keeps: rs(), breaks: rs("Protocol: chat", "Protocol: CHAT"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R10, keeps: rs(), breaks: rq("Sec-WebSocket-Protocol: chat, superchat\r\n", ""), severity: handshake.Error, inResponse: true},
	{rule: handshake.R11, keeps: rs(), breaks: rs("Sec-WebSocket-Protocol: chat\r\n", ""), severity: handshake.Warning, inResponse: true},
	{rule: handshake.R12, keeps: rs(), breaks: rs("Protocol: chat", "Protocol:"), severity: handshake.Error, inResponse: true},
	{rule: handshake.R14, keeps: rs(), breaks: rs("", "Set-Cookie: a=b"), severity: handshake.Info, inResponse: true},
	{rule: handshake.R15, keeps: rs("\r\n\r\n", "\r\n\r\n\x81\x02hi"), breaks: rs("\r\n\r\n", "\r\n"), severity: handshake.Error, inResponse: true},

	{rule: handshake.X01, keeps: rq("", "Sec-WebSocket-Extensions: mux; max-channels=4; flow-control, deflate-stream"), breaks: rq("", "Sec-WebSocket-Extensions: per message; x"), severity: handshake.Error},
	{rule: handshake.X01, keeps: rq("", `Sec-WebSocket-Extensions: foo, bar; baz="2"`), breaks: rq("", "Sec-WebSocket-Extensions: foo; bar="), severity: handshake.Error},
	{rule: handshake.X01, keeps: rq("", `Sec-WebSocket-Extensions: foo; bar="a\b"`), breaks: rq("", `Sec-WebSocket-Extensions: foo; bar="a`), severity: handshake.Error},
	{rule: handshake.X02, keeps: rq(), breaks: rq("", "Sec-WebSocket-Extensions:"), severity: handshake.Error},
	{rule: handshake.X03, keeps: rq("", "Sec-WebSocket-Extensions: permessage-deflate"), breaks: rq("", "Sec-WebSocket-Extensions: , permessage-deflate"), severity: handshake.Warning},
	{rule: handshake.X04, keeps: rq("", "Sec-WebSocket-Extensions: permessage-deflate"), breaks: rq("", "Sec-WebSocket-Extensions: permessage-deflate;"), severity: handshake.Error},
	{rule: handshake.X05, keeps: rq("", "Sec-WebSocket-Extensions: permessage-deflate ; server_max_window_bits=10"), breaks: rq("", "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits = 10"), severity: handshake.Warning},
	{rule: handshake.X06, keeps: rq("", `Sec-WebSocket-Extensions: x-foo; a="b"`), breaks: rq("", `Sec-WebSocket-Extensions: x-foo; a="b c"`), severity: handshake.Error},
	{rule: handshake.X07, keeps: rq("", "Sec-WebSocket-Extensions: permessage-deflate"), breaks: rq("", "Sec-WebSocket-Extensions: deflate-frame"), severity: handshake.Warning},
	{rule: handshake.X08, keeps: rq("", "Sec-WebSocket-Extensions: permessage-deflate"), breaks: rq("", "Sec-WebSocket-Extensions: Permessage-Deflate"), severity: handshake.Warning},
	{rule: handshake.X10, keeps: rq("", "Sec-WebSocket-Extensions: x, permessage-deflate"), breaks: rq("", "Sec-WebSocket-Extensions: @@@, permessage-deflate"), severity: handshake.Error},

	{rule: handshake.D01, keeps: rq("", "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover"), breaks: rq("", "Sec-WebSocket-Extensions: permessage-deflate; foo"), severity: handshake.Warning},
	{rule: handshake.D02, keeps: rq("", "Sec-WebSocket-Extensions: permessage-deflate"), breaks: rq("", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, permessage-deflate"), severity: handshake.Info},
	{rule: handshake.D03, keeps: deflated("permessage-deflate; server_no_context_takeover"), breaks: deflated("permessage-deflate; server_no_context_takeover; server_no_context_takeover"), severity: handshake.Error, inResponse: true},
	{rule: handshake.D03, keeps: deflated("permessage-deflate"), breaks: deflated("permessage-deflate; Server_No_Context_Takeover"), severity: handshake.Error, inResponse: true},
	{rule: handshake.D04, keeps: deflated("permessage-deflate; server_no_context_takeover"), breaks: deflated("permessage-deflate; server_no_context_takeover=1"), severity: handshake.Error, inResponse: true},
	{rule: handshake.D05, keeps: deflated("permessage-deflate; client_no_context_takeover"), breaks: deflated("permessage-deflate; client_no_context_takeover=1"), severity: handshake.Error, inResponse: true},
	{rule: handshake.D06, keeps: deflated(`permessage-deflate; server_max_window_bits="10"`), breaks: deflated("permessage-deflate; server_max_window_bits=7"), severity: handshake.Error, inResponse: true},
	{rule: handshake.D06, keeps: deflated("permessage-deflate; server_max_window_bits=15"), breaks: deflated("permessage-deflate; server_max_window_bits=08"), severity: handshake.Error, inResponse: true},
	{rule: handshake.D06, keeps: both(edits{"", "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10"}, edits{"", "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9"}), breaks: both(edits{"", "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10"}, edits{"", "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=11"}), severity: handshake.Error, inResponse: true},
	{rule: handshake.D07, keeps: deflated("permessage-deflate; client_max_window_bits=10"), breaks: deflated("permessage-deflate; client_max_window_bits"), severity: handshake.Error, inResponse: true},
	{rule: handshake.D07, keeps: deflated("permessage-deflate"), breaks: both(edits{"", "Sec-WebSocket-Extensions: permessage-deflate"}, edits{"", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=10"}), severity: handshake.Error, inResponse: true},
	{rule: handshake.D08, keeps: deflated("permessage-deflate"), breaks: deflated("permessage-deflate, permessage-deflate"), severity: handshake.Error, inResponse: true},

	{rule: handshake.H01, keeps: rq(), breaks: rq("GET /chat", "GET  /chat"), severity: handshake.Warning},
	{rule: handshake.H01, keeps: rq(), breaks: rq("GET /chat HTTP/1.1", "GET /chat"), severity: handshake.Error},
	{rule: handshake.H02, keeps: rs("101 Switching Protocols", "101 "), breaks: rs("101 Switching Protocols", "101"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.H02, keeps: rs("Switching", "Any"), breaks: rs("101", "0101"), severity: handshake.Error, inResponse: true},
	{rule: handshake.H02, keeps: rs(), breaks: rs("HTTP/1.1 101", "HTTP/1.1  101"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.H03, keeps: rs(), breaks: rs("HTTP", "http"), severity: handshake.Error, inResponse: true},
	{rule: handshake.H03, keeps: rq(), breaks: rq("HTTP/", "http/"), severity: handshake.Error},
	{rule: handshake.H04, keeps: rq(), breaks: rq("GET", "\r\nGET"), severity: handshake.Warning},
	{rule: handshake.H04, keeps: rs(), breaks: rs("HTTP", "\r\nHTTP"), severity: handshake.Error, inResponse: true},
	{rule: handshake.H05, keeps: rq(), breaks: rq("websocket\r\n", "websocket\n"), severity: handshake.Warning},
	{rule: handshake.H06, keeps: rq(), breaks: rq("websocket\r\n", "websocket\r"), severity: handshake.Warning},
	{rule: handshake.H07, keeps: rq("Upgrade: ", "Upgrade:\t "), breaks: rq("Upgrade:", "Upgrade :"), severity: handshake.Error},
	{rule: handshake.H07, keeps: rs("Upgrade: ", "Upgrade:\t "), breaks: rs("Upgrade:", "Upgrade :"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.H08, keeps: rs("", "X-A: b"), breaks: rs("", "X-A: b\r\n c"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.H09, keeps: rq("", "X:"), breaks: rq("", "garbage"), severity: handshake.Error},
	{rule: handshake.H09, keeps: rs("", "X-A: b"), breaks: rs("", "X A: b"), severity: handshake.Error, inResponse: true},
	{rule: handshake.H10, keeps: rs("", "X-A: a\tb"), breaks: rs("", "X-A: a\x00b"), severity: handshake.Warning, inResponse: true},
	{rule: handshake.H11, keeps: rs("", "X-A: cafe"), breaks: rs("", "X-A: caf\xe9"), severity: handshake.Info, inResponse: true},
	{rule: handshake.H12, keeps: rq("Connection: Upgrade", "Connection: keep-alive,Upgrade"), breaks: rq("Connection: Upgrade", "Connection: ,, Upgrade ,"), severity: handshake.Warning},
	{rule: handshake.H13, keeps: rq("", "User-Agent: a b"), breaks: rq("", "User-Agent: a\r\nUser-Agent: b"), severity: handshake.Warning},
	{rule: handshake.H14, keeps: rq("", "Content-Length: 0"), breaks: rq("", "Content-Length: 5"), severity: handshake.Warning},
	{rule: handshake.H15, keeps: rs("Accept: ", "Accept:"), breaks: rs("GWk=", "GWk= \t"), severity: handshake.Warning, inResponse: true},

	{rule: handshake.H16, keeps: rq("", "Content-Length: 0"), breaks: rq("", "Content-Length: 0x0"), severity: handshake.Error},
	{rule: handshake.H16, keeps: rq("", "Content-Length: 00"), breaks: rq("", "Content-Length: 0, 5"), severity: handshake.Error},
	{rule: handshake.H16, keeps: rq("", "Content-Length: 5"), breaks: rq("", "Content-Length: 5, 5"), severity: handshake.Warning},
	{rule: handshake.H16, keeps: rs("", "Content-Length: abc"), breaks: rs("101 Switching Protocols", "400 No\r\nContent-Length: abc"), severity: handshake.Error, inResponse: true},
	{rule: handshake.H17, keeps: rq("", "Transfer-Encoding: gzip, Chunked"), breaks: rq("", "Transfer-Encoding: chunked, gzip"), severity: handshake.Error},
	{rule: handshake.H17, keeps: rq("", "Transfer-Encoding: gzip, chunked"), breaks: rq("", "Transfer-Encoding: chunked, Chunked"), severity: handshake.Warning},
	{rule: handshake.H17, keeps: rq("", "Transfer-Encoding: chunked"), breaks: rq("", "Transfer-Encoding: chunked\r\nContent-Length: 5"), severity: handshake.Warning},
	{rule: handshake.H18, keeps: rs("Upgrade: websocket", "Upgrade:\r\n websocket"), breaks: rs("Upgrade: websocket", " X: y\r\nUpgrade: websocket"), severity: handshake.Warning, inResponse: true},

	{rule: handshake.E02, keeps: h2(nil, nil), breaks: h2(edits{"CONNECT", "GET"}, nil), severity: handshake.Error},
	{rule: handshake.E02, keeps: h2(nil, nil), breaks: h2(edits{":protocol: websocket\r\n", ""}, nil), severity: handshake.Error},
	{rule: handshake.E03, keeps: h2(nil, nil), breaks: h2(edits{":path: /chat\r\n", ""}, nil), severity: handshake.Error},
	{rule: handshake.E04, keeps: h2(edits{"https", "http"}, nil), breaks: h2(edits{"https", "wss"}, nil), severity: handshake.Error},
	{rule: handshake.E05, keeps: h2(nil, nil), breaks: h2(edits{"", "upgrade: websocket"}, nil), severity: handshake.Error},
	{rule: handshake.E06, keeps: h2(nil, nil), breaks: h2(edits{":authority", "host"}, nil), severity: handshake.Warning},
	{rule: handshake.E07, keeps: h2(nil, nil), breaks: h2(edits{"", "sec-websocket-key: x3JJHMbDL1EzLkh9GBhXDw=="}, nil), severity: handshake.Info},
	{rule: handshake.E08, keeps: h2(nil, nil), breaks: h2(edits{"sec-websocket-version", "Sec-WebSocket-Version"}, nil), severity: handshake.Error},
	{rule: handshake.E08, keeps: h2(nil, nil), breaks: h2(edits{"sec-websocket-version: 13\r\n", ""}, nil), severity: handshake.Error},
	{rule: handshake.E09, keeps: h2(nil, nil), breaks: h2(nil, edits{"200", "101"}), severity: handshake.Error, inResponse: true},
	{rule: handshake.E09, keeps: h2(nil, nil), breaks: h2(nil, edits{"200", "204"}), severity: handshake.Warning, inResponse: true},
	{rule: handshake.E05, keeps: h2(edits{"", "te: trailers"}, nil), breaks: h2(edits{"", "te: gzip"}, nil), severity: handshake.Error},
	{rule: handshake.E12, keeps: h2(nil, nil), breaks: h2(edits{":path", ":foo: bar\r\n:path"}, nil), severity: handshake.Error},
	{rule: handshake.E12, keeps: h2(nil, nil), breaks: h2(nil, edits{":status: 200", ":status: 200\r\n:path: /"}), severity: handshake.Error, inResponse: true},

	{rule: handshake.W02, keeps: rq("", "Sec-Fetch-Mode: websocket"), breaks: rq("", "Sec-Fetch-Mode: cors"), severity: handshake.Warning},
	{rule: handshake.W07, keeps: exchange{address: "wss://server.example.com/chat", request: edits{"Origin: http:", "Origin: https:"}}, breaks: exchange{address: "ws://server.example.com/chat", request: edits{"Origin: http:", "Origin: https:"}}, severity: handshake.Warning},
}

// deflated is a handshake in which permessage-deflate was offered with
// client_max_window_bits, and the answer to it is the given one.
func deflated(answer string) exchange {
	return both(edits{"", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"}, edits{"", "Sec-WebSocket-Extensions: " + answer})
}

func TestRuleVectors(t *testing.T) {
	tested := map[*handshake.Rule]bool{}
	for _, test := range ruleVectors {
		tested[test.rule] = true
		find := func(v exchange) (found handshake.Finding, ok bool) {
			j := handshake.Check(v.pair(t))
			findings := append(j.Address, j.Request...)
			if test.inResponse {
				findings = j.Response
			}
			for _, f := range findings {
				if f.Rule == test.rule && (!ok || f.Severity == test.severity) {
					found, ok = f, true
				}
			}
			return found, ok
		}
		if f, found := find(test.keeps); found {
			t.Errorf("%s is said to be broken by a handshake that keeps it: %s", test.rule.ID, f.Title)
		}
		if f, found := find(test.breaks); !found {
			t.Errorf("%s is not said to be broken by %+v", test.rule.ID, test.breaks)
		} else if f.Severity != test.severity {
			t.Errorf("%s: severity %s, want %s", test.rule.ID, f.Severity, test.severity)
		}
	}
	for _, r := range handshake.Rules() {
		judged := r.As == nil && r.Unjudged == ""
		if judged && !tested[r] {
			t.Errorf("rule %s has no vectors", r.ID)
		}
		if !judged && tested[r] {
			t.Errorf("rule %s has vectors, and is said not to be judged, or under another id", r.ID)
		}
	}
}

func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range handshake.Rules() {
		if seen[r.ID] {
			t.Errorf("two rules %s", r.ID)
		}
		seen[r.ID] = true
		if r.Side == "" || r.Title == "" || r.Consequence == "" || !strings.HasPrefix(r.Section.URL(), "https://") {
			t.Errorf("rule %s lacks something: %+v", r.ID, r)
		}
		if r.As != nil && (r.As.As != nil || r.As.Unjudged != "") {
			t.Errorf("rule %s is said to be judged as %s, which is not judged", r.ID, r.As.ID)
		}
	}
	for _, id := range declaredRules(t) {
		if !seen[id] {
			t.Errorf("rule %s is in no family", id)
		}
		delete(seen, id)
	}
	if len(seen) > 0 {
		t.Errorf("in the table, and not declared under their own ids: %v", seen)
	}
}

// declaredRules returns the names of all variables that are rules.
func declaredRules(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^\t(\w+) += &Rule{`).FindAllStringSubmatch(string(source), -1) {
			names = append(names, m[1])
		}
	}
	return names
}

// The examples of the RFCs keep every rule.
func TestExamplesAreClean(t *testing.T) {
	for name, v := range map[string]exchange{"RFC 6455": {}, "RFC 8441": {extended: true}} {
		j := handshake.Check(v.pair(t))
		for _, f := range append(j.Request, j.Response...) {
			if f.Severity != handshake.Info {
				t.Errorf("%s: %s %s", name, f.Rule.ID, f.Title)
			}
		}
	}
}

// What is told of a handshake, and nothing beside it: the rules of all errors and
// warnings, in the order of the bytes.
func TestNothingBeside(t *testing.T) {
	const offer = "Sec-WebSocket-Extensions: permessage-deflate; "
	tests := []struct {
		name              string
		v                 exchange
		request, response string
	}{
		{"two spaces before the status", rs("HTTP/1.1 101", "HTTP/1.1  101"), "", "H02"},
		{"a tab before the status", rs("HTTP/1.1 101", "HTTP/1.1\t101"), "", "H02"},
		{"a zero before the status", rs("101", "0101"), "", "H02"},
		{"four digits", rs("101", "1010"), "", "H02"},
		{"a seed of wrong answers", rs("HTTP/1.1 101", "101", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=", "MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE=", "Protocol: chat", "Protocol: soap", "", "Sec-WebSocket-Extensions: deflate-frame"), "", "H02 R07 R10 X07 R09"},
		{"a status line without a status", rs("HTTP/1.1 101 Switching Protocols", "HTTP/1.1", "GWk=", "GWk"), "", "H02 R07"},
		{"text before the status line", rs("HTTP/1.1", "Hello\r\nHTTP/1.1", "Upgrade: websocket\r\n", ""), "", "F1 R04"},
		{"tabs in the request line", rq("GET /chat HTTP/1.1", "GET\t/chat\tHTTP/1.1"), "H01", ""},
		{"a space after the request line", rq("HTTP/1.1", "HTTP/1.1 "), "H01", ""},
		{"a space before the request line", rq("GET", " GET"), "H01", ""},
		{"a space before a colon", rs("Upgrade:", "Upgrade :"), "", "H07"},
		{"an empty member", rs("Upgrade: websocket", "Upgrade: websocket,"), "", "R04"},
		{"Upgrade twice", rq("Upgrade: websocket", "Upgrade: websocket\r\nUpgrade: websocket"), "C22", ""},
		{"a version of websocket", rq("Upgrade: websocket", "Upgrade: websocket/13"), "C07", ""},
		{"the same option twice", rs("Connection: Upgrade", "Connection: Upgrade, upgrade"), "", "R06"},
		{"the first offer", both(edits{"", offer + "server_max_window_bits=15, permessage-deflate; server_max_window_bits=10"}, edits{"", offer + "server_max_window_bits=12"}), "", ""},
		{"the second offer", both(edits{"", offer + "server_max_window_bits=10, permessage-deflate"}, edits{"", "Sec-WebSocket-Extensions: permessage-deflate"}), "", ""},
		{"neither offer", both(edits{"", offer + "client_max_window_bits=9, permessage-deflate; client_max_window_bits=10"}, edits{"", offer + "client_max_window_bits=12"}), "", "D07"},
		{"a malformed offer", both(edits{"", offer + `server_max_window_bits="1 0"`}, edits{"", "Sec-WebSocket-Extensions: permessage-deflate"}), "X06", "S01"},
		{"an unknown parameter, again and again", both(edits{"", offer + "foo; foo; foo"}, nil), "D01 D01 D01", ""},
		{"103 where 100 was expected", both(edits{"", "Expect: 100-continue"}, edits{"HTTP/1.1 101", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 101"}), "C24", "R02 S20"},
		{"a refusal that is deserved", both(edits{"GET", "POST"}, edits{"101 Switching Protocols", "405 No\r\nAllow: GET"}), "C02", ""},
		{"curl over HTTP/2", both(edits{"HTTP/1.1", "HTTP/2"}, edits{"HTTP/1.1 101 Switching Protocols", "HTTP/2 400 "}), "C03 E05 E05", ""},
		{"curl over HTTP/2, without the fields", both(edits{"HTTP/1.1", "HTTP/2", "Upgrade: websocket\r\nConnection: Upgrade\r\n", ""}, edits{"HTTP/1.1 101 Switching Protocols", "HTTP/2 400 "}), "C03 C06 C08", ""},
		{"neither :method nor :protocol", h2(edits{":method: CONNECT\r\n:protocol: websocket\r\n", ""}, nil), "E02 E02", ""},
		{"two of them", h2(edits{":path: /chat", ":path: /chat\r\n:path: /"}, nil), "E12", ""},
		{"a list of fields for an answer to HTTP/1.1", exchange{response: edits{"HTTP/1.1 101 Switching Protocols", ":status: 200", "Upgrade: websocket\r\nConnection: Upgrade\r\n", ""}}, "", "E09 E08 E08"},
		{"beyond ASCII in the target", rq("/chat", "/ch\u00e4t"), "U1", ""},
		{"a space in the target", rq("/chat", "/ch at"), "H01", ""},
		{"a request line of HTTP/0.9", rq("GET /chat HTTP/1.1", "GET /chat"), "H01", "S01"},
		{"this very computer", exchange{address: "ws://localhost:8080/", request: edits{"Origin: http:", "Origin: https:"}}, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			j := handshake.Check(test.v.pair(t))
			for what, side := range map[string]struct {
				want     string
				findings []handshake.Finding
			}{"address": {"", j.Address}, "request": {test.request, j.Request}, "response": {test.response, j.Response}} {
				var got []string
				for _, f := range side.findings {
					if f.Severity != handshake.Info {
						got = append(got, f.Rule.ID)
					}
				}
				if strings.Join(got, " ") != side.want {
					t.Errorf("%s: %s, want %s: %+v", what, strings.Join(got, " "), side.want, side.findings)
				}
			}
		})
	}
}

// What was not pasted is not missing.
func TestHidden(t *testing.T) {
	pair := handshake.ParsePair("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: x\r\n\r\n")
	pair.Request.Hidden, pair.Response.Hidden = []string{handshake.AnyField}, []string{"upgrade", "connection"}
	j := handshake.Check(pair)
	for _, f := range append(j.Request, j.Response...) {
		if f.Rule != handshake.C08 && f.Rule != handshake.R07 && f.Rule != handshake.S01 {
			t.Errorf("%+v", f)
		}
	}
}

// A rule about a field says so, because a violation may be that the field is missing.
func TestRuleFields(t *testing.T) {
	names := strings.Fields("Host Upgrade Connection Origin Sec-WebSocket-Key Sec-WebSocket-Version Sec-WebSocket-Accept Sec-WebSocket-Protocol Sec-WebSocket-Extensions")
	for _, rule := range handshake.Rules() {
		if rule.As != nil || rule.Unjudged != "" {
			continue
		}
		has := " " + strings.Join(rule.Fields, " ") + " "
		switch rule.Side {
		case handshake.SideExtensions, handshake.SideDeflate:
			if has != " Sec-WebSocket-Extensions " {
				t.Errorf("%s: %q: %s", rule.ID, rule.Fields, rule.Title)
			}
		case handshake.SideRequest, handshake.SideClient:
			for _, name := range names {
				if said := regexp.MustCompile(`(^|[^-\w])` + name + `($|[^-\w])`); said.MatchString(strings.ReplaceAll(rule.Title, "the word Upgrade", "")) && !strings.Contains(has, " "+name+" ") {
					t.Errorf("%s: %q: %s", rule.ID, rule.Fields, rule.Title)
				}
			}
		}
		for _, name := range rule.Fields {
			if !strings.Contains(" "+strings.Join(names, " ")+" ", " "+name+" ") {
				t.Errorf("%s is about %q, which is no field of the handshake", rule.ID, name)
			}
		}
	}
}
