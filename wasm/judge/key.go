package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// KeyOthers returns what servers do with a request that has key in it and no fault
// of another kind. It is empty for a key that nothing is wrong with.
func KeyOthers(key string) []Behaviour {
	if len(key) > longestAsked || handshake.Worst(handshake.CheckKey(key)) == handshake.Info {
		return nil
	}
	return serversWith(strings.Replace(validRequest, validKey, key, 1), validRequest)
}
