package diagnose

import (
	"bytes"
	"encoding/base64"
	"strconv"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/words"
)

// reading is one way in which an Accept may have been written.
type reading struct {
	digest   []byte                   // what was written, if it can be read back
	write    func(digest []byte) bool // else: whether writing a SHA-1 digest in this way gives the Accept
	faults   []fault                  // what is wrong with writing it so; none for plain base64
	encoding string                   // the way, for Proof
	certain  bool                     // the form of the Accept alone shows that it was written so
}

// holds reports whether it is digest that was written.
func (r *reading) holds(digest []byte) bool {
	if r.write != nil {
		return len(digest) == 20 && r.write(digest)
	}
	return bytes.Equal(digest, r.digest)
}

// readings returns the ways in which accept may have been written.
func readings(accept string) []reading {
	text, faults, encoding := unwrap(accept)
	list := asText(text, false)
	for i := range list {
		list[i].faults = append(list[i].faults[:len(list[i].faults):len(list[i].faults)], faults...)
		list[i].encoding += encoding
		list[i].certain = list[i].certain || len(faults) > 0 && len(list[i].digest) == 20
	}
	return list
}

// unwrap takes white space and quotes off accept.
func unwrap(accept string) (text string, faults []fault, encoding string) {
	text = strings.Trim(strings.NewReplacer("\r", "", "\n", "", "\t", "").Replace(accept), " ")
	if text != accept {
		what := "white space"
		if strings.ContainsAny(accept, "\r\n") {
			what = "a line break"
		}
		faults = append(faults, fault{id: "newline-in-accept", title: "It put " + what + " into the Accept."})
		encoding = ", with white space in it"
	}
	for _, quote := range [][2]string{{`"`, `"`}, {"'", "'"}, {"b'", "'"}, {`b"`, `"`}} {
		if inner, found := strings.CutPrefix(text, quote[0]); found {
			if inner, found := strings.CutSuffix(inner, quote[1]); found {
				faults = append(faults, fault{id: "accept-quoted", title: "It wrote the Accept as " + quote[0] + "…" + quote[1] + "."})
				return inner, faults, ", written as " + quote[0] + "…" + quote[1] + encoding
			}
		}
	}
	return text, faults, encoding
}

// asText returns how text may have come from a digest. inBase64 tells that text
// itself was encoded in base64 to make the Accept.
func asText(text string, inBase64 bool) []reading {
	var list []reading
	if data, faults, encoding := fromBase64(text); len(data) > 0 {
		if inBase64 {
			if len(data) >= 16 {
				faults = append([]fault{known("double-base64")}, faults...)
				list = append(list, reading{digest: data, faults: faults, encoding: encoding, certain: len(data) == 20})
			}
		} else {
			list = append(list, reading{digest: data, faults: faults, encoding: encoding, certain: len(data) == 20 && len(faults) > 0})
			list = append(list, asBytes(data, faults, encoding)...)
			list = append(list, withCaseChanged(text)...)
		}
	}
	hexadecimal, numbers := known("hex-sent"), known("digest-repr")
	if inBase64 {
		hexadecimal = known("hex-digest")
	}
	digits, printed := withoutPrint(text)
	if data, encoding := fromHex(digits); data != nil {
		list = append(list, reading{digest: data, faults: []fault{hexadecimal}, encoding: encoding + printed, certain: len(data) == 20})
	}
	for _, r := range fromShortHex(digits) {
		r.faults = []fault{hexadecimal}
		r.faults[0].more = "Leading zeros are missing in them."
		r.encoding += printed
		list = append(list, r)
	}
	if data := fromNumbers(text); data != nil {
		list = append(list, reading{digest: data, faults: []fault{numbers}, encoding: "decimal numbers", certain: len(data) == 20})
	}
	return list
}

// asBytes returns how data, which was encoded in base64 with the given faults,
// may have come from a digest that is not data itself.
func asBytes(data []byte, faults []fault, encoding string) []reading {
	var list []reading
	// add adds r, to whose faults those of the base64 around it come.
	add := func(r reading) {
		r.faults = append(r.faults[:len(r.faults):len(r.faults)], faults...)
		r.encoding = encoding + " of " + r.encoding
		list = append(list, r)
	}
	switch {
	case len(data) == 21 && data[20] == 0:
		add(reading{digest: data[:20], encoding: "the digest and a zero byte",
			faults: []fault{{id: "accept-padding", title: "It encoded a zero byte after the digest, so that the Accept ends in A."}}})
	case len(data) == 20:
		words, reversed := make([]byte, 20), make([]byte, 20)
		for i, b := range data {
			words[i^3], reversed[19-i] = b, b
		}
		add(reading{digest: words, encoding: "the words of the digest, low byte first",
			faults: []fault{{id: "word-order", title: "It wrote each of the five words of the digest with its lowest byte first."}}})
		add(reading{digest: reversed, encoding: "the digest in reverse",
			faults: []fault{{id: "word-order", title: "It wrote the bytes of the digest in reverse."}}})
	}
	if text := strings.TrimRight(string(data), "\r\n"); utf8.ValidString(text) {
		printed := ""
		if len(text) < len(data) {
			printed = " and a line break"
		}
		for _, r := range asText(text, true) {
			r.encoding += printed
			add(r)
		}
	}
	for _, r := range asMangled(data) {
		add(r)
	}
	return list
}

// fromBase64 decodes text, which may be in either alphabet, with any padding and
// with bits that belong to no byte. It returns nothing if text is not base64.
func fromBase64(text string) (data []byte, faults []fault, encoding string) {
	core := strings.TrimRight(text, "=")
	encoding = "base64"
	if strings.ContainsAny(core, "-_") && !strings.ContainsAny(core, "+/") {
		core = strings.NewReplacer("-", "+", "_", "/").Replace(core)
		faults, encoding = append(faults, known("url-safe")), "base64url"
	}
	data, err := base64.RawStdEncoding.DecodeString(core)
	if err != nil || strings.ContainsAny(core, "\r\n") { // encoding/base64 skips those
		return nil, nil, ""
	}
	if base64.RawStdEncoding.EncodeToString(data) != core {
		faults, encoding = append(faults, known("not-canonical")), encoding+" with bits that belong to no byte"
	}
	if got, want := len(text)-len(core), (4-len(core)%4)%4; got != want {
		padding := fault{id: "accept-padding", title: "It ended the Accept in " + words.Quantity(got, "=") + " instead of " + words.Quantity(want, "=") + "."}
		if got == 0 {
			padding.title = "It left out the " + words.Quantity(want, "=") + " at the end of the Accept."
		}
		faults, encoding = append(faults, padding), encoding+" with "+words.Quantity(got, "=")+" at the end"
	}
	return data, faults, encoding
}

// withoutPrint takes off what sha1sum and openssl print beside a digest in
// hexadecimal.
func withoutPrint(text string) (digits, printed string) {
	if digits, found := strings.CutSuffix(text, "  -"); found {
		return digits, " as sha1sum prints them"
	}
	for _, prefix := range []string{"(stdin)= ", "SHA1(stdin)= "} {
		if digits, found := strings.CutPrefix(text, prefix); found {
			return digits, " after “" + prefix + "”"
		}
	}
	return text, ""
}

// fromHex reads the hexadecimal digits of a digest, with the same sign between
// the bytes or none.
func fromHex(text string) (data []byte, encoding string) {
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
		data = data[:0]
		for i := 0; i < len(digits); i += 2 {
			b, err := strconv.ParseUint(digits[i:i+2], 16, 8)
			if err != nil {
				break
			}
			data = append(data, byte(b))
		}
		switch text {
		case hexDigits(data, false, between.sign):
			return data, "hexadecimal digits" + between.name
		case hexDigits(data, true, between.sign):
			return data, "upper-case hexadecimal digits" + between.name
		}
	}
	return nil, ""
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
