package main

import (
	"regexp"
	"testing"

	"wsaccept/server/voices"
)

// The libraries that answer handshakes are named with the versions that the program was
// built with. Go writes them into tests of a program, and of no other package.
func TestVersions(t *testing.T) {
	for id, want := range map[string]string{
		"coder":   `^coder/websocket v1\.[0-9]+\.[0-9]+$`,
		"gorilla": `^gorilla/websocket v1\.[0-9]+\.[0-9]+$`,
	} {
		if got := voices.Find(id).Server(); !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("%q, want %s", got, want)
		}
	}
}
