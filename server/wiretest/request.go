package wiretest

import (
	"crypto/rand"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"strings"
)

// NewToken returns a token of hexadecimal digits: one that is random in all its
// characters looks, once in some ten thousand, like somebody's secret.
func NewToken() string {
	b := make([]byte, 11)
	rand.Read(b)
	return hex.EncodeToString(b)[:21] + "A"
}

// Accept is the textbook computation with any GUID.
func Accept(key, guid string) string {
	digest := sha1.Sum([]byte(key + guid))
	return base64.StdEncoding.EncodeToString(digest[:])
}

// What RFC 6455 §1.3 says: the constant that is hashed with each key, and a key.
const (
	GUID      = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
	SampleKey = "dGhlIHNhbXBsZSBub25jZQ=="
)

// NewKey returns a random key.
func NewKey() string {
	nonce := make([]byte, 16)
	rand.Read(nonce)
	return base64.StdEncoding.EncodeToString(nonce)
}

// AsBrowser is a handshake as Chromium sends it, for the server at base, such as
// http://127.0.0.1:8080.
func AsBrowser(base, path, key string, more ...string) string {
	_, addr, _ := strings.Cut(base, "://")
	lines := append([]string{
		"GET " + path + " HTTP/1.1",
		"Host: " + addr,
		"Connection: Upgrade",
		"Pragma: no-cache",
		"Cache-Control: no-cache",
		"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
		"Upgrade: websocket",
		"Origin: " + base,
		"Sec-WebSocket-Version: 13",
		"Accept-Encoding: gzip, deflate, br, zstd",
		"Accept-Language: en-US,en;q=0.9",
		"Sec-WebSocket-Key: " + key,
		"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
	}, more...)
	return strings.Join(lines, "\r\n") + "\r\n\r\n"
}

// MaskedFrame is a frame as a client sends it: RFC 6455 §5.2.
func MaskedFrame(first byte, payload string) []byte {
	f := []byte{first}
	switch n := len(payload); {
	case n < 126:
		f = append(f, 0x80|byte(n))
	case n < 1<<16:
		f = binary.BigEndian.AppendUint16(append(f, 0x80|126), uint16(n))
	default:
		f = binary.BigEndian.AppendUint64(append(f, 0x80|127), uint64(n))
	}
	mask := []byte{0x37, 0xfa, 0x21, 0x3d}
	f = append(f, mask...)
	for i := range len(payload) {
		f = append(f, payload[i]^mask[i%4])
	}
	return f
}
