package diagnose

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// Some ways of writing a digest lose a part of it. There the digest can't be read
// back; each candidate is written in that way instead, and compared. What is left
// of a digest must be enough that no other fits by chance: survivors bytes and
// the places of the others are some 40 bits.
const survivors = 3

// asMangled returns how data may have come from a digest that was taken for text,
// or for a string that ends with a zero byte.
func asMangled(data []byte) []reading {
	var list []reading
	if digest := fromLatin1(data); digest != nil {
		list = append(list, reading{digest: digest, certain: len(digest) == 20, encoding: "the digest as Latin-1 text in UTF-8", write: latin1ToUTF8,
			faults: []fault{{id: "mangled-text", title: "It took the digest for text, a character for each byte, and encoded that text as UTF-8."}}})
	}
	const replaced = "\uFFFD"
	if n := bytes.Count(data, []byte(replaced)); n > 0 && len(data)-n*len(replaced) >= survivors {
		faults := []fault{{id: "mangled-text", title: "It took the digest for UTF-8 text, which lost every byte that is not.", more: "EF BF BD in the decoded value is U+FFFD, the replacement character."}}
		list = append(list,
			reading{faults: faults, write: lossyUTF8, certain: n >= 3, encoding: "the digest as UTF-8 text, with U+FFFD for what is not UTF-8"},
			reading{faults: faults, write: lossyUTF8Bytes, encoding: "the digest as UTF-8 text, with U+FFFD for each byte that is not UTF-8"})
	}
	if n := bytes.Count(data, []byte("?")); len(data) == 20 && n > 0 && len(data)-n >= survivors {
		list = append(list, reading{write: lossyASCII, encoding: "the digest as ASCII text, with ? for what is not ASCII",
			faults: []fault{{id: "mangled-text", title: "It took the digest for ASCII text, which lost every byte that is not."}}})
	}
	if len(data) >= 8 && len(data) < 20 && bytes.IndexByte(data, 0) < 0 {
		list = append(list, reading{write: untilZero, encoding: "the digest up to its first zero byte", faults: []fault{known("cut-at-nul")}})
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

// fromShortHex returns how digits, which are fewer than the 40 of a digest, may
// have come from one by leaving out zeros.
func fromShortHex(digits string) []reading {
	if len(digits) < 20 || len(digits) >= 40 || strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
		return nil
	}
	change, name := strings.ToLower, "hexadecimal digits"
	if digits == strings.ToUpper(digits) {
		change, name = strings.ToUpper, "upper-case hexadecimal digits"
	}
	return []reading{
		{encoding: name + ", without the leading zero of each byte",
			write: func(digest []byte) string { return change(withoutZeros(digest)) }},
		{encoding: name + ", without leading zeros",
			write: func(digest []byte) string { return change(strings.TrimLeft(hexDigits(digest, false, ""), "0")) }},
	}
}

// withoutZeros writes the bytes in hexadecimal, those below 16 with one digit.
func withoutZeros(data []byte) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for _, c := range data {
		if c > 15 {
			b.WriteByte(digits[c>>4])
		}
		b.WriteByte(digits[c&15])
	}
	return b.String()
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

// untilZero returns what C takes for all of data: what comes before a zero byte.
func untilZero(data []byte) string {
	before, _, _ := bytes.Cut(data, []byte{0})
	return string(before)
}
