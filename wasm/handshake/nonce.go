package handshake

import (
	"strconv"

	"wsaccept/wasm/words"
)

// notRandom remarks on a key that was plainly not made of random bytes.
func notRandom(text string, nonce []byte) (title string, section Section, found bool) {
	section = "RFC 6455 §4.1"
	switch {
	case text == SampleKey:
		title, section = "This is the sample key of RFC 6455: base64 of the text “the sample nonce”.", "RFC 6455 §1.3"
	case text == "x3JJHMbDL1EzLkh9GBhXDw==":
		title = "This is the sample key of Wikipedia's article on WebSocket."
	case len(nonce) >= 8 && allEqual(nonce):
		title = "All " + words.Count(len(nonce), "byte") + " are 0x" + words.Hex(nonce[0]) + "."
	case len(nonce) >= 8 && printable(nonce):
		title = "The bytes are the text “" + string(nonce) + "”."
	case len(nonce) >= 8 && counting(nonce):
		title = "The bytes count up from " + strconv.Itoa(int(nonce[0])) + "."
	}
	return title, section, title != ""
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
