package diagnose

import (
	"bytes"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/words"
)

// reading is one way in which an Accept may have been written.
type reading struct {
	digest   []byte                     // what was written, or nil if a part of it was lost
	write    func(digest []byte) string // writes a digest in this way: digest as the Accept
	faults   []fault                    // what is wrong with writing it so; none for plain base64
	encoding string                     // the way, for Proof
	certain  bool                       // the form of the Accept alone shows that it was written so
}

// holds reports whether it is digest that was written as accept.
func (r *reading) holds(digest []byte, accept string) bool {
	if r.digest == nil {
		return len(digest) == 20 && r.write(digest) == accept
	}
	return bytes.Equal(digest, r.digest)
}

// readings returns the ways in which accept may have been written.
func readings(accept string) []reading {
	text, wrap, faults, encoding := unwrap(accept)
	list := asText(text, false)
	for i := range list {
		r := &list[i]
		write := r.write
		r.write = func(digest []byte) string { return wrap(write(digest)) }
		r.faults = append(r.faults[:len(r.faults):len(r.faults)], faults...)
		r.encoding += encoding
		r.certain = r.certain || len(faults) > 0 && len(r.digest) == 20
	}
	// What can't be written again was misread.
	return slices.DeleteFunc(list, func(r reading) bool { return r.digest != nil && r.write(r.digest) != accept })
}

// unwrap takes white space and quotes off accept. wrap puts them round another
// text in the same way.
func unwrap(accept string) (text string, wrap func(string) string, faults []fault, encoding string) {
	const space = " \t\r\n"
	text = strings.Trim(strings.NewReplacer("\r", "", "\n", "", "\t", "").Replace(accept), " ")
	wrap = func(text string) string { return text }
	if text != accept {
		what := "white space"
		if strings.ContainsAny(accept, "\r\n") {
			what = "a line break"
		}
		faults = append(faults, fault{id: "newline-in-accept", title: "It put " + what + " into the Accept."})
		encoding = ", with white space in it"
		core := strings.Trim(accept, space)
		start := strings.Index(accept, core)
		wrap = func(text string) string {
			return accept[:start] + spaced(text, core) + accept[start+len(core):]
		}
	}
	for _, quote := range [][2]string{{`"`, `"`}, {"'", "'"}, {"b'", "'"}, {`b"`, `"`}} {
		if inner, found := strings.CutPrefix(text, quote[0]); found {
			if inner, found := strings.CutSuffix(inner, quote[1]); found {
				faults = append(faults, fault{id: "accept-quoted", title: "It wrote the Accept as " + quote[0] + "…" + quote[1] + "."})
				around := wrap
				wrap = func(text string) string { return around(quote[0] + text + quote[1]) }
				return inner, wrap, faults, ", written as " + quote[0] + "…" + quote[1] + encoding
			}
		}
	}
	return text, wrap, faults, encoding
}

// spaced puts tabs and line breaks into text where model has them.
func spaced(text, model string) string {
	var b strings.Builder
	for i := range len(model) {
		switch c := model[i]; {
		case c == '\r' || c == '\n' || c == '\t':
			b.WriteByte(c)
		case text != "":
			b.WriteByte(text[0])
			text = text[1:]
		}
	}
	return b.String() + text
}

// asText returns how text may have come from a digest. inBase64 tells that text
// itself was encoded in base64 to make the Accept.
func asText(text string, inBase64 bool) []reading {
	var list []reading
	if data, encode, faults, encoding := fromBase64(text); len(data) > 0 {
		if inBase64 {
			if len(data) >= 16 {
				faults = append([]fault{known("double-base64")}, faults...)
				list = append(list, reading{digest: data, write: encode, faults: faults, encoding: encoding, certain: len(data) == 20})
			}
		} else {
			list = append(list, reading{digest: data, write: encode, faults: faults, encoding: encoding, certain: len(data) == 20 && len(faults) > 0})
			list = append(list, asBytes(data, encode, faults, encoding)...)
			list = append(list, withCaseChanged(text)...)
		}
	}
	hexadecimal, numbers := known("hex-sent"), known("digest-repr")
	if inBase64 {
		hexadecimal = known("hex-digest")
	}
	before, digits, after, printed := withoutPrint(text)
	for _, r := range append(fromHex(digits), fromShortHex(digits)...) {
		write := r.write
		r.write = func(digest []byte) string { return before + write(digest) + after }
		r.faults = []fault{hexadecimal}
		if r.digest == nil {
			r.faults[0].more = "Leading zeros are missing in them."
		}
		r.encoding += printed
		r.certain = len(r.digest) == 20
		list = append(list, r)
	}
	if data := fromNumbers(text); data != nil {
		list = append(list, reading{digest: data, write: toNumbers, faults: []fault{numbers}, encoding: "decimal numbers", certain: len(data) == 20})
	}
	return list
}

// asBytes returns how data, which encode wrote with the given faults, may have come
// from a digest that is not data itself.
func asBytes(data []byte, encode func([]byte) string, faults []fault, encoding string) []reading {
	var list []reading
	// add adds r, which makes data of a digest, with the base64 around it.
	add := func(r reading) {
		write := r.write
		r.write = func(digest []byte) string { return encode([]byte(write(digest))) }
		r.faults = append(r.faults[:len(r.faults):len(r.faults)], faults...)
		r.encoding = encoding + " of " + r.encoding
		list = append(list, r)
	}
	switch {
	case len(data) == 21 && data[20] == 0:
		add(reading{digest: data[:20], encoding: "the digest and a zero byte",
			write:  func(digest []byte) string { return string(digest) + "\x00" },
			faults: []fault{{id: "accept-padding", title: "It encoded a zero byte after the digest, so that the Accept ends in A."}}})
	case len(data) == 20:
		add(reading{digest: []byte(wordsReversed(data)), write: wordsReversed, encoding: "the words of the digest, low byte first",
			faults: []fault{{id: "word-order", title: "It wrote each of the five words of the digest with its lowest byte first."}}})
		add(reading{digest: []byte(reversed(data)), write: reversed, encoding: "the digest in reverse",
			faults: []fault{{id: "word-order", title: "It wrote the bytes of the digest in reverse."}}})
	}
	if text := strings.TrimRight(string(data), "\r\n"); utf8.ValidString(text) {
		end := string(data[len(text):])
		for _, r := range asText(text, true) {
			if end != "" {
				write := r.write
				r.write = func(digest []byte) string { return write(digest) + end }
				r.encoding += " and a line break"
			}
			add(r)
		}
	}
	for _, r := range asMangled(data) {
		add(r)
	}
	return list
}

// wordsReversed reverses the bytes in each word of four.
func wordsReversed(digest []byte) string {
	words := bytes.Clone(digest)
	for word := range slices.Chunk(words, 4) {
		slices.Reverse(word)
	}
	return string(words)
}

func reversed(digest []byte) string {
	digest = bytes.Clone(digest)
	slices.Reverse(digest)
	return string(digest)
}

// fromBase64 decodes text, which may be in either alphabet, with any padding and
// with bits that belong to no byte. encode makes text of data. It returns nothing
// if text is not base64.
func fromBase64(text string) (data []byte, encode func(data []byte) string, faults []fault, encoding string) {
	core := strings.TrimRight(text, "=")
	last := core[max(0, len(core)-1):]
	encoding = "base64"
	alphabet := base64.RawStdEncoding
	if strings.ContainsAny(core, "-_") && !strings.ContainsAny(core, "+/") {
		alphabet = base64.RawURLEncoding
		faults, encoding = append(faults, known("url-safe")), "base64url"
	}
	data, err := alphabet.DecodeString(core)
	if err != nil || strings.ContainsAny(core, "\r\n") { // encoding/base64 skips those
		return nil, nil, nil, ""
	}
	canonical := alphabet.EncodeToString(data) == core
	if !canonical {
		faults, encoding = append(faults, known("not-canonical")), encoding+" with bits that belong to no byte"
	}
	got, want := len(text)-len(core), (4-len(core)%4)%4
	if got != want {
		padding := fault{id: "accept-padding", title: "It ended the Accept in " + words.Quantity(got, "=") + " instead of " + words.Quantity(want, "=") + "."}
		if got == 0 {
			padding.title = "It left out the " + words.Quantity(want, "=") + " at the end of the Accept."
		}
		faults, encoding = append(faults, padding), encoding+" with "+words.Quantity(got, "=")+" at the end"
	}
	encode = func(data []byte) string {
		digits := alphabet.EncodeToString(data)
		if !canonical && digits != "" {
			digits = digits[:len(digits)-1] + last
		}
		return digits + strings.Repeat("=", got)
	}
	return data, encode, faults, encoding
}

// withoutPrint takes off what sha1sum and openssl print beside a digest in
// hexadecimal.
func withoutPrint(text string) (before, digits, after, printed string) {
	if digits, found := strings.CutSuffix(text, "  -"); found {
		return "", digits, "  -", " as sha1sum prints them"
	}
	for _, prefix := range []string{"(stdin)= ", "SHA1(stdin)= "} {
		if digits, found := strings.CutPrefix(text, prefix); found {
			return prefix, digits, "", " after “" + prefix + "”"
		}
	}
	return "", text, "", ""
}

// fromHex reads the hexadecimal digits of a digest, with the same sign between
// the bytes or none.
func fromHex(text string) []reading {
	for _, between := range []struct{ sign, name string }{
		{"", ""}, {"-", " with dashes"}, {":", " with colons"}, {" ", " with spaces"},
	} {
		digits := text
		if between.sign != "" {
			digits = strings.ReplaceAll(text, between.sign, "")
		}
		if len(digits)%2 != 0 || len(digits) < 32 {
			continue
		}
		var data []byte
		for i := 0; i < len(digits); i += 2 {
			b, err := strconv.ParseUint(digits[i:i+2], 16, 8)
			if err != nil {
				break
			}
			data = append(data, byte(b))
		}
		for _, upper := range []bool{false, true} {
			write := func(digest []byte) string { return hexDigits(digest, upper, between.sign) }
			if write(data) != text {
				continue
			}
			encoding := "hexadecimal digits"
			if upper {
				encoding = "upper-case hexadecimal digits"
			}
			return []reading{{digest: data, write: write, encoding: encoding + between.name}}
		}
	}
	return nil
}

// hexDigits writes data with two digits for each byte, and between them the sign.
func hexDigits(data []byte, upper bool, between string) string {
	digits := "0123456789abcdef"
	if upper {
		digits = "0123456789ABCDEF"
	}
	var b strings.Builder
	for i, c := range data {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteByte(digits[c>>4])
		b.WriteByte(digits[c&15])
	}
	return b.String()
}

// toNumbers writes each byte as a decimal number, with commas between.
func toNumbers(digest []byte) string {
	var numbers []string
	for _, b := range digest {
		numbers = append(numbers, strconv.Itoa(int(b)))
	}
	return strings.Join(numbers, ",")
}

// fromNumbers reads decimal numbers with commas between, as JavaScript prints an
// array of bytes.
func fromNumbers(text string) []byte {
	if strings.Count(text, ",") < 15 {
		return nil
	}
	var data []byte
	for number := range strings.SplitSeq(text, ",") {
		b, err := strconv.ParseUint(number, 10, 8)
		if err != nil || strconv.Itoa(int(b)) != number {
			return nil
		}
		data = append(data, byte(b))
	}
	return data
}
