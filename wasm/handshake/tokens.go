package handshake

import "strings"

// Token is a part of a line that means something by itself.
type Token struct {
	Span
	What    string
	Section Section
}

// Tokens explains the parts of line i of m, in order. Most lines have none worth
// a word.
func (m Message) Tokens(i int) []Token {
	line := m.Lines[i]
	switch {
	case i == m.Start && m.IsResponse():
		return m.statusLineTokens()
	case i == m.Start:
		return m.requestLineTokens()
	case line.Field < 0:
		return nil
	}
	f := m.Fields[line.Field]
	name := f.Name.Of(m.Raw)
	if EqualFold(name, "Sec-WebSocket-Extensions") {
		return m.extensionTokens(f)
	}
	for _, list := range wordLists {
		if EqualFold(name, list.field) {
			return m.wordTokens(f, list)
		}
	}
	return nil
}

func (m Message) requestLineTokens() []Token {
	method, target, version := m.RequestLine()
	return present([]Token{
		{method, "the method", "RFC 9110 §9.1"},
		{target, "the target: the path and query of the address", "RFC 6455 §3"},
		{version, "the version of HTTP", "RFC 9112 §2.3"},
	})
}

func (m Message) statusLineTokens() []Token {
	version, status, reason := m.StatusLine()
	return present([]Token{
		{version, "the version of HTTP", "RFC 9112 §2.3"},
		{status, "the status", "RFC 9110 §15"},
		{reason, "a phrase for people; a client should ignore it", "RFC 9112 §4"},
	})
}

// present returns the tokens that are there.
func present(tokens []Token) []Token {
	var there []Token
	for _, t := range tokens {
		if t.Start < t.End {
			there = append(there, t)
		}
	}
	return there
}

// wordList explains the words that a field may list.
type wordList struct {
	field string
	words map[string]Token // by the word in lower case
	other Token            // for any other word
}

var wordLists = []wordList{
	{"Upgrade", map[string]Token{
		"websocket": {What: "the protocol of RFC 6455", Section: "RFC 6455 §11.2"},
		"h2c":       {What: "HTTP/2 without TLS, a way to it that is no longer used", Section: "RFC 9113 §3.1"},
	}, Token{What: "another protocol", Section: "RFC 9110 §7.8"}},
	{"Connection", map[string]Token{
		"upgrade":        {What: "the Upgrade line is for the next hop only", Section: "RFC 9110 §7.8"},
		"keep-alive":     {What: "leave the connection open after an ordinary response", Section: "RFC 9112 §9.3"},
		"close":          {What: "end the connection after the response", Section: "RFC 9112 §9.6"},
		"http2-settings": {What: "the HTTP2-Settings line is for the next hop only", Section: "RFC 9113 §3.1"},
	}, Token{What: "the line of that name is for the next hop only", Section: "RFC 9110 §7.6.1"}},
	{"Cache-Control", map[string]Token{
		"no-cache": {What: "no stored response without asking the server", Section: "RFC 9111 §5.2.1.4"},
		"no-store": {What: "don't store the response", Section: "RFC 9111 §5.2.1.5"},
	}, Token{What: "a directive for caches", Section: "RFC 9111 §5.2"}},
	{"Sec-WebSocket-Protocol", nil, Token{What: "a subprotocol", Section: "RFC 6455 §1.9"}},
	{"Sec-WebSocket-Version", map[string]Token{
		"13": {What: "RFC 6455", Section: "RFC 6455 §4.1"},
		"8":  {What: "the drafts hybi-08 to hybi-12", Section: "RFC 6455 §11.6"},
		"7":  {What: "the draft hybi-07", Section: "RFC 6455 §11.6"},
	}, Token{What: "a version of the protocol", Section: "RFC 6455 §11.6"}},
	{"Sec-Fetch-Mode", map[string]Token{
		"websocket": {What: "made by new WebSocket()", Section: fetchMetadata},
	}, Token{What: "not made by new WebSocket()", Section: fetchMetadata}},
	{"Sec-Fetch-Site", map[string]Token{
		"same-origin": {What: "the page and the server have the same origin", Section: fetchMetadata},
		"same-site":   {What: "the page and the server are on the same site", Section: fetchMetadata},
		"cross-site":  {What: "the page is of another site: look at Origin", Section: fetchMetadata},
		"none":        {What: "no page asked for this", Section: fetchMetadata},
	}, Token{What: "how page and server relate", Section: fetchMetadata}},
}

// maxTokens is how many words of one line, or of one of its members, are
// explained.
const maxTokens = 20

func (m Message) wordTokens(f Field, list wordList) []Token {
	var tokens []Token
	c := checker{message: m}
	for _, word := range c.split(f.Value, ',') {
		if word.Start == word.End || len(tokens) == maxTokens {
			continue
		}
		token, known := list.words[strings.ToLower(word.text)]
		if !known {
			token = list.other
		}
		token.Span = word.Span
		tokens = append(tokens, token)
	}
	return tokens
}

// deflateTokens explains the parameters of permessage-deflate.
var deflateTokens = map[string]Token{
	serverNoTakeover: {What: "the server compresses each message by itself, without what it remembers of those before", Section: "RFC 7692 §7.1.1.1"},
	clientNoTakeover: {What: "the client compresses each message by itself, without what it remembers of those before", Section: "RFC 7692 §7.1.1.2"},
	serverWindowBits: {What: "how far back the server's compression looks: 2 to the power of this many bytes", Section: "RFC 7692 §7.1.2.1"},
	clientWindowBits: {What: "how far back the client's compression looks: 2 to the power of this many bytes; in an offer without a value, the server may set it", Section: "RFC 7692 §7.1.2.2"},
}

func (m Message) extensionTokens(f Field) []Token {
	var tokens []Token
	c := checker{message: m}
	for _, member := range c.split(f.Value, ',') {
		if member.Start == member.End || len(tokens) >= maxTokens {
			continue
		}
		e, _ := c.extension(member)
		name := e.Name.Of(m.Raw)
		token := Token{e.Name, "an extension", "RFC 6455 §9.1"}
		if name == deflateName {
			token = Token{e.Name, "compresses each message with DEFLATE", "RFC 7692 §7"}
		} else if what := forgotten[name]; what != "" {
			token.What = strings.ToLower(what[:1]) + strings.TrimSuffix(what[1:], ".")
		}
		tokens = append(tokens, token)
		for _, p := range e.Params[:min(len(e.Params), maxTokens)] {
			token, known := deflateTokens[p.Name.Of(m.Raw)]
			if !known || name != deflateName {
				token = Token{What: "a parameter of " + short(name), Section: "RFC 6455 §9.1"}
			}
			token.Span = p.Span
			tokens = append(tokens, token)
		}
	}
	return tokens
}
