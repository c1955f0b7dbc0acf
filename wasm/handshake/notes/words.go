package notes

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// Word is a part of a line that means something by itself.
type Word struct {
	handshake.Span
	What    string
	Section handshake.Section
}

// Words explains the parts of line i of m, in order. Most lines have none that
// needs it.
func Words(m handshake.Message, i int) []Word {
	line := m.Lines[i]
	switch {
	case i == m.Start && m.IsResponse() && !m.HasStatusLine():
		return nil
	case i == m.Start && m.IsResponse():
		return statusLine(m)
	case i == m.Start:
		return requestLine(m)
	case line.Field < 0:
		return nil
	}
	f := m.Fields[line.Field]
	name := f.Name.Of(m.Raw)
	if handshake.EqualFold(name, "Sec-WebSocket-Extensions") {
		return extensions(m, f)
	}
	for _, list := range wordLists {
		if handshake.EqualFold(name, list.field) {
			return list.explain(m, f)
		}
	}
	return nil
}

func requestLine(m handshake.Message) []Word {
	method, target, version := m.RequestLine()
	return present([]Word{
		{method, "the method", "RFC 9110 §9.1"},
		{target, "the target: the path and query of the address", "RFC 6455 §3"},
		{version, "the version of HTTP", "RFC 9112 §2.3"},
	})
}

func statusLine(m handshake.Message) []Word {
	version, status, reason := m.StatusLine()
	return present([]Word{
		{version, "the version of HTTP", "RFC 9112 §2.3"},
		{status, "the status", "RFC 9110 §15"},
		{reason, "a phrase for people; a client should ignore it", "RFC 9112 §4"},
	})
}

// present returns the words that are there.
func present(words []Word) []Word {
	var there []Word
	for _, w := range words {
		if w.Start < w.End {
			there = append(there, w)
		}
	}
	return there
}

// wordList explains the words that a field may list.
type wordList struct {
	field string
	words map[string]Word // by the word in lower case
	other Word            // for any other word
}

var wordLists = []wordList{
	{"Upgrade", map[string]Word{
		"websocket": {What: "the protocol of RFC 6455", Section: "RFC 6455 §11.2"},
		"h2c":       {What: "HTTP/2 without TLS, a way to it that is no longer used", Section: "RFC 9113 §3.1"},
	}, Word{What: "another protocol", Section: "RFC 9110 §7.8"}},
	{"Connection", map[string]Word{
		"upgrade":        {What: "the Upgrade line is for the next hop only", Section: "RFC 9110 §7.8"},
		"keep-alive":     {What: "leave the connection open after an ordinary response", Section: "RFC 9112 §9.3"},
		"close":          {What: "end the connection after the response", Section: "RFC 9112 §9.6"},
		"http2-settings": {What: "the HTTP2-Settings line is for the next hop only", Section: "RFC 9113 §3.1"},
	}, Word{What: "the line of that name is for the next hop only", Section: "RFC 9110 §7.6.1"}},
	{"Cache-Control", map[string]Word{
		"no-cache": {What: "no stored response without asking the server", Section: "RFC 9111 §5.2.1.4"},
		"no-store": {What: "don't store the response", Section: "RFC 9111 §5.2.1.5"},
	}, Word{What: "a directive for caches", Section: "RFC 9111 §5.2"}},
	{"Sec-WebSocket-Protocol", nil, Word{What: "a subprotocol", Section: "RFC 6455 §1.9"}},
	{"Sec-WebSocket-Version", map[string]Word{
		"13": {What: "RFC 6455", Section: "RFC 6455 §4.1"},
		"8":  {What: "the drafts hybi-08 to hybi-12", Section: "RFC 6455 §11.6"},
		"7":  {What: "the draft hybi-07", Section: "RFC 6455 §11.6"},
	}, Word{What: "a version of the protocol", Section: "RFC 6455 §11.6"}},
	{"Sec-Fetch-Mode", map[string]Word{
		"websocket": {What: "made by new WebSocket()", Section: handshake.FetchMetadata},
	}, Word{What: "not made by new WebSocket()", Section: handshake.FetchMetadata}},
	{"Sec-Fetch-Site", map[string]Word{
		"same-origin": {What: "the page and the server have the same origin", Section: handshake.FetchMetadata},
		"same-site":   {What: "the page and the server are on the same site", Section: handshake.FetchMetadata},
		"cross-site":  {What: "the page is of another site: look at Origin", Section: handshake.FetchMetadata},
		"none":        {What: "no page asked for this", Section: handshake.FetchMetadata},
	}, Word{What: "how page and server relate", Section: handshake.FetchMetadata}},
}

// maxWords is how many words of one line, or of one of its members, are
// explained.
const maxWords = 20

// explain explains the words of f, which is such a field.
func (list wordList) explain(m handshake.Message, f handshake.Field) []Word {
	var words []Word
	for _, span := range m.Members(f) {
		if len(words) == maxWords {
			break
		}
		word, known := list.words[strings.ToLower(span.Of(m.Raw))]
		if !known {
			word = list.other
		}
		word.Span = span
		words = append(words, word)
	}
	return words
}

// deflateWords explains the parameters of permessage-deflate.
var deflateWords = map[string]Word{
	"server_no_context_takeover": {What: "the server compresses each message on its own, without reusing the data of earlier ones", Section: "RFC 7692 §7.1.1.1"},
	"client_no_context_takeover": {What: "the client compresses each message on its own, without reusing the data of earlier ones", Section: "RFC 7692 §7.1.1.2"},
	"server_max_window_bits":     {What: "how far back the server's compression looks: 2 to the power of this many bytes", Section: "RFC 7692 §7.1.2.1"},
	"client_max_window_bits":     {What: "how far back the client's compression looks: 2 to the power of this many bytes; in an offer without a value, the server may set it", Section: "RFC 7692 §7.1.2.2"},
}

// extensions explains the members of f, which is Sec-WebSocket-Extensions.
func extensions(m handshake.Message, f handshake.Field) []Word {
	var words []Word
	for _, e := range m.Extensions(f) {
		if len(words) >= maxWords {
			break
		}
		name := e.Name.Of(m.Raw)
		word := Word{e.Name, "an extension", "RFC 6455 §9.1"}
		if name == handshake.DeflateName {
			word = Word{e.Name, "compresses each message with DEFLATE", "RFC 7692 §7"}
		} else if what := handshake.FormerExtension(name); what != "" {
			word.What = strings.ToLower(what[:1]) + strings.TrimSuffix(what[1:], ".")
		}
		words = append(words, word)
		for _, p := range e.Params[:min(len(e.Params), maxWords)] {
			word, known := deflateWords[p.Name.Of(m.Raw)]
			if !known || name != handshake.DeflateName {
				word = Word{What: "a parameter of that extension", Section: "RFC 6455 §9.1"}
			}
			word.Span = p.Span
			words = append(words, word)
		}
	}
	return words
}
