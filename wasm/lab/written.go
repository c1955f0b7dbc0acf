package lab

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// written holds Accepts of the right 20 bytes in a wrong form. Clients compare the
// text, letter for letter.
var written = []Fault{
	{
		ID:     "accept-no-padding",
		Title:  "Without its =",
		Does:   "The = at the end of the Accept is missing.",
		answer: acceptIs(func(key string) string { return strings.TrimRight(handshake.Accept(key), "=") }),
	},
	{
		ID:     "accept-two-padding",
		Title:  "With == at the end",
		Does:   "The Accept ends in == instead of =.",
		answer: acceptIs(func(key string) string { return handshake.Accept(key) + "=" }),
	},
	{
		ID:     "accept-zero-byte-encoded",
		Title:  "A zero byte was encoded, too",
		Does:   "21 bytes were encoded, the last one zero, so the Accept ends in A instead of =.",
		answer: acceptIs(func(key string) string { return base64Of(append(sha1Of(key+guid), 0)) }),
	},
	{
		ID:    "accept-url-safe",
		Title: "The URL-safe alphabet",
		Does:  "The Accept has - for + and _ for /; for four keys in ten it has neither, and is right.",
		Watch: "Try it a few times: sometimes the socket opens, which makes this mistake hard to find.",
		answer: acceptIs(func(key string) string {
			return strings.NewReplacer("+", "-", "/", "_").Replace(handshake.Accept(key))
		}),
	},
	{
		ID:     "accept-uppercased",
		Title:  "In upper case",
		Does:   "The Accept was changed to upper case.",
		answer: acceptIs(func(key string) string { return strings.ToUpper(handshake.Accept(key)) }),
	},
	{
		ID:    "accept-lowercased",
		Title: "In lower case",
		Does:  "The Accept was changed to lower case, together with the field names.",
		answer: held(func(h *head) {
			h.upgrade = []string{"upgrade: websocket"}
			h.connection = []string{"connection: upgrade"}
			h.accept = []string{strings.ToLower(acceptName + handshake.Accept(h.key))}
		}),
	},
	{
		ID:     "accept-quoted",
		Title:  "In quotes",
		Does:   "The Accept is in double quotes.",
		answer: acceptIs(func(key string) string { return `"` + handshake.Accept(key) + `"` }),
	},
	{
		ID:     "accept-repr",
		Title:  "As Python prints bytes",
		Does:   "The Accept is written as b'…', the printed form of bytes in Python 3.",
		answer: acceptIs(func(key string) string { return "b'" + handshake.Accept(key) + "'" }),
	},
	{
		ID:    "accept-escaped",
		Title: "Percent-encoded",
		Does:  "The Accept is escaped as for an address: %3D for =, %2B for + and %2F for /.",
		answer: acceptIs(func(key string) string {
			return strings.NewReplacer("+", "%2B", "/", "%2F", "=", "%3D").Replace(handshake.Accept(key))
		}),
	},
	{
		ID:     "accept-cut",
		Title:  "Cut off",
		Does:   "Only the first 24 of the 28 characters of the Accept are sent, as from a buffer that is too small.",
		answer: acceptIs(func(key string) string { return handshake.Accept(key)[:24] }),
	},
	{
		ID:     "accept-double-base64",
		Title:  "Base64 twice",
		Does:   "The Accept was encoded in base64 a second time: 40 characters.",
		answer: acceptIs(func(key string) string { return base64Of([]byte(handshake.Accept(key))) }),
	},
	{
		ID:     "accept-not-canonical",
		Title:  "Unused bits that are set",
		Does:   "The last letter of the Accept is one further in the base64 alphabet: it decodes to the same bytes, but is not the same text.",
		answer: acceptIs(func(key string) string { return nextLetter(handshake.Accept(key)) }),
	},
	{
		ID:     "accept-folded",
		Title:  "Continued on the next line",
		Does:   "The Accept breaks after 16 characters and continues on the next line after a space, which becomes a space in the value.",
		answer: acceptIs(func(key string) string { return handshake.Accept(key)[:16] + "\r\n " + handshake.Accept(key)[16:] }),
	},
	{
		ID:     "accept-broken-line",
		Title:  "Broken into two lines",
		Does:   "A line break after 16 characters of the Accept makes the rest a line of its own, without a name.",
		answer: acceptIs(func(key string) string { return handshake.Accept(key)[:16] + "\r\n" + handshake.Accept(key)[16:] }),
	},
	{
		ID:     "accept-newline-in-value",
		Title:  "A line feed at the end of the Accept",
		Does:   "The encoder added a line feed; together with the line’s own ending it makes the empty line, and a CR LF is left over.",
		Watch:  "The socket opens before it fails: the leftover CR LF is taken for the start of a frame.",
		answer: acceptIs(func(key string) string { return handshake.Accept(key) + "\n" }),
		sequel: sequel{complains(badHeader), lost},
	},
}

// nextLetter returns accept with the lowest bit set in its last letter, which
// belongs to no byte.
func nextLetter(accept string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	last := len(accept) - 2 // before the =
	return accept[:last] + alphabet[strings.IndexByte(alphabet, accept[last])+1:][:1] + "="
}

// acceptField holds responses in which Sec-WebSocket-Accept is missing, empty,
// misspelt or there more than once.
var acceptField = []Fault{
	{
		ID:     "missing-accept",
		Title:  "No Accept",
		Does:   "The response is right, but there is no Sec-WebSocket-Accept line.",
		answer: held(func(h *head) { h.accept = nil }),
	},
	{
		ID:     "empty-accept",
		Title:  "An empty Accept",
		Does:   "The Sec-WebSocket-Accept line is there but has no value.",
		answer: acceptIs(func(string) string { return "" }),
	},
	{
		ID:     "accept-name-misspelt",
		Title:  "A name without dashes",
		Does:   "The right Accept is in a line called SecWebSocketAccept, which no client looks for.",
		answer: held(func(h *head) { h.accept = []string{"SecWebSocketAccept: " + handshake.Accept(h.key)} }),
	},
	{
		ID:     "dup-accept-same",
		Title:  "The same Accept twice",
		Does:   "Two lines have the right Accept, as when an application and its library each write one.",
		answer: held(func(h *head) { h.accept = append(h.accept, h.accept...) }),
	},
	{
		ID:    "dup-accept-different",
		Title: "A wrong Accept, then the right one",
		Does:  "Two lines have different Accepts: the first is wrong, the second right.",
		answer: held(func(h *head) {
			h.accept = append([]string{acceptName + acceptFor(h.key)}, h.accept...)
		}),
	},
	{
		ID:     "accept-comma-list",
		Title:  "Two Accepts in one line",
		Does:   "One line has the right Accept twice, separated by a comma, as when a proxy joins two lines.",
		answer: acceptIs(func(key string) string { return handshake.Accept(key) + ", " + handshake.Accept(key) }),
	},
	{
		ID:     "accept-trailing-comma",
		Title:  "A comma after the Accept",
		Does:   "The right Accept is followed by a comma.",
		Watch:  "Chromium reads it as a list of two values and says that there is more than one Accept.",
		answer: acceptIs(func(key string) string { return handshake.Accept(key) + "," }),
	},
}
