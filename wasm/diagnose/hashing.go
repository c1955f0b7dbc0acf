package diagnose

import (
	"encoding/base64"

	"wsaccept/wasm/hash"
)

// hashing is what a server may have done with a message.
type hashing struct {
	name   string
	faults []fault
	size   int                             // of the digest, in bytes
	sum    func(digest, msg []byte) []byte // appends the digest of msg
}

// hashings has the right one first, which has no faults.
var hashings = []hashing{
	{name: "SHA-1", size: 20, sum: sha1Of},
	{name: "SHA-256", size: 32, faults: otherHash("SHA-256"), sum: func(digest, msg []byte) []byte {
		d := hash.SHA256(msg)
		return append(digest, d[:]...)
	}},
	{name: "SHA-224", size: 28, faults: otherHash("SHA-224"), sum: func(digest, msg []byte) []byte {
		d := hash.SHA224(msg)
		return append(digest, d[:]...)
	}},
	{name: "SHA-384", size: 48, faults: otherHash("SHA-384"), sum: func(digest, msg []byte) []byte {
		d := hash.SHA384(msg)
		return append(digest, d[:]...)
	}},
	{name: "MD5", size: 16, faults: otherHash("MD5"), sum: func(digest, msg []byte) []byte {
		d := hash.MD5(msg)
		return append(digest, d[:]...)
	}},
	{name: "SHA-512", size: 64, faults: otherHash("SHA-512"), sum: func(digest, msg []byte) []byte {
		d := hash.SHA512(msg)
		return append(digest, d[:]...)
	}},
}

func otherHash(name string) []fault {
	return []fault{{id: "wrong-hash", title: "It hashed with " + name + " instead of SHA-1."}}
}

// doubled are the ways to hash what was hashed before.
var doubled = []hashing{
	{name: "SHA-1 of the SHA-1", size: 20, faults: []fault{known("double-hash")}, sum: func(digest, msg []byte) []byte {
		d := hash.SHA1(msg)
		return sha1Of(digest, d[:])
	}},
	{name: "SHA-1 of the hexadecimal digits of the SHA-1", size: 20,
		faults: []fault{{id: "double-hash", title: "It hashed twice, the second time the hexadecimal digits of the first digest."}},
		sum: func(digest, msg []byte) []byte {
			d := hash.SHA1(msg)
			return sha1Of(digest, hexOf(d[:]))
		}},
	{name: "SHA-1 of the base64 of the SHA-1", size: 20,
		faults: []fault{{id: "double-hash", title: "It hashed twice, the second time the base64 of the first digest."}},
		sum: func(digest, msg []byte) []byte {
			d := hash.SHA1(msg)
			return sha1Of(digest, base64.StdEncoding.AppendEncode(nil, d[:]))
		}},
}

func sha1Of(digest, msg []byte) []byte {
	d := hash.SHA1(msg)
	return append(digest, d[:]...)
}

// hmacSHA1 appends the HMAC of msg (RFC 2104 §2).
func hmacSHA1(digest []byte, secret string, msg []byte) []byte {
	var block [64]byte
	if len(secret) > len(block) {
		d := hash.SHA1([]byte(secret))
		copy(block[:], d[:])
	} else {
		copy(block[:], secret)
	}
	inner, outer := make([]byte, 64, 64+len(msg)), make([]byte, 64, 64+20)
	for i, b := range block {
		inner[i], outer[i] = b^0x36, b^0x5C
	}
	return sha1Of(digest, sha1Of(outer, append(inner, msg...)))
}
