package lab

import (
	"encoding/base64"
	"strings"

	"wsaccept/wasm/handshake"
)

// wrongKey holds Accepts that were made from something other than the key as it
// was sent.
var wrongKey = []Fault{
	{
		ID:     "accept-empty-key",
		Title:  "The key was not found",
		Does:   "The GUID was hashed alone: the Accept is Kfh9QIsMVZcl6xEPYxPHzW8SZ8w= for every key.",
		answer: acceptIs(func(string) string { return acceptFor(guid) }),
	},
	{
		ID:     "accept-undefined-key",
		Title:  "“undefined” instead of the key",
		Does:   "The word “undefined” was hashed instead of the key, as happens in JavaScript if the field is not there.",
		answer: acceptIs(func(string) string { return acceptFor("undefined" + guid) }),
	},
	{
		ID:     "accept-version-as-key",
		Title:  "The version instead of the key",
		Does:   "The 13 of Sec-WebSocket-Version was hashed instead of the key.",
		answer: acceptIs(func(string) string { return acceptFor("13" + guid) }),
	},
	{
		ID:     "accept-other-key",
		Title:  "The answer to another key",
		Does:   "The Accept is right for Zme/Dfk0azuvFF2PDTTSGw==, the key of another connection.",
		answer: acceptIs(func(string) string { return handshake.Accept("Zme/Dfk0azuvFF2PDTTSGw==") }),
	},
	{
		ID:     "accept-sample",
		Title:  "The Accept of the RFC’s example",
		Does:   "The Accept is s3pPLMBiTxaQ9kYGzzhZRbK+xOo= for every key, copied from RFC 6455.",
		answer: acceptIs(func(string) string { return handshake.Accept(handshake.SampleKey) }),
	},
	{
		ID:     "accept-decoded-key",
		Title:  "The key was decoded first",
		Does:   "The 16 bytes that the key stands for were hashed instead of its 24 characters.",
		answer: acceptIs(func(key string) string { return acceptFor(decoded(key) + guid) }),
	},
	{
		ID:     "accept-decoded-key-guid-bytes",
		Title:  "Key and GUID as bytes",
		Does:   "Key and GUID were both decoded, and 32 bytes were hashed.",
		answer: acceptIs(func(key string) string { return acceptFor(decoded(key) + guidBytes) }),
	},
	{
		ID:     "accept-key-with-newline",
		Title:  "A line feed after the key",
		Does:   "The line feed after the key was hashed with it.",
		answer: acceptIs(func(key string) string { return acceptFor(key + "\n" + guid) }),
	},
	{
		ID:     "accept-key-with-cr",
		Title:  "A carriage return after the key",
		Does:   "The lines of the request were split at LF, and the CR was hashed with the key.",
		answer: acceptIs(func(key string) string { return acceptFor(key + "\r" + guid) }),
	},
	{
		ID:     "accept-key-with-crlf",
		Title:  "The line ending after the key",
		Does:   "CR and LF were hashed with the key, 62 bytes in all.",
		answer: acceptIs(func(key string) string { return acceptFor(key + "\r\n" + guid) }),
	},
	{
		ID:     "accept-key-leading-space",
		Title:  "A space before the key",
		Does:   "The space after the colon was hashed with the key.",
		answer: acceptIs(func(key string) string { return acceptFor(" " + key + guid) }),
	},
	{
		ID:     "accept-space-between",
		Title:  "A space between key and GUID",
		Does:   "A space was hashed between the key and the GUID.",
		answer: acceptIs(func(key string) string { return acceptFor(key + " " + guid) }),
	},
	{
		ID:     "accept-key-nul",
		Title:  "A NUL after the key",
		Does:   "The NUL that ends the key, a string in C, was hashed with it.",
		answer: acceptIs(func(key string) string { return acceptFor(key + "\x00" + guid) }),
	},
	{
		ID:     "accept-key-lowercase",
		Title:  "The key in lower case",
		Does:   "The whole request, key included, was changed to lower case before hashing.",
		answer: acceptIs(func(key string) string { return acceptFor(strings.ToLower(key) + guid) }),
	},
	{
		ID:     "accept-key-uppercase",
		Title:  "The key in upper case",
		Does:   "The key was changed to upper case before hashing.",
		answer: acceptIs(func(key string) string { return acceptFor(strings.ToUpper(key) + guid) }),
	},
	{
		ID:     "accept-key-quoted",
		Title:  "The key in quotes",
		Does:   "The key was hashed with double quotes around it, as JSON writes it.",
		answer: acceptIs(func(key string) string { return acceptFor(`"` + key + `"` + guid) }),
	},
	{
		ID:     "accept-key-repr",
		Title:  "The key as Python prints bytes",
		Does:   "The key was hashed as b'…', the printed form of bytes in Python 3.",
		answer: acceptIs(func(key string) string { return acceptFor("b'" + key + "'" + guid) }),
	},
	{
		ID:     "accept-key-with-name",
		Title:  "The whole line instead of the key",
		Does:   "“Sec-WebSocket-Key: ” was hashed together with the key.",
		answer: acceptIs(func(key string) string { return acceptFor("Sec-WebSocket-Key: " + key + guid) }),
	},
	{
		ID:     "accept-key-no-padding",
		Title:  "The key without its ==",
		Does:   "The == at the end of the key was cut off before hashing, as by a parser that splits at =.",
		answer: acceptIs(func(key string) string { return acceptFor(strings.TrimRight(key, "=") + guid) }),
	},
}

// decoded returns the bytes that key stands for, or as many as can be decoded.
func decoded(key string) string {
	nonce, _ := base64.StdEncoding.DecodeString(key) // of a key that is no base64, what comes before the fault
	return string(nonce)
}
