package diagnose

import "wsaccept/wasm/handshake"

// MistakeKind is one of the mistakes that are known, as people make them.
type MistakeKind struct {
	ID    string // stable: part of the JSON and of the README
	Title string // what the server did, as a sentence: “It left out the GUID.”
	Fix   string // what to do, in any language
}

// Mistakes returns all mistakes that Diagnose knows, each of which may come
// together with others. The commonest come first.
func Mistakes() []MistakeKind { return mistakes }

// FindMistake returns the mistake called id.
func FindMistake(id string) (MistakeKind, bool) {
	i := rank(id)
	if i == len(mistakes) {
		return MistakeKind{}, false
	}
	return mistakes[i], true
}

// rank returns the place of the mistake called id among all, the commonest being
// 0, or their number if there is no such mistake.
func rank(id string) int {
	for i, m := range mistakes {
		if m.ID == id {
			return i
		}
	}
	return len(mistakes)
}

// Advice that several mistakes share.
const (
	hashBytes  = "Pass the 20 bytes that the hash function returns straight to the base64 encoder."
	keyAsSent  = "Hash the key exactly as it is in the request, as text: 24 characters, the last two of them ==."
	rightOrder = "Hash key + GUID, with nothing before, between or after them."
	plainText  = "Key and GUID are ASCII: hash one byte per character, 60 in all, without a byte order mark."
	copyGUID   = "Copy the GUID from RFC 6455 §1.3, all 36 characters: " + handshake.GUID + "."
	findKey    = "Find out why the key is missing. Field names are case-insensitive, so look up Sec-WebSocket-Key regardless of case."
)

// mistakes has the commonest first.
var mistakes = []MistakeKind{
	{"hex-digest", "It encoded the hexadecimal digits of the digest instead of its bytes.",
		"Ask the hash function for bytes, not for hexadecimal text. " + hashBytes},
	{"wrong-guid", "It used a different text as the GUID.", copyGUID},
	{"empty-key", "It hashed the GUID alone, with an empty key.", findKey},
	{"no-guid", "It left out the GUID.", "Append the GUID to the key before hashing: " + handshake.GUID + "."},
	{"key-decoded", "It decoded the key before hashing it.", "Do not decode the key. " + keyAsSent},
	{"never-hashed", "It never hashed the text.", "Compute the SHA-1 of key + GUID, and encode its 20 bytes in base64, not the text itself."},
	{"object-printed", "It encoded the name of an object instead of the bytes of the digest.", hashBytes},
	{"hashed-in-part", "It hashed only part of the text, and appended the rest to the result.",
		"Join key and GUID first, then hash them together: encode the SHA-1 of key + GUID and nothing else."},
	{"key-newline", "It hashed a line break after the key.", "Remove CR and LF before hashing. " + keyAsSent},
	{"newline-after", "It hashed a line break after the GUID.", rightOrder + " In a shell, write printf %s or echo -n; echo alone adds a line feed."},
	{"key-space", "It hashed white space together with the key.", "Remove the space after the colon and any white space after the key. " + keyAsSent},
	{"between", "It put something between the key and the GUID.", rightOrder},
	{"guid-bytes", "It used the GUID as 16 bytes instead of 36 characters.", "Do not parse the GUID. It is text here: append its 36 characters, " + handshake.GUID + "."},
	{"guid-no-dashes", "It left out the dashes of the GUID.", "Keep the four dashes. " + copyGUID},
	{"guid-lookalike", "It used a GUID with a character that only looks like the right one.",
		"Write the GUID in ASCII: its dashes are hyphen-minus (0x2D), as the keyboard has it; word processors and web pages put other characters in. " + copyGUID},
	{"guid-invisible", "It used a GUID with an invisible character in it.",
		"Remove the character; an editor that shows code points, or a hex dump, makes it visible. " + copyGUID},
	{"guid-lower-case", "It wrote the GUID in lower case.", "Write its letters in upper case. Libraries that print a parsed GUID often use lower case. " + copyGUID},
	{"guid-spaced", "It used a GUID with white space in it.", "The GUID is one word; line breaks in the document that it was copied from are not part of it. " + copyGUID},
	{"guid-wrapped", "It put braces or quotes around the GUID.", "Hash the 36 characters alone. " + copyGUID},
	{"guid-first", "It put the GUID before the key.", "Put the key first. " + rightOrder},
	{"hex-sent", "It sent the digest in hexadecimal.", "Send the digest in base64. " + hashBytes},
	{"sample-answer", "It sent the Accept of another key, a well-known one.",
		"Compute the Accept for each connection, from the key in that request."},
	{"wrong-hash", "It did not hash with SHA-1.", "Use SHA-1. RFC 6455 allows no other hash function, and SHA-1 is safe here: it protects no secret (§10.8)."},
	{"key-missing", "It hashed a word that means “no value” instead of the key.", findKey},
	{"key-echoed", "It sent the key back unchanged.", "Append the GUID " + handshake.GUID + " to the key, compute the SHA-1 of that, and send its 20 bytes in base64."},
	{"digest-repr", "It wrote the digest the way a program prints an array of bytes.", hashBytes},
	{"url-safe", "It wrote - and _ instead of + and /.", "Use the standard base64 alphabet with + and / (RFC 4648 §4), not the URL-safe one."},
	{"accept-padding", "It got the padding of the Accept wrong.", "Give the encoder exactly 20 bytes, and keep its padding: an Accept has 28 characters, and the last one is =."},
	{"newline-in-accept", "It put white space or a line break into the Accept.", "Remove the line break that the base64 encoder adds (on Android, use NO_WRAP), and write nothing else into the value."},
	{"accept-quoted", "It put quotes around the Accept.", "Send the characters alone, without quotes."},
	{"accept-repr", "It sent the Accept the way a debugger prints bytes, b'…'.", "Send the text, not the printed form of its bytes. In Python 3, call decode() on what b64encode returns."},
	{"cut-at-nul", "It cut off the digest at its first zero byte.", "Pass the length 20 to the encoder, not what strlen returns. The Accept is right whenever no byte of the digest is zero, so tests often miss this."},
	{"accept-cut", "It sent only the beginning of the Accept.", "Send all 28 characters. In C, give the buffer room for 28 and a NUL."},
	{"accept-escaped", "It escaped the Accept, as for a URL or for HTML.", "Send the Accept as the base64 encoder returns it. In a field value, +, / and = stand for themselves."},
	{"key-placeholder", "It hashed a placeholder instead of the key.", "Replace the placeholder with its value before hashing. " + keyAsSent},
	{"guid-missing", "It appended a word that means “no value” instead of the GUID.", "Find out why the constant is missing; perhaps an import is missing. " + copyGUID},
	{"key-hashed", "It hashed the key before it appended the GUID.", "Hash once, after appending the GUID to the key as it is in the request."},
	{"key-repr", "It hashed the key the way a debugger prints it.", "Take the value itself, not its printed form. In Python 3, call decode() on bytes; in Go, use Header.Get. " + keyAsSent},
	{"key-quoted", "It hashed the key in quotes.", "Remove the quotes. " + keyAsSent},
	{"key-with-name", "It hashed the field name together with the key.", "Use only what follows the colon and the space. " + keyAsSent},
	{"key-padding", "It removed padding from the key.", "Keep the == at the end of the key. A parser that splits at = loses it. " + keyAsSent},
	{"key-case", "It changed the case of the key.", "Only field names may be changed to lower case, never values. " + keyAsSent},
	{"key-cut", "It hashed only the beginning of the key.", "Use the whole key: 24 characters, which stand for 16 bytes. " + keyAsSent},
	{"space-after", "It hashed a space after the GUID.", rightOrder},
	{"nul-after", "It hashed a NUL after the GUID.", "Hash 60 bytes: in C, use strlen, not sizeof, which counts the terminating NUL and the rest of the buffer."},
	{"key-nul", "It hashed a NUL after the key.", "Overwrite the NUL that ends the key with the GUID. " + keyAsSent},
	{"utf-16", "It hashed text of 16-bit characters.", plainText},
	{"utf-32", "It hashed text of 32-bit characters.", plainText},
	{"byte-order-mark", "It hashed a byte order mark before the text.", plainText},
	{"mangled-text", "It treated the digest as text and converted it.", "A digest is not text; keep it in an array of bytes. " + hashBytes},
	{"buffer-encoded", "It encoded more bytes than the digest has.", "Pass the length 20 to the encoder, not the size of the buffer that holds the digest."},
	{"digest-cut", "It encoded only the beginning of the digest.", "Encode all 20 bytes of the digest; 16 is the length of an MD5 digest."},
	{"double-base64", "It encoded in base64 twice.", "Encode once. Many functions can return base64 themselves."},
	{"double-hash", "It hashed twice.", "Hash once: pass what SHA-1 returns to the base64 encoder."},
	{"hmac", "It used HMAC-SHA1.", "Use plain SHA-1 of key + GUID. There is no secret in the handshake."},
	{"nothing-hashed", "It hashed nothing at all.", "Feed key + GUID to the hash function before you ask for the digest."},
	{"key-url-decoded", "It changed each + in the key into a space.", "Do not URL-decode a field value. " + keyAsSent},
	{"key-url-encoded", "It percent-encoded the key.", "Do not URL-encode a field value. " + keyAsSent},
	{"key-url-safe", "It changed the key to the URL-safe alphabet.", "Do not convert the key. " + keyAsSent},
	{"key-hex", "It turned the key into hexadecimal.", "Do not convert the key. " + keyAsSent},
	{"key-encoded", "It encoded the key again.", "The client has already encoded the key. " + keyAsSent},
	{"key-reencoded", "It decoded the key and encoded it again.", "Do not decode the key: its last bits may differ when it is encoded again. " + keyAsSent},
	{"key-trimmed", "It left out the white space around the key.", "The server is right: white space around a field value is not part of it (RFC 9110 §5.5). Give the key without it."},
	{"key-twice", "It hashed the key twice.", "Use one key. A request must not have more than one Sec-WebSocket-Key (RFC 6455 §11.3.1)."},
	{"key-is-version", "It hashed the version number 13 instead of the key.", "Read Sec-WebSocket-Key, not Sec-WebSocket-Version. " + keyAsSent},
	{"guid-twice", "It appended the GUID twice.", "Append the GUID once. Use a new hash for each connection, so that nothing is left in it from before."},
	{"encoded-first", "It encoded the text before hashing it.", "Hash key + GUID as they are; encode only the digest."},
	{"text-quoted", "It hashed the text in quotes.", "Hash the text itself, not its JSON or its printed form."},
	{"word-order", "It wrote the bytes of the digest in the wrong order.", "Write each of the five words of SHA-1 with its highest byte first (big-endian)."},
	{"not-canonical", "It left unused bits set in the last character of the Accept.", "Set the bits after the last byte to zero (RFC 4648 §3.5). Clients compare the Accept as text."},
	{"accept-case", "It changed the case of the Accept.", "Send the value as the encoder returns it. Only field names may be changed to lower case."},
}
