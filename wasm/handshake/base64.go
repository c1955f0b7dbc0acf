package handshake

import (
	"encoding/base64"
	"strconv"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/words"
)

// The rules of base64 in a key.
var (
	C11 = &Rule{ID: "C11", Side: SideRequest, Section: "RFC 4648 §3.5",
		Fields:      []string{"Sec-WebSocket-Key"},
		Title:       "The unused bits of the key's last character are zero.",
		Consequence: mayDiffer}
)

var base64Rules = []*Rule{C11}

// mustBe16 says what is required of a key, and of whom.
const mustBe16 = "RFC 6455 lets a server accept only base64 of 16 bytes (§4.2.1), but does not require it to decode the key (§4.2.2)."

// notBase64 names the first thing that keeps text, which stands at core, from
// being base64.
func notBase64(text string, core Span) Finding {
	f := Finding{
		Rule: C10, Severity: Error, Section: "RFC 6455 §4.2.1", Span: core,
		Detail: mustBe16 + " The characters are A–Z, a–z, 0–9, + and /, then == at the end.",
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
		f.Rule, f.Section = H10, "RFC 9110 §5.5"
		f.Detail += " A field value can't contain a control character at all."
		if bad == '\r' || bad == '\n' {
			f.Detail += " This one ends the line, and what comes next is read as another line."
		}
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
	if n == 1 {
		return "Not base64: 1 character does not make a byte."
	}
	if n%4 == 1 {
		return "Not base64: " + words.Count(n, "character") + " don't make whole bytes: one is missing, or there is one too many."
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
		Rule: C10, Severity: Error, Section: "RFC 6455 §4.2.1", Span: core,
		Title:  "The key is base64 of " + words.Count(n, "byte") + ". It must be 16.",
		Detail: mustBe16 + " In base64 they are 24 characters, the last two of them ==; this key has " + strconv.Itoa(len(text)) + "." + instead(text),
	}
}

// notCanonical speaks of a key whose last character carries bits that belong to
// no byte.
func notCanonical(text string, core Span, nonce []byte) Finding {
	f := Finding{
		Rule: C11, Severity: Warning, Section: "RFC 4648 §3.5", Span: Span{core.End - 3, core.End - 2},
		Title:  "The last bits of “" + text[KeyLen-3:KeyLen-2] + "” are unused and must be zero.",
		Detail: "An encoder must make them zero; a decoder may refuse the key. The canonical form of the same 16 bytes is " + base64.StdEncoding.EncodeToString(nonce) + ". It is another string, so it has another Accept.",
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
