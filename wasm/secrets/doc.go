// Package secrets finds what in a text lets someone else act as its author, such
// as cookies, passwords and tokens, and masks it so that the text can be shown
// around. Any text will do: a head of HTTP, an address, a command, a log, JSON.
//
// It goes by telling names, by what stands where a secret stands, and by the forms
// of well-known tokens. It can't know others. In doubt it masks, but for what a
// handshake is judged by: the keys, Accepts, nonces and digests in it are no
// secrets, nor is prose that speaks of one.
package secrets
