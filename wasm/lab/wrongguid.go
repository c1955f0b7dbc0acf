package lab

import (
	"encoding/base64"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/hash"
)

// sha1Of returns the SHA-1 of text: 20 bytes.
func sha1Of(text string) []byte {
	digest := hash.SHA1([]byte(text))
	return digest[:]
}

// base64Of writes bytes as an Accept is written: RFC 4648 §4.
func base64Of(data []byte) string { return base64.StdEncoding.EncodeToString(data) }

// acceptFor returns what a server sends that hashes text in the place of key and
// GUID. The right one is acceptFor(key + guid).
func acceptFor(text string) string { return base64Of(sha1Of(text)) }

const guid = handshake.GUID

// guidBytes is the GUID as the 16 bytes that its digits stand for.
const guidBytes = "\x25\x8E\xAF\xA5\xE9\x14\x47\xDA\x95\xCA\xC5\xAB\x0D\xC8\x5B\x11"

// GUIDs that were seen in real code.
const (
	letterO  = "258EAFA5-E914-47DA-95CA-C5ABODC85B11" // the letter O in the last group
	lostA    = "258EAF5-E914-47DA-95CA-C5AB0DC85B11"  // seven digits in the first group
	invented = "258EAFA5-E914-47DA-95CA-C5AB0DC11B85" // the end made up
)

// wrongGUID holds Accepts that were made with something other than the GUID.
var wrongGUID = []Fault{
	{
		ID:     "accept-no-guid",
		Title:  "The GUID is left out of the hash",
		Does:   "The Accept is base64 of the SHA-1 of the key alone.",
		answer: acceptIs(func(key string) string { return acceptFor(key) }),
	},
	{
		ID:     "accept-guid-letter-o",
		Title:  "The letter O instead of a zero",
		Does:   "The GUID that was hashed ends in C5ABODC85B11, with the letter O instead of the digit 0.",
		answer: acceptIs(func(key string) string { return acceptFor(key + letterO) }),
	},
	{
		ID:     "accept-guid-digit-lost",
		Title:  "A digit of the GUID is missing",
		Does:   "The GUID that was hashed begins with 258EAF5, one digit short.",
		answer: acceptIs(func(key string) string { return acceptFor(key + lostA) }),
	},
	{
		ID:     "accept-guid-last-lost",
		Title:  "The end of the GUID is cut off",
		Does:   "The last character of the GUID was not hashed, as with a buffer of 36 bytes that ends in a NUL.",
		answer: acceptIs(func(key string) string { return acceptFor(key + guid[:len(guid)-1]) }),
	},
	{
		ID:     "accept-guid-invented-tail",
		Title:  "A GUID from memory",
		Does:   "The GUID that was hashed ends in C5AB0DC11B85: the beginning is right, the end is made up.",
		answer: acceptIs(func(key string) string { return acceptFor(key + invented) }),
	},
	{
		ID:     "accept-guid-no-dashes",
		Title:  "The GUID without its dashes",
		Does:   "The GUID was hashed as 32 digits, without the four dashes.",
		answer: acceptIs(func(key string) string { return acceptFor(key + strings.ReplaceAll(guid, "-", "")) }),
	},
	{
		ID:     "accept-lowercase-guid",
		Title:  "The GUID in lower case",
		Does:   "The GUID was hashed in lower case, as UUID libraries write it.",
		answer: acceptIs(func(key string) string { return acceptFor(key + strings.ToLower(guid)) }),
	},
	{
		ID:     "accept-guid-with-space",
		Title:  "A space inside the GUID",
		Does:   "The GUID was hashed with a space before its last group, where the RFC breaks the line.",
		answer: acceptIs(func(key string) string { return acceptFor(key + "258EAFA5-E914-47DA-95CA- C5AB0DC85B11") }),
	},
	{
		ID:     "accept-guid-braces",
		Title:  "The GUID in braces",
		Does:   "The GUID was hashed as {258EAFA5-…}, with braces around it.",
		answer: acceptIs(func(key string) string { return acceptFor(key + "{" + guid + "}") }),
	},
	{
		ID:     "accept-guid-as-bytes",
		Title:  "The GUID as 16 bytes",
		Does:   "The GUID was parsed, and its 16 bytes were hashed instead of its 36 characters.",
		answer: acceptIs(func(key string) string { return acceptFor(key + guidBytes) }),
	},
	{
		ID:     "accept-guid-first",
		Title:  "The GUID before the key",
		Does:   "The GUID was hashed first, and then the key.",
		answer: acceptIs(func(key string) string { return acceptFor(guid + key) }),
	},
	{
		ID:     "accept-guid-twice",
		Title:  "The GUID twice",
		Does:   "The key was hashed with the GUID appended twice.",
		answer: acceptIs(func(key string) string { return acceptFor(key + guid + guid) }),
	},
	{
		ID:     "accept-newline-after",
		Title:  "A line feed after the GUID",
		Does:   "A line feed was hashed after key and GUID, as with echo in a shell.",
		answer: acceptIs(func(key string) string { return acceptFor(key + guid + "\n") }),
	},
	{
		ID:     "accept-nul-after",
		Title:  "A NUL after the GUID",
		Does:   "61 bytes were hashed, the last of them the NUL that ends a string in C.",
		answer: acceptIs(func(key string) string { return acceptFor(key + guid + "\x00") }),
	},
}
