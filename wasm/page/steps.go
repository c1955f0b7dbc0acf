package page

import (
	"encoding/base64"
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// steps shows how the Accept of key is computed.
func steps(key string) node {
	digest := handshake.Digest(key)
	return el("ol", "steps",
		step("The key, as it was sent", keyStep(key)),
		step("Append the GUID", guidStep(key)),
		step("Hash with SHA-1", hashStep(digest)),
		step("Encode with base64", base64Step(digest)),
	)
}

func step(title string, content node) node {
	return el("li", "step", el("h3", "", text(title)), content)
}

func keyStep(key string) node {
	shown := el("code", "bytes key", quartets("k", key))
	if key == "" {
		shown = el("code", "bytes empty", text("(nothing)"))
	}
	says := el("p", "", text("It is not base64, so it stands for no bytes. A server that doesn't check hashes the text anyway."))
	if nonce, ok := handshake.Nonce(handshake.TrimKey(key)); ok && len(nonce) > 0 {
		stands := "It stands for "
		if handshake.TrimKey(key) != key {
			stands = "Without the white space around it, it stands for "
		}
		says = group(
			el("p", "", text(stands+words.Count(len(nonce), "byte")+":")),
			nonceCells(nonce),
			el("p", "aside", text("A server may check that there are 16. It hashes the text, not these bytes; decoding the key first is a common mistake.")))
	}
	return group(el("p", "", shown, text(" "), el("span", "size", text(words.Count(len(key), "byte")+" of text"))), says)
}

// nonceCells shows the bytes that a key stands for, each three of them as what four
// characters of the key stand for.
func nonceCells(nonce []byte) node {
	row := cells(nonce)
	for i := range row.kids[:min(len(nonce), 16)] {
		row.kids[i].attrs[1] += " " + quartet("k", i/3)
	}
	return row
}

// shownCells is how many bytes cells shows; a right key has 16.
const shownCells = 64

// cells shows each byte in hexadecimal, above the character it is in ASCII.
func cells(data []byte) node {
	row := el("p", "cells")
	for i, b := range data {
		if i == shownCells {
			row.kids = append(row.kids, el("span", "more", text("… and "+strconv.Itoa(len(data)-i)+" more")))
			break
		}
		char := "·"
		if ' ' < b && b <= '~' {
			char = string(rune(b))
		} else if b == ' ' {
			char = "SP"
		}
		row.kids = append(row.kids, el("span", "cell", el("b", "", text(hex(b))), el("i", "", text(char))))
	}
	return row
}

func guidStep(key string) node {
	return group(
		el("p", "", el("code", "bytes",
			el("span", "key", quartets("k", key)),
			el("span", "guid", text(handshake.GUID)))),
		el("p", "", el("span", "key", text(words.Count(len(key), "byte")+" of key")), text(" and "),
			el("span", "guid", text("36 of GUID")), text(", "+strconv.Itoa(len(key)+36)+" in all. The GUID is the same for every server, and not a secret. Its letters are upper case, its dashes stay, and no newline follows. "),
			cite("RFC 6455 §1.3")))
}

func hashStep(digest [20]byte) node {
	row := el("p", "cells hash")
	for i, b := range digest {
		row.kids = append(row.kids, el("span", "cell "+tint(i/3)+" "+quartet("d", i/3), el("b", "", text(hex(b)))))
	}
	return group(row, el("p", "", text("Always 20 bytes, whatever the key. They are shown in hexadecimal, but base64 encodes the bytes themselves. The colours mark its groups of three. "), cite("RFC 6455 §4.2.2")))
}

// base64Step shows which digest bytes each group of characters came from. The
// last group has but two bytes and is filled up with "=".
func base64Step(digest [20]byte) node {
	accept := base64.StdEncoding.EncodeToString(digest[:])
	row := el("div", "groups")
	for i := 0; i < len(digest); i += 3 {
		from := digest[i:min(i+3, len(digest))]
		bytes := el("p", "from")
		bits := ""
		for _, b := range from {
			bytes.kids = append(bytes.kids, el("b", "", text(hex(b))))
			bits += binary(b)
		}
		to := el("p", "to")
		for j, char := range accept[i/3*4 : i/3*4+4] {
			six := "––––––"
			if 6*j < len(bits) {
				six = (bits + "0000")[6*j : 6*j+6]
			}
			to.kids = append(to.kids, el("span", "char", el("i", "", text(six)), el("b", "", text(string(char)))))
		}
		row.kids = append(row.kids, el("div", "group "+tint(i/3)+" "+quartet("d", i/3), bytes, to))
	}
	return group(row,
		el("p", "", text("Three bytes (24 bits) become four characters of six bits each. The last two bytes are padded with two zero bits and become three characters; the = stands for the missing byte. All 28 characters are the Accept: "),
			el("code", "accept", quartets("d", accept)), text(" "), cite("RFC 4648 §4")))
}

// quartet returns the class of the i-th four characters of base64, and of the bytes that
// they stand for. What has one class lights up together: of the key "k0" to "k5", of the
// digest "d0" to "d6".
func quartet(of string, i int) string { return of + strconv.Itoa(i) }

// quartets shows base64 as its groups of four characters, and anything else as it is.
func quartets(of, s string) node {
	if !hasQuartets(s) {
		return visible(s, true)
	}
	n := group()
	for i := 0; i < len(s); i += 4 {
		n.kids = append(n.kids, el("span", quartet(of, i/4), text(s[i:i+4])))
	}
	return n
}

// hasQuartets reports whether s may be a key or an Accept.
func hasQuartets(s string) bool {
	return (len(s) == keyLength || len(s) == acceptLength) && strings.Trim(s, base64Alphabet) == ""
}

// In characters, with their padding.
const (
	keyLength    = 24
	acceptLength = 28
)

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="

// tint returns the class that gives a digest byte the colour of its group.
func tint(group int) string { return "t" + strconv.Itoa(group%3) }

// hex returns b as digests are usually written.
func hex(b byte) string { return strings.ToLower(words.Hex(b)) }

// binary returns b as eight binary digits.
func binary(b byte) string {
	digits := strconv.FormatInt(int64(b), 2)
	return "00000000"[len(digits):] + digits
}
