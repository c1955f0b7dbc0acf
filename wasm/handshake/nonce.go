package handshake

import (
	"encoding/base64"
	"strconv"
	"strings"

	"wsaccept/wasm/words"
)

// The rules of the bytes in a key.
var (
	C13 = &Rule{ID: "C13", Side: SideRequest, Section: "RFC 6455 §4.1",
		Title:       "The key is random, and new for each connection.",
		Consequence: "a server can't tell"}
)

var nonceRules = []*Rule{C13}

// notRandom remarks on a key that was plainly not made of random bytes. The Span
// is left to the caller.
func notRandom(text string, nonce []byte) (remark Finding, found bool) {
	remark = Finding{
		Rule: C13, Severity: Info, Section: "RFC 6455 §4.1",
		Detail: "A client must choose 16 new random bytes for each connection.",
	}
	switch {
	case text == SampleKey:
		remark.Title, remark.Section = "This is the sample key of RFC 6455: base64 of the text “the sample nonce”.", "RFC 6455 §1.3"
	case text == "x3JJHMbDL1EzLkh9GBhXDw==":
		remark.Title = "This is the sample key of Wikipedia's article on WebSocket."
	case len(nonce) >= 8 && allEqual(nonce):
		remark.Title = "All " + words.Count(len(nonce), "byte") + " are 0x" + words.Hex(nonce[0]) + "."
	case len(nonce) >= 8 && printable(nonce):
		remark.Title = "The bytes are the text “" + string(nonce) + "”."
	case len(nonce) >= 8 && counting(nonce):
		remark.Title = "The bytes count up from " + strconv.Itoa(int(nonce[0])) + "."
	}
	return remark, remark.Title != ""
}

// randomUUID remarks on a key whose 16 bytes have the form of a random UUID.
func randomUUID(core Span) Finding {
	return Finding{
		Rule: C13, Severity: Info, Section: "RFC 9562 §5.4", Span: core,
		Title:  "The bytes have the form of a random UUID (version 4).",
		Detail: "That is fine: 122 of the 128 bits of such a UUID are random. Chance alone gives one key in 64 this form.",
	}
}

// isRandomUUID reports whether nonce has the version and the variant of a UUID
// made of random bits: RFC 9562 §4.1 and §4.2.
func isRandomUUID(nonce []byte) bool {
	return len(nonce) == NonceLen && nonce[6]>>4 == 4 && nonce[8]>>6 == 2
}

// instead says what a key of the wrong length should have been, if it is a UUID
// or hexadecimal digits, or base64 of such text. Otherwise it says nothing.
func instead(key string) string {
	what, text := "The key is ", key
	if nonce, ok := Nonce(key); ok && printable(nonce) && digitsIn(string(nonce)) != "" {
		what, text = "The bytes are ", string(nonce)
	}
	digits := digitsIn(text)
	switch {
	case digits == "":
		return ""
	case len(digits) != 2*NonceLen:
		return " " + what + words.Count(len(digits), "hexadecimal digit") + ". Encode random bytes in base64, not their digits."
	}
	nonce := make([]byte, NonceLen)
	for i := range nonce {
		nonce[i] = hexDigit(digits[2*i])<<4 | hexDigit(digits[2*i+1])
	}
	form := "32 hexadecimal digits. Their"
	if isUUID(text) {
		form = "a UUID as text. Its"
	}
	return " " + what + form + " 16 bytes in base64 are " + base64.StdEncoding.EncodeToString(nonce) + ", which would do if they are random."
}

// digitsIn returns the digits of a UUID, or of a text of no less than 16
// hexadecimal digits, which is no base64 that anybody made; "" for other text.
func digitsIn(text string) string {
	if isUUID(text) {
		return strings.ReplaceAll(text, "-", "")
	}
	if len(text) < 16 || len(text)%2 != 0 {
		return ""
	}
	for i := range len(text) {
		if !isHex(text[i]) {
			return ""
		}
	}
	return text
}

// isUUID reports whether text is a UUID in its usual form (RFC 9562 §4).
func isUUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i := range len(text) {
		switch i {
		case 8, 13, 18, 23:
			if text[i] != '-' {
				return false
			}
		default:
			if !isHex(text[i]) {
				return false
			}
		}
	}
	return true
}

// hexDigit returns the value of a hexadecimal digit.
func hexDigit(b byte) byte {
	if b <= '9' {
		return b - '0'
	}
	return lower(b) - 'a' + 10
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
