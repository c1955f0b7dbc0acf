package diagnose

import (
	"bytes"
	"encoding/base64"
	"slices"
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
	ofRight  bool                       // so little is left of the digest that it can be told of the right message only
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
	if text != accept && len(fromPythonBytes(accept)) > 0 {
		// The quotes are of the digest, not of an Accept in them.
		wrap, faults, encoding = func(text string) string { return text }, nil, ""
		list = asText(accept, false)
	}
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
	if !inBase64 {
		list = append(list, withEndCut(text)...)
	}
	hexadecimal, did := known("hex-sent"), "It sent "
	if inBase64 {
		hexadecimal, did = known("hex-digest"), "It encoded "
	}
	list = append(list, asHex(text, hexadecimal)...)
	for _, r := range fromNumbers(text) {
		r.faults = []fault{{id: "digest-repr", title: did + "a list of the bytes of the digest, written as numbers."}}
		r.certain = len(r.digest) == 20
		list = append(list, r)
	}
	for _, r := range fromPythonBytes(text) {
		r.faults = []fault{{id: "digest-repr", title: did + "the digest as Python prints bytes, b'…'."}}
		r.certain = len(r.digest) == 20
		list = append(list, r)
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
	case len(faults) == 0 && len(data) >= leastOfRight && len(data) < 20 && len(data)%3 != 0:
		add(cutDigest(len(data))) // three bytes are four characters of an Accept that was cut: withEndCut
	case len(data) == 21 && data[20] == 0:
		add(reading{digest: data[:20], encoding: "the digest and a zero byte",
			write:  func(digest []byte) string { return string(digest) + "\x00" },
			faults: []fault{{id: "accept-padding", title: "It encoded a zero byte after the digest, so that the Accept ends in A."}}})
	case len(data) > 20:
		add(inBuffer(data))
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
		faults, encoding = append(faults, known("not-canonical")), encoding+" with unused bits set"
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
