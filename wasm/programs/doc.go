// Package programs says what real programs do with a handshake: which clients
// open, which servers accept, and what they print. It is built from rules about
// each program, its order of checks and its leniencies, and held against what the
// programs were observed to do.
package programs
