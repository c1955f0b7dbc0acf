package diagnose_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

// wrong has Accepts that were seen in bug reports, or computed by hand from the
// description of one, for the key of RFC 6455 §1.3, and the mistakes that made
// each.
var wrong = []struct{ accept, mistakes string }{
	{"YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ==", "hex-digest"},
	{"b37a4f2cc0624f1690f64606cf385945b2bec4ea", "hex-sent"},
	{"Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", "empty-key"},
	{"hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", "no-guid"},
	{"BXhwxM0SZasKmCD9S4BfpPmCnEw=", "key-decoded"},
	{"me89jWimTRKTWwrS3aRrL53YZSo=", "key-decoded+guid-bytes"},
	{"xffs76SKJEDTEdgIBR+3JQcAg6o=", "guid-bytes"},
	{"kPwvuHQ2uC+Mb+KxZ13S5SPYvUw=", "wrong-guid"}, // the letter O for the digit 0
	{"poXfOKf0hWJIMfssi1bhQn3DSCo=", "wrong-guid"}, // the letter o
	{"W6bkCvq27mww0LzeLM+j8BpkX+A=", "wrong-guid"}, // the first character lost
	{"VItzKoTOxM89ZkhtW9idPYR/BMs=", "wrong-guid"}, // the last
	{"KN2CsFkOBHmr0YG6dJaSCImFV4Y=", "wrong-guid"}, // 258EAF5-
	{"BhIYzfwTy8IEWezaV/irm8NnSV8=", "wrong-guid"}, // 5 for 0
	{"PqrUWKkukdFUBIRNpUXUnidFcM8=", "wrong-guid"}, // the C of the last group lost
	{"tF+4yo8PvjWV9zMFht911yVrKKY=", "wrong-guid"}, // 5AB0DC85B11F
	{"yCzG83fgMtlPZIbiGCBZOBn+X34=", "wrong-guid"}, // C5AB0DC11B85
	{"JE93uw0f/vKl8uDMK0C8ztc6gVM=", "guid-no-dashes"},
	{"WJfwerbIozKsJXHxxI0JTO1SQgU=", "guid-lower-case"},
	{"GzNNjhuNV8HHohRRfBBqvENCgrg=", "guid-spaced"},
	{"/RT0V1zpbDH48QYiJP08HEjZeik=", "guid-wrapped"},
	{"2OZf2Seed9yzIpkj+zvC9KS9Mjw=", "guid-first"},
	{"xytUlkF2rVz2XzwONMCug9nn1qA=", "key-space between"}, // the same bytes
	{"zvnId+CMmoYWpbuFiCx6kU/bpAw=", "key-newline"},       // CR
	{"r9/ho7dygrDPAQf/zFnJxWqPVO4=", "key-newline"},       // LF
	{"kex8Ji4w0ek1Mc3Dwcf4mOpf5b4=", "key-newline"},       // CR LF
	{"s3mCG3XUBfFRrUGpYOBQiHm5i8g=", "key-space"},         // before the key
	{"BQgomKt49tqcGtJYe4ASzQz1IXI=", "newline-after"},     // LF
	{"M1zPZW4D3ct/efBYkO0H53BwfUY=", "newline-after"},     // CR LF
	{"wRn3T1d05f86S/JjgrE2dZ0BqLI=", "nul-after"},
	{"ENhfyOH3bzAxCPh+tpSqexhz57w=", "key-nul"},
	{"gOYSbpmmlqWkVS3Q71eZLDG7Dxs=", "utf-16"},
	{"tuJ7dkm/JBF0qIe5DgkLBw1E6KY=", "utf-16"},
	{"vTNQR2B7tuu4s/IjriSFOdokWPE=", "utf-16"},
	{"GnKAsQMOjIq8eFq97Rye/czaE9Y=", "byte-order-mark"},
	{"CAV2rT4szLbzEtluVJbfjB7GFPY=", "key-case"},
	{"bTDy/mAkJp3FWz34b2rLauQ1T6E=", "key-case"},
	{"jIHLlg2Ll4lVOTyDUwiw+voDDsc=", "key-quoted"},
	{"iLIfL26ZDItGMJM9mokJKdfDkxs=", "key-repr"},
	{"0nPMTTX30oa/g/KwzuXRC2LWB6I=", "key-with-name"},
	{"RZWuh2JK/hL0RMgTNJFfZIAppXg=", "key-padding"},
	{"pKh//x18h+UqQMnMiqvoRJiH5T4=", "key-padding"},
	{"c8qeCxwB8sJPxkSckeL76bKL7f642+KYzDiR7EbKyTY=", "wrong-hash"},
	{"fI/F95pFHyUax3HLt0ktmQ==", "wrong-hash"},
	{"I0LaJwpzqqaocDChnoeI5+bJdnQ=", "hmac"},
	{"BKguWnClpU89ejmNzZHuX1i/Z/A=", "hmac"},
	{"MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE=", "never-hashed"},
	{"ZEdobElITmhiWEJzWlNCdWIyNWpaUT09MjU4RUFGQTUtRTkxNC00N0RBLTk1Q0EtQzVBQjBEQzg1QjEx", "never-hashed"},
	{"dGhlIHNhbXBsZSBub25jZQ==", "key-echoed"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK-xOo=", "url-safe"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK+xOo", "accept-padding"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK+xOo==", "accept-padding"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK-xOo", "url-safe+accept-padding"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK+xOoA", "accept-padding"}, // a zero byte encoded
	{"s3pPLMBiTxaQ9kYGzzhZRbK+xOp=", "not-canonical"},
	{"LE96sxZPYsAGRvaQRVk4z+rEvrI=", "word-order"},
	{"vWlruhjBidPqlvBVul5KBx2/bgk=", "double-hash"},
	{"czNwUExNQmlUeGFROWtZR3p6aFpSYksreE9vPQ==", "double-base64"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n", "newline-in-accept"},
	{"s3pPLMBiTxaQ9kYG\r\nzzhZRbK+xOo=", "newline-in-accept"},
	{"b's3pPLMBiTxaQ9kYGzzhZRbK+xOo='", "accept-repr"},
	{`b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="`, "accept-repr"},
	{`"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="`, "accept-quoted"},
	{"b'hHLtf2V1k8aDQZfNjw3Ia1hCwt0='", "no-guid+accept-repr"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK+xO", "accept-cut"}, // 26 of 28
	{"s3pPLMBiTxaQ9kYGzzhZRbK+x", "accept-cut"},  // a length that base64 never has
	{"s3pPLMBiTxaQ9kYGzzhZ", "accept-cut"},
	{"s3pPLMBi", "accept-cut"},
	{"hHLtf2V1k8aD", "no-guid+accept-cut"},
	{"me89jWimTRKTWwrS", "key-decoded+guid-bytes+accept-cut"},
	{"s3pPLMBiTxaQ9kYGzzhZ\n", "accept-cut+newline-in-accept"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK%2BxOo%3D", "accept-escaped"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK%2bxOo%3d", "accept-escaped"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK%2BxOo=", "accept-escaped"},
	{"s3pPLMBiTxaQ9kYGzzhZRbK&#43;xOo=", "accept-escaped"},         // html/template of Go
	{"s3pPLMBiTxaQ9kYGzzhZRbK+xOo&#x3D;", "accept-escaped"},        // Handlebars
	{"s3pPLMBiTxaQ9kYGzzhZRbK&plus;xOo&equals;", "accept-escaped"}, // htmlentities of PHP, with ENT_HTML5
	{"hHLtf2V1k8aDQZfNjw3Ia1hCwt0%3D", "no-guid+accept-escaped"},
	{`"s3pPLMBiTxaQ9kYGzzhZRbK%2BxOo%3D"`, "accept-quoted+accept-escaped"},
	{"YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ%3D%3D", "hex-digest+accept-escaped"},
	{"s3pplmbitxaq9kygzzhzrbk+xoo=", "accept-case"},
	{"W29iamVjdCBBcnJheUJ1ZmZlcl0=", "object-printed"},
	{"hHLtf2V1k8aDQZfNjw3Ia1hCwt0=258EAFA5-E914-47DA-95CA-C5AB0DC85B11", "hashed-in-part"},
	{"ffffffb37a4f2cffffffc0624f16ffffff90fffffff64606ffffffcf385945ffffffb2ffffffbeffffffc4ffffffea", "hex-sent"},
	{"-4c85b0d33f9db0e96f09b9f930c7a6ba4d413b16", "hex-sent"},
	{"[179, 122, 79, 44, 192, 98, 79, 22, 144, 246, 70, 6, 207, 56, 89, 69, 178, 190, 196, 234]", "digest-repr"},
	{"[-77, 122, 79, 44, -64, 98, 79, 22, -112, -10, 70, 6, -49, 56, 89, 69, -78, -66, -60, -22]", "digest-repr"},
	{`b'\xb3zO,\xc0bO\x16\x90\xf6F\x06\xcf8YE\xb2\xbe\xc4\xea'`, "digest-repr"},
	{"2jmj7l5rSw0yVb/vlWAYkK/YBwk=", "nothing-hashed"},
	{"HSmrc0sMlYUkAGmm5OPpG2HaGWk=", "sample-answer"},
	{"B3-7A-4F-2C-C0-62-4F-16-90-F6-46-06-CF-38-59-45-B2-BE-C4-EA", "hex-sent"}, // BitConverter of .NET
	// base64 of what sha1sum prints, and of the bytes as JavaScript joins them:
	{"YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYSAgLQo=", "hex-digest"},
	{"MTc5LDEyMiw3OSw0NCwxOTIsOTgsNzksMjIsMTQ0LDI0Niw3MCw2LDIwNyw1Niw4OSw2OSwxNzgsMTkwLDE5NiwyMzQ=", "digest-repr"},
	// the digest as text of Latin-1, of UTF-8 (by Node) and of ASCII:
	{"wrN6TyzDgGJPFsKQw7ZGBsOPOFlFwrLCvsOEw6o=", "mangled-text"},
	{"77+9ek8s77+9Yk8W77+977+9Rgbvv704WUXvv73vv73vv73vv70=", "mangled-text"},
	{"P3pPLD9iTxY/P0YGPzhZRT8/Pz8=", "mangled-text"},
	// without the leading zero of the byte 06:
	{"YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjZjZjM4NTk0NWIyYmVjNGVh", "hex-digest"},
}

func TestCatalogue(t *testing.T) {
	for _, w := range wrong {
		d := diagnose.Diagnose(diagnose.Case{Key: handshake.SampleKey, Accept: w.accept})
		if got := mistakesOf(t, d, w.accept); got != w.mistakes {
			t.Errorf("%q: %s %q, want %q", w.accept, d.Verdict, got, w.mistakes)
		}
	}
}

// mistakesOf returns the mistakes of each explanation, and checks all proofs.
func mistakesOf(t *testing.T, d diagnose.Diagnosis, accept string) string {
	t.Helper()
	var ids []string
	for _, x := range d.Explanations {
		prove(t, x, accept)
		ids = append(ids, x.Mistake)
	}
	if (d.Verdict == diagnose.Mistake) != (len(ids) > 0) {
		t.Errorf("%q: the verdict %s with %d explanations", accept, d.Verdict, len(ids))
	}
	return strings.Join(ids, " ")
}

// Where the ninth byte of the digest is zero, a server that encodes eight bytes and
// one that stops at a zero byte send the same. Both are told, the likelier first.
func TestCutBeforeZero(t *testing.T) {
	const key, accept = "l3MFB8yuuz35s7euizBCug==", "/+Ii32UMZKw=" // the digest begins FFE222DF650C64AC 00
	d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: accept})
	if got := mistakesOf(t, d, accept); got != "cut-at-nul digest-cut" {
		t.Errorf("%s %q", d.Verdict, got)
	}
}

// An article printed this pair. The value holds the version number in the place
// of the key, and nothing was hashed.
func TestVersionNeverHashed(t *testing.T) {
	const accept = "MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE="
	for _, key := range []string{"", "dGhlIHNhbXBsZSBub25jZQ==", "x3JJHMbDL1EzLkh9GBhXDw=="} {
		d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: accept})
		if got := mistakesOf(t, d, accept); got != "never-hashed" {
			t.Fatalf("key %q: %s %q", key, d.Verdict, got)
		}
		want := "It never hashed the text. The Accept is base64 of the version number 13 and the GUID."
		if x := d.Explanations[0]; x.Title != want || len(x.Proof.Input) != 2 {
			t.Errorf("key %q: %q, want %q", key, x.Title, want)
		}
	}
}

// Without the key, a well-known one is most likely the very key that the client
// sent: that is said, but not held against the server if there is another mistake.
func TestSampleAnswer(t *testing.T) {
	const (
		rfc   = "dGhlIHNhbXBsZSBub25jZQ=="
		anew  = "Compute the Accept for each connection, from the key in that request."
		ifKey = " If the client sent exactly this key, the Accept is right; enter the key to be sure."
	)
	for _, test := range []struct {
		of                    diagnose.Case
		mistake, title, fixes string
	}{
		{diagnose.Case{Accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="}, "sample-answer",
			"It sent the Accept of " + rfc + ", the sample key of RFC 6455 §1.3.", anew + ifKey},
		{diagnose.Case{Accept: "hHLtf2V1k8aDQZfNjw3Ia1hCwt0="}, "no-guid",
			"It left out the GUID. The key was " + rfc + ", the sample key of RFC 6455 §1.3.", "Append the GUID to the key before hashing: " + guid + "."},
		{diagnose.Case{Accept: "s3pPLMBiTxaQ9kYGzzhZRbK-xOo="}, "url-safe",
			"It wrote - and _ instead of + and /. The key was " + rfc + ", the sample key of RFC 6455 §1.3.",
			"Use the standard base64 alphabet with + and / (RFC 4648 §4), not the URL-safe one."},
		{diagnose.Case{Accept: "VItzKoTOxM89ZkhtW9idPYR/BMs=", GUIDs: []string{guid[:35]}}, "wrong-guid", // the last character lost
			"It used " + guid[:35] + " as the GUID. In it, character 36 is missing: the digit 1. The key was " + rfc + ", the sample key of RFC 6455 §1.3.",
			"Copy the GUID from RFC 6455 §1.3, all 36 characters: " + guid + "."},
		// The client sent another key, and says so, or says what it expected.
		{diagnose.Case{Key: "x3JJHMbDL1EzLkh9GBhXDw==", Accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="}, "sample-answer",
			"It sent the Accept of " + rfc + ", the sample key of RFC 6455 §1.3.", anew},
		{diagnose.Case{Accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", Expected: "AR1Vndpms/VRk0ZQf/OlXZakXt0="}, "sample-answer",
			"It sent the Accept of " + rfc + ", the sample key of RFC 6455 §1.3.", anew},
		{diagnose.Case{Accept: "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", Expected: "AR1Vndpms/VRk0ZQf/OlXZakXt0="}, "sample-answer+no-guid",
			"It sent the Accept of " + rfc + ", the sample key of RFC 6455 §1.3, and left out the GUID.",
			anew + " Append the GUID to the key before hashing: " + guid + "."},
	} {
		d := diagnose.Diagnose(test.of)
		if got := mistakesOf(t, d, test.of.Accept); got != test.mistake {
			t.Errorf("%v: %s %q, want %s", test.of, d.Verdict, got, test.mistake)
			continue
		}
		if x := d.Explanations[0]; x.Title != test.title || x.Fix != test.fixes {
			t.Errorf("%v:\n%q\n%q\nwant\n%q\n%q", test.of, x.Title, x.Fix, test.title, test.fixes)
		}
	}
}

// What can be told without the key.
func TestWithoutKey(t *testing.T) {
	for _, w := range []struct{ accept, expected, mistakes string }{
		{"Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=", "", "empty-key"},
		{"MjlmODdkNDA4YjBjNTU5NzI1ZWIxMTBmNjMxM2M3Y2Q2ZjEyNjdjYw==", "", "empty-key+hex-digest"},
		{"2jmj7l5rSw0yVb/vlWAYkK/YBwk=", "", "nothing-hashed"},
		{"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "", "sample-answer"},
		{"HSmrc0sMlYUkAGmm5OPpG2HaGWk=", "", "sample-answer"},
		{"OfS0wDaT5NoxF2gqm7Zj2YtetzM=", "", "sample-answer"},
		{"C/0nmHhBztSRGR1CwL6Tf4ZjwpY=", "", "sample-answer"},
		{"s3pPLMBiTxaQ9kYGzzhZRbK-xOo=", "", "url-safe"},
		{"ZEdobElITmhiWEJzWlNCdWIyNWpaUT09MjU4RUFGQTUtRTkxNC00N0RBLTk1Q0EtQzVBQjBEQzg1QjEx", "", "never-hashed"},
		{"hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "no-guid"}, // the sample key shows in the expected value
		// The answer to another key, in hexadecimal, and the same digits alone:
		{"MDExZDU1OWRkYTY2YjNmNTUxOTM0NjUwN2ZmM2E1NWQ5NmE0NWVkZA==", "AR1Vndpms/VRk0ZQf/OlXZakXt0=", "hex-digest"},
		{"MDExZDU1OWRkYTY2YjNmNTUxOTM0NjUwN2ZmM2E1NWQ5NmE0NWVkZA==", "", "hex-digest"},
	} {
		d := diagnose.Diagnose(diagnose.Case{Accept: w.accept, Expected: w.expected})
		if got := mistakesOf(t, d, w.accept); got != w.mistakes {
			t.Errorf("%q: %s %q, want %q", w.accept, d.Verdict, got, w.mistakes)
		}
		if d.Target != nil {
			t.Errorf("%q: a search without the key", w.accept)
		}
	}
}

func TestCorrect(t *testing.T) {
	for _, c := range []diagnose.Case{
		{Key: "dGhlIHNhbXBsZSBub25jZQ==", Accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="},
		{Key: "dGhlIHNhbXBsZSBub25jZQ", Accept: "RZWuh2JK/hL0RMgTNJFfZIAppXg="}, // the key as sent, whatever it is
		{Accept: "AR1Vndpms/VRk0ZQf/OlXZakXt0=", Expected: "AR1Vndpms/VRk0ZQf/OlXZakXt0="},
	} {
		if d := diagnose.Diagnose(c); d.Verdict != diagnose.Correct || d.Explanations != nil || d.Target != nil || d.Notes != nil {
			t.Errorf("%v: %v", c, d)
		}
	}
}

// The client's log and the key may be of two handshakes.
func TestExpectedOfAnotherKey(t *testing.T) {
	d := diagnose.Diagnose(diagnose.Case{
		Key: "dGhlIHNhbXBsZSBub25jZQ==", Accept: "hHLtf2V1k8aDQZfNjw3Ia1hCwt0=", Expected: "HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
	})
	if len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") {
		t.Errorf("notes: %q", d.Notes)
	}
}

// What is told of values that nothing explains.
func TestNotes(t *testing.T) {
	for accept, note := range map[string]string{
		"":                 "There is no Accept",
		"not base64, this": "This is not base64.",
		"=":                "This is not base64.",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=": "32 bytes: the length of a SHA-256.",
		"AAAAAAAAAAAAAAAAAAAAAA==":                     "16 bytes: the length of an MD5.",
		"AAAA":                                         "This is base64 of 3 bytes.",
		"AR1Vndpms/VRk0ZQf/OlXZakXt0=":                 "",
	} {
		d := diagnose.Diagnose(diagnose.Case{Key: "x3JJHMbDL1EzLkh9GBhXDw==", Accept: accept})
		if d.Verdict != diagnose.Unexplained {
			t.Errorf("%q: %s", accept, d.Verdict)
		}
		if got := strings.Join(d.Notes, " "); !strings.HasPrefix(got, note) || note == "" && got != "" {
			t.Errorf("%q: %q, want %q", accept, got, note)
		}
	}
}

// The titles of mistakes that have particulars.
func TestTitles(t *testing.T) {
	for accept, title := range map[string]string{
		"s3pPLMBiTxaQ9kYGzzhZRbK+xO":       "It sent only the first 26 characters of the Accept.",
		"s3pPLMBiTxaQ9kYGzzhZRbK%2BxOo%3D": "It percent-encoded the Accept.",
		"s3pPLMBiTxaQ9kYGzzhZRbK&#43;xOo=": "It escaped the Accept for HTML.",
		"b's3pPLMBiTxaQ9kYGzzhZRbK+xOo='":  "It wrote the Accept as b'…'.",
		`"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="`:   `It wrote the Accept as "…".`,
	} {
		d := diagnose.Diagnose(diagnose.Case{Key: handshake.SampleKey, Accept: accept})
		if len(d.Explanations) != 1 || d.Explanations[0].Title != title {
			t.Errorf("%s: %+v, want %q", accept, d.Explanations, title)
		}
	}
}

// Seven characters are too few to tell; one that is wrong among more is no cut;
// and no function escapes one + and leaves the next.
func TestNotCutOrEscaped(t *testing.T) {
	for _, accept := range []string{"s3pPLMB", "s3pPLMBX", "s3pPLMBiTxaQ9kYGzzhZRbK+xX", "s3pPLMBiTxaQ9kYGzzhZRbK%2BxOo%3d"} {
		if d := diagnose.Diagnose(diagnose.Case{Key: handshake.SampleKey, Accept: accept}); d.Verdict != diagnose.Unexplained {
			t.Errorf("%s: %+v", accept, d.Explanations)
		}
	}
}

// If the form shows the mistake and the message is not known, a search can go on
// with the digest.
func TestTarget(t *testing.T) {
	const key = "x3JJHMbDL1EzLkh9GBhXDw=="
	for accept, mistakes := range map[string]string{
		"AR1Vndpms/VRk0ZQf/OlXZakXt0=":                             "",
		"011d559dda66b3f5519346507ff3a55d96a45edd":                 "hex-sent",
		"MDExZDU1OWRkYTY2YjNmNTUxOTM0NjUwN2ZmM2E1NWQ5NmE0NWVkZA==": "hex-digest",
		"AR1Vndpms_VRk0ZQf_OlXZakXt0=":                             "url-safe",
		"AR1Vndpms%2FVRk0ZQf%2FOlXZakXt0%3D":                       "accept-escaped",
	} {
		d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: accept})
		if got := mistakesOf(t, d, accept); got != mistakes {
			t.Errorf("%q: %q, want %q", accept, got, mistakes)
		}
		want := diagnose.Target{Key: key, Digest: [20]byte{0x01, 0x1d, 0x55, 0x9d, 0xda, 0x66, 0xb3, 0xf5, 0x51, 0x93, 0x46, 0x50, 0x7f, 0xf3, 0xa5, 0x5d, 0x96, 0xa4, 0x5e, 0xdd}}
		if d.Target == nil || *d.Target != want {
			t.Errorf("%q: the target is %v", accept, d.Target)
		}
	}
}

// Each mistake can be found by its id, and says what to do.
func TestMistakes(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range diagnose.Mistakes() {
		if seen[m.ID] || m.ID == "" || strings.ContainsAny(m.ID, "+ ") {
			t.Errorf("the id %q", m.ID)
		}
		seen[m.ID] = true
		if !strings.HasPrefix(m.Title, "It ") || !strings.HasSuffix(m.Title, ".") || !strings.HasSuffix(m.Fix, ".") {
			t.Errorf("%s: %q %q", m.ID, m.Title, m.Fix)
		}
		if found, ok := diagnose.FindMistake(m.ID); !ok || found != m {
			t.Errorf("%s is not found", m.ID)
		}
	}
	if _, ok := diagnose.FindMistake("other"); ok {
		t.Error("there is a mistake called other")
	}
}
