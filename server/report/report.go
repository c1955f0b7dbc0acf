// Package report keeps the exchanges of the last minute for the pages that
// caused them. A page names its handshake with a random token and asks for the
// exchange by that token, once.
package report

import (
	"encoding/base64"
	"strings"

	"wsaccept/wasm/wire"
)

// ValidToken reports whether token is wire.TokenSize bytes in base64url without
// padding.
func ValidToken(token string) bool {
	_, err := base64.RawURLEncoding.Strict().DecodeString(token)
	return err == nil && len(token) == base64.RawURLEncoding.EncodedLen(wire.TokenSize) && !strings.ContainsAny(token, "\r\n")
}
