// Package gobwas says what gobwas/ws does with a handshake.
package gobwas
