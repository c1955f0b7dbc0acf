// Package hash holds the hash functions of the playground. Its SHA-1 makes the Accept; the
// others only recognise answers that were made with them by mistake.
//
// They are written out because of the page: compiled by TinyGo, the four files are 4 kB
// of its compressed download, and crypto/md5, sha1, sha256 and sha512 would be 34 kB;
// compiled by Go, crypto/sha1 alone would be 44 to 96 kB, because it brings the FIPS 140
// module along. Tests hold them against the standard library. Elsewhere SHA1 is the
// standard library's, which uses the processor's own instructions.
package hash
