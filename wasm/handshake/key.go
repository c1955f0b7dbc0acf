package handshake

import (
	"encoding/base64"
	"strings"

	"wsaccept/wasm/words"
)

// KeyLen is the length of a key in bytes: base64 of NonceLen bytes.
const KeyLen = 24

// NonceLen is the number of random bytes in a key: RFC 6455 §4.1 item 7.
const NonceLen = 16

// Nonce returns the bytes that key is the base64 form of, however many, and
// whether key is base64 at all. Bits after the last byte are ignored; CheckKey
// speaks of them.
func Nonce(key string) (nonce []byte, ok bool) {
	if strings.ContainsAny(key, "\r\n") { // encoding/base64 would skip them
		return nil, false
	}
	nonce, err := base64.StdEncoding.DecodeString(key)
	if err != nil {
		return nil, false
	}
	return nonce, true
}

// TrimKey returns key without the white space and the line breaks around it.
func TrimKey(key string) string { return strings.Trim(key, " \t\r\n") }

// The rules of Sec-WebSocket-Key.
var (
	C09 = &Rule{ID: "C09", Side: SideRequest, Section: "RFC 6455 §4.1", Status: 400,
		Fields:      []string{"Sec-WebSocket-Key"},
		Title:       "There is a Sec-WebSocket-Key.",
		Consequence: respond400}

	C10 = &Rule{ID: "C10", Side: SideRequest, Section: "RFC 6455 §4.2.1", Status: 400,
		Fields:      []string{"Sec-WebSocket-Key"},
		Title:       "The key is base64 of exactly 16 bytes.",
		Consequence: respond400}

	C12 = &Rule{ID: "C12", Side: SideRequest, Section: "RFC 6455 §11.3.1", Status: 400,
		Fields:      []string{"Sec-WebSocket-Key"},
		Title:       "There is only one Sec-WebSocket-Key.",
		Consequence: respond400}
)

var keyRules = []*Rule{C09, C10, C12}

// key judges Sec-WebSocket-Key: RFC 6455 §4.1 item 7 and §11.3.1.
func (c *checker) key() {
	m := c.message
	fields := m.Lookup("Sec-WebSocket-Key")
	if len(fields) == 0 {
		c.lacks(C09, "Sec-WebSocket-Key", "It is base64 of 16 random bytes; without it the server has nothing to compute the Accept from.")
	}
	if len(fields) > 1 {
		c.report(C12, Error, fields[1].Name, "Sec-WebSocket-Key appears "+words.Times(len(fields))+".", "It must not appear more than once, and no RFC says which one counts.")
	}
	for _, f := range fields {
		value := c.value(f)
		for _, finding := range CheckKey(value) {
			if value == f.Value.Of(m.Raw) {
				finding.Span = Span{f.Value.Start + finding.Span.Start, f.Value.Start + finding.Span.End}
			} else {
				finding.Span = f.Value
			}
			c.add(finding)
		}
		if c.told[C10] > maxPerRule {
			break
		}
	}
}

// CheckKey returns everything there is to say about key as the value of a
// Sec-WebSocket-Key field, faults first in the order a reader meets them. A key
// without an Error is one that every server must take: RFC 6455 §4.2.1 item 5.
func CheckKey(key string) []Finding {
	text := TrimKey(key)
	if text == "" {
		return []Finding{emptyKey(key)}
	}
	start := strings.Index(key, text)
	core := Span{start, start + len(text)}

	if value, found := valueInLine(text); found {
		return []Finding{headerLine(value, core)}
	}

	var findings []Finding
	if text != key {
		findings = append(findings, surrounded(key, core))
	}
	nonce, isBase64 := Nonce(text)
	switch {
	case !isBase64:
		return append(findings, notBase64(text, core))
	case len(nonce) != NonceLen:
		findings = append(findings, wrongLength(text, core, len(nonce)))
	case base64.StdEncoding.EncodeToString(nonce) != text:
		findings = append(findings, notCanonical(text, core, nonce))
	}
	if remark, found := notRandom(text, nonce); found {
		remark.Span = core
		if Worst(findings) != Error {
			remark.Detail = "Good for experiments. " + remark.Detail
		}
		return append(findings, remark)
	}
	if isRandomUUID(nonce) {
		findings = append(findings, randomUUID(core))
	}
	return findings
}

// emptyKey speaks of a key that is empty, or will be once a server has removed
// the white space around it.
func emptyKey(key string) Finding {
	title := "The key is empty."
	if key != "" {
		title = "The key is nothing but white space. A server removes that, and finds the key empty."
	}
	return Finding{
		Rule: C10, Severity: Error, Section: "RFC 6455 §4.2.1", Span: Span{0, len(key)},
		Title:  title,
		Detail: "A key is base64 of 16 random bytes, 24 characters. A server that sends the Accept " + Accept("") + " never found the client's key, often because it looked up the field name case-sensitively.",
	}
}

// surrounded speaks of the white space around the core of key.
func surrounded(key string, core Span) Finding {
	before, after := key[:core.Start], key[core.End:]
	f := Finding{Span: Span{0, len(key)}}
	where, what := "before and after", words.List(before)+" and "+words.List(after)
	switch {
	case before == "":
		f.Span, where, what = Span{core.End, len(key)}, "after", words.List(after)
	case after == "":
		f.Span, where, what = Span{0, core.Start}, "before", words.List(before)
	}
	without := " Without it the Accept is " + Accept(core.Of(key)) + "."
	if strings.ContainsAny(before+after, "\r\n") {
		f.Rule, f.Severity, f.Section = H10, Error, "RFC 9110 §5.5"
		f.Title = "There is a line break " + where + " the key: " + what + "."
		f.Detail = "A field value can't contain one: on the wire it ends the line, and what follows is read as another line, or as the end of the request. It usually comes from a base64 encoder that wraps its output, from echo, or from a copied line." + without
		return f
	}
	f.Rule, f.Severity, f.Section = H15, Warning, "RFC 9110 §5.5"
	f.Title = "There is white space " + where + " the key: " + what + "."
	f.Detail = "White space around a field value is not part of the value, and a server must remove it." + without + " Here the key is hashed exactly as typed."
	return f
}

// valueInLine returns the value of a Sec-WebSocket-Key line in text, which may
// be that line or a whole request.
func valueInLine(text string) (value string, found bool) {
	const name = "sec-websocket-key:"
	for line := range strings.Lines(text) {
		if len(line) >= len(name) && EqualFold(line[:len(name)], name) {
			return TrimKey(line[len(name):]), true
		}
	}
	return "", false
}

// headerLine speaks of a key that is still in its line, with the given value.
func headerLine(value string, core Span) Finding {
	return Finding{
		Rule: C10, Severity: Error, Section: "RFC 6455 §4.2.1", Span: core,
		Title:  "This is a whole field line, or more than one. Only its value is the key.",
		Detail: "The key in it is " + value + ", and its Accept is " + Accept(value) + ".",
	}
}
