package page

import (
	"crypto/sha1"
	"encoding/base64"

	"wsaccept/wasm/page/diagnosis"
)

const (
	sampleKey    = "dGhlIHNhbXBsZSBub25jZQ=="
	sampleAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
	withoutGUID  = "hHLtf2V1k8aDQZfNjw3Ia1hCwt0="
	hexDigest    = "YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ=="
	nobodysGUID  = "258EAFA5-E914-47DA-95CA-0123456789AB"
	otherAccept  = "Gfki235ahwEcEUlfNpKmeENfbmQ=" // of the key jVv0mX3rTq9bQx8w4kPz2g==
)

// acceptOf returns the Accept of a server that hashes message.
func acceptOf(message string) string {
	sum := sha1.Sum([]byte(message))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// newCase returns a case as it is when its texts were typed.
func newCase(key, accept, code string) diagnosis.Case {
	return diagnosis.Case{}.WithKey(key).WithAccept(accept).WithCode(code)
}
