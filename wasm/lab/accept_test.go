package lab_test

import (
	"encoding/base64"
	"math/rand"
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
)

// mistakes has what diagnose must call each wrong Accept; "" for those that
// nothing explains, and "right" where only the line is wrong.
var mistakes = map[string]string{
	"accept-no-guid": "no-guid", "accept-guid-letter-o": "wrong-guid", "accept-guid-digit-lost": "wrong-guid",
	"accept-guid-last-lost": "wrong-guid", "accept-guid-invented-tail": "wrong-guid", "accept-guid-no-dashes": "guid-no-dashes",
	"accept-lowercase-guid": "guid-lower-case", "accept-guid-with-space": "guid-spaced", "accept-guid-braces": "guid-wrapped",
	"accept-guid-as-bytes": "guid-bytes", "accept-guid-first": "guid-first", "accept-guid-twice": "guid-twice",
	"accept-newline-after": "newline-after", "accept-nul-after": "nul-after",

	"accept-empty-key": "empty-key", "accept-undefined-key": "key-missing", "accept-version-as-key": "key-is-version",
	"accept-other-key": "", "accept-sample": "sample-answer", "accept-decoded-key": "key-decoded",
	"accept-decoded-key-guid-bytes": "key-decoded+guid-bytes", "accept-key-with-newline": "key-newline",
	"accept-key-with-cr": "key-newline", "accept-key-with-crlf": "key-newline", "accept-key-leading-space": "key-space",
	"accept-space-between": "between", "accept-key-nul": "key-nul", "accept-key-lowercase": "key-case",
	"accept-key-uppercase": "key-case", "accept-key-quoted": "key-quoted", "accept-key-repr": "key-repr",
	"accept-key-with-name": "key-with-name", "accept-key-no-padding": "key-padding",

	"accept-sha256": "wrong-hash", "accept-sha512": "wrong-hash", "accept-md5": "wrong-hash", "accept-hmac": "hmac",
	"accept-double-hash": "double-hash", "accept-nothing-hashed": "nothing-hashed", "accept-never-hashed": "never-hashed",
	"accept-article": "never-hashed", "accept-echoes-key": "key-echoed", "accept-utf-16": "utf-16",
	"accept-byte-order-mark": "byte-order-mark", "accept-hex": "hex-sent", "accept-base64-of-hex": "hex-digest",
	"accept-words-swapped": "word-order", "accept-lossy-utf8": "mangled-text", "accept-latin1": "mangled-text",
	"accept-one-bit": "", "wrong-accept": "",

	"accept-no-padding": "accept-padding", "accept-two-padding": "accept-padding", "accept-zero-byte-encoded": "accept-padding",
	"accept-url-safe": "url-safe", "accept-uppercased": "accept-case", "accept-lowercased": "accept-case",
	"accept-quoted": "accept-quoted", "accept-repr": "accept-repr", "accept-escaped": "accept-escaped", "accept-cut": "accept-cut",
	"accept-double-base64": "double-base64", "accept-not-canonical": "not-canonical",
	"accept-folded":           "",           // the fold is a space in the value
	"accept-broken-line":      "accept-cut", // the rest is in no field
	"accept-newline-in-value": "right",      // the line feed ended the line
}

// The server makes the very mistake that its fault is named after, whatever the
// key is.
func TestMistakes(t *testing.T) {
	random := rand.New(rand.NewSource(6455))
	for _, f := range lab.All() {
		want, listed := mistakes[f.ID]
		switch f.Group {
		case lab.WrongGUID, lab.WrongKey, lab.WrongHash, lab.Written:
		default:
			if listed {
				t.Errorf("%s is not among the wrong Accepts", f.ID)
			}
			continue
		}
		if !listed {
			t.Errorf("%s: which mistake is it?", f.ID)
			continue
		}
		for range 5 {
			nonce := make([]byte, 16)
			random.Read(nonce)
			key := base64.StdEncoding.EncodeToString(nonce)
			answer := handshake.Parse(f.Response(handshake.ParseRequest("GET / HTTP/1.1\r\nSec-WebSocket-Key: " + key + "\r\n\r\n")))
			accept := answer.Value(answer.Lookup("Sec-WebSocket-Accept")[0])
			d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: accept})
			if got := named(d); !strings.Contains(got, " "+want+" ") && (f.ID != "accept-url-safe" || strings.ContainsAny(handshake.Accept(key), "+/")) {
				t.Errorf("%s: %s for %s is called%s, want %s", f.ID, accept, key, got, want)
			}
		}
	}
}

// named returns the mistakes of d, each between spaces.
func named(d diagnose.Diagnosis) string {
	switch d.Verdict {
	case diagnose.Correct:
		return " right "
	case diagnose.Unexplained:
		return "  "
	}
	names := " "
	for _, x := range d.Explanations {
		names += x.Mistake + " "
	}
	return names
}

// Values for the key of RFC 6455 §1.3 that others computed.
func TestVectors(t *testing.T) {
	for id, want := range map[string]string{
		"accept-base64-of-hex":          "YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ==",
		"accept-hex":                    "b37a4f2cc0624f1690f64606cf385945b2bec4ea",
		"accept-empty-key":              "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=",
		"accept-no-guid":                "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=",
		"accept-decoded-key":            "BXhwxM0SZasKmCD9S4BfpPmCnEw=",
		"accept-decoded-key-guid-bytes": "me89jWimTRKTWwrS3aRrL53YZSo=",
		"accept-guid-as-bytes":          "xffs76SKJEDTEdgIBR+3JQcAg6o=",
		"accept-guid-letter-o":          "kPwvuHQ2uC+Mb+KxZ13S5SPYvUw=",
		"accept-guid-last-lost":         "VItzKoTOxM89ZkhtW9idPYR/BMs=",
		"accept-guid-digit-lost":        "KN2CsFkOBHmr0YG6dJaSCImFV4Y=",
		"accept-guid-invented-tail":     "yCzG83fgMtlPZIbiGCBZOBn+X34=",
		"accept-guid-no-dashes":         "JE93uw0f/vKl8uDMK0C8ztc6gVM=",
		"accept-lowercase-guid":         "WJfwerbIozKsJXHxxI0JTO1SQgU=",
		"accept-guid-with-space":        "GzNNjhuNV8HHohRRfBBqvENCgrg=",
		"accept-guid-braces":            "/RT0V1zpbDH48QYiJP08HEjZeik=",
		"accept-guid-first":             "2OZf2Seed9yzIpkj+zvC9KS9Mjw=",
		"accept-space-between":          "xytUlkF2rVz2XzwONMCug9nn1qA=",
		"accept-key-with-newline":       "r9/ho7dygrDPAQf/zFnJxWqPVO4=",
		"accept-key-with-crlf":          "kex8Ji4w0ek1Mc3Dwcf4mOpf5b4=",
		"accept-newline-after":          "BQgomKt49tqcGtJYe4ASzQz1IXI=",
		"accept-nul-after":              "wRn3T1d05f86S/JjgrE2dZ0BqLI=",
		"accept-utf-16":                 "gOYSbpmmlqWkVS3Q71eZLDG7Dxs=",
		"accept-byte-order-mark":        "GnKAsQMOjIq8eFq97Rye/czaE9Y=",
		"accept-sha256":                 "c8qeCxwB8sJPxkSckeL76bKL7f642+KYzDiR7EbKyTY=",
		"accept-md5":                    "fI/F95pFHyUax3HLt0ktmQ==",
		"accept-hmac":                   "I0LaJwpzqqaocDChnoeI5+bJdnQ=",
		"accept-article":                "MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE=",
		"accept-zero-byte-encoded":      "s3pPLMBiTxaQ9kYGzzhZRbK+xOoA",
		"accept-not-canonical":          "s3pPLMBiTxaQ9kYGzzhZRbK+xOp=",
		"accept-words-swapped":          "LE96sxZPYsAGRvaQRVk4z+rEvrI=",
		"accept-double-base64":          "czNwUExNQmlUeGFROWtZR3p6aFpSYksreE9vPQ==",
		"accept-double-hash":            "vWlruhjBidPqlvBVul5KBx2/bgk=",
		"accept-latin1":                 "wrN6TyzDgGJPFsKQw7ZGBsOPOFlFwrLCvsOEw6o=",
		"accept-nothing-hashed":         "2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
	} {
		f, found := lab.Find(id)
		if !found {
			t.Errorf("no %s", id)
			continue
		}
		answer := f.Response(handshake.ParseRequest("GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"))
		if !strings.Contains(answer, "\r\nSec-WebSocket-Accept: "+want+"\r\n") {
			t.Errorf("%s: %q, want %s", id, answer, want)
		}
	}
}
