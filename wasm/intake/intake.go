// Package intake tells what a text is that somebody typed or pasted, without having
// said so: a key, an Accept, both, a handshake in any form, an error text, code, or
// an address. The page's box and the command line ask it first.
package intake

import (
	"strings"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/evidence"
	"wsaccept/wasm/evidence/code"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/judge"
	"wsaccept/wasm/proxies"
	"wsaccept/wasm/proxies/chain"
)

// Kind is what a text is.
type Kind string

// The kinds.
const (
	Blank     Kind = "blank"
	Key       Kind = "key"        // a Sec-WebSocket-Key, right or wrong
	Accept    Kind = "accept"     // a Sec-WebSocket-Accept without its key
	Pair      Kind = "pair"       // both, in a line of a log or by themselves
	GUID      Kind = "guid"       // a constant in the place of the GUID
	Code      Kind = "code"       // a program that makes Accepts, or answers handshakes
	Handshake Kind = "handshake"  // a request, a response or both, or what tells how one ended
	ErrorText Kind = "error text" // what a program prints about a handshake, and no message of one
	Address   Kind = "address"    // of an endpoint, and nothing else

	Configuration Kind = "configuration" // of a proxy
	Unknown       Kind = "unknown"       // none of these
)

// Intake is a text and what it is.
type Intake struct {
	Kind   Kind
	Key    string         // what the text gives for it, exactly: of a Key or a Pair
	Accept string         // likewise, of an Accept or a Pair
	Judged *judge.Result  // of a Handshake, an ErrorText, an Address or what is Unknown; else nil
	Case   *diagnose.Case // of a line of a log: all that it says; else nil
}

// Read tells what text is. Its time is linear in the length of text.
func Read(text string) Intake {
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "":
		return Intake{Kind: Blank}
	case !strings.ContainsAny(trimmed, " \t\r\n"):
		if word, found := readWord(text, trimmed); found {
			return word
		}
	case isPair(trimmed):
		words := strings.Fields(trimmed)
		if len(words[0]) > len(words[1]) {
			words[0], words[1] = words[1], words[0]
		}
		return Intake{Kind: Pair, Key: words[0], Accept: words[1]}
	case isSpoiltKey(text) && judge.Text(text).Empty():
		return Intake{Kind: Key, Key: text}
	case isConfiguration(text):
		return Intake{Kind: Configuration}
	case isCode(text):
		return Intake{Kind: Code}
	}
	judged := judge.Text(text)
	if !judged.Empty() {
		return readJudged(judged)
	}
	if c, _, _ := evidence.Read("", text, ""); c.Accept != trimmed && c.Accept != "" {
		kind := Pair
		if c.Key == "" {
			kind = Accept
		}
		return Intake{Kind: kind, Key: c.Key, Accept: c.Accept, Case: &c}
	}
	kind := Unknown
	if judged.Address.Text != "" {
		kind = Address
	}
	return Intake{Kind: kind, Judged: judged}
}

// readJudged tells what a text is in which there is something to judge. A line with a
// key alone is a key.
func readJudged(judged *judge.Result) Intake {
	request, response := judged.Pair.Request, judged.Pair.Response
	if request.Absent() && response.Absent() {
		if len(judged.Messages) == 0 && judged.Address.Text != "" {
			return Intake{Kind: Address, Judged: judged}
		}
		return Intake{Kind: ErrorText, Judged: judged}
	}
	fields := request.Lookup("Sec-WebSocket-Key")
	if response.Absent() && len(judged.Messages) == 0 && judged.Excerpt() && len(request.Fields) == 1 && len(fields) == 1 {
		return Intake{Kind: Key, Key: request.Value(fields[0])}
	}
	return Intake{Kind: Handshake, Judged: judged}
}

// The forms of SHA-1 digests, in characters.
const (
	acceptLen = 28 // base64
	hexLen    = 40
)

// readWord tells what a text of one word is, if its form shows it.
func readWord(text, word string) (Intake, bool) {
	bare := strings.Trim(word, `"'`+"`,;")
	if isNumber(bare) { // a status or a close code
		return Intake{}, false
	}
	if constants := evidence.Constants(bare); len(constants) > 0 {
		return Intake{Kind: GUID}, true
	}
	switch length := len(bare); {
	case !isBase64(bare):
		return Intake{}, false
	case length == hexLen && isHex(bare), length >= acceptLen-1:
		return Intake{Kind: Accept, Accept: bare}, true
	}
	return Intake{Kind: Key, Key: text}, true
}

// isPair reports whether text is a key and an Accept and nothing else.
func isPair(text string) bool {
	words := strings.Fields(text)
	return len(words) == 2 && isBase64(words[0]) && isBase64(words[1]) &&
		min(len(words[0]), len(words[1])) == keyLen+2 && max(len(words[0]), len(words[1])) == acceptLen
}

// isSpoiltKey reports whether text is a key with something in or around it that does
// not belong there, such as spaces or a line break, and not a sentence.
func isSpoiltKey(text string) bool {
	joined := strings.Join(strings.Fields(text), "")
	length := len(strings.TrimRight(joined, "="))
	if length < keyLen-4 || length > keyLen+4 || !isBase64(joined) {
		return false
	}
	return strings.HasSuffix(joined, "=") || strings.ContainsAny(joined, "0123456789+/")
}

// keyLen is the length of a key without its padding, in characters.
const keyLen = 22

func isBase64(s string) bool {
	return s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=") == ""
}

func isNumber(s string) bool { return len(s) <= 4 && strings.Trim(s, "0123456789") == "" }

func isHex(s string) bool { return strings.Trim(s, "0123456789abcdefABCDEF") == "" }

// isCode reports whether text is a program that has to do with Accepts: it has a
// constant like the GUID, or hashes, or writes a response.
func isCode(text string) bool {
	if code.IsProgram(text) {
		return true
	}
	if !looksLikeProgram(text) {
		return false
	}
	lower := strings.ToLower(text)
	hashes := strings.Contains(lower, "sha1") || strings.Contains(lower, "sha-1") || strings.Contains(lower, "sha_1")
	for _, c := range evidence.Constants(text) {
		if c.Like || hashes || strings.Contains(lower, "websocket") || hasKey(text) {
			return true
		}
	}
	return hashes && strings.Contains(lower, "sec-websocket-") || len(code.Remarks(text)) > 0
}

// isConfiguration reports whether text is a proxy's configuration, or those of several.
func isConfiguration(text string) bool {
	_, one := proxies.Read(text)
	_, several := chain.Read(text)
	return one || several
}

// hasKey reports whether text has a key in quotes.
func hasKey(text string) bool {
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(`"'`+"`", r) }) {
		if nonce, ok := handshake.Nonce(piece); ok && len(nonce) == handshake.NonceLen {
			return true
		}
	}
	return false
}

// looksLikeProgram reports whether text has what programs have, and messages and logs
// do not: statements.
func looksLikeProgram(text string) bool {
	signs := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		first, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case line == "":
		case strings.HasSuffix(line, ";"), strings.HasSuffix(line, "{"), strings.HasPrefix(line, "}"):
			signs++
		case statements[strings.TrimSuffix(first, ":")]:
			signs++
		case strings.Contains(line, " = ") && strings.ContainsAny(line, "\"'(") || strings.Contains(line, ":="):
			signs++
		case strings.Contains(line, "(") && strings.HasSuffix(line, ")"):
			signs++
		}
		if signs >= mostSigns {
			return true
		}
	}
	return signs > 0 && signs*3 >= strings.Count(strings.TrimSpace(text), "\n")+1
}

// mostSigns is how many statements make a text a program, however much else it has.
const mostSigns = 6

// statements are words that statements and declarations begin with.
var statements = map[string]bool{
	"#include": true, "class": true, "const": true, "def": true, "fn": true, "fun": true, "func": true, "function": true,
	"if": true, "import": true, "let": true, "local": true, "my": true, "package": true, "private": true, "public": true,
	"return": true, "static": true, "sub": true, "using": true, "val": true, "var": true,
}
