package diagnose_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf16"
)

const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

// accept is base64 of the SHA-1 of a message.
func accept(message string) string {
	digest := sha1.Sum([]byte(message))
	return b64(digest[:])
}

func b64(data []byte) string { return base64.StdEncoding.EncodeToString(data) }

// right returns the digest for key.
func right(key string) []byte {
	digest := sha1.Sum([]byte(key + guid))
	return digest[:]
}

func decoded(key string) string {
	nonce, err := base64.StdEncoding.DecodeString(key)
	if err != nil {
		panic(err)
	}
	return string(nonce)
}

func wide(text string, order binary.ByteOrder, mark bool) string {
	var b bytes.Buffer
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	if err := binary.Write(&b, order, units); err != nil {
		panic(err)
	}
	return b.String()
}

func mac(secret, message string) string {
	h := hmac.New(sha1.New, []byte(secret))
	h.Write([]byte(message))
	return b64(h.Sum(nil))
}

// ifEnough returns base64 of text unless too little of it is left, the rest having
// been replaced.
func ifEnough(text string, replacement rune) string {
	if len(strings.ReplaceAll(text, string(replacement), "")) < 3 {
		return ""
	}
	return b64([]byte(text))
}

// signed returns the bytes as Java has them.
func signed(data []byte) []int8 {
	var list []int8
	for _, b := range data {
		list = append(list, int8(b))
	}
	return list
}

func withoutZeros(digest []byte) string {
	var digits strings.Builder
	for _, b := range digest {
		fmt.Fprintf(&digits, "%x", b)
	}
	return digits.String()
}

func uuidBytes() string {
	b, err := hex.DecodeString(strings.ReplaceAll(guid, "-", ""))
	if err != nil {
		panic(err)
	}
	return string(b)
}

func randomKey(random *rand.Rand) string { return b64(randomBytes(random, 16)) }

func randomBytes(random *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(random.Uint32())
	}
	return b
}
