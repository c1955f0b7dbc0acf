package page

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/diagnosis"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/page/screen"
)

// showCode adds how to compute the Accept of the key elsewhere.
func (s State) showCode(to *screen.Screen) {
	snippet := s.Case.Snippet()
	to.Island("code", diagnosis.Program(snippet))
	to.Island("commands", s.commands())
	to.Island("vectors", vectors())
	to.Island("code-language", diagnosis.Languages())
	to.Field(CodeLanguageChoice, snippet.ID)
	to.Island("code-accept", markup.Text(s.accept()))
	to.Island("code-key", markup.Visible(s.Key, true))
}

// longestWord is the length in bytes up to which a key is written into a line for a
// shell.
const longestWord = 512

// commands are lines for a shell that do with the key what the page does.
func (s State) commands() markup.Node {
	if len(s.Key) > longestWord {
		return markup.El("p", "aside", markup.Text("This key is too long for a line in a shell."))
	}
	list := markup.El("dl", "commands")
	for _, c := range []struct{ title, line string }{
		{"openssl", "printf %s " + quoted(s.Key+handshake.GUID) + " | openssl dgst -sha1 -binary | openssl base64"},
		{"wsaccept, the command line of this playground", "wsaccept accept -- " + quoted(s.Key)},
		{"curl, a handshake with this key", "curl --http1.1 -isN -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H " +
			quoted("Sec-WebSocket-Key: "+s.Key) + " -m 5 " + s.endpoint()},
		{"wsaccept, a handshake judged", "wsaccept probe -key " + quoted(s.Key) + " " + "ws" + strings.TrimPrefix(s.endpoint(), "http")},
	} {
		list.Kids = append(list.Kids, markup.El("dt", "", markup.Text(c.title)), markup.El("dd", "", markup.El("pre", "code", markup.Text(c.line))))
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
func vectors() markup.Node {
	body := markup.El("tbody", "")
	for _, v := range []struct{ key, about string }{
		{handshake.SampleKey, "RFC 6455 §1.3"},
		{"AQIDBAUGBwgJCgsMDQ4PEA==", "the bytes 1 to 16; RFC 6455 §4.1 names it"},
		{"AAAAAAAAAAAAAAAAAAAAAA==", "16 zero bytes: a NUL ends no string here"},
		{"/////////////////////w==", "16 bytes of 255: / and + stay as they are"},
		{"", "no key: a server must refuse, but the hash is defined"},
	} {
		body.Kids = append(body.Kids, markup.El("tr", "", markup.El("td", "", markup.El("code", "key", markup.Text(v.key))), markup.El("td", "", markup.El("code", "accept", markup.Text(handshake.Accept(v.key)))), markup.Cell(v.about)))
	}
	return markup.El("table", "vectors", markup.El("thead", "", markup.Row("th", "Key", "Accept", "What it is")), body)
}
