package handshake_test

import (
	"testing"

	"wsaccept/wasm/handshake"
)

// How a value becomes a handshake. The request's line is in place of the one that
// the example has, or at its end.
var (
	host       = func(v string) exchange { return rq("Host: server.example.com", "Host: "+v) }
	requestBy  = func(v string) exchange { return rq("GET /chat HTTP/1.1", v) }
	target     = func(v string) exchange { return rq("/chat", v) }
	asked      = func(v string) exchange { return rq("", v) }
	key        = func(v string) exchange { return rq("x3JJHMbDL1EzLkh9GBhXDw==", v) }
	origin     = func(v string) exchange { return rq("http://example.com", v) }
	beforeHost = func(v string) exchange { return rq("Host:", v+"\r\nHost:") }
	statusLine = func(v string) exchange { return rs("HTTP/1.1 101 Switching Protocols", v) }
	answered   = func(v string) exchange { return rs("", v) }
	insteadOf  = func(v string) exchange { return rs("HTTP/1.1 101 Switching Protocols", "HTTP/1.1 "+v) }
	pseudo     = func(v string) exchange { return h2(edits{":path: /chat", v}, nil) }
	authority  = func(v string) exchange { return h2(edits{":authority: server.example.com", ":authority: " + v}, nil) }
	over2      = func(v string) exchange { return h2(edits{"", v}, nil) }
	status2    = func(v string) exchange { return h2(nil, edits{":status: 200", v}) }
	deflate    = func(v string) exchange {
		return both(edits{"", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits; server_max_window_bits=12"}, edits{"", "Sec-WebSocket-Extensions: " + v})
	}
)

// siblings are the neighbours of the cases that were tried with real programs:
// what the RFCs say of each value, and the section that decides. "warning" is what
// a receiver may repair or refuse.
var siblings = []struct {
	section  handshake.Section
	want     string // ok, warning, refused or fail
	response bool   // the verdict is the response's
	of       func(string) exchange
	values   []string
}{
	{"RFC 3986 §3.2.2", "ok", false, host, []string{"a%20b", "%41", "a_b", "a.", "1.2.3.4", "999.1.1.1", "a!$&'()*+,;=~", "a:", "a:80",
		"[::]", "[::1]", "[1::]", "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7::]", "[1:2:3:4:5:6:1.2.3.4]", "[::1.2.3.4]", "[ABCD::ef01]", "[::1]:", "[::1]:80", "[v1.fe80::a+en1]", "[V1F.x]"}},
	{"RFC 9112 §3.2", "fail", false, host, []string{"a%2", "a%", "%zz", "[1:2:3:4:5:6:7:8::]", "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]", "[::12345]", "[:1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:]", "[:::]", "[1::2::3]", "[::g]",
		"[]", "[::1", "::1]", "::1", "[::1.2.3]", "[::1.2.3.256]", "[::01.2.3.4]", "[1.2.3.4]", "[1.2.3.4::]", "[1:2:3:4:5:6:7:1.2.3.4]", "[name]", "[::1]x", "[::1]:8a", "[v.x]", "[v1.]", "[vg.x]", "[v1.a b]", "[v1.%41]",
		"a:80:90", "a:-1", "a:+1", "u:p@a", "a/b", "a?b", "a#b", `a\b`, `"a"`, "a|b", "a^b", "<a>", "http://a", "bücher.example", "a b"}},
	{"RFC 3986 §3.2.3", "warning", false, host, []string{"a:65536", "a:99999", "[::1]:100000", "a:0065536"}}, // any digits
	{"RFC 3986 §3.2.3", "ok", false, host, []string{"a:65535", "a:000080", "a:0"}},
	{"RFC 9844", "fail", false, host, []string{"[fe80::1%25eth0]", "[fe80::1%eth0]"}},
	{"RFC 9110 §4.2.1", "warning", false, host, []string{"", ":80"}}, // the grammar allows it, a ws: address does not

	{"RFC 9112 §6.3", "fail", false, asked, []string{"Content-Length: abc", "Content-Length: -1", "Content-Length: +5", "Content-Length: 5 5", "Content-Length: 5;", "Content-Length: 0, 5", "Content-Length: ,", "Content-Length:", "Content-Length: 1.5", "Content-Length: 0x0",
		"Content-Length: 1e2", `Content-Length: "5"`, "Content-Length: 5, abc", "Content-Length: ٥", "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5\r\nContent-Length:"}},
	{"RFC 9110 §8.6", "ok", false, asked, []string{"Content-Length: 0", "Content-Length: 00"}},
	{"RFC 9110 §8.6", "warning", false, asked, []string{"Content-Length: 5, 5", "Content-Length: 5,", "Content-Length: 5\r\nContent-Length: 5", "Content-Length: 0, 0"}},
	{"RFC 9110 §9.3.1", "warning", false, asked, []string{"Content-Length: 5", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "Transfer-Encoding: CHUNKED", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked"}},
	{"RFC 9112 §6.3", "fail", false, asked, []string{"Transfer-Encoding: gzip", "Transfer-Encoding: chunked, gzip", "Transfer-Encoding: identity", "Transfer-Encoding:", "Transfer-Encoding: xchunked", `Transfer-Encoding: "chunked"`, "Transfer-Encoding: chunked chunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip"}},
	{"RFC 9112 §6.1", "warning", false, asked, []string{"Transfer-Encoding: foo, chunked", "Transfer-Encoding: chunked;q=1", "Transfer-Encoding: chunked,", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 5", "Transfer-Encoding: chunked\r\nContent-Length: abc"}},

	{"RFC 9112 §3", "warning", false, requestBy, []string{"GET  /chat HTTP/1.1", "GET\t/chat HTTP/1.1", "GET\v/chat HTTP/1.1", "GET /chat HTTP/1.1 ", " GET /chat HTTP/1.1", "GET /chat  HTTP/1.1", "GET /ch at HTTP/1.1", "GET /ch\tat HTTP/1.1"}},
	{"RFC 9112 §3", "fail", false, requestBy, []string{"GET /chat HTTP/1.1x", "GET /chat HTTP/11", "GET /chat HTTP/1.10", "GET /chat", "GET", "/chat HTTP/1.1", "GET /chat HTTP", "GET HTTP/1.1", "G ET /chat HTTP/1.1"}},
	{"RFC 3986 §3.3", "ok", false, target, []string{"/chat?a?b", "/a;b=c@d:e", "//", "/%41", "http://server.example.com", "http://server.example.com?x", "HTTPS://server.example.com/chat"}},
	// A server should respond with 400 to all of these, and none says that it must.
	{"RFC 9112 §3.2", "warning", false, target, []string{"/chät", "/ch\x01at", "/ch\x7fat", "/\xff", "/chat?x[]=1", "/a[1]", "/ch%zzat", "/ch%4", "/a|b", `/a\b`, "/a^b", "/a`b", "/a{b}", "/<a>", `/"a"`}},
	{"RFC 6455 §4.1", "fail", false, target, []string{"chat", "./chat", "?x", "*", "server.example.com:80", "ws://server.example.com/chat", "wss://server.example.com/chat", "ftp://server.example.com/", "http:/chat", "http:chat", "/chat#x"}},
	{"RFC 9110 §4.2.1", "fail", false, target, []string{"http:///chat", "http://:80/chat", "http://[::g]/chat", "http://a b/chat"}},
	{"RFC 9112 §3.2.2", "warning", false, target, []string{"http://[::1]/chat", "http://other.example/chat", "http://u:p@server.example.com/chat", "http://server.example.com:99999/chat"}},

	{"RFC 6455 §4.2.1", "ok", false, asked, []string{"Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5", "Sec-WebSocket-Key2: 1", "Sec-WebSocket-Origin: http://a", "Sec-WebSocket-Draft: 2", "WebSocket-Protocol: x", "X-Anything: at all", "Sec-WebSocket-Accept: x"}},
	{"RFC 6455 §4.2.1", "fail", false, func(v string) exchange { return rq("Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==", v) }, []string{"Sec-WebSocket-Key1: x3JJHMbDL1EzLkh9GBhXDw=="}},
	{"RFC 9110 §10.1.1", "warning", false, asked, []string{"Expect: 100-continue", "Expect: 100-Continue", "Expect: 200-ok", "Expect: 100-continue, x"}},
	{"RFC 9110 §5.6.1", "warning", false, asked, []string{"Sec-WebSocket-Protocol:", "Sec-WebSocket-Protocol: x,", "Upgrade:", "Connection:", "Connection: ,", "Upgrade: ,", "Sec-WebSocket-Extensions: permessage-deflate,", "Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Extensions:"}},
	{"RFC 6455 §4.3", "fail", false, func(v string) exchange { return rq("chat, superchat", v) }, []string{"", ",", ", ,", "chat, chat", "chat\r\nSec-WebSocket-Protocol: chat", "chat;", "ch at", "chat/1", "\r\nSec-WebSocket-Protocol:"}},
	{"RFC 6455 §9.1", "fail", false, asked, []string{"Sec-WebSocket-Extensions:", "Sec-WebSocket-Extensions: ,", "Sec-WebSocket-Extensions:\r\nSec-WebSocket-Extensions:", "Sec-WebSocket-Extensions: a;", "Sec-WebSocket-Extensions: a; b=", "Sec-WebSocket-Extensions: a b"}},

	{"RFC 9110 §5.5", "warning", false, asked, []string{"X-A: a\x00b", "X-A: a\x01b", "X-A: \x7f"}},
	{"RFC 9110 §5.5", "warning", false, func(v string) exchange { return rq("Upgrade: websocket", "Upgrade: "+v) }, []string{"websocket\x00", "\x00websocket", "websocket\r"}},
	{"RFC 9112 §2.2", "warning", false, asked, []string{"X-A: a\rb", "X-A: b\r"}},
	{"RFC 9112 §2.2", "warning", false, beforeHost, []string{" X-A: b", "\tX-A: b", "  \r\n x"}},
	{"RFC 9112 §2.2", "fail", false, func(v string) exchange { return rq("Host: server.example.com", v) }, []string{" Host: server.example.com"}}, // ignored, and there is no other
	{"RFC 9112 §5.1", "fail", false, asked, []string{"X-A : b", "X-A\t: b"}},
	{"RFC 9112 §5.2", "warning", false, asked, []string{"X-A: b\r\n c", "X-A: b\r\n\tc"}},
	{"RFC 9112 §5", "fail", false, asked, []string{"garbage", ": b", "X A: b", "X-\x00A: b", "X(A): b", "X\u00e4: b"}},
	{"RFC 9110 §5.5", "ok", false, asked, []string{"X-A: \xe4", "X-A:", "X-A: \t b \t"}},

	{"RFC 6454 §7.1", "ok", false, origin, []string{"null", "file://", "chrome-extension://abc", "http://a.example http://b.example", "http://[::1]:80", "https://xn--bcher-kva.example"}},
	{"RFC 6454 §7.1", "warning", false, origin, []string{"http://a/b", "http//a", "", "http://[::g]", "a.example", "http://bücher.example"}},

	{"RFC 6455 §4.3", "fail", false, key, []string{"x3JJHMbDL1EzLkh9GBhXDw", "x3JJHMbDL1EzLkh9GBhXDw=", "x3JJHMbDL1EzLkh9GBhXDw===", "=x3JJHMbDL1EzLkh9GBhXDw=", "x3JJHMbDL1EzLkh9GBhXD===", "x3JJHMbDL1EzLkh9GBhX_w==", "x3JJHMbDL1EzLkh9GBhXDw==;x=1", "x3JJHMbDL1EzLkh9GBhXDw== x", "x3\x00JHMbDL1EzLkh9GBhXDw==", "x3JJHMbDL1EzLkh9GBhXDwAA", "AAAA", "", "x3JJHMbDL1EzLkh9GBhXDw==,"}},
	{"RFC 4648 §3.5", "warning", false, key, []string{"x3JJHMbDL1EzLkh9GBhXDx==", "x3JJHMbDL1EzLkh9GBhXD/=="}},
	{"RFC 6455 §4.3", "ok", false, key, []string{"x3JJHMbDL1EzLkh9GBhX/w==", "++++++++++++++++++++++==" /* 0xfbefbe… */, " \tx3JJHMbDL1EzLkh9GBhXDw==\t "}},

	{"RFC 9112 §4", "warning", true, statusLine, []string{"HTTP/1.1 101", "HTTP/1.1  101 Switching Protocols", "HTTP/1.1\t101 Switching Protocols", "HTTP/1.1\v101 Switching Protocols", "HTTP/1.1\r101 Switching Protocols", " HTTP/1.1 101 Switching Protocols", "HTTP/1.1 101\tSwitching Protocols", "HTTP/1.1 101 \x00", "HTTP/1.1  101"}},
	{"RFC 9112 §4", "ok", true, statusLine, []string{"HTTP/1.1 101 ", "HTTP/1.1 101 Web Socket Protocol Handshake", "HTTP/1.1 101 \xe4", "HTTP/1.1 101 200 OK"}},
	{"RFC 9112 §4", "fail", true, statusLine, []string{"101 Switching Protocols", "HTTP 101", "HTTP 101 Switching Protocols", "RTSP/1.0 101 OK", "HTTP/1.1 101x OK", "HTTP/1.1 0101 OK", "HTTP/1.1 11 OK", "HTTP/1.1 101. OK", "HTTP/1.1", "http/1.1 101 OK", "HTTP/1.01 101 OK", "HTTP/1 101 OK", "HTTPS/1.1 101 OK", "\ufeffHTTP/1.1 101 OK", "\x00HTTP/1.1 101 OK",
		"Connected.\r\nHTTP/1.1 101 OK", "\r\nHTTP/1.1 101 OK", "Hello", "", "HTTP/1.1101 OK", "HTTP/1.1-101 OK"}},
	{"RFC 9113 §8.6", "fail", true, statusLine, []string{"HTTP/2 101", "HTTP/3 101"}},
	// No sentence says that a client must refuse these: RFC 9110 §2.5, §15.2. RFC 9112
	// §4 allows any HTTP-version in a status line, and RFC 6455 §4.1 gives the client no
	// check of it.
	{"RFC 9110 §15.2", "warning", true, statusLine, []string{"HTTP/1.0 101 Switching Protocols", "HTTP/0.9 101 Switching Protocols", "HTTP/2.0 101 Switching Protocols", "HTTP/3.0 101", "HTTP/1.2 101 Switching Protocols", "HTTP/1.9 101 Switching Protocols"}},

	{"RFC 9112 §5.1", "warning", true, answered, []string{"X-A : b", "X-A\t: b"}},
	{"RFC 9112 §5.1", "warning", true, func(v string) exchange { return rs("Upgrade: websocket", v) }, []string{"Upgrade : websocket", "Upgrade\t: websocket", "Upgrade: websocket\r", "Upgrade: websocket\x00", " X: y\r\nUpgrade: websocket", "Upgrade:\r\n websocket"}},
	{"RFC 6455 §4.1", "fail", true, func(v string) exchange { return rs("Upgrade: websocket", v) }, []string{" Upgrade: websocket", "Upgrade: web\x00socket", "Upgrade: websocket\v", "Upgrade: websocket\u00a0", "Upgrade: h2c, websocket", "Upgrade: websocket;", "Upgrade:"}},
	{"RFC 6455 §4.1", "fail", true, func(v string) exchange { return rs("HSmrc0sMlYUkAGmm5OPpG2HaGWk=", v) }, []string{"HS\x00mrc0sMlYUkAGmm5OPpG2HaGWk=", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=\v", ", HSmrc0sMlYUkAGmm5OPpG2HaGWk=", "hsmrc0smlyukagmm5oppg2hagwk=", "HSmrc0sMlYUkAGmm5OPpG2HaGWk"}},
	{"RFC 9110 §5.5", "warning", true, func(v string) exchange { return rs("HSmrc0sMlYUkAGmm5OPpG2HaGWk=", v) }, []string{"HSmrc0sMlYUkAGmm5OPpG2HaGWk=\x00", "HSmrc0sMlYUkAGmm5OPpG2HaGWk=\r", "\r\n HSmrc0sMlYUkAGmm5OPpG2HaGWk="}},
	{"RFC 9112 §6.3", "warning", true, answered, []string{"Content-Length: abc", "Content-Length: 1\r\nContent-Length: 2", "Transfer-Encoding: gzip", "Transfer-Encoding: chunked\r\nContent-Length: 3"}},
	{"RFC 9112 §5", "fail", true, answered, []string{"garbage", ": b", "X A: b"}},
	{"RFC 6455 §11.3.4", "fail", true, answered, []string{"Sec-WebSocket-Protocol:", "Sec-WebSocket-Protocol: chat"}},

	{"RFC 6455 §4.1", "refused", true, insteadOf, []string{"401 No\r\nWWW-Authenticate: Basic realm=x", "401 No", "402 No", "403 No", "404 No", "407 No\r\nProxy-Authenticate: Basic realm=x", "407 No", "426 No", "429 No", "300 No", "302 No\r\nLocation: /x", "304 No", "305 No", "308 No", "200 OK", "204 OK", "205 OK", "500 No", "503 No", "099 No", "000 No", "600 No", "999 No", "418"}},
	{"RFC 9112 §6.3", "fail", true, insteadOf, []string{"400 No\r\nContent-Length: abc", "400 No\r\nContent-Length: 1\r\nContent-Length: 2", "200 OK\r\nContent-Length: 1, 2", "403 No\r\nContent-Length:", "302 No\r\nContent-Length: -1"}},
	{"RFC 9112 §6.3", "refused", true, insteadOf, []string{"400 No\r\nContent-Length: 1, 1", "204 No\r\nContent-Length: abc", "304 No\r\nContent-Length: abc", "400 No\r\nTransfer-Encoding: gzip", "400 No\r\nTransfer-Encoding: chunked\r\nContent-Length: abc", "400 No\r\nX-A : b"}},
	{"RFC 9110 §15.2", "fail", true, insteadOf, []string{"100 Continue", "102 Processing", "103 Early Hints", "199 What"}},
	{"RFC 9110 §15.2", "ok", true, insteadOf, []string{"100 Continue\r\n\r\nHTTP/1.1 101 OK", "103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 101 OK", "199 What\r\n\r\nHTTP/1.1 101 OK"}},

	{"RFC 9113 §8.2.2", "fail", false, over2, []string{"te: gzip", "te: trailers, gzip", "te: trailers;q=0.5", "te:", "connection: keep-alive", "proxy-connection: keep-alive", "keep-alive: timeout=5", "transfer-encoding: chunked", "upgrade: websocket"}},
	{"RFC 9113 §8.2.2", "ok", false, over2, []string{"te: trailers", "x: y", "sec-websocket-key: x3JJHMbDL1EzLkh9GBhXDw==", "cookie: a=b", "host: server.example.com", "priority: u=1"}},
	{"RFC 9113 §8.3", "fail", false, pseudo, []string{":path: /chat\r\n:foo: bar", ":path: /chat\r\n:status: 200", ":path: /chat\r\n:path: /chat", ":path: /chat\r\n:host: a", "x: y\r\n:path: /chat", ":path: chat", ":path: *", ":path:", ":path: ?x", ":path: http://a/chat", ":path: /chat#x", ":Path: /chat"}},
	{"RFC 9113 §8.2.1", "fail", false, over2, []string{"X: y", "x y: z", "x: a\x00b", "x\u00e4: y"}},
	{"RFC 9113 §8.3.1", "warning", false, over2, []string{"host: other.example"}},
	{"RFC 9113 §8.3.1", "fail", false, authority, []string{"u:p@server.example.com", "[1:2:3]", "a b", "a%zz"}},
	{"RFC 3986 §3.2.3", "warning", false, authority, []string{"a:99999"}},
	{"RFC 9113 §8.3.1", "ok", false, authority, []string{"a:8443", "[::1]:443", "a%20b"}},
	{"RFC 8441 §5", "ok", true, status2, []string{":status: 200", ":status: 200\r\nsec-websocket-accept: x", ":status: 200\r\nserver: x"}},
	{"RFC 8441 §5", "warning", true, status2, []string{":status: 204", ":status: 299"}},
	{"RFC 8441 §5", "refused", true, status2, []string{":status: 403", ":status: 302\r\nlocation: /x", ":status: 501"}},
	{"RFC 9113 §8.6", "fail", true, status2, []string{":status: 101", ":status: 200\r\nte: trailers", ":status: 200\r\n:path: /", ":status: 200\r\nupgrade: websocket", ":status: 200\r\n:status: 200", ":status: 200\r\nX: y"}},

	{"RFC 7692 §7.1", "ok", true, deflate, []string{"permessage-deflate; server_max_window_bits=12", "permessage-deflate; server_max_window_bits=8", `permessage-deflate; server_max_window_bits="12"`, "permessage-deflate; server_max_window_bits = 12", "permessage-deflate; server_max_window_bits=12; client_max_window_bits=15",
		"permessage-deflate; server_max_window_bits=12; server_no_context_takeover; client_no_context_takeover"}},
	{"RFC 7692 §7.1", "fail", true, deflate, []string{"permessage-deflate; server_max_window_bits=13", "permessage-deflate; server_max_window_bits=7", "permessage-deflate; server_max_window_bits=012", "permessage-deflate; server_max_window_bits=+12", "permessage-deflate; server_max_window_bits", "permessage-deflate; client_max_window_bits", "permessage-deflate; client_max_window_bits=16",
		"permessage-deflate; client_no_context_takeover=1", "permessage-deflate; server_max_window_bits=12; server_max_window_bits=12", "permessage-deflate; x", "permessage-deflate, permessage-deflate", "Permessage-Deflate", "foo", "permessage-deflate;", "permessage-deflate; server_max_window_bits=\"1 2\""}},
}

func TestSiblings(t *testing.T) {
	tried := 0
	for _, kind := range siblings {
		for _, value := range kind.values {
			tried++
			pair := kind.of(value).pair(t)
			j := handshake.Check(pair)
			got, findings := pair.Request.Verdict(j.Request), j.Request
			if kind.response {
				got, findings = pair.Response.Verdict(j.Response), j.Response
			}
			said := string(got)
			if got == handshake.Ok && handshake.Worst(findings) == handshake.Warning {
				said = "warning"
			}
			// What is legal may have a warning, because not all programs accept it.
			if said != kind.want && !(kind.want == "ok" && said == "warning") {
				t.Errorf("%q: %s, want %s by %s: %+v", value, said, kind.want, kind.section, titles(findings))
			}
		}
	}
	t.Logf("%d values", tried)
}

func titles(findings []handshake.Finding) []string {
	var all []string
	for _, f := range findings {
		all = append(all, string(f.Severity)+" "+f.Rule.ID+" "+f.Title)
	}
	return all
}
