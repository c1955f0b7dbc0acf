package diagnose

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// Some ways of writing a digest lose a part of it. There the digest can't be read
// back; each candidate is written in that way instead, and compared. What is left
// of a digest must be enough that no other fits by chance: survivors bytes and
// the places of the others are some 40 bits.
const survivors = 3

// Fewer bytes than these of a digest may be those of another by chance: bytes from
// its beginning, and characters from anywhere in it. With leastOfRight bytes, those
// of the right message can still be told, as there is but one.
const (
	leastCutBytes = 5
	leastOfRight  = 2
	leastASCII    = 6
)

// asMangled returns how data may have come from a digest that was taken for text,
// or for a string that ends with a zero byte.
func asMangled(data []byte) []reading {
	var list []reading
	if digest := fromLatin1(data); digest != nil {
		list = append(list, reading{digest: digest, certain: len(digest) == 20, encoding: "the digest as Latin-1 text in UTF-8", write: latin1ToUTF8,
			faults: []fault{{id: "mangled-text", title: "It treated the digest as text, with a character for each byte, and encoded that text as UTF-8."}}})
	}
	const replaced = "\uFFFD"
	if n := bytes.Count(data, []byte(replaced)); n > 0 && len(data)-n*len(replaced) >= survivors {
		faults := []fault{{id: "mangled-text", title: "It treated the digest as UTF-8 text, which lost every byte that is not valid UTF-8.", more: "EF BF BD in the decoded value is U+FFFD, the replacement character."}}
		list = append(list,
			reading{faults: faults, write: lossyUTF8, certain: n >= 3, encoding: "the digest as UTF-8 text, with U+FFFD for what is not UTF-8"},
			reading{faults: faults, write: lossyUTF8Bytes, encoding: "the digest as UTF-8 text, with U+FFFD for each byte that is not UTF-8"})
	}
	if n := bytes.Count(data, []byte("?")); len(data) == 20 && n > 0 && len(data)-n >= survivors {
		list = append(list, reading{write: lossyASCII, encoding: "the digest as ASCII text, with ? for what is not ASCII",
			faults: []fault{{id: "mangled-text", title: "It treated the digest as ASCII text, which lost every byte that is not ASCII."}}})
	}
	if len(data) == 20 && isASCII(data) {
		list = append(list, reading{write: sevenBits, encoding: "the digest with the highest bit of each byte cleared",
			faults: []fault{{id: "mangled-text", title: "It treated the digest as ASCII text, which cleared the highest bit of each byte."}}})
	}
	if len(data) >= leastASCII && len(data) < 20 && utf8.Valid(data) {
		list = append(list, reading{write: onlyUTF8, encoding: "the digest without the bytes that are not UTF-8",
			faults: []fault{{id: "mangled-text", title: "It treated the digest as UTF-8 text, and left out every byte that is not valid UTF-8."}}})
	}
	if len(data) >= leastOfRight && len(data) < 20 && bytes.IndexByte(data, 0) < 0 {
		list = append(list, reading{write: untilZero, encoding: "the digest up to its first zero byte", ofRight: len(data) < leastCutBytes, faults: []fault{known("cut-at-nul")}})
	}
	return list
}

// withCaseChanged returns how text may have come from an Accept in mixed case.
func withCaseChanged(text string) []reading {
	for _, changed := range []struct {
		name   string
		change func(string) string
	}{{"lower", strings.ToLower}, {"upper", strings.ToUpper}} {
		if len(text) == 28 && changed.change(text) == text {
			return []reading{{encoding: "base64, in " + changed.name + " case",
				faults: []fault{{id: "accept-case", title: "It changed the Accept to " + changed.name + " case."}},
				write:  func(digest []byte) string { return changed.change(base64.StdEncoding.EncodeToString(digest)) }}}
		}
	}
	return nil
}

// leastCut is the number of characters of an Accept, of six bits each, that no
// other one has by chance.
const leastCut = 8

// withEndCut returns how text may be the beginning of an Accept. If nothing but
// its padding is missing, nothing is lost.
func withEndCut(text string) []reading {
	const digits = handshake.AcceptLen - len("=")
	if len(text) < leastCut || len(text) >= digits || !isAlphabet(text) {
		return nil
	}
	beginning := "the first " + words.Count(len(text), "character")
	return []reading{{encoding: "base64, " + beginning + " only",
		faults: []fault{{id: "accept-cut", title: "It sent only " + beginning + " of the Accept."}},
		write:  func(digest []byte) string { return base64.StdEncoding.EncodeToString(digest)[:len(text)] }}}
}

// isAlphabet reports whether all of text is of the base64 alphabet: RFC 4648 §4.
func isAlphabet(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case '0' <= c && c <= '9', 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z', c == '+', c == '/':
		default:
			return false
		}
	}
	return true
}

// latin1ToUTF8 makes a character of each byte, and encodes them in UTF-8.
func latin1ToUTF8(data []byte) string {
	var text []byte
	for _, b := range data {
		text = utf8.AppendRune(text, rune(b))
	}
	return string(text)
}

// fromLatin1 undoes latin1ToUTF8, or returns nil if there is nothing to undo.
func fromLatin1(text []byte) []byte {
	if !utf8.Valid(text) || utf8.RuneCount(text) < 16 || utf8.RuneCount(text) == len(text) {
		return nil
	}
	var data []byte
	for _, r := range string(text) {
		if r > 0xFF {
			return nil
		}
		data = append(data, byte(r))
	}
	return data
}

// lossyUTF8 replaces each sequence that begins like a character of UTF-8 and does
// not end so, and each other byte that is not UTF-8, by U+FFFD. So do browsers,
// Node, Python, Java and .NET: Unicode 16 §3.9, “maximal subparts”.
func lossyUTF8(data []byte) string {
	var text []byte
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			for size < len(data) && !utf8.FullRune(data[:size+1]) {
				size++
			}
		}
		text = utf8.AppendRune(text, r)
		data = data[size:]
	}
	return string(text)
}

// lossyUTF8Bytes replaces each byte that is not UTF-8 by U+FFFD, as Go does.
func lossyUTF8Bytes(data []byte) string { return string([]rune(string(data))) }

// lossyASCII replaces each byte that is not ASCII by a question mark.
func lossyASCII(data []byte) string {
	text := bytes.Clone(data)
	for i, b := range text {
		if b >= utf8.RuneSelf {
			text[i] = '?'
		}
	}
	return string(text)
}

// sevenBits clears the highest bit of each byte, as Node does for 'ascii'.
func sevenBits(data []byte) string {
	text := bytes.Clone(data)
	for i := range text {
		text[i] &= 0x7F
	}
	return string(text)
}

func isASCII(data []byte) bool { return sevenBits(data) == string(data) }

// onlyUTF8 leaves out what is not UTF-8, as Python does with errors='ignore'.
func onlyUTF8(data []byte) string { return strings.ToValidUTF8(string(data), "") }

// untilZero returns what C takes for all of data: what comes before a zero byte.
func untilZero(data []byte) string {
	before, _, _ := bytes.Cut(data, []byte{0})
	return string(before)
}
