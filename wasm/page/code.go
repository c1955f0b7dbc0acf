package page

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// showCode adds how to compute the Accept of the key elsewhere.
func (s State) showCode(to *Screen) {
	snippet := s.Case.Snippet()
	code := group(el("pre", "code", text(snippet.Code)))
	if snippet.Untried != "" {
		code.kids = append(code.kids, el("p", "aside", text("Not run here, because "+snippet.Untried+": it was only checked by reading it.")))
	}
	to.island("code", code)
	to.island("commands", s.commands())
	to.island("vectors", vectors())
	to.island("code-language", languages())
	to.field(CodeLanguageChoice, snippet.ID)
	to.island("code-accept", text(s.accept()))
	to.island("code-key", visible(s.Key, true))
}

// longestWord is the length in bytes up to which a key is written into a line for a
// shell.
const longestWord = 512

// commands are lines for a shell that do with the key what the page does.
func (s State) commands() node {
	if len(s.Key) > longestWord {
		return el("p", "aside", text("This key is too long for a line in a shell."))
	}
	list := el("dl", "commands")
	for _, c := range []struct{ title, line string }{
		{"openssl", "printf %s " + quoted(s.Key+handshake.GUID) + " | openssl dgst -sha1 -binary | openssl base64"},
		{"wsaccept, the command line of this playground", "wsaccept accept -- " + quoted(s.Key)},
		{"curl, a handshake with this key", "curl --http1.1 -isN -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H " +
			quoted("Sec-WebSocket-Key: "+s.Key) + " -m 5 " + s.endpoint()},
		{"wsaccept, a handshake judged", "wsaccept probe -key " + quoted(s.Key) + " " + "ws" + strings.TrimPrefix(s.endpoint(), "http")},
	} {
		list.kids = append(list.kids, el("dt", "", text(c.title)), el("dd", "", el("pre", "code", text(c.line))))
	}
	return list
}

// endpoint is the address of the server behind the page, or where one would be.
func (s State) endpoint() string {
	if address := s.Place.Address; strings.HasPrefix(address, "http") && s.Live.Phase != NoServer && s.Live.Phase != Asking {
		return address[:strings.LastIndexByte(address, '/')+1] + "endpoint/ws"
	}
	return "http://localhost:8080/endpoint/ws"
}

// quoted writes text as one word of a POSIX shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// vectors are keys and their Accepts, to test an implementation with.
func vectors() node {
	body := el("tbody", "")
	for _, v := range []struct{ key, about string }{
		{handshake.SampleKey, "RFC 6455 §1.3"},
		{"AQIDBAUGBwgJCgsMDQ4PEA==", "the bytes 1 to 16; RFC 6455 §4.1 names it"},
		{"AAAAAAAAAAAAAAAAAAAAAA==", "16 zero bytes: a NUL ends no string here"},
		{"/////////////////////w==", "16 bytes of 255: / and + stay as they are"},
		{"", "no key: a server must refuse, but the hash is defined"},
	} {
		body.kids = append(body.kids, el("tr", "", el("td", "", el("code", "key", text(v.key))), el("td", "", el("code", "accept", text(handshake.Accept(v.key)))), cell(v.about)))
	}
	return el("table", "vectors", el("thead", "", row("th", "Key", "Accept", "What it is")), body)
}
