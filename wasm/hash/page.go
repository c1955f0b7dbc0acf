//go:build js || tinygo

package hash

// SHA1 returns the SHA-1 digest of msg (FIPS 180-4 §6.1).
func SHA1(msg []byte) [20]byte { return portableSHA1(msg) }
