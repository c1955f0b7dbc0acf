package probe

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"strings"

	"wsaccept/wasm/handshake"
)

// Request is what a client may choose about its request.
type Request struct {
	Key       string   // Sec-WebSocket-Key; NewKey makes one
	Origin    string   // "" for none, as programs other than browsers do
	Protocols []string // subprotocols to offer
	Deflate   bool     // offer permessage-deflate as Chromium does
	Fields    []string // more lines, “Name: value”, or “Name:” to leave one out
}

// NewKey returns base64 of 16 random bytes: RFC 6455 §4.1 item 7.
func NewKey() string {
	nonce := make([]byte, handshake.NonceLen)
	rand.Read(nonce) // never fails
	return base64.StdEncoding.EncodeToString(nonce)
}

// Bytes returns the request to a, byte for byte: RFC 6455 §4.1. A line in
// r.Fields stands in the place of the line of the same name, or else at the end,
// and is sent as it is. What breaks a rule is sent all the same, so that people
// can see what a server makes of it; only a line break within a line is an error.
func (r Request) Bytes(a Address) (string, error) {
	lines := []string{
		"Host: " + a.Authority(),
		"Upgrade: websocket",
		"Connection: Upgrade",
		"Sec-WebSocket-Key: " + r.Key,
		"Sec-WebSocket-Version: 13",
	}
	if r.Origin != "" {
		lines = append(lines, "Origin: "+r.Origin)
	}
	if len(r.Protocols) > 0 {
		lines = append(lines, "Sec-WebSocket-Protocol: "+strings.Join(r.Protocols, ", "))
	}
	if r.Deflate {
		lines = append(lines, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")
	}
	lines, err := withFields(lines, r.Fields)
	if err != nil {
		return "", err
	}
	for _, line := range lines {
		if strings.ContainsAny(line, "\r\n") {
			return "", fmt.Errorf("there is a line break in %q, which would start another line", line)
		}
	}
	return "GET " + a.Target + " HTTP/1.1\r\n" + strings.Join(lines, "\r\n") + "\r\n\r\n", nil
}

// withFields returns lines with fields in place of those of the same names. Two
// fields of one name both stay: a server must refuse some of those, and that can
// be tried.
func withFields(lines, fields []string) ([]string, error) {
	own := map[string]int{} // where a line can be replaced
	for i, line := range lines {
		own[nameOf(line)] = i
	}
	var more []string
	for _, field := range fields {
		name, value, found := strings.Cut(field, ":")
		if !found || strings.TrimSpace(name) == "" {
			return nil, fmt.Errorf("%q is not a field: write -H 'Name: value', or -H 'Name:' to leave one out", field)
		}
		if strings.TrimSpace(value) == "" {
			field = ""
		}
		if i, found := own[nameOf(name)]; found {
			lines[i] = field
			delete(own, nameOf(name))
		} else if field != "" {
			more = append(more, field)
		}
	}
	var all []string
	for _, line := range append(lines, more...) {
		if line != "" {
			all = append(all, line)
		}
	}
	return all, nil
}

// nameOf returns the name of a field line, in lower case. Names compare without
// regard to ASCII case: RFC 9110 §5.1.
func nameOf(line string) string {
	name, _, _ := strings.Cut(line, ":")
	return strings.ToLower(strings.TrimSpace(name))
}
