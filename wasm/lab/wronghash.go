package lab

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"wsaccept/wasm/hash"
)

// wrongHash holds Accepts for which the right text was hashed in the wrong way, or
// not at all.
var wrongHash = []Fault{
	{
		ID:    "accept-sha256",
		Title: "SHA-256",
		Does:  "The Accept is base64 of a SHA-256 digest: 44 characters instead of 28.",
		answer: acceptIs(func(key string) string {
			digest := hash.SHA256([]byte(key + guid))
			return base64Of(digest[:])
		}),
	},
	{
		ID:    "accept-sha512",
		Title: "SHA-512",
		Does:  "The Accept is base64 of a SHA-512 digest: 88 characters instead of 28.",
		answer: acceptIs(func(key string) string {
			digest := hash.SHA512([]byte(key + guid))
			return base64Of(digest[:])
		}),
	},
	{
		ID:    "accept-md5",
		Title: "MD5",
		Does:  "The Accept is base64 of an MD5 digest: 24 characters instead of 28.",
		answer: acceptIs(func(key string) string {
			digest := hash.MD5([]byte(key + guid))
			return base64Of(digest[:])
		}),
	},
	{
		ID:     "accept-hmac",
		Title:  "HMAC-SHA1",
		Does:   "The Accept is base64 of an HMAC-SHA1 of the GUID, with the key as the secret.",
		answer: acceptIs(func(key string) string { return base64Of(hmacSHA1(key, guid)) }),
	},
	{
		ID:     "accept-double-hash",
		Title:  "Hashed twice",
		Does:   "The SHA-1 digest was hashed with SHA-1 again before it was encoded.",
		answer: acceptIs(func(key string) string { return acceptFor(string(sha1Of(key + guid))) }),
	},
	{
		ID:     "accept-nothing-hashed",
		Title:  "Nothing was hashed",
		Does:   "The Accept is 2jmj7l5rSw0yVb/vlWAYkK/YBwk= for every key: the SHA-1 of nothing at all.",
		answer: acceptIs(func(string) string { return acceptFor("") }),
	},
	{
		ID:     "accept-never-hashed",
		Title:  "The text, not its hash",
		Does:   "The Accept is base64 of key and GUID as they are, 80 characters that anybody can decode.",
		answer: acceptIs(func(key string) string { return base64Of([]byte(key + guid)) }),
	},
	{
		ID:     "accept-article",
		Title:  "13 and the GUID, never hashed",
		Does:   "The Accept is base64 of “13” and the GUID, the example in a well-known article.",
		answer: acceptIs(func(string) string { return base64Of([]byte("13" + guid)) }),
	},
	{
		ID:     "accept-echoes-key",
		Title:  "The key comes back",
		Does:   "The Accept is the key, unchanged.",
		answer: acceptIs(func(key string) string { return key }),
	},
	{
		ID:     "accept-utf-16",
		Title:  "Hashed as UTF-16",
		Does:   "Key and GUID were hashed with two bytes for each character, low byte first, as .NET stores strings.",
		answer: acceptIs(func(key string) string { return acceptFor(asUTF16(key + guid)) }),
	},
	{
		ID:     "accept-byte-order-mark",
		Title:  "A byte order mark was hashed, too",
		Does:   "The three bytes of a UTF-8 byte order mark were hashed before key and GUID.",
		answer: acceptIs(func(key string) string { return acceptFor("\xEF\xBB\xBF" + key + guid) }),
	},
	{
		ID:     "accept-hex",
		Title:  "Hexadecimal",
		Does:   "The Accept is the right SHA-1 digest as 40 hexadecimal digits, without base64.",
		answer: acceptIs(func(key string) string { return hexOf(sha1Of(key + guid)) }),
	},
	{
		ID:     "accept-base64-of-hex",
		Title:  "Base64 of hexadecimal",
		Does:   "The 40 hexadecimal digits of the SHA-1 digest were encoded instead of its 20 bytes: 56 characters.",
		answer: acceptIs(func(key string) string { return base64Of([]byte(hexOf(sha1Of(key + guid)))) }),
	},
	{
		ID:     "accept-words-swapped",
		Title:  "The bytes in the wrong order",
		Does:   "Each of the five words of the SHA-1 digest was written with its lowest byte first.",
		answer: acceptIs(func(key string) string { return base64Of(wordsSwapped(sha1Of(key + guid))) }),
	},
	{
		ID:     "accept-lossy-utf8",
		Title:  "The digest treated as text",
		Does:   "The SHA-1 digest was kept as UTF-8 text, in which U+FFFD replaced every byte that is not valid UTF-8.",
		answer: acceptIs(func(key string) string { return base64Of([]byte(string([]rune(string(sha1Of(key + guid)))))) }),
	},
	{
		ID:     "accept-latin1",
		Title:  "The digest treated as characters",
		Does:   "Each byte of the SHA-1 digest became a character, and these were encoded in UTF-8 before base64.",
		answer: acceptIs(func(key string) string { return base64Of(asCharacters(sha1Of(key + guid))) }),
	},
	{
		ID:    "accept-one-bit",
		Title: "One bit is wrong",
		Does:  "The first bit of the SHA-1 digest is flipped before it is encoded.",
		answer: acceptIs(func(key string) string {
			digest := sha1Of(key + guid)
			digest[0] ^= 0x80
			return base64Of(digest)
		}),
	},
	{
		ID:     "wrong-accept",
		Title:  "An Accept that belongs to no known key",
		Does:   "The Accept is base64 of 20 zero bytes, whatever the key is.",
		answer: acceptIs(func(string) string { return base64Of(make([]byte, 20)) }),
	},
}

// hmacSHA1 returns the HMAC-SHA1 of text: RFC 2104 §2.
func hmacSHA1(secret, text string) []byte {
	if len(secret) > 64 {
		secret = string(sha1Of(secret))
	}
	inner, outer := make([]byte, 64), make([]byte, 64)
	for i := range inner {
		var b byte
		if i < len(secret) {
			b = secret[i]
		}
		inner[i], outer[i] = b^0x36, b^0x5C
	}
	return sha1Of(string(outer) + string(sha1Of(string(inner)+text)))
}

// asUTF16 returns the bytes of ASCII text as UTF-16LE.
func asUTF16(text string) string {
	var b strings.Builder
	for i := range len(text) {
		b.WriteByte(text[i])
		b.WriteByte(0)
	}
	return b.String()
}

// hexOf returns the hexadecimal digits of data.
func hexOf(data []byte) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for _, c := range data {
		b.WriteByte(digits[c>>4])
		b.WriteByte(digits[c&15])
	}
	return b.String()
}

// wordsSwapped returns digest with the bytes of each word of 32 bits reversed.
func wordsSwapped(digest []byte) []byte {
	var swapped []byte
	for i := 0; i < len(digest); i += 4 {
		swapped = binary.LittleEndian.AppendUint32(swapped, binary.BigEndian.Uint32(digest[i:]))
	}
	return swapped
}

// asCharacters returns a character for each byte of digest, in UTF-8.
func asCharacters(digest []byte) []byte {
	var text []byte
	for _, b := range digest {
		text = utf8.AppendRune(text, rune(b))
	}
	return text
}
