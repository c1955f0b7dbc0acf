// Package steps shows how an Accept is computed: the key and the GUID, the hash and its
// base64.
package steps

import (
	"encoding/base64"
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/page/annotation"
	"wsaccept/wasm/page/markup"
	"wsaccept/wasm/words"
)

// Of shows how the Accept of key is computed.
func Of(key string) markup.Node {
	digest := handshake.Digest(key)
	return markup.El("ol", "steps",
		Step("The key, as it was sent", keyStep(key)),
		Step("Append the GUID", guidStep(key)),
		Step("Hash with SHA-1", hashStep(digest)),
		Step("Encode with base64", base64Step(digest)),
	)
}

func Step(title string, content markup.Node) markup.Node {
	return markup.El("li", "step", markup.El("h3", "", markup.Text(title)), content)
}

func keyStep(key string) markup.Node {
	shown := markup.El("code", "bytes key", markup.Quartets("k", key))
	if key == "" {
		shown = markup.El("code", "bytes empty", markup.Text("(nothing)"))
	}
	says := markup.El("p", "", markup.Text("It is not base64, so it stands for no bytes. A server that doesn't check hashes the text anyway."))
	if nonce, ok := handshake.Nonce(handshake.TrimKey(key)); ok && len(nonce) > 0 {
		stands := "It stands for "
		if handshake.TrimKey(key) != key {
			stands = "Without the white space around it, it stands for "
		}
		says = markup.Group(
			markup.El("p", "", markup.Text(stands+words.Count(len(nonce), "byte")+":")),
			nonceCells(nonce),
			markup.El("p", "aside", markup.Text("A server may check that there are 16. It hashes the text, not these bytes; decoding the key first is a common mistake.")))
	}
	return markup.Group(markup.El("p", "", shown, markup.Text(" "), markup.El("span", "size", markup.Text(words.Count(len(key), "byte")+" of text"))), says)
}

// nonceCells shows the bytes that a key stands for, each three of them as what four
// characters of the key stand for.
func nonceCells(nonce []byte) markup.Node {
	row := cells(nonce)
	for i := range row.Kids[:min(len(nonce), 16)] {
		row.Kids[i] = row.Kids[i].WithClass(markup.Quartet("k", i/3))
	}
	return row
}

// cells shows each byte in hexadecimal, above the character it is in ASCII.
func cells(data []byte) markup.Node {
	row := markup.El("p", "cells")
	for i, b := range data {
		if i == markup.ShownCells {
			row.Kids = append(row.Kids, markup.El("span", "more", markup.Text("… and "+strconv.Itoa(len(data)-i)+" more")))
			break
		}
		char := "·"
		if ' ' < b && b <= '~' {
			char = string(rune(b))
		} else if b == ' ' {
			char = "SP"
		}
		row.Kids = append(row.Kids, markup.El("span", "cell", markup.El("b", "", markup.Text(Hex(b))), markup.El("i", "", markup.Text(char))))
	}
	return row
}

func guidStep(key string) markup.Node {
	return markup.Group(
		markup.El("p", "", markup.El("code", "bytes",
			markup.El("span", "key", markup.Quartets("k", key)),
			markup.El("span", "guid", markup.Text(handshake.GUID)))),
		markup.El("p", "", markup.El("span", "key", markup.Text(words.Count(len(key), "byte")+" of key")), markup.Text(" and "),
			markup.El("span", "guid", markup.Text("36 of GUID")), markup.Text(", "+strconv.Itoa(len(key)+36)+" in all. The GUID is the same for every server, and not a secret. Its letters are upper case, its dashes stay, and no newline follows. "),
			annotation.Cite("RFC 6455 §1.3")))
}

func hashStep(digest [20]byte) markup.Node {
	row := markup.El("p", "cells hash")
	for i, b := range digest {
		row.Kids = append(row.Kids, markup.El("span", "cell "+Tint(i/3)+" "+markup.Quartet("d", i/3), markup.El("b", "", markup.Text(Hex(b)))))
	}
	return markup.Group(row, markup.El("p", "", markup.Text("Always 20 bytes, whatever the key. They are shown in hexadecimal, but base64 encodes the bytes themselves. The colours mark its groups of three. "), annotation.Cite("RFC 6455 §4.2.2")))
}

// base64Step shows which digest bytes each group of characters came from. The
// last group has but two bytes and is filled up with "=".
func base64Step(digest [20]byte) markup.Node {
	accept := base64.StdEncoding.EncodeToString(digest[:])
	row := markup.El("div", "groups")
	for i := 0; i < len(digest); i += 3 {
		from := digest[i:min(i+3, len(digest))]
		bytes := markup.El("p", "from")
		bits := ""
		for _, b := range from {
			bytes.Kids = append(bytes.Kids, markup.El("b", "", markup.Text(Hex(b))))
			bits += binary(b)
		}
		to := markup.El("p", "to")
		for j, char := range accept[i/3*4 : i/3*4+4] {
			six := "––––––"
			if 6*j < len(bits) {
				six = (bits + "0000")[6*j : 6*j+6]
			}
			to.Kids = append(to.Kids, markup.El("span", "char", markup.El("i", "", markup.Text(six)), markup.El("b", "", markup.Text(string(char)))))
		}
		row.Kids = append(row.Kids, markup.El("div", "group "+Tint(i/3)+" "+markup.Quartet("d", i/3), bytes, to))
	}
	return markup.Group(row,
		markup.El("p", "", markup.Text("Three bytes (24 bits) become four characters of six bits each. The last two bytes are padded with two zero bits and become three characters; the = stands for the missing byte. All 28 characters are the Accept: "),
			markup.El("code", "accept", markup.Quartets("d", accept)), markup.Text(" "), annotation.Cite("RFC 4648 §4")))
}

// Tint returns the class that gives a digest byte the colour of its group.
func Tint(group int) string { return "t" + strconv.Itoa(group%3) }

// Hex returns b as digests are usually written.
func Hex(b byte) string { return strings.ToLower(words.Hex(b)) }

// binary returns b as eight binary digits.
func binary(b byte) string {
	digits := strconv.FormatInt(int64(b), 2)
	return "00000000"[len(digits):] + digits
}
