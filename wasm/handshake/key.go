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
func Nonce(key string) (nonce []byte, ok bool) {
	if strings.ContainsAny(key, "\r\n") { // encoding/base64 would skip them
		return nil, false
	}
	nonce, err := base64.StdEncoding.DecodeString(key)
	if err != nil {
		return nil, false
	}
	return nonce, true
}

// TrimKey returns key without the white space and the line breaks around it.
func TrimKey(key string) string { return strings.Trim(key, " \t\r\n") }

// What servers answered to a key that is not base64 of 16 bytes, by its length.
const (
	observedAnyLength = "gorilla, coder, gobwas, npm ws and python-websockets answer 400. x/net/websocket and faye take any key that is present: 101."
	observed24        = "gorilla, coder, npm ws and python-websockets answer 400. gobwas counts 24 characters and no more, x/net/websocket and faye take any key that is present: 101."
	reportedLong      = " In OpenSIPS, a key of more than 24 characters once overwrote the GUID, and the handshakes after it failed (OpenSIPS#1928)."
	reportedVeryLong  = " In emscripten's websocket_to_posix_proxy, one of more than 128 wrote past its buffer (emscripten#10684)."
)

// CheckKey returns everything there is to say about key as the value of a
// Sec-WebSocket-Key field, faults first in the order a reader meets them. A key
// without an Error is one that every server must take: RFC 6455 §4.2.1 item 5.
func CheckKey(key string) []Finding {
	text := TrimKey(key)
	if text == "" {
		return []Finding{emptyKey(key)}
	}
	start := strings.Index(key, text)
	core := Span{start, start + len(text)}

	if value, found := valueInLine(text); found {
		return []Finding{headerLine(value, core)}
	}

	var findings []Finding
	if text != key {
		findings = append(findings, surrounded(key, core))
	}
	nonce, isBase64 := Nonce(text)
	switch {
	case !isBase64:
		return append(findings, notBase64(text, core))
	case len(nonce) != NonceLen:
		findings = append(findings, wrongLength(text, core, len(nonce)))
	case base64.StdEncoding.EncodeToString(nonce) != text:
		findings = append(findings, notCanonical(text, core, nonce))
	}
	if remark, found := notRandom(text, nonce); found {
		remark.Span = core
		if Worst(findings) != Error {
			remark.Detail = "Good for trying things out. " + remark.Detail
		}
		return append(findings, remark)
	}
	if isRandomUUID(nonce) {
		findings = append(findings, randomUUID(core))
	}
	return findings
}

// emptyKey speaks of a key that is empty, or will be once a server has removed
// the white space around it.
func emptyKey(key string) Finding {
	title := "The key is empty."
	if key != "" {
		title = "The key is nothing but white space. A server removes that, and finds the key empty."
	}
	return Finding{
		Rule: "C10", Severity: Error, Section: "RFC 6455 §4.2.1", Span: Span{0, len(key)},
		Title:    title,
		Detail:   "A key is base64 of 16 random bytes, 24 characters. A server that answers " + Accept("") + " never found the client's key, often because it looked for the field name in one spelling of upper and lower case only.",
		Observed: "All servers tried answer 400.",
	}
}

// surrounded speaks of the white space around the core of key.
func surrounded(key string, core Span) Finding {
	before, after := key[:core.Start], key[core.End:]
	f := Finding{Span: Span{0, len(key)}}
	where, what := "before and after", words.List(before)+" and "+words.List(after)
	switch {
	case before == "":
		f.Span, where, what = Span{core.End, len(key)}, "after", words.List(after)
	case after == "":
		f.Span, where, what = Span{0, core.Start}, "before", words.List(before)
	}
	without := " Without it the Accept is " + Accept(core.Of(key)) + "."
	if strings.ContainsAny(before+after, "\r\n") {
		f.Rule, f.Severity, f.Section = "H10", Error, "RFC 9110 §5.5"
		f.Title = "There is a line break " + where + " the key: " + what + "."
		f.Detail = "A field value can't hold one: on the wire it ends the line, and what comes next is read as another line, or as the end of the request. It usually comes from a base64 encoder that wraps its output, from echo, or from a copied line." + without
		return f
	}
	f.Rule, f.Severity, f.Section = "H15", Warning, "RFC 9110 §5.5"
	f.Title = "There is white space " + where + " the key: " + what + "."
	f.Detail = "White space around a field value is not part of the value." + without + " Here the key is hashed exactly as it stands."
	f.Observed = "gorilla, coder, gobwas, npm ws, faye and python-websockets remove it before they look at the key."
	return f
}

// valueInLine returns the value of a Sec-WebSocket-Key line in text, which may
// be that line or a whole request.
func valueInLine(text string) (value string, found bool) {
	const name = "sec-websocket-key:"
	for line := range strings.Lines(text) {
		if len(line) >= len(name) && EqualFold(line[:len(name)], name) {
			return TrimKey(line[len(name):]), true
		}
	}
	return "", false
}

// headerLine speaks of a key that is still in its line, with the given value.
func headerLine(value string, core Span) Finding {
	return Finding{
		Rule: "C10", Severity: Error, Section: "RFC 6455 §4.2.1", Span: core,
		Title:  "This is a header line, or more than one. Only its value is the key.",
		Detail: "The key in it is " + value + ", and its Accept is " + Accept(value) + ".",
	}
}

// notBase64 names the first thing that keeps text, which stands at core, from
// being base64.
func notBase64(text string, core Span) Finding {
	f := Finding{
		Rule: "C10", Severity: Error, Section: "RFC 6455 §4.2.1", Span: core,
		Detail:   "A server must refuse a key that is not base64 of 16 bytes. The characters are A–Z, a–z, 0–9, + and /, then == at the end.",
		Observed: observedFor(text),
	}
	data, pads, rest := splitPadding(text)
	if rest == "" {
		f.Title = wrongPadding(len(data), len(pads))
		if len(data) == KeyLen-2 {
			f.Detail += " Here that makes " + data + "==."
		}
		return f
	}

	bad, size := utf8.DecodeRuneInString(rest)
	at := len(text) - len(rest)
	f.Span = Span{core.Start + at, core.Start + at + size}
	position := "character " + strconv.Itoa(utf8.RuneCountInString(text[:at])+1)
	f.Title = "Not base64: " + position + " is " + words.Describe(bad) + "."
	if pads != "" {
		f.Title = "Not base64: after the padding (" + words.Quantity(len(pads), "=") + ") comes " + words.Describe(bad) + ", " + position + "."
	}
	if start := text[:at]; pads != "" && isKey(start) {
		f.Detail += " Without what follows the padding, the key is " + start + ", and its Accept is " + Accept(start) + "."
	}
	switch {
	case bad < ' ' && bad != '\t' || bad == 0x7F:
		f.Rule, f.Section = "H10", "RFC 9110 §5.5"
		f.Detail += " A control character can't stand in a field value at all."
		if bad == '\r' || bad == '\n' {
			f.Detail += " This one ends the line, and what comes next is read as another line."
		}
		f.Observed = "Go's net/http and Node's http answer 400 themselves, before a WebSocket library sees the key."
	case isUUID(text):
		f.Detail += instead(text)
	case isURLSafe(text):
		f.Detail += " - and _ belong to the URL-safe alphabet (RFC 4648 §5), which the handshake does not use: write + for - and / for _."
	case strings.Contains(rest, ","):
		f.Detail += " The comma hints at " + joinedKeys(text) + " joined into one value. The field may come only once (RFC 6455 §11.3.1)."
	case bad >= utf8.RuneSelf:
		f.Detail += " It was hashed here as its UTF-8 bytes."
	}
	return f
}

// splitPadding cuts text into base64 characters, the padding after them, and
// what belongs to neither.
func splitPadding(text string) (data, pads, rest string) {
	n := 0
	for n < len(text) && isBase64Char(text[n]) {
		n++
	}
	rest = strings.TrimLeft(text[n:], "=")
	return text[:n], text[n : len(text)-len(rest)], rest
}

// wrongPadding says how the padding after n base64 characters must be.
func wrongPadding(n, pads int) string {
	if n%4 == 1 {
		return "Not base64: " + words.Count(n, "character") + " can't be made of whole bytes; a character is missing or too many."
	}
	want := (4 - n%4) % 4
	switch {
	case pads == 0:
		return "Not base64: the padding " + words.Quantity(want, "=") + " is missing at the end."
	case want == 0:
		return "Not base64: " + words.Count(n, "character") + " need no padding, but " + words.Quantity(pads, "=") + " follows."
	}
	return "Not base64: the padding at the end is " + words.Quantity(pads, "=") + " and must be " + words.Quantity(want, "=") + "."
}

// isURLSafe reports whether text is base64 in the URL-safe alphabet.
func isURLSafe(text string) bool {
	_, _, rest := splitPadding(strings.NewReplacer("-", "+", "_", "/").Replace(text))
	return rest == ""
}

// wrongLength speaks of a key that is base64 of n bytes, n not being 16.
func wrongLength(text string, core Span, n int) Finding {
	return Finding{
		Rule: "C10", Severity: Error, Section: "RFC 6455 §4.2.1", Span: core,
		Title:    "The key is base64 of " + words.Count(n, "byte") + ". It must be 16.",
		Detail:   "16 random bytes in base64 are 24 characters, the last two of them ==. This key has " + strconv.Itoa(len(text)) + "." + instead(text),
		Observed: observedFor(text),
	}
}

func observedFor(text string) string {
	switch {
	case len(text) == KeyLen:
		return observed24
	case len(text) < KeyLen:
		return observedAnyLength
	case len(text) <= 128:
		return observedAnyLength + reportedLong
	}
	return observedAnyLength + reportedLong + reportedVeryLong
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

// isKey reports whether text is base64 of 16 bytes.
func isKey(text string) bool {
	nonce, ok := Nonce(text)
	return ok && len(nonce) == NonceLen
}

// joinedKeys says how many keys stand in text, which has commas in it.
func joinedKeys(text string) string {
	n := 0
	for part := range strings.SplitSeq(text, ",") {
		if isKey(TrimKey(part)) {
			n++
		}
	}
	if n < 2 {
		return "two keys"
	}
	return words.Count(n, "key")
}

func isBase64Char(b byte) bool {
	return 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z' || '0' <= b && b <= '9' || b == '+' || b == '/'
}
