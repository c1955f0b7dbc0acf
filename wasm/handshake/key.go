package handshake

import (
	"encoding/base64"
	"strconv"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/words"
)

// KeyLen is the length of a key in bytes: base64 of NonceLen bytes.
const KeyLen = 24

// NonceLen is the number of random bytes in a key: RFC 6455 §4.1 item 7.
const NonceLen = 16

// Nonce returns the bytes that key is the base64 form of, however many, and
// whether key is base64 at all. Bits after the last byte are ignored; CheckKey
// speaks of them.
func Nonce(key string) ([]byte, bool) {
	if strings.ContainsAny(key, "\r\n") { // encoding/base64 would skip them
		return nil, false
	}
	nonce, err := base64.StdEncoding.DecodeString(key)
	return nonce, err == nil
}

// What servers answered to a key that is not base64 of 16 bytes, by its length.
const (
	observedAnyLength = "gorilla, coder, gobwas, npm ws and python-websockets answer 400. x/net/websocket and faye take any key that is present: 101."
	observed24        = "gorilla, coder, npm ws and python-websockets answer 400. gobwas counts 24 characters and no more, x/net/websocket and faye take any key that is present: 101."
)

// CheckKey returns everything there is to say about key as the value of a
// Sec-WebSocket-Key field, faults first in the order a reader meets them. A key
// without an Error is one that every server must take: RFC 6455 §4.2.1 item 5.
func CheckKey(key string) []Finding {
	core := Span{0, len(key)}
	for core.Start < core.End && strings.IndexByte(" \t\r\n", key[core.Start]) >= 0 {
		core.Start++
	}
	for core.Start < core.End && strings.IndexByte(" \t\r\n", key[core.End-1]) >= 0 {
		core.End--
	}
	var findings []Finding
	if core != (Span{0, len(key)}) {
		findings = append(findings, surrounded(key, core))
	}
	if core.Start == core.End {
		return append(findings, emptyKey)
	}

	text := core.Of(key)
	nonce, isBase64 := Nonce(text)
	switch {
	case !isBase64:
		findings = append(findings, notBase64(key, core))
	case len(nonce) != NonceLen:
		findings = append(findings, wrongLength(text, core, len(nonce)))
	case base64.StdEncoding.EncodeToString(nonce) != text:
		findings = append(findings, notCanonical(text, core, nonce))
	}
	if remark, found := notRandom(text, nonce); found {
		remark.Span = core
		findings = append(findings, remark)
	}
	return findings
}

var emptyKey = Finding{
	Rule: "C10", Severity: Error, Section: "RFC 6455 §4.2.1",
	Title:    "The key is empty.",
	Detail:   "A key is base64 of 16 random bytes, 24 characters. A server that answers " + Accept("") + " never found the client's key, often because it looked for the field name in one spelling of upper and lower case only.",
	Observed: "All servers tried answer 400.",
}

// surrounded speaks of the white space around the core of key.
func surrounded(key string, core Span) Finding {
	around := key[:core.Start] + key[core.End:]
	f := Finding{Span: Span{0, len(key)}}
	if core.End < len(key) {
		f.Span = Span{core.End, len(key)}
	} else if core.Start > 0 {
		f.Span = Span{0, core.Start}
	}
	where := "before and after"
	switch {
	case core.Start == core.End:
		where = "and nothing else in"
	case core.Start == 0:
		where = "after"
	case core.End == len(key):
		where = "before"
	}
	without := " Without it the Accept is " + Accept(core.Of(key)) + "."
	if strings.ContainsAny(around, "\r\n") {
		f.Rule, f.Severity, f.Section = "H10", Error, "RFC 9110 §5.5"
		f.Title = "There is a line break " + where + " the key: " + words.List(around) + "."
		f.Detail = "A field value can't hold one. On the wire it ends the line, and the rest of the head with it. It usually comes from a base64 encoder that wraps its output, from echo, or from a copied line." + without
		return f
	}
	f.Rule, f.Severity, f.Section = "H15", Warning, "RFC 9110 §5.5"
	f.Title = "There is white space " + where + " the key: " + words.List(around) + "."
	f.Detail = "White space around a field value is not part of the value, so a server removes it before it hashes." + without + " Here the key is hashed exactly as it stands."
	f.Observed = "gorilla, coder, gobwas, npm ws, faye and python-websockets remove it and answer 101."
	return f
}

const twoKeys = " The comma hints at two keys joined into one value. The field may come only once (RFC 6455 §11.3.1)."

// notBase64 names the first thing that keeps the core of key from being base64.
func notBase64(key string, core Span) Finding {
	text := core.Of(key)
	f := Finding{
		Rule: "C10", Severity: Error, Section: "RFC 6455 §4.2.1", Span: core,
		Detail:   "A server must refuse a key that is not base64 of 16 bytes. The characters are A–Z, a–z, 0–9, + and /, then == at the end.",
		Observed: observedFor(text),
	}
	body := strings.TrimRight(text, "=")
	for i, r := range body {
		if r < utf8.RuneSelf && isBase64Char(byte(r)) {
			continue
		}
		at := strconv.Itoa(utf8.RuneCountInString(key[:core.Start+i]) + 1)
		_, size := utf8.DecodeRuneInString(body[i:])
		f.Span = Span{core.Start + i, core.Start + i + size}
		f.Title = "Not base64: character " + at + " is " + words.Describe(r) + "."
		switch {
		case r == '=':
			f.Title = "Not base64: text follows the padding at character " + at + "."
			if strings.Contains(body[i:], ",") {
				f.Detail += twoKeys
			}
		case r == '-' || r == '_':
			f.Detail += " - and _ belong to the URL-safe alphabet (RFC 4648 §5), which the handshake does not use: write + for - and / for _."
		case r == ',':
			f.Detail += twoKeys
		case r == '\r' || r == '\n' || r == 0:
			f.Rule, f.Section = "H10", "RFC 9110 §5.5"
			f.Detail += " This character can't stand in a field value at all: it would end the line."
			f.Observed = ""
		case r >= utf8.RuneSelf:
			f.Detail += " It was hashed here as its UTF-8 bytes."
		}
		return f
	}
	pads := len(text) - len(body)
	switch len(body) % 4 {
	case 1:
		f.Title = "Not base64: " + words.Count(len(body), "character") + " can't be made of whole bytes; a character is missing or too many."
	default:
		want := (4 - len(body)%4) % 4
		f.Title = "Not base64: the padding is " + words.Quantity(pads, "=") + ", and " + words.Count(len(body), "character") + " need " + words.Quantity(want, "=") + "."
		if len(body) == 22 {
			f.Detail += " Here that makes " + body + "==."
		}
	}
	return f
}

// wrongLength speaks of a key that is base64 of n bytes, n not being 16.
func wrongLength(text string, core Span, n int) Finding {
	return Finding{
		Rule: "C10", Severity: Error, Section: "RFC 6455 §4.2.1", Span: core,
		Title:    "The key is base64 of " + words.Count(n, "byte") + ". It must be 16.",
		Detail:   "16 random bytes in base64 are 24 characters, the last two of them ==. This key has " + strconv.Itoa(len(text)) + ".",
		Observed: observedFor(text),
	}
}

func observedFor(text string) string {
	if len(text) == KeyLen {
		return observed24
	}
	return observedAnyLength
}

// notCanonical speaks of a key whose last character carries bits that belong to
// no byte.
func notCanonical(text string, core Span, nonce []byte) Finding {
	f := Finding{
		Rule: "C11", Severity: Warning, Section: "RFC 4648 §3.5", Span: Span{core.End - 3, core.End - 2},
		Title:    "The last bits of “" + text[KeyLen-3:KeyLen-2] + "” belong to no byte and should be zero.",
		Detail:   "The canonical form of the same 16 bytes is " + base64.StdEncoding.EncodeToString(nonce) + ". It is another string, so its Accept is another, too.",
		Observed: "gorilla, coder, gobwas, x/net/websocket, npm ws, faye and python-websockets take it: 101. pywebsocket3 refuses it (read in its source).",
	}
	if text == "AQIDBAUGBwgJCgsMDQ4PEC==" {
		f.Section = "RFC 6455 erratum 3150"
		f.Detail = "RFC 6455 §4.1 prints this very key; the erratum corrects it to AQIDBAUGBwgJCgsMDQ4PEA==. " + f.Detail
	}
	return f
}

// notRandom remarks on a key that was plainly not made of random bytes.
func notRandom(text string, nonce []byte) (Finding, bool) {
	f := Finding{
		Rule: "C13", Severity: Info, Section: "RFC 6455 §4.1",
		Detail: "Good for trying things out. A client must choose 16 random bytes anew for each connection.",
	}
	switch {
	case text == SampleKey:
		f.Section = "RFC 6455 §1.3"
		f.Title = "This is the sample key of RFC 6455: base64 of the text “the sample nonce”."
	case text == "x3JJHMbDL1EzLkh9GBhXDw==":
		f.Title = "This is the sample key of Wikipedia's article on WebSocket."
	case len(nonce) > 0 && allEqual(nonce):
		f.Title = "All " + words.Count(len(nonce), "byte") + " are 0x" + words.Hex(nonce[0]) + "."
	case len(nonce) >= 8 && printable(nonce):
		f.Title = "The bytes are the text “" + string(nonce) + "”."
	case len(nonce) >= 8 && counting(nonce):
		f.Title = "The bytes count up from " + strconv.Itoa(int(nonce[0])) + "."
	default:
		return Finding{}, false
	}
	return f, true
}

func allEqual(b []byte) bool {
	for _, x := range b {
		if x != b[0] {
			return false
		}
	}
	return true
}

func printable(b []byte) bool {
	for _, x := range b {
		if x < ' ' || x > '~' {
			return false
		}
	}
	return true
}

func counting(b []byte) bool {
	for i, x := range b {
		if x != b[0]+byte(i) {
			return false
		}
	}
	return true
}

func isBase64Char(b byte) bool {
	return 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z' || '0' <= b && b <= '9' || b == '+' || b == '/'
}
