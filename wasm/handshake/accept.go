package handshake

import (
	"encoding/base64"
	"strconv"
	"strings"

	"wsaccept/wasm/hash"
	"wsaccept/wasm/words"
)

// GUID is the constant that every server appends to the client's key. It is no
// secret and is the same for every server: RFC 6455 §1.3 and §4.2.2 item 5.4.
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

// SampleKey is the key of the example in RFC 6455 §1.3: base64 of the 16 bytes
// "the sample nonce".
const SampleKey = "dGhlIHNhbXBsZSBub25jZQ=="

// AcceptLen is the length of every Accept in bytes: base64 of 20 bytes.
const AcceptLen = 28

// Accept returns the Sec-WebSocket-Accept for key: base64 of the SHA-1 of the
// key followed by GUID. The key is hashed as the string it was sent as; it is
// not decoded, trimmed or checked. RFC 6455 §4.2.2 item 5.4.
func Accept(key string) string {
	var buf [AcceptLen]byte
	return string(AppendAccept(buf[:0], key))
}

// AppendAccept appends the Accept for key to dst and returns that. It allocates
// nothing if dst has room for AcceptLen more bytes and the key is no longer than
// 92 bytes.
func AppendAccept(dst []byte, key string) []byte {
	digest := Digest(key)
	return base64.StdEncoding.AppendEncode(dst, digest[:])
}

// Digest returns the SHA-1 of key followed by GUID, the 20 bytes of which
// Accept is the base64 form.
func Digest(key string) [20]byte {
	var buf [128]byte // keeps the usual 60 bytes off the heap
	if len(key) > len(buf)-len(GUID) {
		return hash.SHA1([]byte(key + GUID))
	}
	n := copy(buf[:], key)
	n += copy(buf[n:], GUID)
	return hash.SHA1(buf[:n])
}

// IsAccept reports whether s has the form of an Accept: base64 of the 20 bytes of
// a SHA-1, in its only form (RFC 4648 §3.5).
func IsAccept(s string) bool {
	data, pads, rest := splitPadding(s)
	return rest == "" && pads == "=" && len(data) == AcceptLen-1 && strings.IndexByte("AEIMQUYcgkosw048", data[len(data)-1]) >= 0
}

// The rules of Sec-WebSocket-Accept.
var (
	S13 = &Rule{ID: "S13", Side: SideServer, Section: "RFC 6455 §4.2.2",
		Title:       "Accept is base64 of the SHA-1 of the key, exactly as sent, followed by the GUID.",
		Consequence: failConnection, As: R07}

	S14 = &Rule{ID: "S14", Side: SideServer, Section: "RFC 6455 §11.3.3",
		Title:       "The server sends one Sec-WebSocket-Accept.",
		Consequence: failConnection, As: R08}

	R07 = &Rule{ID: "R07", Side: SideClient, Section: "RFC 6455 §4.1",
		Fields:      []string{"Sec-WebSocket-Accept"},
		Title:       "There is an Accept, and it is the one for the key; white space around it does not count.",
		Consequence: failConnection}

	R08 = &Rule{ID: "R08", Side: SideClient, Section: "RFC 6455 §11.3.3",
		Fields:      []string{"Sec-WebSocket-Accept"},
		Title:       "There is only one Sec-WebSocket-Accept.",
		Consequence: failConnection}
)

var acceptRules = []*Rule{S13, S14, R07, R08}

// accept judges Sec-WebSocket-Accept: RFC 6455 §4.1, the client's check 4.
func (c *checker) accept(request Message) {
	m := c.message
	fields := m.Lookup("Sec-WebSocket-Accept")
	if len(fields) == 0 {
		c.lacks(R07, "Sec-WebSocket-Accept", "It is the server's proof that it read the key. Without it the client must fail the connection.")
		return
	}
	if len(fields) > 1 {
		c.report(R08, Error, fields[1].Name, "Sec-WebSocket-Accept appears "+words.Times(len(fields))+".", "It must not appear more than once, not even with the same value. Often a proxy adds its own line to the server's.")
	}
	keys := request.Lookup("Sec-WebSocket-Key")
	for _, f := range fields[:min(len(fields), maxPerRule)] {
		got := c.value(f)
		switch {
		case isPlaceholder(got):
			c.report(R07, Error, f.Value, short(got)+" is a placeholder of a program, not an Accept.", "Give the key and the Accept that the server sent; or diagnose the code, where the Accept is computed.")
		case len(keys) == 1:
			key := request.Value(keys[0])
			if want := Accept(key); got != want {
				c.report(R07, Error, f.Value, "The Accept is wrong: "+short(got)+". For the key "+short(key)+" it is "+want+".", acceptHint(got, want))
			}
		case !IsAccept(got):
			c.report(R07, Error, f.Value, "The Accept "+short(got)+" can't be right for any key.", "An Accept is base64 of the 20 bytes of a SHA-1: 28 characters, the last one =.")
		case request.Absent():
			c.report(R07, Info, f.Value, "Whether the Accept is right can't be said without the request.", "It is computed from the request's Sec-WebSocket-Key. Paste the request, too.")
		}
	}
}

// isPlaceholder reports whether value is what a program replaces by the Accept, such
// as %s, {} or ${accept}.
func isPlaceholder(value string) bool {
	if len(value) < 2 {
		return false
	}
	last := value[len(value)-1]
	switch value[0] {
	case '%':
		return len(value) == 2 && strings.IndexByte("sSv@", last) >= 0 || strings.HasPrefix(value, "%(") && last == 's'
	case '{':
		return last == '}'
	case '$', '#':
		return value[1] == '{' && last == '}' || value[0] == '$' && strings.Trim(value[1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") == ""
	case '\\':
		return value[1] == '(' && last == ')' // Swift
	case '<':
		return last == '>'
	case '"', '\'':
		return len(value) > 4 && (value[1] == ' ' || value[1] == '+' || value[1] == '.') && value[0] != last || value[0] == last && strings.ContainsAny(value, "+&") && strings.Contains(value, " ")
	}
	return false
}

// acceptHint says at a glance what got has to do with want.
func acceptHint(got, want string) string {
	const rule = "It is base64 of the SHA-1 of the key, exactly as sent, followed by the GUID; it is compared letter for letter."
	switch {
	case EqualFold(got, want):
		return "It differs from the right one only in the case of its letters, but case matters. " + rule
	case strings.Contains(got, want):
		return "It contains the right one, and " + strconv.Itoa(len(got)-len(want)) + " more bytes. " + rule
	case strings.TrimRight(want, "=") == got:
		return "It is the right one without its padding =. " + rule
	}
	return rule
}
